"""The years that a statement speaks of: from the date, the outline and the words of time around it."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from .outline import Heading
from .text import Source

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
_TITLE_YEAR = re.compile(r"^\D{0,12}((?:19|20)\d\d)年")
_PLAN = re.compile(r"十([一二三四五])五")
_FIVE = re.compile(r"(?:[五5]年来|过去[五5]年|以来的[五5]年|这[五5]年|[五5]年间|[五5]年(?:累计|新增))")
# A report given from October on plans for the next year.
_AUTUMN = 10
_TERM = 5


class Calendar(NamedTuple):
    """The year of delivery, the last year under review, the first year planned; None where unknown."""

    now: int | None
    review: int | None
    plan: int | None


def calendar(source: Source, headings: list[Heading], day: date | None = None) -> Calendar:
    """Years of a report: the plan's heading decides, then the day of delivery, then the title.

    >>> from nanguan.text import clean
    >>> from nanguan.outline import outline
    >>> page = clean("某县政府工作报告\\n2021年11月24日\\n各位代表：\\n一、五年回顾\\n二、2022年工作")
    >>> calendar(page, outline(page.text))
    Calendar(now=2021, review=2021, plan=2022)
    """
    day = day or source.date
    years = [int(y) for h in headings if h.horizon == "year" for y in _YEAR.findall(h.title)[:1]]
    titled = _TITLE_YEAR.match(source.title or "")
    if years:
        plan = years[0]
    elif day:
        plan = day.year + (day.month >= _AUTUMN)
    else:
        plan = int(titled.group(1)) if titled else None
    if plan is None:
        return Calendar(None, None, None)
    return Calendar(day.year if day else plan, plan - 1, plan)


def default(horizon: str | None, years: Calendar, whole_term: bool) -> tuple[int | None, int | None]:
    """Span of a horizon where a sentence is silent: the term or the year.

    >>> default("review", Calendar(2021, 2021, 2022), whole_term=True)
    (2017, 2021)
    """
    if years.plan is None:
        return None, None
    return {
        "review": (years.review - (_TERM - 1) * whole_term, years.review),
        "outlook": (years.plan, years.plan + _TERM - 1),
    }.get(horizon, (years.plan, years.plan))


def speaks_of_term(text: str) -> bool:
    """Whether a passage speaks of five years as a whole.

    >>> speaks_of_term("区十八届人大一次会议以来的五年"), speaks_of_term("一年来")
    (True, False)
    """
    return _FIVE.search(text) is not None


def stated(before: str, span: tuple[int | None, int | None], years: Calendar) -> tuple[int | None, int | None] | None:
    """Span that the words of a sentence before a number state, or None where they are silent.

    >>> stated("到2026年，地区生产总值年增长", (2022, 2026), Calendar(2021, 2021, 2022))
    (2022, 2026)
    >>> stated("经费支出较2016年削减", (2017, 2021), Calendar(2021, 2021, 2022)) is None
    True
    """
    found = None
    for match in re.finditer(r"(到|至|较|比|自|从)?((?:19|20)\d\d)年|(今年|明年|去年|上年)|[“\"]?十([一二三四五])五", before):
        sign, year, word, plan = match.groups()
        if sign in ("较", "比", "自", "从") or word == "上年":
            continue
        if plan:
            first = 2001 + 5 * "一二三四五".index(plan) + 5
            found = first, first + 4
        elif word and years.now:
            found = (years.now + {"今年": 0, "明年": 1, "去年": -1}[word],) * 2
        elif year:
            found = int(year), int(year)
            if sign in ("到", "至") and span[0] and span[0] < int(year):
                found = span[0], int(year)
    return found
