"""Readings → claims: each number with its interval, measure, stance, years and commitment."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from . import files, names, periods
from .calendar import Calendar
from .horizons import AHEAD
from .outline import Sentence
from .quantities import Quantity
from .readings import Reading, readings, role

_ESTIMATE = re.compile(r"预计")
_FROM = re.compile(r"[由从](?:[^，,；;]{0,6}的)?$")
_TO = re.compile(r"[^，,；;。]{0,6}?[到至为]")
_RELATIVE = frozenset("% ‰ 倍 番".split())
# The longest noun that stands for a measure word that is not listed, in characters.
_NOUN = 4
_POINTS = frozenset("个百分点 个基点 基点".split())
_PEOPLE = re.compile(r"人(?:口|才|员|数|次)?|群众|农民|职工|党员|学生")
# Verbs that, before a name, still say how it changed: 压缩材料60%, 削减审批事项371项.
_LEADING = re.compile(r"(?:压缩|压减|压降|削减|减少|缩减|精简|降低|缩短)(?=.)")


class Claim(NamedTuple):
    """One quantitative claim: the columns of the table `claims` but for the topic, None for NA; `why` has the words behind the fields."""

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
    why: dict[str, str]


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
    measure, direction, moved = _measure(reading)
    stance, placed = _stance(reading)
    first, last, when = periods.span(reading, measure, stance, years, whole_term)
    commitment, promised = _commitment(reading) if stance == "target" else (None, "")
    why = {
        "indicator": reading.words(), "unit": quantity.unit or "meant, not said", "bound": quantity.word or "no word of bound",
        "measure": moved, "stance": placed, "years": when, "commitment": promised,
    }
    return Claim(
        f"c{i:03d}", quantity.start, quantity.end, quantity.quote, reading.name,
        quantity.value, *_interval(quantity), quantity.unit or _meant_unit(reading), quantity.bound,
        measure, direction, stance, first, last, commitment,
        sentence.part, sentence.section, sentence.sentence, why,
    )  # fmt: skip


def _interval(quantity: Quantity) -> tuple[float | None, float | None]:
    """Ends of the interval that a bound leaves: a fuzzy number states neither."""
    value = quantity.value
    return {
        "eq": (value, value), "ge": (value, None), "gt": (value, None),
        "le": (None, value), "lt": (None, value), "range": (value, quantity.high), "approx": (None, None),
    }[quantity.bound]  # fmt: skip


def _measure(reading: Reading) -> tuple[str, str | None, str]:
    """Measure, direction and the word that decided, from the unit, the verbs at the number, and the name."""
    unit = reading.quantity.unit
    moved, word = _moved(reading)
    if unit in _POINTS:
        return "change", moved or "up", word or unit
    if unit in _RELATIVE:
        return ("growth", moved or "up", word or unit) if moved or unit == "番" else ("share", None, unit)
    if moved or reading.added:
        return "change", moved or "up", word or "新增"
    return "level", None, ""


def _moved(reading: Reading) -> tuple[str | None, str]:
    """Direction that the verbs at a number give and the verb; None where they say to what level something moved (提高到)."""
    reached = next((word for word in reading.behind if word.endswith(("到", "至", "达"))), None)
    if reached:
        return None, reached
    leading = _LEADING.match(reading.name)
    if leading:
        return "down", leading.group()
    found = ((role(word), word) for word in (*reading.behind, *reading.ahead))
    return next(((direction, word) for (kind, direction), word in found if kind in ("change", "add")), (None, ""))


def _stance(reading: Reading) -> tuple[str, str]:
    """Stance and why: a baseline is context; 预计 in a review is an estimate for the rest of its sentence; else the horizon decides."""
    if reading.horizon == "appendix":
        return "context", "appendix"
    if _baseline(reading):
        return "context", "由…到"
    if _ESTIMATE.search(reading.before()) and reading.horizon not in AHEAD:
        return "estimate", "预计"
    return "target" if reading.horizon in AHEAD else "achieved", reading.horizon or "no horizon"


def _baseline(reading: Reading) -> bool:
    """Whether the number is where something started: 由46.9%提高到48.2%."""
    return _FROM.search(reading.clause) is not None and _TO.match(reading.after()) is not None


def _meant_unit(reading: Reading) -> str:
    """Unit of a count without a measure word: none for an index, people where the name says so, else the noun that follows."""
    if re.search("指数|系数", reading.name):
        return ""
    if _PEOPLE.search(reading.name):
        return "人"
    return names.counted(reading.after())[:_NOUN] or "个"


def _commitment(reading: Reading) -> tuple[str, str]:
    """Commitment of a target and the word for it: the last one before the number that opens its clause, or names the goals (预期)."""
    before = reading.before()
    places = [(m.start(), level, m.group()) for pattern, level in _commitments() for m in pattern.finditer(before)]
    return max(places)[1:] if places else ("plain", "")
