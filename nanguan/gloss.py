"""A claim → words, in Chinese or English: its quantity, and one line that says all of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import pandas as pd

from . import files, readable

# Names whose 户 are businesses: "households" would be wrong, and the name says what is counted.
_BUSINESS = re.compile(r"企|主体|公司|个体|商户|工商|经营|合作社|农场|机构|单位|规上|限上|四上|升规")
# Signs that stand at both ends of a range.
_SIGNS = frozenset("%‰")


def gloss(claim: Any, lang: str = "zh") -> str:
    """Reading of a claim in one line: indicator, quantity, years, stance, and how firmly a target is promised.

    An indicator that `lexicon/english.tsv` does not name stays in Chinese.

    >>> from nanguan import load
    >>> claim = load().claims.set_index("id").loc["c058"]
    >>> gloss(claim), gloss(claim, "en")
    ('地区生产总值：增长约7%，2022–2026年，目标（直接承诺）', 'gross regional product: up by about 7%, 2022–2026, aimed at (promised)')
    """
    stance = readable.label(f"stance.{claim.stance}", lang)
    if pd.notna(claim.commitment):
        stance = readable.say("gloss.firm", lang, stance=stance, commitment=readable.label(f"commitment.{claim.commitment}", lang))
    return readable.say("gloss", lang, indicator=readable.indicator(claim.indicator, lang), amount=amount(claim, lang), years=years(claim, lang), stance=stance)


def amount(claim: Any, lang: str = "zh") -> str:
    """Quantity of a claim with its direction and bound in words; without the direction where the indicator itself says it.

    >>> from nanguan import load
    >>> claims = load().claims.set_index("id").loc[["c039", "c047", "c062"]]
    >>> [amount(claim) for claim in claims.itertuples()]
    ['下降不低于70%', '7.3万人', '不低于140亿元']
    >>> [amount(claim, "en") for claim in claims.itertuples()]
    ['down by at least 70%', '73,000 people', 'at least 14 billion yuan']
    """
    stated = _stated(claim.indicator, claim.value, claim.low, claim.high, claim.unit, claim.bound, lang)
    if claim.bound not in ("eq", "range"):
        stated = readable.say("gloss.bound", lang, bound=readable.label(f"bound.{claim.bound}", lang), amount=stated)
    way = _way(claim.indicator, claim.measure, claim.direction, lang)
    return readable.say("gloss.moved", lang, way=way, amount=stated) if way else stated


def figure(row: Mapping[str, Any], lang: str = "zh", head: str = "") -> str:
    """Quantity of a claim with its direction and the sign of its bound; `head` is the horizon's prefix in a row of the ledger.

    >>> from nanguan import load
    >>> [figure(claim, "en") for _, claim in load().claims.set_index("id").loc[["c039", "c047", "c062"]].iterrows()]
    ['down ≥70%', '73,000 people', '≥14 billion yuan']
    """
    value, low, high, name, bound, measure, direction = (
        row[f"{head}{column}"] for column in ("value", "low", "high", "unit", "bound", "measure", "direction"))
    stated = _stated(row["indicator"], value, low, high, name, bound, lang)
    way = _way(row["indicator"], measure, direction, lang)
    signed = readable.sign(bound, lang) + stated
    return signed if not way else f"{way} {signed}" if lang == "en" else way + signed


def years(claim: Any, lang: str = "zh") -> str:
    """Years that a claim speaks of, or that the text does not say which.

    >>> years(pd.Series({"from_year": 2017, "to_year": 2021})), years(pd.Series({"from_year": pd.NA, "to_year": pd.NA}), "en")
    ('2017–2021年', 'years not stated')
    """
    if pd.isna(claim.from_year):
        return readable.say("gloss.undated", lang)
    return readable.say("gloss.years", lang, years=readable.years(claim.from_year, claim.to_year))


def counted(indicator: str, unit: str, lang: str = "zh") -> str:
    """Unit of an indicator in the language: 户 of businesses are no households, and their name says what is counted.

    >>> counted("市场主体", "户", "en"), counted("棚户区改造", "户", "en"), counted("市场主体", "户")
    ('', '户', '户')
    """
    return "" if lang == "en" and unit == "户" and _BUSINESS.search(indicator) else unit


def _stated(indicator: str, value: float, low: float, high: float, unit: str, bound: str, lang: str) -> str:
    """Number, or both ends of a range, with the unit."""
    name = counted(indicator, unit, lang)
    if bound != "range":
        return readable.quantity(value, name, lang=lang)
    sign = name if name in _SIGNS else ""
    return f"{readable.number(low, lang=lang)}{sign}–{readable.quantity(high, name, lang=lang)}"


def _way(indicator: str, measure: str, direction: str, lang: str) -> str:
    """Word for growth or change; none where the indicator says it itself."""
    return "" if measure == "change" and _moving().search(indicator) else readable.moved(measure, direction, lang)


@lru_cache(maxsize=None)
def _moving() -> re.Pattern[str]:
    """Names that say themselves that something was added or cut: 新增学位, 减少贫困人口."""
    rows = files.rows("lexicon/verbs.tsv")
    added, changed = ("|".join(row["word"] for row in rows if row["role"] == role) for role in ("add", "change"))
    return re.compile(f"{added}|^(?:{changed})")
