"""A claim → words: its quantity, and one line that says all of it."""

import re
from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Any

import pandas as pd

from .. import lexicon
from ..settings import language
from . import amounts
from .english import indicator
from .interface import label, say

_NUMBER = ("value", "low", "high", "unit", "bound")
# Names whose 户 are businesses: "households" would be wrong, and the name says what is counted.
_BUSINESS = lexicon.pattern("grammar/nouns.tsv", kind="business")
# Names that say themselves that something was added or cut: 新增学位, 减少贫困人口.
_ADDED, _CHANGED = (lexicon.words("grammar/verbs.tsv", at_number=it) for it in ("add", "change"))
_MOVING = re.compile(f"{_ADDED}|^(?:{_CHANGED})")


def gloss(claim: Any, lang: str | None = None) -> str:
    """Reading of a claim in one line: indicator, quantity, years, stance, and how firmly promised.

    >>> gloss(load().claim("c058").row, "en")
    'gross regional product: up by about 7%, 2022–2026, aimed at (promised)'
    """
    stance = label(f"stance.{claim.stance}", lang)
    if pd.notna(claim.commitment):
        firm = label(f"commitment.{claim.commitment}", lang)
        stance = say("gloss.firm", lang, stance=stance, commitment=firm)
    name, when = indicator(claim.indicator, lang), dated(claim, lang)
    return say("gloss", lang, indicator=name, amount=amount(claim, lang), years=when, stance=stance)


def amount(claim: Any, lang: str | None = None) -> str:
    """Quantity of a claim, direction and bound in words; no direction where its name says it."""
    stated = _stated(claim.indicator, attrgetter(*_NUMBER)(claim), lang)
    if claim.bound not in ("eq", "range"):
        stated = say("gloss.bound", lang, bound=label(f"bound.{claim.bound}", lang), amount=stated)
    way = _way(claim.indicator, claim.measure, claim.direction, lang)
    return say("gloss.moved", lang, way=way, amount=stated) if way else stated


def figure(row: Mapping[str, Any], lang: str | None = None, head: str = "") -> str:
    """Quantity of a claim with direction and bound; `head` is a phase's prefix in the ledger."""
    *_, bound = stated = [row[f"{head}{column}"] for column in _NUMBER]
    signed = amounts.sign(bound, lang) + _stated(row["indicator"], stated, lang)
    way = _way(row["indicator"], row[f"{head}measure"], row[f"{head}direction"], lang)
    return f"{way} {signed}" if way and language(lang) == "en" else way + signed


def dated(claim: Any, lang: str | None = None) -> str:
    """Years that a claim speaks of, or that the text does not say which."""
    if pd.isna(claim.from_year):
        return say("gloss.undated", lang)
    return say("gloss.years", lang, years=amounts.years(claim.from_year, claim.to_year))


def counted(indicator: str, unit: str, lang: str | None = None) -> str:
    """Unit of an indicator: 户 of businesses are no households, and their name says what."""
    businesses = unit == "户" and _BUSINESS.search(indicator)
    return "" if language(lang) == "en" and businesses else unit


def _stated(indicator: str, number: Sequence[Any], lang: str | None) -> str:
    value, low, high, unit, bound = number
    name = counted(indicator, unit, lang)
    if bound != "range":
        return amounts.quantity(value, name, lang=lang)
    sign = name if name in amounts.SIGNS else ""
    return f"{amounts.number(low, lang=lang)}{sign}–{amounts.quantity(high, name, lang=lang)}"


def _way(indicator: str, measure: str, direction: str, lang: str | None) -> str:
    said = measure == "change" and _MOVING.search(indicator)
    return "" if said else amounts.moved(measure, direction, lang)
