"""Clean text → the set phrases (提法) in it, each with its row of the glossary."""

import re
from typing import NamedTuple

from .. import lexicon
from ..errors import ReportError

LEVELS = ("nation", "province", "city", "district")
_GLOSSARY = {row["phrase"]: row for row in lexicon.rows("grammar/phrases.tsv")}
# One pattern with a group a phrase, the longest first.
_GROUPS = sorted(_GLOSSARY.values(), key=lambda row: (-len(row["phrase"]), row["phrase"]))
_PHRASE = re.compile("|".join(f"(?P<p{i}>{row['pattern']})" for i, row in enumerate(_GROUPS)))


class Phrase(NamedTuple):
    """One occurrence of a set phrase: a row of `report.phrases`, which explains the columns."""

    start: int
    end: int
    quote: str
    phrase: str
    pinyin: str
    en: str
    level: str


def glossary(phrase: str) -> dict[str, str]:
    """Row of the glossary for a phrase; `tables.codebook("glossary")` explains its columns.

    Raises ReportError for a phrase that the glossary does not have.
    """
    if phrase not in _GLOSSARY:
        raise ReportError(
            f"{phrase}: not in the glossary; `report.phrases` names those of a report, "
            "data/grammar/phrases.tsv has all"
        )
    return dict(_GLOSSARY[phrase])


def phrases(text: str) -> list[Phrase]:
    """Set phrases of a text in reading order; of two that start at one place the longer counts."""
    found = []
    for match in _PHRASE.finditer(text):
        row = _GROUPS[int(match.lastgroup[1:])]
        known = (row[name] for name in ("phrase", "pinyin", "en", "level"))
        found.append(Phrase(*match.span(), match.group(), *known))
    return found
