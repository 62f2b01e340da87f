"""Clean text → the set phrases (提法) in it, each with its row of the glossary."""

import re

from .. import lexicon
from ..errors import ReportError

LEVELS = ("nation", "province", "city", "district")
_GLOSSARY = {row["phrase"]: row for row in lexicon.rows("grammar/set_phrases.tsv")}
# One pattern with a group a phrase, the longest first.
_GROUPS = sorted(_GLOSSARY.values(), key=lambda row: (-len(row["phrase"]), row["phrase"]))
_PHRASE = re.compile("|".join(f"({row['pattern']})" for row in _GROUPS))


def glossary(phrase: str) -> dict[str, str]:
    """Row of the glossary for a phrase; `tables.codebook("glossary")` explains its columns.

    Raises ReportError for a phrase that the glossary does not have.
    """
    if phrase not in _GLOSSARY:
        raise ReportError(
            f"{phrase}: not in the glossary; `report.phrases` names those of a report, "
            "data/grammar/set_phrases.tsv has all"
        )
    return dict(_GLOSSARY[phrase])


def phrases(text: str) -> list[dict[str, object]]:
    """Set phrases of a text in reading order, each with its place and its row of the glossary.

    Of two that start at one place the longer counts.
    """
    return [
        {"start": match.start(), "end": match.end(), "quote": match.group()}
        | _GROUPS[match.lastindex - 1]
        for match in _PHRASE.finditer(text)
    ]
