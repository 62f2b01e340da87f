"""Clean text → claims: the steps of this room, one after the other."""

from typing import NamedTuple

from .claims import Claim, claims
from .normalization import normalized, restored
from .numerals import Numeral, numerals
from .outline import Heading, Sentence, outline, sentences
from .placement import placed, stretches
from .quantities import Quantity, quantities
from .readings import readings
from .report_years import Years


class Steps(NamedTuple):
    """What each step makes of a text."""

    headings: list[Heading]
    sentences: list[Sentence]
    numerals: list[Numeral]
    quantities: list[Quantity]
    claims: list[Claim]


def read(text: str, years: Years) -> Steps:
    """What the steps make of a clean text whose report speaks of these years."""
    plain, at = normalized(text)
    headings = outline(plain)
    cut = sentences(plain, headings)
    stretched = stretches(plain, headings, cut, years)
    said = placed(cut, stretched)
    numbers = numerals(plain)
    amounts = quantities(plain, numbers)
    found = claims(readings(plain, said, amounts), years)
    steps = Steps(placed(headings, stretched), said, numbers, amounts, found)
    if plain == text:
        return steps
    lists = steps._asdict().items()
    return Steps(*(restored(it, text, at, tiled=name == "sentences") for name, it in lists))
