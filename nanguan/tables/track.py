"""Reports of a place over the years → what each promised, beside what the next says of it."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, NamedTuple

import pandas as pd

from .. import lexicon
from ..errors import ReportError, need
from ..reading.placement import AHEAD
from ..wording import figure, label, quantity, say
from . import frames, places, standards
from .outcomes import ABOUT, outcome, slack

_Row = dict[str, Any]
_STANDARDS = {row["standard"]: row for row in lexicon.rows("grammar/standards.csv")}
_DIMENSIONS = lexicon.mapping("grammar/units.tsv", "unit", "dimension")
_COUNTS = {"count", "person"}  # 家, 户, 个 of one thing, and its 人
_GOAL = "value low high bound unit measure quote start".split()
_STATED = "bound measure stance quote start".split()
# What stands for a goal in another measure: the first of these that the report gives.
_NEXT_BEST = ("level", "share", "growth", "change")


class _Reading(NamedTuple):
    """A report's name, place and planned year, its claims, and the sentences that look back."""

    name: str
    place: str
    plan: int
    claims: list[_Row]
    back: list[tuple[int, str]]


@frames.described("track")
def track(reports: Iterable[tuple[str, Any]], about: float = ABOUT) -> pd.DataFrame:
    """Goals of named reports, each with what the report on that year says, by place and year.

    A goal of the planned year is looked for in the report of the year after, a target of a later
    year in the report on that year, where it is there. A level goes with a level, a rate with a
    rate, in one unit and series; `about` is how far short of a goal with 左右, as a part of it, is
    still within it. A ReportError in the place of a report is a row with its line, and so is a
    report without years.

    >>> from nanguan import load
    >>> track([("南关", load())])[["place", "year", "outcome"]].drop_duplicates().values.tolist()
    [['长春市南关区', 2022, 'no_report']]
    """
    read, faults = [], []
    for name, report in reports:
        fault = _fault(name, report)
        (faults if fault else read).append(fault or _reading(name, report))
    names = places.grouped(it.place for it in read)
    read = sorted((it._replace(place=names[it.place]) for it in read), key=lambda it: it[:3][::-1])
    read.sort(key=lambda it: it.place)
    by_place = [[*mine] for _, mine in groupby(read, lambda it: it.place)]
    rows = [row for mine in by_place for it in mine for row in _of_report(it, mine, about)]
    rows.sort(key=lambda row: (row["place"], row["year"], [*_STANDARDS].index(row["standard"])))
    return frames.frame("track", [*rows, *faults])


def _fault(name: str, report: Any) -> _Row | None:
    """Row for what cannot be used, with the reason."""
    if isinstance(report, ReportError):
        return {"goal_file": name, "why": str(report)}
    if report.years.plan is None:
        why = f"{name}: no date in the text, so that its years are not known; write it in its head"
        return {"goal_file": name, "why": why}
    return None


def _reading(name: str, report: Any) -> _Reading:
    claims, sentences = report.claims, report.sentences
    rows = claims.astype(object).where(claims.notna(), None).to_dict("records")
    for row, answered in zip(rows, standards.answers(rows)):
        said = f"{row['indicator']} {row['measure']} {row['value']:.12g}{row['unit']}"
        row["series"] = {it: standards.series(it, said) for it in answered}
        row["per"] = row["per"] if row["from_year"] != row["to_year"] else None
    done = claims.loc[claims["stance"].isin(["achieved", "estimate"]), "sentence"]
    back = sentences[~sentences["horizon"].isin(AHEAD) | sentences["sentence"].isin(done)]
    where = places.of_report(name, report)
    return _Reading(name, where, report.years.plan, rows, [*zip(back["start"], back["text"])])


def _of_report(it: _Reading, reports: list[_Reading], about: float) -> Iterator[_Row]:
    """Rows of the goals of a report, one for each report on their last year."""
    for standard in _STANDARDS:
        for goal in _goals(it, standard):
            head = {"place": it.place, "standard": standard, "year": goal["to_year"]}
            head |= {f"goal_{name}": goal[name] for name in _GOAL}
            head |= {"goal": goal["value"], "goal_file": it.name}
            on_it = [other for other in reports if other.plan == goal["to_year"] + 1]
            yield from (head | _found(standard, goal, other, about) for other in on_it)
            if not on_it and goal["to_year"] == it.plan:
                yield head | _why("no_report", year=goal["to_year"])


def _goals(it: _Reading, standard: str) -> Iterable[_Row]:
    """Targets of a standard from the planned year on: the first of each year, series, measure."""
    first: dict[tuple[Any, ...], _Row] = {}
    for row in it.claims:
        if standard in row["series"] and row["stance"] == "target":
            if row["to_year"] and row["to_year"] >= it.plan:
                key = *_span(row), row["measure"], row["series"][standard]
                first.setdefault(key, row)
    return sorted(first.values(), key=lambda row: row["to_year"])


def _span(row: _Row) -> tuple[Any, ...]:
    return row["from_year"], row["to_year"], row["per"]


def _found(standard: str, goal: _Row, report: _Reading, about: float) -> _Row:
    """What a report says of a goal: in its measure, in another, by name alone, or nothing."""
    given = [row for row in report.claims if standard in row["series"] and _is_of(row, goal)]
    row = {"reported_file": report.name}
    for it in sorted(given, key=lambda it: _apart(standard, it, goal)):
        row |= {f"reported_{name}": it[name] for name in _STATED}
        if differs := _differs(standard, it, goal):
            gaps = {"goal": _moved(goal), "reported": _moved(it), "quote": it["quote"]}
            return row | _why("other_measure", f"other_measure.{differs}", **gaps)
        against = {it["direction"], goal["direction"]} == {"up", "down"}
        value = -it["value"] if against else it["value"]
        return row | {"reported": value} | _compared(standard, goal, it, about)
    return row | _named(standard, goal, report)


def _is_of(row: _Row, goal: _Row) -> bool:
    """Whether a claim speaks of a goal's years, or of their last; a rate over years, of each."""
    spans = (goal["from_year"], goal["to_year"]), (goal["to_year"],) * 2
    rate = row["measure"] == "share" and row["to_year"] == goal["to_year"]
    return row["stance"] in ("achieved", "estimate") and (rate or _span(row)[:2] in spans)


def _apart(standard: str, row: _Row, goal: _Row) -> tuple[Any, ...]:
    """How far a claim is from a goal: the nearest comes first."""
    unlike = row["series"][standard] != goal["series"][standard]
    differs, years = _differs(standard, row, goal), _span(row) != _span(goal)
    return bool(differs), differs and _NEXT_BEST.index(row["measure"]), unlike, years, row["start"]


def _differs(standard: str, row: _Row, goal: _Row) -> str:
    """What keeps two claims of a standard from being compared; empty for nothing."""
    kinds = {row["series"][standard], goal["series"][standard]}
    units = {row["unit"], goal["unit"]}
    counts = {_DIMENSIONS.get(it) for it in units} <= _COUNTS
    measures = {row["measure"], goal["measure"]}
    added = kinds == {"new"} and measures == {"level", "change"}  # 新认定 600 户: both say it
    differ = {
        "measure": len(measures) > 1 and not added,
        "years": row["measure"] != "share" and _span(row) != _span(goal),
        "unit": len(units) > 1 and not counts,
        "series": len(kinds) > 1 and "not said" not in kinds,
    }
    return next((it for it in differ if differ[it]), "")


def _compared(standard: str, goal: _Row, row: _Row, about: float) -> _Row:
    better = _better(standard, goal)
    if not better:
        return _why("undecided", "undecided.aim")
    found = outcome(goal, row, better, about)
    gaps = {"goal": _figure(standard, goal), "reported": _figure(standard, row)}
    gaps["slack"] = quantity(round(slack(goal, about), 9), goal["unit"], lang="en")
    return _why(found, f"{found}.{better}", **gaps)


def _better(standard: str, goal: _Row) -> str | None:
    """What is the aim of a goal: more or less, by its ceiling, its standard, or its direction."""
    better = _STANDARDS[standard]["better"]
    if goal["bound"] == "le" and goal["direction"] != "down":
        return "less"
    return better if better != "none" else {"up": "more", "down": "less"}.get(goal["direction"])


def _named(standard: str, goal: _Row, report: _Reading) -> _Row:
    """How a report without a claim on a goal names it: with a number of its year, or without."""
    rule, quote = "not_reported.silent", None
    for start, clause in standards.clauses(_STANDARDS[standard]["words"], report.back):
        inside = [it for it in report.claims if start <= it["start"] < start + len(clause)]
        if any(_may_be(it, goal["to_year"]) for it in inside):
            said = {"reported_quote": clause, "reported_start": start}
            return said | _why("undecided", "undecided.named", quote=clause)
        if inside or not quote:  # one with a number of other years says more
            rule, quote = "not_reported.named", clause
    return _why("not_reported", rule, quote=quote)


def _may_be(row: _Row, year: int) -> bool:
    """Whether a number may be one of that year."""
    return row["stance"] != "target" and _span(row)[:2] in ((None, None), (year, year))


def _figure(standard: str, row: _Row) -> str:
    return figure(row | {"indicator": standard}, "en")


def _moved(row: _Row) -> str:
    return label(f"measure.{row['measure']}", "en")


def _why(found: str, rule: str = "", **gaps: object) -> _Row:
    return {"outcome": found, "why": say(f"track.why.{rule or found}", "en", **gaps)}


def told(data: pd.DataFrame) -> pd.DataFrame:
    """Frame of `track` for people, a line an indicator and year: the two quotes and the outcome."""
    need(data, *frames.codebook("track")["column"], of="a frame of track")
    kept = data[data["outcome"].notna()]
    cells = {
        side: kept[f"{side}_quote"].fillna("") + " " + kept[f"{side}_measure"].fillna("")
        for side in ("goal", "reported")
    }
    return kept[["place", "year", "standard"]].assign(**cells, outcome=kept["outcome"])
