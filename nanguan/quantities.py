"""Numerals → quantities: number, magnitude, unit and bound read together, ranges and fractions as one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from . import files
from .numbers import NUMERAL, Numeral, value

_FRACTION = re.compile(rf"(?P<whole>百|千|{NUMERAL})分之(?P<part>{NUMERAL})|(?P<above>\d+)[/／](?P<below>\d+)(?![\d/／年月])")
_RANGE = re.compile(r"[-－—–~～至到]{1,2}")
_LIST = re.compile(r"[、和及与]")
_CHINESE = frozenset("〇零一二三四五六七八九十百千万亿两半")
# A unit that is not listed: the noun right behind a number; and signs before it that make the number part of a name.
_NOUN_BEHIND = re.compile(r"(?![强版号级线期路岁届位代度年月日时分秒大和及与至到])[\u4e00-\u9fff]{2}")
_LIKE_A_YEAR = re.compile(r"(?:19[5-9]|20[0-4])\d")
_NO_COUNT_BEHIND = frozenset("”》）)/+-－—–~～:：.第")
_AHEAD_OF_COUNT = re.compile(r"(?:达到?|突破|超过?|接近|近|约|为|增至|至|到|指数|[数系]数)$")
# The clause ahead of a number in which a bound word can stand.
_AHEAD = 6
# A bound that opens the clause of the number holds for it: 至少改造背街小巷20条.
_CLAUSE = 24
_OPENS = re.compile(r"(?:^|[，,；;。：:\n])(至少|最多)[^，,；;。：:\n\d]*$")
_DOUBLED = re.compile(r"(?:翻了?)?$")


class Quantity(NamedTuple):
    """A stated quantity: its span, value, unit and bound, the word of the bound, and the numerals that it is made of."""

    start: int
    end: int
    quote: str
    value: float
    high: float | None
    unit: str
    bound: str
    word: str
    numerals: tuple[int, ...]


@lru_cache(maxsize=None)
def _units() -> dict[str, str]:
    return {row["word"]: row["unit"] for row in files.rows("lexicon/units.tsv")}


@lru_cache(maxsize=None)
def _bounds(place: str) -> dict[str, str]:
    return {row["word"]: row["bound"] for row in files.rows("lexicon/bounds.tsv") if row["place"] == place}


def _either(words: object) -> str:
    """Alternatives of a regular expression, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


@lru_cache(maxsize=None)
def _behind() -> re.Pattern[str]:
    words = sorted(files.rows("lexicon/units.tsv"), key=lambda row: -len(row["word"]))
    unit = "|".join(re.escape(row["word"]) + f"(?![{row['not_before']}])" * (row["not_before"] != "-") for row in words)
    bound = _either(_bounds("behind"))
    return re.compile(rf"(?P<inside>[余多])?[ \u3000\xa0]?(?P<unit>{unit})?(?P<more>[余多](?![样元]))?(?P<behind>{bound})?")


@lru_cache(maxsize=None)
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?:{_either(_bounds('before'))})(?=$)")


def quantities(text: str, numerals: list[Numeral]) -> list[Quantity]:
    """Quantities of a text in reading order, made of the numerals that are not set aside.

    >>> from nanguan.numbers import numerals
    >>> text = "超100亿元，增长6%-7%，三分之一以上"
    >>> [(q.quote, q.value, q.high, q.unit, q.bound) for q in quantities(text, numerals(text))]
    [('100亿元', 10000000000.0, None, '元', 'gt'), ('6%-7%', 6.0, 7.0, '%', 'range'), ('三分之一以上', 33.333, None, '%', 'ge')]
    """
    open_ones = [i for i, numeral in enumerate(numerals) if numeral.kind is None]
    found: list[Quantity] = []
    for i in open_ones:
        numeral = numerals[i]
        if found and numeral.start < found[-1].end:
            found[-1] = found[-1]._replace(numerals=(*found[-1].numerals, i))
        else:
            found.append(_quantity(text, i, numeral))
    return [quantity for quantity in _joined(text, found) if quantity.unit or _counts(text, quantity)]


def _counts(text: str, quantity: Quantity) -> bool:
    """Whether a number without a unit says how many: by its bound, its 万 or 亿, or the verb before it."""
    ahead = _AHEAD_OF_COUNT.search(text[max(0, quantity.start - 4):quantity.start])
    if quantity.quote[0] in _CHINESE:
        return bool(ahead) and quantity.value >= 100
    named = _LIKE_A_YEAR.fullmatch(quantity.quote) or text[quantity.start - 1:quantity.start] in _NO_COUNT_BEHIND
    noun = not named and _NOUN_BEHIND.match(text, quantity.end)
    return bool(ahead or noun or quantity.bound != "eq" or re.search("[万亿]", quantity.quote))


def _quantity(text: str, i: int, numeral: Numeral) -> Quantity:
    start = numeral.start
    fraction = _FRACTION.match(text, start - 3 if text[start - 3:start] in ("百分之", "千分之") else start)
    if fraction and value(fraction["below"] or fraction["whole"]):
        start, end, number, unit = fraction.start(), fraction.end(), *_share(fraction)
    else:
        end, number, unit = numeral.end, value(numeral.quote), ""
    end += numeral.quote == "半" and text[end:end + 1] == "数"
    tail = _behind().match(text, end)
    end = tail.end()
    if tail["unit"] == "番":
        start -= len(_DOUBLED.search(text, max(0, start - 2), start).group())
    unit = unit or _units().get(tail["unit"], "")
    if tail["unit"] == "成":
        number *= 10
    if not unit and "半" in numeral.quote:
        number, unit = 50.0, "%"
    return Quantity(start, end, text[start:end], number, None, unit, *_bound(text, start, numeral.quote, tail), (i,))


def _share(fraction: re.Match[str]) -> tuple[float, str]:
    """Value and unit of A分之B or B/A: percent, or per mille as the text has it."""
    if fraction["below"]:
        return round(100 * int(fraction["above"]) / int(fraction["below"]), 3), "%"
    part = value(fraction["part"])
    if fraction["whole"] in ("百", "千"):
        return part, "%" if fraction["whole"] == "百" else "‰"
    return round(100 * part / value(fraction["whole"]), 3), "%"


def _bound(text: str, start: int, quote: str, tail: re.Match[str]) -> tuple[str, str]:
    """Bound of a quantity and the word for it: behind it, within it, or right before it."""
    if tail["behind"]:
        return _bounds("behind")[tail["behind"]], tail["behind"]
    within = tail["inside"] or tail["more"] or "".join(re.findall("[余多]", quote))
    if within:
        return "gt", within
    if quote == "半" and text[start - 1:start] == "过":
        return "gt", "过"
    word = _before().search(text[max(0, start - _AHEAD):start]) or _OPENS.search(text, max(0, start - _CLAUSE), start)
    word = word.group(word.lastindex or 0) if word else ""
    return (_bounds("before")[word], word) if word else ("eq", "")


def _joined(text: str, found: list[Quantity]) -> list[Quantity]:
    """Ranges made one quantity; a unit or a bound that closes a list given to the whole list."""
    out: list[Quantity] = []
    for quantity in reversed(found):
        if out:
            following = out[-1]
            between = text[quantity.end:following.start]
            same_unit = quantity.unit in ("", following.unit)
            if _RANGE.fullmatch(between) and same_unit and quantity.value < following.value and not _moved(text, quantity):
                out[-1] = _range(text, quantity, following)
                continue
            if _LIST.fullmatch(between) and same_unit:
                closed = following.bound == "le" and quantity.bound == "eq"  # 0.5%和1.5%以内
                bound, word = (following.bound, following.word) if closed else (quantity.bound, quantity.word)
                quantity = quantity._replace(unit=following.unit, bound=bound, word=word)
        out.append(quantity)
    return _carried(text, out[::-1])


def _carried(text: str, found: list[Quantity]) -> list[Quantity]:
    """Quantities in which a bound before the first number of a list holds for the next ones: 超过50%、60%."""
    for i in range(1, len(found)):
        before, quantity = found[i - 1], found[i]
        listed = before.unit == quantity.unit and _LIST.fullmatch(text[before.end:quantity.start])
        if listed and quantity.bound == "eq" and before.word in _bounds("before"):
            found[i] = quantity._replace(bound=before.bound, word=before.word)
    return found


def _moved(text: str, quantity: Quantity) -> bool:
    """Whether the quantity is where something started: 由A到B, 从A到B."""
    clause = re.split(r"[，,；;。：:]", text[max(0, quantity.start - 20):quantity.start])[-1]
    return re.search(r"[由从](?:[^至到]*)$", clause) is not None


def _range(text: str, low: Quantity, high: Quantity) -> Quantity:
    span = text[low.start:high.end]
    return Quantity(low.start, high.end, span, low.value, high.value, high.unit, "range", "A-B", low.numerals + high.numerals)
