"""Headings, openings of paragraphs and years → the horizon of each stretch of a report."""

import re
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from .. import lexicon
from . import time_words as times
from .outline import GREETING, PARAGRAPH, Heading
from .report_years import Years

# A section's heading as long as a sentence says what was done for a plan, and is no plan.
_SHORT = 25
AHEAD = ("outlook", "year", "conduct")
_HEADINGS = lexicon.patterns("grammar/horizons.tsv", "horizon", place="heading")


class Stretch(NamedTuple):
    """A stretch of text from an offset to the next stretch, and its horizon."""

    start: int
    horizon: str | None


@lru_cache(maxsize=64)
def _openings(years: Years) -> list[tuple[str, re.Pattern[str]]]:
    coming = f"(?:{'|'.join(years.names())})"
    rows = lexicon.rows("grammar/horizons.tsv", place="opening")
    return [
        (row["horizon"], re.compile(r"[#*\s]*" + row["pattern"].replace("NEXT", coming)))
        for row in rows
    ]


def titled(title: str, years: Years) -> str | None:
    """Horizon that a heading names, or None: its years place it, else its words."""
    named = next((name for name, pattern in _HEADINGS if pattern.search(title)), None)
    stated = _stated(title)
    if not stated or years.plan is None or named in ("outlook", "conduct", "appendix"):
        return named
    if max(stated) < years.plan:
        return "review"
    return named if named == "review" and min(stated) < years.plan else "year"


def _stated(title: str) -> list[int]:
    return [int(year) for year in times.YEAR.findall(title)]


def stretches(text: str, headings: list[Heading], years: Years) -> list[Stretch]:
    """Stretches of a text in order: headings place them, openings of paragraphs where none does.

    A section that names another time than its part holds to its own end.
    """
    heads = {heading.start: heading for heading in headings}
    greeted = GREETING.search(text)
    current = None  # a heading that names no horizon goes on with the one before it
    found = [Stretch(0, None)]
    if greeted and "review" not in [titled(h.title, years) for h in headings if not h.section]:
        current = "review"
        found.append(Stretch(greeted.end(), current))
    later = None
    for para in PARAGRAPH.finditer(text, greeted.end() if greeted else 0):
        heading = heads.get(para.start())
        own = titled(heading.title, years) if heading else _opened(para, current, years)
        if own == "conduct" and current not in AHEAD:
            own = None
        if heading and heading.section:
            found.append(Stretch(para.start(), own if own and _timed(heading) else current))
        elif heading or own:
            current = own or later or current
            later = "year" if heading and _both(heading.title, years) else None
            found.append(Stretch(para.start(), current))
    return found


def _timed(heading: Heading) -> bool:
    """Whether a section's heading is short and names a time: then it has a horizon of its own."""
    return len(heading.title) <= _SHORT and times.HEADING.search(heading.title) is not None


def _both(title: str, years: Years) -> bool:
    """Whether a heading names the year behind and the year ahead: what follows it is ahead."""
    stated = _stated(title)
    return len(stated) > 1 and years.plan is not None and min(stated) < years.plan <= max(stated)


def _opened(para: re.Match[str], current: str | None, years: Years) -> str | None:
    """Horizon to which a paragraph turns: only ahead, and never back."""
    if current in ("year", "conduct", "appendix"):
        return None
    matches = (name for name, p in _openings(years) if p.match(para.string, *para.span()))
    found = next(matches, None)
    return None if found == current else found


def placed(things: list, found: list[Stretch]) -> list:
    """Headings or sentences with the horizon of the stretch in which each starts."""
    starts = [stretch.start for stretch in found]
    at = (bisect_right(starts, thing.start) - 1 for thing in things)
    return [thing._replace(horizon=found[i].horizon) for thing, i in zip(things, at)]
