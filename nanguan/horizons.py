"""Which horizon each stretch of a report speaks of: what was done, the coming term, the goals of one year, the government itself."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from . import files
from .calendar import Calendar
from .outline import GREETING, PARAGRAPH, TIMED, Heading
from .text import YEAR

# A section's heading as long as a sentence says what was done for a plan, and is no plan.
_SHORT = 25
AHEAD = ("outlook", "year", "conduct")
_YEAR = re.compile(rf"({YEAR})年?")


class Stretch(NamedTuple):
    """A stretch of text from an offset to the next stretch, and its horizon."""

    start: int
    horizon: str | None


@lru_cache(maxsize=None)
def _headings() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["horizon"], re.compile(row["pattern"])) for row in files.rows("lexicon/horizons.tsv"))


@lru_cache(maxsize=64)
def _turns(years: Calendar) -> tuple[tuple[str, re.Pattern[str]], ...]:
    following = f"(?:{'|'.join(years.names())})"
    rows = files.rows("lexicon/turns.tsv")
    return tuple((row["horizon"], re.compile(r"[#*\s]*" + row["pattern"].replace("NEXT", following))) for row in rows)


def horizon_of(title: str, years: Calendar) -> str | None:
    """Horizon that a heading names, or None: its years place it, else its words.

    >>> years = Calendar(2021, 2021, 2022)
    >>> [horizon_of(title, years) for title in ("第十八届政府工作回顾", "2022年政府主要工作", "2021年主要工作", "工业")]
    ['review', 'year', 'review', None]
    """
    named = next((name for name, pattern in _headings() if pattern.search(title)), None)
    stated = [int(year) for year in _YEAR.findall(title)]
    if not stated or years.plan is None or named in ("outlook", "conduct", "appendix"):
        return named
    if max(stated) < years.plan:
        return "review"
    return named if named == "review" and min(stated) < years.plan else "year"


def stretches(text: str, headings: list[Heading], years: Calendar) -> list[Stretch]:
    """Stretches of a text in order: headings place them, and openings of paragraphs where no heading does.

    A heading that names no horizon goes on with the one before it; a section that names another time than its
    part holds to its own end. Where no heading names the review, the review starts behind the salutation.
    """
    heads = {heading.start: heading for heading in headings}
    named = [horizon_of(heading.title, years) for heading in headings if not heading.section]
    greeted = GREETING.search(text)
    current = later = None
    found = [Stretch(0, None)]
    if greeted and "review" not in named:
        current = "review"
        found.append(Stretch(greeted.end(), current))
    for para in PARAGRAPH.finditer(text, greeted.end() if greeted else 0):
        heading = heads.get(para.start())
        own = horizon_of(heading.title, years) if heading else _turn(para, current, years)
        if own == "conduct" and current not in AHEAD:
            own = None
        if heading and heading.section:
            short = len(heading.title) <= _SHORT and TIMED.search(heading.title)
            found.append(Stretch(para.start(), own if own and short else current))
        elif heading or own:
            current, later = own or later or current, "year" if heading and _both(heading.title, years) else None
            found.append(Stretch(para.start(), current))
    return found


def _both(title: str, years: Calendar) -> bool:
    """Whether a heading names the year behind and the year ahead: the parts that follow it are of the latter."""
    stated = [int(year) for year in _YEAR.findall(title)]
    return len(stated) > 1 and years.plan is not None and min(stated) < years.plan <= max(stated)


def _turn(para: re.Match[str], current: str | None, years: Calendar) -> str | None:
    """Horizon to which a paragraph turns: only ahead, and never back."""
    if current in ("year", "conduct", "appendix"):
        return None
    found = next((name for name, pattern in _turns(years) if pattern.match(para.string, para.start(), para.end())), None)
    return None if found == current else found


def horizon_at(found: list[Stretch], offset: int) -> str | None:
    """Horizon of the stretch in which an offset lies.

    >>> horizon_at([Stretch(0, None), Stretch(10, "review")], 12)
    'review'
    """
    return found[bisect_right(found, offset, key=lambda stretch: stretch.start) - 1].horizon
