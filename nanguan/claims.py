"""Readings → claims: each number with its interval, measure, stance, years and commitment."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from . import files, periods
from .calendar import Calendar
from .horizons import AHEAD
from .outline import Sentence
from .quantities import Quantity
from .readings import Reading, readings, role

# Rates of what was handled, and amounts of what was signed: of the whole span, and no standing value at its end.
_HANDLED = re.compile(r"(?:办理|办结|满意|合格|完成|兑现|落实|答复|化解)率$|(?:成交|合同|签约|引资|授信)额$")
_ESTIMATE = re.compile(r"预计")
_FROM = re.compile(r"[由从](?:[^，,；;]{0,6}的)?$")
_TO = re.compile(r"[^，,；;。]{0,6}?[到至为]")
_RELATIVE = frozenset("% ‰ 倍 番".split())
_POINTS = frozenset("个百分点 个基点 基点".split())
_PEOPLE = re.compile(r"人(?:口|才|员|数|次)?|群众|农民|职工|党员|学生")
# Verbs that, before a name, still say how it changed: 压缩材料60%, 削减审批事项371项.
_LEADING = re.compile(r"(?:压缩|压减|压降|削减|减少|缩减|精简|降低|缩短)(?=.)")


class Claim(NamedTuple):
    """One quantitative claim: the columns of the table `claims` but for the topic, None for NA."""

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


@lru_cache(maxsize=None)
def _commitments() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["pattern"]), row["commitment"]) for row in files.rows("lexicon/commitments.tsv"))


def claims(
    text: str, sentences: list[Sentence], horizons: list[str | None], quantities: list[Quantity], years: Calendar
) -> list[Claim]:
    """Claims of a report in reading order, one a quantity."""
    terms = periods.terms(sentences)
    found = readings(text, sentences, horizons, quantities)
    return [_claim(i, reading, years, terms[reading.sentence.sentence]) for i, reading in enumerate(found, 1)]


def _claim(i: int, reading: Reading, years: Calendar, whole_term: bool) -> Claim:
    quantity, sentence = reading.quantity, reading.sentence
    measure, direction = _measure(reading)
    stance = _stance(reading)
    return Claim(
        f"c{i:03d}", quantity.start, quantity.end, quantity.quote, reading.name,
        quantity.value, *_interval(quantity), quantity.unit or _meant_unit(reading), quantity.bound,
        measure, direction, stance, *_years(reading, measure, stance, years, whole_term),
        _commitment(reading) if stance == "target" else None,
        sentence.part, sentence.section, sentence.sentence,
    )  # fmt: skip


def _interval(quantity: Quantity) -> tuple[float | None, float | None]:
    """Ends of the interval that a bound leaves: a fuzzy number states neither."""
    value = quantity.value
    return {
        "eq": (value, value), "ge": (value, None), "gt": (value, None),
        "le": (None, value), "lt": (None, value), "range": (value, quantity.high), "approx": (None, None),
    }[quantity.bound]  # fmt: skip


def _measure(reading: Reading) -> tuple[str, str | None]:
    """Measure and direction, from the unit, the verbs at the number, and the name."""
    unit = reading.quantity.unit
    moved = _moved(reading)
    if unit in _POINTS:
        return "change", moved or "up"
    if unit in _RELATIVE:
        return ("growth", moved or "up") if moved or unit == "番" else ("share", None)
    return ("change", moved or "up") if moved or reading.added else ("level", None)


def _moved(reading: Reading) -> str | None:
    """Direction that the verbs at a number give, None where they say to what level something moved (提高到)."""
    if any(word.endswith(("到", "至", "达")) for word in reading.behind):
        return None
    if _LEADING.match(reading.name):
        return "down"
    roles = [role(word) for word in (*reading.behind, *reading.ahead)]
    return next((direction for kind, direction in roles if kind in ("change", "add")), None)


def _stance(reading: Reading) -> str:
    """Stance: a baseline is context; 预计 in a review is an estimate for the rest of its sentence; else the horizon decides."""
    if _baseline(reading):
        return "context"
    said = reading.sentence.text[: reading.quantity.start - reading.sentence.start]
    if _ESTIMATE.search(said) and reading.horizon not in AHEAD:
        return "estimate"
    return "target" if reading.horizon in AHEAD else "achieved"


def _baseline(reading: Reading) -> bool:
    """Whether the number is where something started: 由46.9%提高到48.2%."""
    after = reading.sentence.text[reading.quantity.end - reading.sentence.start:]
    return _FROM.search(reading.clause) is not None and _TO.match(after) is not None


def _meant_unit(reading: Reading) -> str:
    """Unit of a bare count: none for an index, people where the name says so."""
    if re.search("指数|系数", reading.name):
        return ""
    return "人" if _PEOPLE.search(reading.name) else "个"


def _commitment(reading: Reading) -> str:
    """Commitment that the last word of promise before the number makes; one opens its clause, or names the goals (预期)."""
    before = reading.sentence.text[: reading.quantity.start - reading.sentence.start]
    places = [(match.start(), level) for pattern, level in _commitments() for match in pattern.finditer(before)]
    return max(places)[1] if places else "plain"


def _years(
    reading: Reading, measure: str, stance: str, years: Calendar, whole_term: bool
) -> tuple[int | None, int | None]:
    """Years of a claim: what its sentence states, else the span of its horizon, or the end of it for a standing value."""
    sentence = reading.sentence
    span = periods.default(reading.horizon, years, whole_term)
    before = sentence.text[: reading.quantity.start - sentence.start]
    said, base = periods.stated(before, years), periods.compared_with(reading.clause)
    running = _running(reading)
    if said:
        sign, (first, last) = said
        if sign and (running or measure == "growth") and span[0] and span[0] < last:
            first = span[0]
        span = first, last
    if stance == "context" and span[0]:
        return span[0] - 1, span[0] - 1
    if base and span[1] and base < span[1]:
        return base + 1, span[1]  # the base year is left out
    standing = any(role(word)[0] == "standing" or word.endswith(("到", "至")) for word in reading.behind) or measure == "share"
    return (span[1], span[1]) if standing and not running and measure in ("share", "level") else span


def _running(reading: Reading) -> bool:
    """Whether the words call the number one of the whole span: 累计, 年均, 始终, or a name of what was handled."""
    words = {*reading.behind, *reading.ahead}
    return bool(words & {"累计", "年均", "始终"}) or _HANDLED.search(reading.name) is not None
