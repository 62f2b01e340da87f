"""Readings → claims: each number with its interval, measure, stance, years and commitment."""

import re
from typing import NamedTuple

from .. import lexicon
from . import names, periods
from .bounds import BOUNDS
from .outline import Sentence
from .placement import AHEAD
from .quantities import Quantity
from .readings import Reading, readings, verb
from .report_years import Years

_ESTIMATE = re.compile("预计")
_FROM = re.compile("[由从](?:[^，,；;]{0,6}的)?$")
_TO = re.compile("[^，,；;。]{0,6}?[到至为]")
_INDEX, _PEOPLE = (lexicon.pattern("grammar/nouns.tsv", kind=it) for it in ("index", "people"))
# Verbs of cutting that, before a name, still say how it changed: 压缩材料60%, 削减审批事项371项.
_LEADING = re.compile(f"(?:{lexicon.words('grammar/verbs.tsv', direction='down')})(?<=..)(?=.)")
# The longest noun that stands for a measure word that is not listed, in characters.
_NOUN = 4
# 确保 and 力争 open their clause: 争取政府专项债券 in the midst of one is something else.
_OPENS = "(?:^|(?<=[，,；;：:。]))"
_COMMITMENTS = [
    (re.compile(("" if level == "expect" else _OPENS) + pattern.pattern), level)
    for level, pattern in lexicon.patterns("grammar/commitments.tsv", "commitment")
]


class Claim(NamedTuple):
    """One quantitative claim: a row of `report.claims`; `why` has the words behind its fields."""

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


def claims(
    text: str, sentences: list[Sentence], quantities: list[Quantity], years: Years
) -> list[Claim]:
    """Claims of a report in reading order, one a quantity."""
    found = readings(text, sentences, quantities)
    return [_claim(i, it, years) for i, it in enumerate(found, 1)]


def _claim(i: int, reading: Reading, years: Years) -> Claim:
    quantity, sentence = reading.quantity, reading.sentence
    measure, direction, moved = _measure(reading)
    stance, placed = _stance(reading)
    first, last, when = periods.span(reading, measure, stance, years)
    commitment, promised = _commitment(reading) if stance == "target" else (None, "")
    low, high = BOUNDS[quantity.bound].interval(quantity.value, quantity.high)
    unit, word = quantity.unit or "meant, not said", quantity.word or "no word of bound"
    why = {"indicator": reading.words(), "unit": unit, "bound": word, "measure": moved}
    why |= {"stance": placed, "years": when, "commitment": promised}
    stated = {name: getattr(quantity, name) for name in ("start", "end", "quote", "value", "bound")}
    stated |= {"low": low, "high": high, "unit": quantity.unit or _meant_unit(reading)}
    stated |= {"measure": measure, "direction": direction, "commitment": commitment}
    place = {name: getattr(sentence, name) for name in ("part", "section", "sentence")}
    place |= {"stance": stance, "from_year": first, "to_year": last}
    return Claim(id=f"c{i:03d}", indicator=reading.name, why=why, **stated, **place)


def phase(stance: str, first: int | None, last: int | None) -> str:
    """Phase of a claim: achieved, estimate, context, goal (of one year) or target (of a term)."""
    if stance != "target":
        return stance
    return "target" if first is not None and first != last else "goal"


def _measure(reading: Reading) -> tuple[str, str | None, str]:
    """Measure, direction and the word that decided: unit, verb at the number, or name."""
    unit, dimension = reading.quantity.unit, reading.quantity.dimension
    moved, word = _moved(reading)
    if dimension == "points":
        return "change", moved or "up", word or unit
    if dimension == "ratio":
        grows = moved or unit == "番"
        return ("growth", moved or "up", word or unit) if grows else ("share", None, unit)
    if moved or reading.added:
        return "change", moved or "up", word or "新增"
    return "level", None, ""


def _moved(reading: Reading) -> tuple[str | None, str]:
    """Direction of the verbs at a number, and the verb; None where they name a level (提高到)."""
    reached = next((word for word in reading.behind if word.endswith(("到", "至", "达"))), None)
    if reached:
        return None, reached
    leading = _LEADING.match(reading.name)
    if leading:
        return "down", leading.group()
    for word in (*reading.behind, *reading.ahead):
        role, direction = verb(word)
        if role in ("change", "add"):
            return direction, word
    return None, ""


def _stance(reading: Reading) -> tuple[str, str]:
    """Stance and why: a baseline is context, 预计 in a review an estimate, else by horizon."""
    horizon = reading.sentence.horizon
    if horizon == "appendix":
        return "context", "appendix"
    if _baseline(reading):
        return "context", "由…到"
    if _ESTIMATE.search(reading.before()) and horizon not in AHEAD:
        return "estimate", "预计"
    return "target" if horizon in AHEAD else "achieved", reading.sentence.why or "no horizon"


def _baseline(reading: Reading) -> bool:
    """Whether the number is where something started: 由46.9%提高到48.2%."""
    return _FROM.search(reading.clause) is not None and _TO.match(reading.after()) is not None


def _meant_unit(reading: Reading) -> str:
    """Unit of a count without a measure word: none for an index, people, or the noun behind."""
    if _INDEX.search(reading.name):
        return ""
    if _PEOPLE.search(reading.name):
        return "人"
    return names.counted(reading.after())[:_NOUN] or "个"


def _commitment(reading: Reading) -> tuple[str, str]:
    """Commitment of a target, and its word: the last one before the number."""
    before = reading.before()
    places = [
        (match.start(), level, match.group())
        for pattern, level in _COMMITMENTS
        for match in pattern.finditer(before)
    ]
    return max(places)[1:] if places else ("plain", "")
