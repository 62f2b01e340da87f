"""The years of a report: when it was given, the last that it reviews, the first that it plans."""

import re
from collections import Counter
from datetime import date
from functools import cache
from typing import NamedTuple

from .. import lexicon
from .text import Source
from .time_words import YEARS, number, plan_from, written_out, year_signs

# A report given from October on plans for the next year.
_AUTUMN = 10
# What speaks for a year: the day of delivery, a title, being named most.
_DAY, _TITLE, _NAMED = 6, 3, 2
# How often a year must be named, what must speak for one, and one of which no report speaks.
_OFTEN, _ENOUGH, _NEVER = 8, 2, 9900
# From the planned year: the last one, it, those since when a term is reviewed, an outlook's.
_AT = {"last": (-1,), "next": (0,), "since": range(-6, -2), "later": range(1, 11)}
_EVIDENCE = [
    (row["horizon"] == "past", float(row["weight"]), re.compile(written_out(row["pattern"])))
    for row in lexicon.rows("grammar/horizons.tsv", place="years")
]


class Years(NamedTuple):
    """Year of delivery, last year under review, first year planned; None where unknown."""

    now: int | None
    review: int | None
    plan: int | None


def years(source: Source, day: date | None = None) -> Years:
    """Years of a report: by the day that is given, else those for which most evidence speaks."""
    said = votes(source)
    plan = _planned(day) if day else max(said, key=lambda year: (said[year], year), default=None)
    if plan is None or not day and said[plan] < _ENOUGH:
        return Years(None, None, None)
    given = day or source.date
    if given and plan - given.year in (0, 1):
        return Years(given.year, plan - 1, plan)
    autumn = source.text.count("明年") > source.text.count("今年")
    return Years(plan - autumn, plan - 1, plan)


def _planned(day: date) -> int:
    return day.year + (day.month >= _AUTUMN)


def votes(source: Source) -> Counter[int]:
    """For each year what speaks for it as the planned one: the head, and words of the text."""
    found: Counter[int | None] = Counter({source.year: _TITLE})
    found[_named(source.text)] += _NAMED
    found[source.date and _planned(source.date)] += _DAY
    for past, weight, pattern in _EVIDENCE:
        for match in pattern.finditer(source.text):
            found[number(match[1]) + past] += weight
    del found[None]
    return found


def _named(text: str) -> int | None:
    """Planned year of the two years in a row that a text names most, where it names them enough."""
    said = Counter(map(number, YEARS.findall(text)))
    both = {it: 2 * min(n, said[it - 1]) + n + said[it - 1] for it, n in said.items()}
    most = max(both, key=lambda year: (both[year], year), default=0)
    return most if min(said[most], said[most - 1]) and both[most] >= _OFTEN else None


@cache
def names(years: Years) -> dict[str, str]:
    """Patterns of what a report calls its years: LAST, NEXT, SINCE, LATER, plans DONE, COMING."""
    plan = years.plan or _NEVER
    last, following = ("去年", "今年") if years.now == years.plan else ("今年", "明年")
    signs = {name: "|".join(year_signs(plan + i) for i in at) for name, at in _AT.items()}
    return {
        "LAST": f"(?:{signs['last']}|{last})",
        "NEXT": f"(?:{signs['next']}|{following}|新的一年)",
        "SINCE": f"(?:{signs['since']})以来",
        "LATER": f"(?:{signs['later']})",
        "DONE": plan_from(plan - 5, plan - 6),
        "COMING": plan_from(plan),
    }
