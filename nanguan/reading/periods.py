"""Readings → the years that each number speaks of, by horizon and the words of time around it."""

import re
from functools import lru_cache
from typing import NamedTuple

from .. import lexicon
from . import time_words as times
from .numerals import value
from .readings import Reading, reached
from .report_years import Years

# Rates of what was handled, amounts of what was signed: of the whole span, not standing at its end.
_HANDLED, _STOCK, _SUM = lexicon.kinds("grammar/nouns.tsv", "handled stock sum")
_STANDING = lexicon.mapping("grammar/verbs.tsv", "word", "at_number", at_number="standing")
_DOING = re.compile(f"新|{lexicon.words('grammar/verbs.tsv', in_pledge=('verb', 'finish'))}")
# A group of `periods.tsv` and what it caught, the report's years, the span so far → a span.
_DATES = {
    "year": lambda it, at, first, last: (int(it[:4]), int(it[-4:])),
    "end": lambda it, at, first, last: (2005 + 5 * int(value(it)),) * 2,
    "plan": lambda it, at, first, last: (2001 + 5 * int(value(it)), 2005 + 5 * int(value(it))),
    "since": lambda it, at, first, last: (int(it), at.review if int(it) < at.plan else last),
    "ago": lambda it, at, first, last: (at.review + 1 - int(value(it)), at.review),
    "coming": lambda it, at, first, last: (at.plan, at.plan + int(value(it)) - 1),
    "done": lambda it, at, first, last: (at.review,) * 2,
    "past": lambda it, at, first, last: (at.now - 1,) * 2,
    "now": lambda it, at, first, last: (at.now,) * 2,
    "next": lambda it, at, first, last: (at.now + 1,) * 2,
    "part": lambda it, at, first, last: (min(last, at.plan),) * 2,
    "covid": lambda it, at, first, last: (max(first, 2020), max(last, 2020)),
}
# Dates that need no year of the report, and those that need the years of the stretch.
_STATED, _WITHIN = frozenset(("year", "end", "plan")), frozenset(("since", "part", "covid"))


class When(NamedTuple):
    """First and last year, what led to them, the word before stated years (到); None unstated."""

    first: int | None
    last: int | None
    why: str
    sign: str | None = None


def span(reading: Reading, measure: str, yearly: bool, baseline: bool, years: Years) -> When:
    """Years of a reading: those of its sentence, else of its horizon."""
    start, horizon = reading.sentence.first, reading.sentence.horizon
    first, last, why, sign = _stated(reading, years)
    against = yearly and first == last or times.AGAINST.search(reading.before())
    since_start = sign and (baseline or _open(reading, measure)) or yearly and first == last
    if since_start and start and start < last:
        first = start
    if horizon == "review" and start and not sign and first <= years.review < last:
        last = years.review  # “十四五”以来: what is reviewed is over
    if baseline or horizon == "appendix" and sign is None:
        named = times.BASE_OF.search(reading.clause)
        first = last = int(named[1]) if named else first and first - 1
        return When(first, last, f"{why}: a baseline", sign)
    if measure in ("level", "share") and not yearly and _stands(reading, measure):
        return When(last, last, f"{why}, at its end: a standing value", sign)
    beside = times.GROWN.match(reading.after()) and not times.BASE.search(reading.clause)
    against_last = times.YEAR_AGO.search(reading.clause) or beside
    if measure in ("growth", "change") and not yearly and against_last:
        return When(last, last, f"{why}, its last: against the year before", sign)
    base = times.BASE.findall(reading.before() if against else reading.clause)
    if base and last and int(base[-1]) < last:
        return When(int(base[-1]) + 1, last, f"{why}, since {base[-1]}, which is left out", sign)
    return When(first, last, why, sign)


def per_year(reading: Reading, measure: str) -> bool:
    """Whether a value is one of each year of its span: 年均, 每年."""
    words = "".join((*reading.ahead, reading.name, *reversed(reading.behind)))
    return times.YEARLY.search(reading.clause if measure == "growth" else words) is not None


def _open(reading: Reading, measure: str) -> bool:
    """Whether a value that is stated for a last year (到2026年) is of all the years to it."""
    done = _running(reading) or _DOING.match(reading.name) and not _stands(reading, measure)
    return measure in ("growth", "change") or measure == "level" and bool(done)


def _stands(reading: Reading, measure: str) -> bool:
    """Whether a level or a share is one of the end of its span."""
    # 控制在 holds in each year of a term.
    capped = "控制在" in reading.behind and reading.sentence.horizon == "outlook"
    if capped or _running(reading):
        return False
    at_end = reached(reading) or any(word in _STANDING for word in reading.behind)
    stock = _STOCK.search(reading.name) and not _DOING.match(reading.name)
    grown = times.GROWN.match(reading.after()) and not _SUM.search(reading.name)
    return bool(measure == "share" or at_end or stock or grown)


def _running(reading: Reading) -> bool:
    """Whether the words call the number one of the whole span: 累计, what was handled."""
    return bool(times.RUNNING.search(reading.clause) or _HANDLED.search(reading.name))


def _stated(reading: Reading, years: Years) -> When:
    """Years that words before a number state last, those of its sentence where they are silent.

    A year that something is compared with (较2016年) is not the year that the number speaks of.
    """
    sentence, at = reading.sentence, len(reading.before())
    text, when = sentence.text, When(sentence.first, sentence.last, sentence.why or "no horizon")
    for match in _said(text):
        kind = match.lastgroup
        known = kind in _STATED or years.now and (when.last or kind not in _WITHIN)
        if known and match.end() <= at and holds(text, *match.span(), at):
            first, last = _DATES[kind](match[kind], years, *when[:2])
            when = When(first, last, match.group(), match["sign"] or "")
    return when


@lru_cache(maxsize=8)  # the numbers of a sentence ask for the same words
def _said(text: str) -> list[re.Match[str]]:
    return [match for match in times.SAID.finditer(text) if match.lastgroup in _DATES]


def holds(text: str, start: int, end: int, at: int) -> bool:
    """Whether words that stand from `start` to `end` in a sentence govern what stands at `at`.

    Before every number or a colon they hold for the sentence, at the head of a clause to the next
    semicolon, in its midst to the end of the clause and for bare growth behind it (，增长7%); in
    brackets or quotes within these.
    """
    lead, gone = text[:start], times.BARE.sub("", text[end:at])
    heads = times.OPENS.search(lead)
    whole = times.LISTED.match(gone) or heads and not times.NUMBER.search(lead)
    ends = "(?!)" if whole else "[；;]" if heads else "[，,；;]"
    return not times.CLOSED.match(gone) and not re.search(ends, gone)
