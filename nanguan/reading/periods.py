"""Readings → the years that each number speaks of, by horizon and the words of time around it."""

import re
from typing import NamedTuple

from .. import lexicon
from . import time_words as times
from .outline import Sentence
from .readings import Reading, verb
from .report_years import Years

# Rates of what was handled, amounts of what was signed: of the whole span, not standing at its end.
_HANDLED = lexicon.pattern("grammar/nouns.tsv", kind="handled")
_RUNNING = frozenset("累计 年均 始终".split())
_COMPARED = frozenset("较比自从由于")
_RELATIVE = {"今年": 0, "明年": 1, "去年": -1}
_COMING = dict(zip("一二两三四五六七八九", (1, 2, 2, 3, 4, 5, 6, 7, 8, 9)))
_TERM = 5
_FIRST_PLAN = 2006  # the 11th five-year plan, of which 十一五 speaks


class Said(NamedTuple):
    """Years that words state: the word before them (到), first and last, the words."""

    sign: str
    first: int
    last: int
    words: str


def span(
    reading: Reading, measure: str, stance: str, years: Years
) -> tuple[int | None, int | None, str]:
    """First and last year of a reading, and what led to them: its sentence, else its horizon."""
    running = _running(reading)
    first, last = default(reading.sentence)
    why = reading.sentence.why or "no horizon"
    if said := stated(reading.before(), years):
        reaches = said.sign and (running or measure == "growth") and first and first < said.last
        first, last, why = first if reaches else said.first, said.last, said.words
    base = compared_with(reading.clause)
    if stance == "context" and first:
        return first - 1, first - 1, f"{why}, the year before: a baseline"
    if base and last and base < last:
        return base + 1, last, f"{why}, since {base}, which is left out"
    if not running and (measure == "share" or measure == "level" and _stands(reading)):
        return last, last, f"{why}, at its end: a standing value"
    return first, last, why


def _stands(reading: Reading) -> bool:
    return any(
        verb(word)[0] == "standing" or word.endswith(("到", "至")) for word in reading.behind
    )


def _running(reading: Reading) -> bool:
    """Whether the words call the number one of the whole span: 累计, 年均, what was handled."""
    said = _RUNNING & {*reading.behind, *reading.ahead}
    return bool(said) or _HANDLED.search(reading.name) is not None


def default(sentence: Sentence) -> tuple[int | None, int | None]:
    """Years of the stretch in which a sentence stands: its own where it is silent."""
    return sentence.first, sentence.last


def stated(before: str, years: Years) -> Said | None:
    """Years that the words of a sentence before a number state last; None where they are silent.

    A year that something is compared with (较2016年) is not the year that the number speaks of.
    """
    found = None
    for match in times.SAID.finditer(before):
        compared = (match["sign"] or "") in _COMPARED or match["word"] == "上年"
        # 是2016年的1.8倍: the year is what the number is compared with.
        if not compared and before[match.end() :] != "的":
            found = _dated(match, years) or found
    return found


def _dated(match: re.Match[str], years: Years) -> Said | None:
    """Years of one word of time, None where they hang on a date that the report does not have."""
    sign, words = match["sign"] or "", match.group()
    if match["coming"]:
        last = years.plan and years.plan + _COMING[match["coming"]] - 1
        return Said(sign, years.plan, last, words) if years.plan else None
    if match["plan"]:
        first = _FIRST_PLAN + _TERM * "一二三四五".index(match["plan"])
        return Said(sign, first, first + _TERM - 1, words)
    if match["year"]:
        return Said(sign, int(match["year"]), int(match["year"]), words)
    if years.now is None:
        return None
    year = years.now + _RELATIVE[match["word"]]
    return Said(sign, year, year, words)


def compared_with(before: str) -> int | None:
    """Year that the words before a number compare with (较2016年, 比2010年), or None."""
    found = times.BASE.findall(before)
    return int(found[-1]) if found else None
