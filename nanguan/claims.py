"""Quantities → claims: each number with its indicator, measure, stance and years."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from . import files, names, periods
from .outline import Sentence
from .quantities import Quantity

_RATE = re.compile(r"(?:率|比重|占比|比例|份额|指数|覆盖面|贡献度|化程度)$")
# Rates of what was handled over the whole span, and no standing value at its end.
_HANDLED = re.compile(r"(?:办理|办结|满意|合格|完成|兑现|落实|答复|化解)率$")
_PACE = re.compile(r"(?:增速|增幅|涨幅|降幅)$")
_ESTIMATE = re.compile(r"预计")
# Units that count no thing: the noun behind them is not what they measure.
_NOT_COUNTED = frozenset("% ‰ 个百分点 元 美元".split())
# Ends of the words before a number that only lead to the noun behind it.
_OPEN_END = re.compile(r"(?:等|的|和|与|及)$")


class Claim(NamedTuple):
    """One quantitative claim: the columns of the table `claims`, None for NA."""

    id: str
    start: int
    end: int
    quote: str
    indicator: str
    value: float
    low: float | None
    high: float | None
    unit: str
    bound: str
    measure: str
    direction: str | None
    stance: str
    from_year: int | None
    to_year: int | None
    commitment: str | None
    part: int
    section: int
    sentence: int


class _Reading(NamedTuple):
    """A quantity in its sentence: the name around it and the words that go with the name."""

    quantity: Quantity
    sentence: Sentence
    name: str
    behind: tuple[str, ...]
    ahead: tuple[str, ...]
    clause: str


@lru_cache(maxsize=None)
def _role(word: str) -> tuple[str, str]:
    """Role and direction of a word of `lexicon/verbs.tsv`; the first row decides."""
    return next(((row["role"], row["direction"]) for row in files.rows("lexicon/verbs.tsv") if row["word"] == word), ("", ""))


@lru_cache(maxsize=None)
def _commitments() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["pattern"]), row["commitment"]) for row in files.rows("lexicon/commitments.tsv"))


def claims(text: str, sentences: list[Sentence], quantities: list[Quantity], years: periods.Calendar) -> list[Claim]:
    """Claims of a report in reading order, one a quantity."""
    term = {part: periods.speaks_of_term(_opening(text, sentences, part)) for part in {s.part for s in sentences}}
    readings = _readings(text, sentences, quantities)
    return [_claim(i, reading, years, term[reading.sentence.part]) for i, reading in enumerate(readings, 1)]


def _opening(text: str, sentences: list[Sentence], part: int) -> str:
    """The first lines of a part, where it says whether it looks back on one year or on a term."""
    start = next(s.start for s in sentences if s.part == part)
    return text[start:start + 400]


def _readings(text: str, sentences: list[Sentence], quantities: list[Quantity]) -> list[_Reading]:
    found: list[_Reading] = []
    todo = iter(quantities)
    quantity = next(todo, None)
    for sentence in sentences:
        previous = None
        while quantity and quantity.start < sentence.end:
            following = next(todo, None)
            stop = following.start if following and following.start < sentence.end else sentence.end
            previous = _reading(text, sentence, quantity, previous, stop)
            found.append(previous)
            quantity = following
    return found


def _reading(text: str, sentence: Sentence, quantity: Quantity, previous: _Reading | None, stop: int) -> _Reading:
    start = max(previous.quantity.end if previous else sentence.start, sentence.start)
    pieces = names.CLAUSE_END.split(text[start:quantity.start])
    left, right = pieces[-1], names.behind(text[quantity.end:stop])
    right += names.shared(text[quantity.end:stop], text[stop:sentence.end])
    same_clause = previous is not None and len(pieces) == 1
    if same_clause:
        left = re.split(r"[、和及与]", left)[-1] if re.match(r"[\u4e00-\u9fff“]", left) else left.lstrip("、和及与（(")
    name = names.before(left)
    text_name = _compose(left, name, right, quantity)
    if not text_name or text_name in _bare():
        carried = _carried(pieces[:-1], previous)
        text_name = carried + (text_name if text_name not in carried else "")
    elif previous and names.relational(text_name):
        text_name = previous.name + text_name
    clause = names.CLAUSE_END.split(text[sentence.start:quantity.start])[-1]
    return _Reading(quantity, sentence, text_name, name.behind, name.ahead, clause)


@lru_cache(maxsize=None)
def _bare() -> frozenset[str]:
    """Verbs that need what they act on to be understood."""
    return frozenset("投入 引进 新建 建成".split())


def _compose(left: str, name: names.Name, right: str, quantity: Quantity) -> str:
    """Indicator from the words before a number and the noun behind it."""
    if not right or quantity.unit in _NOT_COUNTED:
        return name.text
    return right if _OPEN_END.search(left) else name.text + right


def _carried(passed: list[str], previous: _Reading | None) -> str:
    """Subject of the clause before, or the name of the number before."""
    for clause in reversed(passed):
        subject = names.subject(clause)
        if subject:
            return subject
    return previous.name if previous else ""


def _claim(i: int, reading: _Reading, years: periods.Calendar, whole_term: bool) -> Claim:
    quantity, sentence = reading.quantity, reading.sentence
    measure, direction = _measure(reading)
    stance = _stance(reading)
    low, high = _interval(quantity)
    return Claim(
        f"c{i:03d}", quantity.start, quantity.end, quantity.quote, reading.name,
        quantity.value, low, high, quantity.unit or _meant_unit(reading), quantity.bound,
        measure, direction, stance, *_years(reading, measure, stance, years, whole_term),
        _commitment(reading) if stance == "target" else None,
        sentence.part, sentence.section, sentence.sentence,
    )


def _interval(quantity: Quantity) -> tuple[float | None, float | None]:
    """Ends of the interval that a bound leaves: a fuzzy number states neither."""
    value = quantity.value
    return {
        "eq": (value, value), "ge": (value, None), "gt": (value, None),
        "le": (None, value), "lt": (None, value), "range": (value, quantity.high), "approx": (None, None),
    }[quantity.bound]


def _measure(reading: _Reading) -> tuple[str, str | None]:
    """Measure and direction, from the unit, the verbs at the number, and the name."""
    unit = reading.quantity.unit
    roles = [_role(word) for word in (*reading.behind, *reading.ahead)]
    moved = next((direction for role, direction in roles if role in ("change", "add")), None)
    to = any(word.endswith(("到", "至")) for word in reading.behind)
    added = re.match(_adding(), reading.name)
    if unit == "个百分点":
        return "change", moved or "up"
    if _PACE.search(reading.name):
        return "growth", "up"
    if unit in ("%", "‰", "倍", "番"):
        return ("growth", moved) if moved and not to else ("share", None)
    if (moved and not to) or added:
        return "change", moved or "up"
    return "level", None


@lru_cache(maxsize=None)
def _adding() -> str:
    return "|".join(row["word"] for row in files.rows("lexicon/verbs.tsv") if row["role"] == "add")


def _stance(reading: _Reading) -> str:
    if _ESTIMATE.search(reading.clause):
        return "estimate"
    return "target" if reading.sentence.horizon in ("outlook", "year", "conduct") else "achieved"


def _meant_unit(reading: _Reading) -> str:
    """Unit of a bare count: people where the name or the noun behind says so."""
    return "人" if re.search(r"人口|人$|人员", reading.name) else "个"


def _commitment(reading: _Reading) -> str:
    """Commitment that the last word of promise before the number makes; one opens its clause, or names the goals (预期)."""
    before = reading.sentence.text[: reading.quantity.start - reading.sentence.start]
    places = [(match.start(), level) for pattern, level in _commitments() for match in pattern.finditer(before)]
    return max(places)[1] if places else "plain"


def _years(
    reading: _Reading, measure: str, stance: str, years: periods.Calendar, whole_term: bool
) -> tuple[int | None, int | None]:
    """Years of a claim: what its sentence states, else the span of its horizon, or the end of it for a standing value."""
    sentence = reading.sentence
    span = periods.default(sentence.horizon, years, whole_term)
    before = sentence.text[: reading.quantity.start - sentence.start]
    said = periods.stated(before, span, years)
    if said:
        return said
    standing = any(_role(word)[0] == "standing" for word in reading.behind) or measure == "share"
    throughout = "始终" in reading.behind or _HANDLED.search(reading.name)
    if standing and not throughout and stance == "achieved" and measure in ("share", "level"):
        return span[1], span[1]
    return span
