"""Reports → their standard targets, one row a report: stated as growth, as level, or not stated."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from .. import lexicon
from ..errors import need
from ..wording import figure
from . import frames

_REPORT = ["report", "title", "year"]
_FIELDS = "value low high bound unit direction from_year to_year".split()


@frames.described("targets")
def targets(reports: Iterable[tuple[str, Any]]) -> pd.DataFrame:
    """Targets of named reports, one row a report and standard indicator, in the standards' order.

    The first claim that states the target of the planned year counts, else the first of a term.

    >>> from nanguan import load
    >>> found = targets([("南关", load())]).query("claim == 'c061'")
    >>> found[["report", "standard", "value", "unit", "bound"]].values.tolist()
    [['南关', '地区生产总值', 7.0, '%', 'approx']]
    """
    return frames.frame("targets", (row for name, report in reports for row in _rows(name, report)))


def _rows(name: str, report: Any) -> list[dict[str, Any]]:
    """First target of each standard indicator, blank where there is none."""
    claims = report.claims.query("stance == 'target'")
    years = (claims["to_year"] - claims["from_year"]).fillna(0)
    claims = claims.assign(years=years).sort_values(["years", "start"], kind="stable")
    standards = [row["standard"] for row in lexicon.rows("grammar/standards.csv")]
    first = claims.drop_duplicates("standard").set_index("standard").reindex(standards)
    head = {"report": name, "title": report.title, "year": report.years.plan}
    named = {"claim": first["id"], "form": first["measure"].fillna("not stated")}
    return first.assign(**head, **named).reset_index().to_dict("records")


def side_by_side(data: pd.DataFrame) -> pd.DataFrame:
    """Frame of `targets` with one row a report and one column a standard, each cell in words.

    >>> from nanguan import load
    >>> side_by_side(targets([("南关", load())]))["地区生产总值"].tolist()
    ['约7% growth']
    """
    need(data, *_REPORT, "standard", "form", *_FIELDS, of="a frame of targets")
    again = data.groupby(["report", "standard"]).cumcount()  # a report may be given twice
    cells = data.assign(cell=[_cell(row) for _, row in data.iterrows()], again=again)
    wide = cells.pivot(index=[*_REPORT, "again"], columns="standard", values="cell")
    return wide.reset_index()[[*_REPORT, *data["standard"].unique()]]


def _cell(row: pd.Series) -> str:
    if row["form"] == "not stated":
        return row["form"]
    down = pd.notna(row["direction"]) and row["direction"] == "down"
    fields = {"indicator": row["standard"], "measure": row["form"], "direction": None}
    return f"{'−' * down}{figure({**row, **fields}, 'zh')} {row['form']}"
