"""Readings → claims: each number with its interval, measure, stance, years and commitment."""

import re
from typing import NamedTuple

from .. import lexicon
from . import names, periods
from .bounds import BOUNDS
from .placement import AHEAD
from .readings import Reading, reached
from .report_years import Years

_BASELINE, _GIVEN, _RATE, _ESTIMATE, _FROM_HERE, _DONE, _PAST, _AIM = lexicon.kinds(
    "grammar/near_numbers.tsv", "baseline given rate estimate from_here done past aim"
)
_INDEX, _PEOPLE, _MONEY = lexicon.kinds("grammar/nouns.tsv", "index people money")
_MOVES = lexicon.mapping("grammar/verbs.tsv", "word", "direction", at_number=("change", "add"))
# Verbs of cutting that, before a name, still say how it changed: 压缩材料60%, 削减审批事项371项.
_LEADING = re.compile(f"再?(?:{lexicon.words('grammar/verbs.tsv', direction='down')})(?<=..)(?=.)")
# What is summed up at the end of a year, and until then expected, unlike things that are counted.
_SUMMED = ("money", "ratio", "points")
_COMMITMENTS = lexicon.patterns("grammar/commitments.tsv", "commitment")


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


def claims(readings: list[Reading], years: Years) -> list[Claim]:
    """Claims of a report in reading order, one a reading."""
    found, expected = [], False
    for i, reading in enumerate(readings, 1):
        expected = expected or _FROM_HERE.search(reading.sentence.text) is not None
        claim = _claim(f"c{i:03d}", reading, years)
        summed = expected and reading.quantity.dimension in _SUMMED
        found.append(_expected_too(claim) if summed else claim)
    return found


def _expected_too(claim: Claim) -> Claim:
    """What is reached behind 预计，下同 is an estimate."""
    why = claim.why | {"stance": "预计，下同"}
    return claim._replace(stance="estimate", why=why) if claim.stance == "achieved" else claim


def _claim(name: str, reading: Reading, years: Years) -> Claim:
    it, sentence = reading.quantity, reading.sentence
    measure, direction, moved = _measure(reading)
    base = "" if it.unit == "番" else _beside(_BASELINE, reading)
    yearly = periods.per_year(reading, measure)
    when = periods.span(reading, measure, yearly, bool(base), years)
    stance, placed = ("context", base) if base else _stance(reading, when, years)
    commitment, promised = _commitment(reading) if stance == "target" else (None, "")
    why = {"indicator": reading.words(), "unit": it.unit or "meant, not said"}
    why |= {"bound": it.word or "no word of bound", "measure": moved}
    why |= {"stance": placed, "years": when.why, "commitment": promised}
    interval = BOUNDS[it.bound].interval(it.value, it.high)
    what = (reading.name, it.value, *interval, it.unit or _meant_unit(reading), it.bound)
    status = (stance, when.first, when.last, "year" if yearly else None, sentence.horizon)
    place = (sentence.part, sentence.section, sentence.sentence)
    said = (name, it.start, it.end, it.quote, *what, measure, direction)
    return Claim(*said, *status, commitment, *place, why)


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
        return "growth", moved or _MOVES.get(rate[:2], "up"), moved and word or rate or unit
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
    word = next((it for it in (*reading.behind, *reading.ahead) if it in _MOVES), "")
    return _MOVES.get(word), word


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
        past = _PAST.search(reading.clause) or not _AIM.search(reading.before())
        if ahead and when.last <= years.review and past:
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
    return names.counted(reading.after()) or ("元" if _MONEY.search(reading.name) else "个")


def _commitment(reading: Reading) -> tuple[str, str]:
    """Commitment of a target, and its word: the last one before the number."""
    said = reading.before()
    places = [
        (match.start(), level, match.group())
        for level, pattern in _COMMITMENTS
        for match in pattern.finditer(said)
    ]
    return max(places, default=(0, "plain", ""))[1:]
