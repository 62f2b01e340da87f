"""Reports → their standard targets: a row a report, indicator, series and measure, or why none."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from .. import lexicon
from ..errors import ReportError, need
from ..reading.placement import AHEAD
from ..wording import figure, years
from . import frames, standards

_REPORT = ["report", "title", "year"]


@frames.described("targets")
def targets(reports: Iterable[tuple[str, Any]]) -> pd.DataFrame:
    """Targets of named reports, in the standards' order, level and growth of one in a row each.

    The first claim that states the goal of the planned year counts, else the first of a term. A
    standard without one has a row that says so; a ReportError in the place of a report, too.

    >>> from nanguan import load
    >>> targets([("南关", load())])[["standard", "value", "unit", "bound"]].values.tolist()[0]
    ['地区生产总值', 7.0, '%', 'approx']
    """
    return frames.frame("targets", (row for name, report in reports for row in _rows(name, report)))


def _rows(name: str, report: Any) -> Iterable[dict[str, Any]]:
    """Rows of a report, or one row with the error for what could not be read."""
    if isinstance(report, ReportError):
        return [{"report": name, "status": "error", "why": str(report)}]
    head = {"report": name, "title": report.title, "year": report.years.plan}
    if not (plan := _plan(report)):
        why = f"{name}: no part of it is seen to plan; give a text with its headings and its date"
        return [head | {"status": "error", "why": why}]
    lists, goals = lexicon.rows("grammar/standards.csv"), _goals(report)
    return [head | row for it in lists for row in _of_standard(it, goals, plan)]


def _plan(report: Any) -> list[tuple[int, str]]:
    """Sentences of the plan with their offsets, and those elsewhere in which a target stands."""
    sentences, claims = report.sentences, report.claims
    aimed = claims.loc[claims["stance"] == "target", "sentence"]
    found = sentences[sentences["horizon"].isin(AHEAD) | sentences["sentence"].isin(aimed)]
    return [*zip(found["start"], found["text"])] if found["horizon"].isin(AHEAD).any() else []


def _goals(report: Any) -> dict[str, list[dict[str, Any]]]:
    """Target claims by the standards they answer for, those of the planned year in front."""
    claims = report.claims
    targets = claims[claims["stance"] == "target"].to_dict("records")
    found: dict[str, list[dict[str, Any]]] = {}
    ordered = sorted(targets, key=lambda it: _order(it, report.years.plan))
    for claim, answered in zip(ordered, standards.answers(ordered)):
        for standard in answered:
            found.setdefault(standard, []).append(claim)
    return found


def _order(claim: dict[str, Any], plan: int) -> tuple[bool, bool, int]:
    """Goals of the planned year in front, then other goals, then targets of a term."""
    years = {claim["from_year"], claim["to_year"]}  # sets, as either may be NA
    return {claim["phase"]} != {"goal"}, years != {plan}, claim["start"]


def _of_standard(it: dict[str, str], goals: Any, plan: Any) -> Iterable[dict[str, Any]]:
    """Rows of a standard: the first claim of each series and measure, else how it is named."""
    first: dict[tuple[str | None, str], dict[str, Any]] = {}
    for claim in goals.get(it["standard"], ()):
        said = f"{claim['indicator']} {claim['measure']} {claim['value']:.12g}{claim['unit']}"
        series = standards.series(it["standard"], said)
        row = claim | it | {"series": series, "claim": claim["id"], "status": "stated", "why": None}
        first.setdefault((series, claim["measure"]), row)
    return first.values() or [it | {"why": None} | standards.unstated(it["words"], plan)]


def side_by_side(data: pd.DataFrame) -> pd.DataFrame:
    """Frame of `targets` for people, a row a report: cells in words, with years if not planned.

    >>> from nanguan import load
    >>> side_by_side(targets([("南关", load())]))["地区生产总值"].tolist()
    ['约7% growth']
    """
    need(data, *frames.codebook("targets")["column"], of="a frame of targets")
    names = data["standard"].fillna("error")
    place = pd.Series(names.factorize()[0], data.index)
    again = data["report"].eq(data["report"].shift()) & (place >= place.shift())
    block = (~again).astype(int).cumsum()  # a report may be given twice
    cells = data.assign(standard=names, block=block)
    cells["cell"] = [*map(_cell, data.to_dict("records"))]
    wide = cells.pivot_table("cell", "block", "standard", aggfunc="; ".join)
    heads = cells.drop_duplicates("block").set_index("block")[_REPORT]
    return heads.join(wide)[[*_REPORT, *names.unique()]].reset_index(drop=True)


def _cell(row: dict[str, Any]) -> str:
    if row["status"] != "stated":
        return row["why"] if row["status"] == "error" else row["status"]
    down = "−" * (pd.notna(row["direction"]) and row["direction"] == "down")
    said = figure(row | {"indicator": row["standard"], "direction": None}, "zh")
    span, series = [row["from_year"], row["to_year"]], row["series"]
    when = "" if {*span} <= {row["year"], pd.NA} else f"({years(*span)})"
    special = series if standards.special(row["standard"], series) else ""
    return " ".join(filter(None, (down + said, row["measure"], special, when)))
