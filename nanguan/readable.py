"""Numbers and codes as a reader writes them: 万 and 亿 put back, the bound in front, codes in words."""

from __future__ import annotations

import os
from functools import lru_cache

import pandas as pd

from . import files
from .errors import ReportError

SIGNS = {"eq": "", "ge": "≥", "gt": ">", "le": "≤", "lt": "<", "approx": "约", "range": ""}
_SCALES = {
    "zh": ((1e8, "亿"), (1e4, "万")),
    "en": ((1e12, " trillion"), (1e9, " billion"), (1e6, " million")),
}


def language() -> str:
    """Language that NANGUAN_LANG asks for, "zh" or "en"; Chinese where it is not set. `nanguan build --lang` sets it.

    Raises ReportError where it names another language.

    >>> language()
    'zh'
    """
    asked = os.environ.get("NANGUAN_LANG") or "zh"
    if asked not in _SCALES:
        raise ReportError(f"NANGUAN_LANG={asked}: no such language; write zh or en")
    return asked


def number(value: float, digits: int | None = None, lang: str = "zh") -> str:
    """Number with 万 and 亿, or million and billion, where that makes it shorter; rounded only where `digits` says to how many.

    >>> number(216800000000), number(6140000000), number(34068), number(12000000), number(124.4), number(24.88e9 / 2, 3)
    ('2168亿', '61.4亿', '34068', '1200万', '124.4', '124亿')
    >>> number(216800000000, lang="en"), number(106000, lang="en"), number(12000000, lang="en"), number(24.88e9 / 2, 3, "en")
    ('216.8 billion', '106,000', '12 million', '12.4 billion')
    """
    scale, sign = next(((s, w) for s, w in _SCALES[lang] if abs(value) >= s), (1, ""))
    comma = "," if lang == "en" else ""
    if digits:
        places = max(digits - len(str(int(abs(value) / scale))), 0)
        rounded = f"{value / scale:{comma}.{places}f}"
        return (rounded.rstrip("0").rstrip(".") if "." in rounded else rounded) + sign
    scaled, plain = f"{value / scale:{comma}.10g}{sign}", f"{value:{comma}.10g}"
    return plain if abs(value) < 1e5 and len(f"{value:.10g}") <= len(scaled) else scaled


def unit(name: str, lang: str = "zh", value: float = 2) -> str:
    """Unit in the language, in English singular for a value of one; a measure word that adds nothing is left out.

    >>> unit("户"), unit("户", "en"), unit("户", "en", 1), unit("个", "en")
    ('户', 'households', 'household', '')
    """
    if lang == "zh":
        return name
    english = _units().get(name, name)
    return "" if english == "-" else english.split("|")[0 if value == 1 else -1]


def indicator(name: str, lang: str = "zh") -> str:
    """Name of an indicator in the language; in the text's own words where `lexicon/english.tsv` does not have it.

    >>> indicator("地区生产总值", "en"), indicator("地区生产总值")
    ('gross regional product', '地区生产总值')
    """
    return name if lang == "zh" else _indicators().get(name, name)


def heading(title: str, lang: str = "zh") -> str:
    """Heading of the report in the language, in English a gist; the Chinese itself where `headings.tsv` does not have it.

    >>> heading("始终不渝实施投资拉动战略", "en"), heading("工业", "en"), heading("始终不渝实施投资拉动战略")
    ('Let investment drive growth', '工业', '始终不渝实施投资拉动战略')
    """
    return title if lang == "zh" else _headings().get(title, title)


def word(name: str, lang: str = "zh") -> str:
    """Meaning of a word in the language; the word itself where neither `lexicon/words_en.tsv` nor `lexicon/english.tsv` has it.

    >>> word("征收", "en"), word("老旧小区改造", "en"), word("征收")
    ('expropriation', 'renovation of old residential compounds', '征收')
    """
    return name if lang == "zh" else _words().get(name) or indicator(name, lang)


def meaning(name: str, lang: str = "zh") -> str:
    """Meaning of a word of the report for a reader of English; empty in Chinese, and where no list has it.

    >>> meaning("项目", "en"), meaning("项目")
    ('projects', '')
    """
    return "" if (said := word(name, lang)) == name else said



def quantity(value: float, name: str, bound: str = "eq", lang: str = "zh") -> str:
    """Number with its unit and the sign of its bound, or a dash for NA.

    >>> quantity(14000000000, "元", "ge"), quantity(7, "%", "approx"), quantity(float("nan"), "元")
    ('≥140亿元', '约7%', '—')
    >>> quantity(14000000000, "元", "ge", "en"), quantity(7, "%", "approx", "en"), quantity(106000, "户", lang="en")
    ('≥14 billion yuan', 'about 7%', '106,000 households')
    """
    if pd.isna(value):
        return "—"
    return f"{sign(bound, lang)}{number(value, lang=lang)}{spaced(unit(name, lang, value), lang)}"


def sign(bound: str, lang: str = "zh") -> str:
    """Sign of a bound in front of a number.

    >>> sign("ge"), sign("approx"), sign("approx", "en")
    ('≥', '约', 'about ')
    """
    return "about " if bound == "approx" and lang == "en" else SIGNS[bound]


def spaced(unit: str, lang: str = "zh") -> str:
    """Unit as it follows a number: English units behind a space, but for the percent sign.

    >>> spaced("元"), spaced("yuan", "en"), spaced("%", "en")
    ('元', ' yuan', '%')
    """
    return f" {unit}" if lang == "en" and unit and unit not in "%‰" else unit


def moved(measure: str, direction: str, lang: str = "zh") -> str:
    """Word for growth or change with its direction, empty for a level or a share.

    >>> moved("growth", "down"), moved("growth", "down", "en"), moved("level", None)
    ('下降', 'down', '')
    """
    return "" if pd.isna(direction) else label(f"{measure}.{direction}", lang)


def ratio(value: float, bound: str, lang: str = "zh") -> str:
    """Ratio in percent with its bound, empty for NA.

    >>> ratio(1.125, "ge"), ratio(float("nan"), "eq")
    ('≥112.5%', '')
    """
    return "" if pd.isna(value) else f"{sign(bound, lang)}{value:.1%}"


def years(first: int, last: int) -> str:
    """Span of years.

    >>> years(2017, 2021), years(2022, 2022)
    ('2017–2021', '2022')
    """
    if pd.isna(first):
        return "—"
    return f"{first}" if first == last else f"{first}–{last}"


def label(key: str, lang: str = "zh") -> str:
    """Word for a code, from `lexicon/labels.tsv`; the code itself where the table has no word for it.

    >>> label("stance.achieved"), label("stance.achieved", "en")
    ('已完成', 'reached')
    """
    row = _labels().get(key)
    return row[lang] if row else key.partition(".")[2]


@lru_cache(maxsize=None)
def _labels() -> dict[str, dict[str, str]]:
    return {row["key"]: row for row in files.rows("lexicon/labels.tsv")}


def known(key: str) -> bool:
    """Whether `lexicon/labels.tsv` has words for a code.

    >>> known("stance.achieved"), known("quote.7%左右")
    (True, False)
    """
    return key in _labels()


def say(key: str, lang: str = "zh", **values: object) -> str:
    """Sentence of `captions.tsv` with its gaps filled.

    >>> say("kinds.title", "en", total=288, claims=75)
    'Of 288 numerals 75 count as claims: they say how much or how many'
    """
    return _captions()[key][lang].format(**values)


@lru_cache(maxsize=None)
def _captions() -> dict[str, dict[str, str]]:
    return {row["key"]: row for row in files.rows("captions.tsv")}


@lru_cache(maxsize=None)
def _units() -> dict[str, str]:
    return {row["unit"]: row["en"] for row in reversed(files.rows("lexicon/units.tsv"))}


@lru_cache(maxsize=None)
def _indicators() -> dict[str, str]:
    return {row["zh"]: row["en"] for row in files.rows("lexicon/english.tsv")}


@lru_cache(maxsize=None)
def _headings() -> dict[str, str]:
    return {row["zh"]: row["en"] for row in files.rows("headings.tsv")}


@lru_cache(maxsize=None)
def _words() -> dict[str, str]:
    return {row["zh"]: row["en"] for row in files.rows("lexicon/words_en.tsv")}
