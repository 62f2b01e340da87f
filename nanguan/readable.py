"""Numbers and codes as a reader writes them: 万 and 亿 put back, the bound in front, codes in words."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from . import files

SIGNS = {"eq": "", "ge": "≥", "gt": ">", "le": "≤", "lt": "<", "approx": "约", "range": ""}
_SCALES = ((1e8, "亿"), (1e4, "万"))


def number(value: float, digits: int | None = None) -> str:
    """Number in 万 or 亿 where that makes it shorter, never rounded unless `digits` says to how many.

    >>> number(216800000000), number(6140000000), number(34068), number(12000000), number(124.4), number(24.88e9 / 2, 3)
    ('2168亿', '61.4亿', '34068', '1200万', '124.4', '124亿')
    """
    scale, sign = next(((s, w) for s, w in _SCALES if abs(value) >= s), (1, ""))
    if digits:
        return f"{value / scale:.{max(digits, len(str(int(abs(value) / scale))))}g}{sign}"
    scaled, plain = f"{value / scale:.10g}{sign}", f"{value:.10g}"
    return plain if value < 1e5 and len(plain) <= len(scaled) else scaled


def quantity(value: float, unit: str, bound: str = "eq") -> str:
    """Number with its unit and its bound, or a dash for NA.

    >>> quantity(14000000000, "元", "ge"), quantity(7, "%", "approx"), quantity(float("nan"), "元")
    ('≥140亿元', '约7%', '—')
    """
    if pd.isna(value):
        return "—"
    return f"{SIGNS[bound]}{number(value)}{unit}"


def moved(measure: str, direction: str) -> str:
    """Word for growth or change with its direction, empty for a level or a share.

    >>> moved("growth", "down"), moved("level", None)
    ('下降', '')
    """
    return "" if pd.isna(direction) else label(f"{measure}.{direction}")


def ratio(value: float, bound: str) -> str:
    """Ratio in percent with its bound, empty for NA.

    >>> ratio(1.125, "ge"), ratio(float("nan"), "eq")
    ('≥112.5%', '')
    """
    return "" if pd.isna(value) else f"{SIGNS[bound]}{value:.1%}"


def years(first: int, last: int) -> str:
    """Span of years.

    >>> years(2017, 2021), years(2022, 2022)
    ('2017–2021', '2022')
    """
    if pd.isna(first):
        return "—"
    return f"{first}" if first == last else f"{first}–{last}"


def label(key: str, language: str = "zh") -> str:
    """Word for a code, from `lexicon/labels.tsv`; the code itself where the table has no word for it.

    >>> label("stance.achieved"), label("stance.achieved", "en")
    ('已完成', 'reached')
    """
    row = _labels().get(key)
    return row[language] if row else key.partition(".")[2]


@lru_cache(maxsize=None)
def _labels() -> dict[str, dict[str, str]]:
    return {row["key"]: row for row in files.rows("lexicon/labels.tsv")}
