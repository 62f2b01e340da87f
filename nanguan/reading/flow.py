"""Clean text → claims: the steps of this room, one after the other."""

from typing import NamedTuple

from .claims import Claim, claims
from .numerals import Numeral, numerals
from .outline import Heading, Sentence, outline, sentences
from .placement import placed, stretches
from .quantities import Quantity, quantities
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
    headings = outline(text)
    cut = sentences(text, headings)
    stretched = stretches(text, headings, cut, years)
    said = placed(cut, stretched)
    numbers = numerals(text)
    amounts = quantities(text, numbers)
    found = claims(text, said, amounts, years)
    return Steps(placed(headings, stretched), said, numbers, amounts, found)
