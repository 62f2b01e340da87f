"""Clean text → every numeral in it, each with its value and, where it is no claim, the reason."""

import re
from bisect import bisect_left
from itertools import groupby, repeat
from math import prod
from typing import NamedTuple

from .. import lexicon

HAN = "〇零一二三四五六七八九十百千万亿两半"
_DIGITS = dict(zip("〇零一二三四五六七八九两", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2)))
_POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
MORE = f"(?:{lexicon.words('grammar/bounds.tsv', place='inside')})"

# 千 before 瓦, 米 … begins the unit; 分之 makes a fraction of the whole.
_MAGNITUDE = (
    rf"(?:{MORE}?(?:[百千](?![分瓦米克伏])|百(?=万))?[万亿]+|{MORE}?[百千十](?![分瓦米克伏]))?"
)
_ARABIC = (
    r"[0-9０-９]+(?:[,，][0-9０-９]{3}(?![0-9０-９]))*(?:[.．][0-9０-９]+)?"
    rf"{_MAGNITUDE}(?:(?<=[万亿])[0-9０-９]+[百千]{MORE}?万?)?"
)
_CHINESE = rf"(?:[{HAN}](?!(?<=千)[瓦米克伏]))+(?:点[〇零一二三四五六七八九]+)?(?:{MORE}?[万亿]+)?"
NUMERAL = rf"(?:{_ARABIC}|{_CHINESE})"
_NUMERAL = re.compile(f"{NUMERAL}|千")  # that of 千瓦 is a numeral, too, if of no number


class Numeral(NamedTuple):
    """A numeral as it stands, and why it is no claim (None where it may be one)."""

    start: int
    end: int
    quote: str
    kind: str | None


def _written_out(run: list[dict[str, str]]) -> re.Pattern[str]:
    """Rows of `not_claims.tsv` as one, with N (a numeral) and C (a Chinese one) written out."""
    pattern = "|".join(f"({row['pattern']})" for row in run)
    pattern = re.sub(r"(?<![A-Za-z\\])N", lambda _: f"(?>{NUMERAL})", pattern)
    pattern = pattern.replace("[^CN]", f"[^0-9{HAN}]")
    return re.compile(re.sub(r"(?<![A-Za-z\\^])C", lambda _: f"[{HAN}]+", pattern))


# Rows in order with their kinds; a run of those that begin with a numeral is one pattern.
_ROWS = lexicon.rows("grammar/not_claims.tsv")
_RUNS = groupby(_ROWS, lambda it: it["at"] == "start" or it["pattern"])
_ASIDE = [
    ([row["kind"] for row in run], key is True, _written_out(run))
    for key, run in ((key, [*rows]) for key, rows in _RUNS)
]
_COUNTS = re.compile(r"(\d+(?:\.\d+)?)(\D*)")
_DECIMALS = re.compile(f"[{''.join(_DIGITS)}]*")
_PLACES = re.compile(f"(?=.)([{''.join(_DIGITS)}]?)([十百千]|$)")
_LEFT_OUT = re.compile(f"[,，]|{MORE}")
_YEAR = re.compile(r"(?:19|20)\d\d")


def numerals(text: str) -> list[Numeral]:
    """Numerals of a text in order, each set aside by the first pattern that covers it whole."""
    spans = [match.span() for match in _NUMERAL.finditer(text)]
    starts = [start for start, _ in spans]
    kinds: list[str | None] = [None] * len(spans)
    for names, at_start, pattern in _ASIDE:
        if at_start:
            todo = [start for start, known in zip(starts, kinds) if known is None]
            matches = filter(None, map(pattern.match, repeat(text), todo))
        else:
            matches = pattern.finditer(text)
        for match in matches:
            i, end = bisect_left(starts, match.start()), match.end()
            while i < len(spans) and spans[i][1] <= end:
                kinds[i] = kinds[i] or names[match.lastindex - 1]
                i += 1
    return [
        Numeral(*span, text[slice(*span)], None if kind == "claim" else kind)
        for span, kind in zip(spans, kinds)
    ]


def leftover(quote: str) -> str:
    """Kind of a numeral that counts nothing: a Chinese one is part of a word."""
    if _YEAR.fullmatch(quote):
        return "date"
    return "other" if quote[0].isdecimal() else "idiom"


def value(quote: str) -> float:
    """Number that a numeral states, 余 and 多 left out, 万 and 亿 multiplied."""
    plain = _LEFT_OUT.sub("", quote).replace("．", ".")
    if "半" in plain:
        return 0.5
    counts = _COUNTS.findall(plain)
    if not counts:
        whole, _, decimals = plain.partition("点")
        digits = _DECIMALS.match(decimals).group()
        fraction = sum(_DIGITS[d] / 10**i for i, d in enumerate(digits, 1))
        counts = [(_chinese(whole) + fraction, decimals[len(digits) :])]
    number = sum(float(count) * prod(map(_POWERS.get, signs)) for count, signs in counts)
    # Binary dust of 61.4 × 10⁸ and the like brushed off: no report states more than 12 digits.
    return float(f"{number:.12g}")


def _chinese(numeral: str) -> float:
    """Chinese numeral as a number: 三百二十万, 一亿零四百万, 二〇二一 (digits read out)."""
    if len(numeral) > 1 and all(sign in _DIGITS for sign in numeral):
        return float("".join(str(_DIGITS[sign]) for sign in numeral))
    # 亿 counts all before it (三万亿), 万 only what stands behind the last 亿 (一亿零四百万).
    for sign in "亿万":
        above, found, below = numeral.rpartition(sign)
        if found:
            return (_chinese(above) or 1) * _POWERS[sign] + _chinese(below)
    return float(sum(_DIGITS.get(d, 1) * _POWERS.get(p, 1) for d, p in _PLACES.findall(numeral)))
