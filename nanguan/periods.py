"""Readings → the years that each number speaks of: from the date, the horizon and the words of time around it."""

from __future__ import annotations

import re

from .calendar import Calendar
from .outline import Sentence
from .readings import Reading, role
from .text import YEAR

# Rates of what was handled, and amounts of what was signed: of the whole span, and no standing value at its end.
_HANDLED = re.compile(r"(?:办理|办结|满意|合格|完成|兑现|落实|答复|化解)率$|(?:成交|合同|签约|引资|授信)额$")
_RUNNING = frozenset("累计 年均 始终".split())

_PLAN = re.compile(r"十([一二三四五])五")
_FIVE = re.compile(r"[五5]年来|过去的?[五5]年|以来的[五5]年|这[五5]年|[五5]年间|[五5]年(?:累计|新增)|[“\"]十[一二三四]五[”\"]时期")
_ONE = re.compile(rf"^[^，。]{{0,4}}(?:一年来|过去的?一年|{YEAR}年[，是])|刚刚过去的{YEAR}年|{YEAR}年(?:主要)?工作(?:回顾|总结|情况)")
_TERM = 5


def span(
    reading: Reading, measure: str, stance: str, years: Calendar, whole_term: bool
) -> tuple[int | None, int | None, str]:
    """First and last year of a reading and what led to them: its sentence, else its horizon; the end of that for a standing value."""
    first, last = default(reading.horizon, years, whole_term)
    why = f"{reading.horizon or 'no horizon'}, {'the term' if whole_term or reading.horizon == 'outlook' else 'the year'}"
    said, base = stated(reading.before(), years), compared_with(reading.clause)
    running = _running(reading)
    if said:
        sign, (since, until), words = said
        reaches = sign and (running or measure == "growth") and first and first < until
        first, last, why = first if reaches else since, until, words
    if stance == "context" and first:
        return first - 1, first - 1, f"{why}, the year before: a baseline"
    if base and last and base < last:
        return base + 1, last, f"{why}, since {base}, which is left out"
    if measure in ("share", "level") and not running and (measure == "share" or _stands(reading)):
        return last, last, f"{why}, at its end: a standing value"
    return first, last, why


def _stands(reading: Reading) -> bool:
    return any(role(word)[0] == "standing" or word.endswith(("到", "至")) for word in reading.behind)


def _running(reading: Reading) -> bool:
    """Whether the words call the number one of the whole span: 累计, 年均, 始终, or a name of what was handled."""
    return bool(_RUNNING & {*reading.behind, *reading.ahead}) or _HANDLED.search(reading.name) is not None


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


def terms(sentences: list[Sentence]) -> list[bool]:
    """For each sentence, whether its part speaks of five years as a whole: what a sentence says of it holds on.

    >>> from nanguan.outline import outline, sentences
    >>> text = "一、工作回顾\\n五年来，成绩很大。新建道路110条。\\n2021年，新建道路20条。"
    >>> terms(sentences(text, outline(text)))
    [False, True, True, False]
    """
    found: list[bool] = []
    part, whole = 0, False
    for sentence in sentences:
        if sentence.part != part:
            part, whole = sentence.part, False
        five, one = list(_FIVE.finditer(sentence.text)), _ONE.search(sentence.text)
        if five and not (one and one.start() > five[-1].start()):
            whole = True
        elif one:
            whole = False
        found.append(whole)
    return found


_SAID = re.compile(
    rf"(?P<sign>[到至]|较|比|自|从|由|于)?(?:(?P<year>{YEAR})年|(?P<word>今年|明年|去年|上年)|[“\"]?十(?P<plan>[一二三四五])五)"
    r"|(?:未来|今后)(?P<coming>[一二两三四五六七八九])年"
)
_COMING = dict(zip("一二两三四五六七八九", (1, 2, 2, 3, 4, 5, 6, 7, 8, 9)))


def stated(before: str, years: Calendar) -> tuple[str, tuple[int, int], str] | None:
    """Years that the words of a sentence before a number state last, between the word before them and the words; None where silent.

    A year that something is compared with (较2016年) is not the year that the number speaks of.

    >>> stated("到2026年，地区生产总值年增长", Calendar(2021, 2021, 2022))
    ('到', (2026, 2026), '到2026年')
    >>> stated("经费支出较2016年削减", Calendar(2021, 2021, 2022)) is None
    True
    """
    found = None
    for match in _SAID.finditer(before):
        sign = match["sign"] or ""
        if before[match.end():] == "的":  # 是2016年的1.8倍: the year is what the number is compared with
            continue
        if sign in ("较", "比", "自", "从", "由", "于") or match["word"] == "上年":
            continue
        words = match.group()
        if match["coming"]:
            found = (sign, (years.plan, years.plan + _COMING[match["coming"]] - 1), words) if years.plan else found
        elif match["plan"]:
            first = 2006 + 5 * "一二三四五".index(match["plan"])
            found = sign, (first, first + _TERM - 1), words
        elif match["year"]:
            found = sign, (int(match["year"]),) * 2, words
        elif years.now:
            found = sign, (years.now + {"今年": 0, "明年": 1, "去年": -1}[match["word"]],) * 2, words
    return found


def compared_with(before: str) -> int | None:
    """Year that the words before a number compare with (较2016年, 比2010年), or None.

    >>> compared_with("“三公”经费支出较2016年削减"), compared_with("同比增长")
    (2016, None)
    """
    found = re.findall(rf"[较比]({YEAR})年", before)
    return int(found[-1]) if found else None
