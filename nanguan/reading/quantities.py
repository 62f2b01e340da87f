"""Numerals → quantities: number, magnitude, unit and bound read as one; ranges, fractions."""

import re
from typing import NamedTuple

from .. import lexicon
from .numerals import HAN, MORE, NUMERAL, Numeral, value

_UNITS = lexicon.mapping("grammar/units.tsv", "word", "unit")
_DIMENSIONS = lexicon.mapping("grammar/units.tsv", "unit", "dimension")
_BEHIND = lexicon.mapping("grammar/bounds.tsv", "word", "bound", place="behind")
_BEFORE = lexicon.mapping("grammar/bounds.tsv", "word", "bound", place="before")
_RANGE, _LIST, _STARTED, _RATIO, _OF_PEOPLE, _DOUBLED, _COUNTS, _NAMED, _NOUN = lexicon.kinds(
    "grammar/lists_ranges.tsv", "range list started ratio people doubled counts named noun"
)
_FRACTION = re.compile(
    rf"(?P<whole>百|千|{NUMERAL})分之(?P<part>{NUMERAL})"
    r"|(?P<above>\d+)[/／](?P<below>\d+)"
)
_UNIT = "|".join(
    re.escape(row["word"]) + (f"(?![{row['not_before']}])" if row["not_before"] != "-" else "")
    for row in sorted(lexicon.rows("grammar/units.tsv"), key=lambda row: -len(row["word"]))
)
# What follows a numeral: 余 or 多, a unit, per what (元／千瓦时), 余 or 多 again, a bound.
_TAIL = re.compile(
    rf"(?P<inside>{MORE})?[ \u3000\xa0]?"
    rf"(?:(?P<unit>{_UNIT})(?P<per>(?:[/／][百千万]*?(?:{_UNIT}))*)(?P<more>{MORE})?)?"
    rf"(?P<behind>{lexicon.either(_BEHIND)})?"
)
# How far ahead a bound can stand; one that opens the clause holds for it: 至少改造小巷20条.
_AHEAD, _CLAUSE = 6, 24
_AHEAD_BOUND = re.compile(f"({lexicon.either(_BEFORE)})了?$")
_OPENING = lexicon.words("grammar/bounds.tsv", place="opening")
_OPENS = re.compile(rf"(?:^|[，,；;。：:\n])({_OPENING})[^，,；;。：:\n\d]*$")


class Quantity(NamedTuple):
    """A stated quantity: span, value, unit, bound and its word, and the numerals it is made of."""

    start: int
    end: int
    quote: str
    value: float
    high: float | None
    unit: str
    bound: str
    word: str
    numerals: tuple[int, ...]

    @property
    def dimension(self) -> str:
        """What its unit measures by `grammar/units.tsv`: money, ratio, points, count …"""
        return "ratio" if _OF_PEOPLE.search(self.unit) else _DIMENSIONS.get(self.unit, "")


def quantities(text: str, numerals: list[Numeral]) -> list[Quantity]:
    """Quantities of a text in reading order, made of the numerals that are not set aside."""
    found: list[Quantity] = []
    ratios = (it for it in _RATIO.finditer(text) if 99 < sum(map(float, it.groups())) < 101)
    shares = {it.start(i) for it in ratios for i in (1, 2, 3)}
    for i, numeral in enumerate(numerals):
        if numeral.kind is not None:
            continue
        if found and numeral.start < found[-1].end:
            found[-1] = found[-1]._replace(numerals=(*found[-1].numerals, i))
        else:
            quantity = _quantity(text, i, numeral)
            found.append(quantity._replace(unit="%") if numeral.start in shares else quantity)
    return [it for it in _carried(text, _joined(text, found)) if it.unit or _counts(text, it)]


def _counts(text: str, quantity: Quantity) -> bool:
    """Whether a number without a unit says how many: by bound, 万, 亿, or the words around it."""
    start = quantity.start
    ahead = _COUNTS.search(text, max(0, start - 4), start)
    if quantity.quote[0] in HAN:
        return bool(ahead) and quantity.value >= 100
    noun = not _NAMED.match(text, start - 1) and _NOUN.match(text, quantity.end)
    return bool(ahead or noun or quantity.bound != "eq" or re.search("[万亿]", quantity.quote))


def _quantity(text: str, i: int, numeral: Numeral) -> Quantity:
    start, end, quote, _ = numeral
    number, unit = value(quote), ""
    fraction = _FRACTION.match(text, start)
    if fraction and value(fraction["below"] or fraction["whole"]):
        end, (number, unit) = fraction.end(), _share(fraction)
    end += quote == "半" and text[end : end + 1] == "数"
    tail = _TAIL.match(text, end)
    end, unit = tail.end(), unit or _UNITS.get(tail["unit"], "") + (tail["per"] or "")
    if tail["unit"] == "番":
        start -= len(_DOUBLED.search(text, max(0, start - 2), start).group())
    if tail["unit"] == "成":
        number *= 10
    if not unit and "半" in quote:
        number, unit = 50.0, "%"
    bound, word = _bound(text, start, quote, tail)
    return Quantity(start, end, text[start:end], number, None, unit, bound, word, (i,))


def _share(fraction: re.Match[str]) -> tuple[float, str]:
    """Value and unit of A分之B or B/A: percent, or per mille as the text has it."""
    whole, part, above, below = fraction.groups()
    if whole == "千":
        return value(part), "‰"
    return round(100 * value(part or above) / value(whole or below), 3), "%"


def _bound(text: str, start: int, quote: str, tail: re.Match[str]) -> tuple[str, str]:
    """Bound of a quantity and the word for it: behind it, within it, or right before it."""
    if tail["behind"]:
        return _BEHIND[tail["behind"]], tail["behind"]
    within = tail["inside"] or tail["more"] or "".join(re.findall(MORE, quote))
    if within:
        return "gt", within
    if quote == "半" and text[start - 1 : start] == "过":
        return "gt", "过"
    found = _AHEAD_BOUND.search(text[max(0, start - _AHEAD) : start])
    found = found or _OPENS.search(text, max(0, start - _CLAUSE), start)
    return (_BEFORE[found[1]], found[1]) if found else ("eq", "")


def _joined(text: str, found: list[Quantity]) -> list[Quantity]:
    """Ranges made one quantity; a unit or a bound that closes a list given to the whole list."""
    out: list[Quantity] = []
    for quantity in reversed(found):
        following = out[-1] if out else quantity
        between = text[quantity.end : following.start]
        # 百分之三至八: the second number is of the fraction too.
        part = "分之" in quantity.quote and not following.unit
        same = quantity.unit in ("", following.unit) or part
        rises = same and _RANGE.match(between) and quantity.value < following.value
        if rises and not _STARTED.search(text, max(0, quantity.start - 20), quantity.start):
            span = {"end": following.end, "quote": text[quantity.start : following.end]}
            span |= {"high": following.value, "unit": following.unit or quantity.unit}
            span |= {"numerals": quantity.numerals + following.numerals}
            out[-1] = quantity._replace(bound="range", word="A-B", **span)
            continue
        if same and not part and _LIST.match(between):
            quantity = quantity._replace(unit=following.unit)
            if following.bound in ("le", "approx") and quantity.bound == "eq":  # 9%、10%左右
                quantity = quantity._replace(bound=following.bound, word=following.word)
        out.append(quantity)
    return out[::-1]


def _carried(text: str, found: list[Quantity]) -> list[Quantity]:
    """A bound before the first number of a list holds for the next ones: 超过50%、60%."""
    for i in range(1, len(found)):
        before, quantity = found[i - 1], found[i]
        listed = _LIST.match(text[before.end : quantity.start]) and before.unit == quantity.unit
        if listed and quantity.bound == "eq" and before.word in _BEFORE:
            found[i] = quantity._replace(bound=before.bound, word=before.word)
    return found
