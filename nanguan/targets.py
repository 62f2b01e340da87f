"""Reports → their standard targets, one row a report: stated as growth, as level, or not stated."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pandas as pd

from . import files, gloss, tables

if TYPE_CHECKING:
    from .report import Report


def targets(reports: Iterable[tuple[str, Report]]) -> pd.DataFrame:
    """Targets of named reports in the order of `standards.csv`, one row a report and standard indicator.

    Columns: report (its name), title, year (planned), standard, claim (id), value, low, high, bound, unit, form (level,
    share, growth, change, not stated), direction, from_year, to_year. The first claim that states the target of the
    planned year counts, else the first of a longer term.

    >>> from nanguan import load
    >>> targets([("南关", load())]).query("claim == 'c061'")[["report", "standard", "value", "unit", "bound"]].values.tolist()
    [['南关', '地区生产总值', 7.0, '%', 'approx']]
    """
    return tables.frame("targets", (row for name, report in reports for row in _rows(name, report)))


def _rows(name: str, report: Report) -> list[tuple]:
    claims = report.claims[report.claims["stance"] == "target"]
    whole = claims["to_year"] - claims["from_year"]
    claims = claims.assign(span=whole.fillna(0)).sort_values(["span", "start"], kind="stable")
    first = claims.drop_duplicates("standard").set_index("standard")
    head = name, report.title, report.years.plan
    rows = []
    for row in files.rows("standards.csv"):
        if row["standard"] in first.index:
            claim = first.loc[row["standard"]]
            fields = claim[["id", "value", "low", "high", "bound", "unit", "measure", "direction", "from_year", "to_year"]]
            rows.append((*head, row["standard"], *(None if pd.isna(v) else v for v in fields)))
        else:
            rows.append((*head, row["standard"], None, None, None, None, None, None, "not stated", None, None, None))
    return rows


def side_by_side(data: pd.DataFrame) -> pd.DataFrame:
    """Targets with one row a report and one column a standard, each cell in words: `约7% growth`, `≥140亿元 level`, `not stated`.

    `data` comes from `targets`. Columns: report, title, year, then the standards in the order of `standards.csv`.

    >>> row = ("a", "甲县", 2022, "森林覆盖率", "c1", 40, 40, None, "ge", "%", "share", None, 2022, 2022)
    >>> side_by_side(tables.frame("targets", [row]))["森林覆盖率"].tolist()
    ['≥40% share']
    """
    cells = data.assign(cell=[_cell(row) for row in data.itertuples()])
    order = [row["standard"] for row in files.rows("standards.csv")]
    wide = cells.pivot(index=["report", "title", "year"], columns="standard", values="cell")
    return wide[[name for name in order if name in wide]].reset_index()


def _cell(row: tuple) -> str:
    if row.form == "not stated":
        return row.form
    down = pd.notna(row.direction) and row.direction == "down"
    stated = gloss.figure({**row._asdict(), "indicator": row.standard, "measure": row.form, "direction": None})
    return f"{'−' * down}{stated} {row.form}"
