"""Clean text → the set phrases (提法) in it, each with what a reader from elsewhere needs to know."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from . import files
from .errors import ReportError


LEVELS = ("nation", "province", "city", "district")


class Phrase(NamedTuple):
    """One occurrence of a set phrase: a row of `report.phrases`, which explains the columns."""

    start: int
    end: int
    quote: str
    phrase: str
    pinyin: str
    en: str
    level: str


@lru_cache(maxsize=None)
def _glossary() -> tuple[re.Pattern[str], dict[str, dict[str, str]]]:
    """One pattern with a group a phrase, the longest first, and the phrase's row by its group."""
    rows = sorted(files.rows("phrases.tsv"), key=lambda row: (-len(row["phrase"]), row["phrase"]))
    groups = {f"p{i}": row for i, row in enumerate(rows)}
    return re.compile("|".join(f"(?P<{name}>{row['pattern']})" for name, row in groups.items())), groups


def glossary(phrase: str) -> dict[str, str]:
    """Row of the glossary for a phrase: pinyin, en, en_source, zh_note, en_note, since (year), level (who coined it).

    Raises ReportError for a phrase that the glossary does not have.

    >>> glossary("放管服")["level"]
    'nation'
    """
    found = next((row for row in files.rows("phrases.tsv") if row["phrase"] == phrase), None)
    if found is None:
        raise ReportError(f"{phrase}: not in the glossary; `report.phrases` names those of a report, data/phrases.tsv has all")
    return found


def phrases(text: str) -> list[Phrase]:
    """Set phrases of a text in reading order; of two that start at one place the longer counts.

    >>> [(p.quote, p.phrase) for p in phrases("深化“放管服”改革，做到“两个维护”")]
    [('放管服', '放管服'), ('两个维护', '两个维护')]
    """
    pattern, groups = _glossary()
    found = []
    for match in pattern.finditer(text):
        row = groups[match.lastgroup]
        found.append(Phrase(*match.span(), match.group(), row["phrase"], row["pinyin"], row["en"], row["level"]))
    return found
