"""Readings → claims: each number with its interval, measure, stance, years and commitment."""

import re
from typing import NamedTuple

from .. import lexicon
from . import names, periods
from .bounds import BOUNDS
from .outline import Sentence
from .placement import AHEAD
from .quantities import Quantity
from .readings import Reading, reached, readings, verb
from .report_years import Years

_BASELINE, _GIVEN, _RATE, _ESTIMATE, _DONE, _PAST, _AIM = (
    lexicon.pattern("grammar/beside.tsv", kind=kind)
    for kind in ("baseline", "given", "rate", "estimate", "done", "past", "aim")
)
_INDEX, _PEOPLE, _MONEY = (
    lexicon.pattern("grammar/nouns.tsv", kind=it) for it in ("index", "people", "money")
)
# Verbs of cutting that, before a name, still say how it changed: 压缩材料60%, 削减审批事项371项.
_LEADING = re.compile(f"再?(?:{lexicon.words('grammar/verbs.tsv', direction='down')})(?<=..)(?=.)")
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
    per: str | None
    horizon: str | None
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
    base = "" if quantity.unit == "番" else _beside(_BASELINE, reading)
    when = periods.span(reading, measure, bool(base), years)
    stance, placed = ("context", base) if base else _stance(reading, when, years)
    commitment, promised = _commitment(reading) if stance == "target" else (None, "")
    unit, word = quantity.unit or "meant, not said", quantity.word or "no word of bound"
    why = {"indicator": reading.words(), "unit": unit, "bound": word, "measure": moved}
    why |= {"stance": placed, "years": when.why, "commitment": promised}
    low, high = BOUNDS[quantity.bound].interval(quantity.value, quantity.high)
    fields = sentence._asdict() | quantity._asdict() | {"low": low, "high": high, "why": why}
    fields |= {"id": f"c{i:03d}", "indicator": reading.name, "measure": measure}
    fields |= {"unit": quantity.unit or _meant_unit(reading), "direction": direction}
    fields |= {"stance": stance, "from_year": when.first, "to_year": when.last}
    fields["per"] = "year" if periods.per_year(reading, measure) else None
    fields["commitment"] = commitment
    return Claim(*(fields[name] for name in Claim._fields))


def phase(stance: str, last: int | None, planned: int | None) -> str:
    """Phase of a claim: its stance; of targets, those up to the year first planned are goals."""
    if stance != "target":
        return stance
    return "target" if last and planned and last > planned else "goal"


def _measure(reading: Reading) -> tuple[str, str | None, str]:
    """Measure, direction and the word that decided: unit, verb at the number, or name."""
    unit, dimension = reading.quantity.unit, reading.quantity.dimension
    moved, word = _moved(reading)
    if dimension == "points":
        return "change", moved or "up", word or unit
    if dimension == "ratio":
        rate = _beside(_RATE, reading)
        if not (moved or rate or unit == "番"):
            return "share", None, unit
        return "growth", moved or verb(rate[:2])[1] or "up", moved and word or rate or unit
    if moved or reading.added:
        return "change", moved or "up", word or "新增"
    return "level", None, ""


def _moved(reading: Reading) -> tuple[str | None, str]:
    """Direction of the verbs at a number, and the verb; None where they name a level (提高到)."""
    if reading.clause.endswith(("-", "－", "−")):  # 增速-2.6%
        return "down", "-"
    if level := reached(reading):
        return None, level
    if leading := _LEADING.match(reading.name):
        return "down", leading.group()
    words = (*reading.behind, *reading.ahead)
    word = next((word for word in words if verb(word)[0] in ("change", "add")), "")
    return verb(word)[1] or None, word


def _beside(pattern: re.Pattern[str], reading: Reading) -> str:
    """Words around a number, which stands as ◆, that a pattern finds, or none."""
    found = pattern.search(f"{reading.clause}◆{reading.after()}")
    return found.group() if found else ""


def _stance(reading: Reading, when: periods.When, years: Years) -> tuple[str, str]:
    """Stance and why: given things are context, 预计 in a review an estimate, else by horizon."""
    horizon = reading.sentence.horizon
    if given := "appendix" if horizon == "appendix" else _beside(_GIVEN, reading):
        return "context", given
    ahead = horizon in AHEAD
    if when.sign is not None and years.review:
        if ahead and when.last <= years.review and _PAST.search(reading.clause):
            return "achieved", when.why
        ahead = ahead or when.last > years.review and _AIM.search(reading.before()) is not None
    if not ahead and (expected := _expected(reading)):
        return "estimate", expected
    return ("target" if ahead else "achieved"), reading.sentence.why or "no horizon"


def _expected(reading: Reading) -> str:
    """The word that makes a number an estimate: 预计, up to a clause that says what was done."""
    text, at = reading.sentence.text, len(reading.before())
    said = _ESTIMATE.finditer(text, 0, at)
    open_ = (it for it in said if periods.holds(text, *it.span(), at))
    return next((it.group()[-4:] for it in open_ if not _DONE.search(text, it.end(), at)), "")


def _meant_unit(reading: Reading) -> str:
    """Unit of a count without a measure word: none for an index, people, money, the noun behind."""
    if _INDEX.search(reading.name):
        return ""
    if _PEOPLE.search(reading.name):
        return "人"
    noun = names.counted(reading.after())[:_NOUN]
    return noun or ("元" if _MONEY.search(reading.name) else "个")


def _commitment(reading: Reading) -> tuple[str, str]:
    """Commitment of a target, and its word: the last one before the number."""
    places = [
        (match.start(), level, match.group())
        for pattern, level in _COMMITMENTS
        for match in pattern.finditer(reading.before())
    ]
    return max(places, default=(0, "plain", ""))[1:]
