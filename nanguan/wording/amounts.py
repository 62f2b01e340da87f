"""Numbers as a reader writes them: 万 and 亿 put back, unit behind, bound in front."""

import pandas as pd

from .. import lexicon
from ..reading.bounds import BOUNDS
from ..settings import language
from .interface import label

_ENGLISH = lexicon.mapping("grammar/units.tsv", "unit", "en")
# Units that are a sign: at both ends of a range, and in English without a space.
SIGNS = ("%", "‰")
_SCALES = {
    "zh": ((1e8, "亿"), (1e4, "万")),
    "en": ((1e12, " trillion"), (1e9, " billion"), (1e6, " million")),
}


def number(value: float, digits: int | None = None, lang: str | None = None) -> str:
    """Number with 万 and 亿, or million and billion, where shorter; rounded only to `digits`.

    >>> number(216800000000), number(34068), number(24.88e9 / 2, 3, "en"), number(106000, lang="en")
    ('2168亿', '34068', '12.4 billion', '106,000')
    """
    lang = language(lang)
    scale, sign = next(((s, w) for s, w in _SCALES[lang] if abs(value) >= s), (1, ""))
    comma = "," if lang == "en" else ""
    if digits:
        places = max(digits - len(str(int(abs(value) / scale))), 0)
        rounded = f"{value / scale:{comma}.{places}f}"
        return (rounded.rstrip("0").rstrip(".") if "." in rounded else rounded) + sign
    scaled, plain = f"{value / scale:{comma}.10g}{sign}", f"{value:{comma}.10g}"
    return plain if abs(value) < 1e5 and len(f"{value:.10g}") <= len(scaled) else scaled


def unit(name: str, lang: str | None = None, value: float = 2) -> str:
    """Unit in the language, in English singular for one; empty for a mere measure word."""
    if language(lang) == "zh":
        return name
    english = _ENGLISH.get(name, name)
    return "" if english == "-" else english.split("|")[0 if value == 1 else -1]


def sign(bound: str, lang: str | None = None) -> str:
    """Sign of a bound in front of a number."""
    return getattr(BOUNDS[bound], language(lang))


def quantity(value: float, name: str, bound: str = "eq", lang: str | None = None) -> str:
    """Number with its unit and the sign of its bound, or a dash for NA.

    >>> quantity(7, "%", "approx"), quantity(14e9, "元", "ge", "en"), quantity(float("nan"), "元")
    ('约7%', '≥14 billion yuan', '—')
    """
    if pd.isna(value):
        return "—"
    named = unit(name, lang, value)
    space = " " if language(lang) == "en" and named and named not in SIGNS else ""
    return f"{sign(bound, lang)}{number(value, lang=lang)}{space}{named}"


def moved(measure: str, direction: str, lang: str | None = None) -> str:
    """Word for growth or change with its direction, empty for a level or a share."""
    return "" if pd.isna(direction) else label(f"{measure}.{direction}", lang)


def ratio(value: float, bound: str, lang: str | None = None) -> str:
    """Ratio in percent with its bound, empty for NA."""
    return "" if pd.isna(value) else f"{sign(bound, lang)}{value:.1%}"


def years(first: int, last: int) -> str:
    """Span of years, one for both where they are the same; a dash for NA."""
    return "—" if pd.isna(first) else "–".join(map(str, dict.fromkeys((first, last))))
