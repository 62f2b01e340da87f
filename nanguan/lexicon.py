"""The shipped data files → rows, mappings and patterns."""

import csv
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """Path of the folder `data`, `notebooks` or `docs`: of the checkout, or of the wheel."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def data(name: str) -> Path:
    """Path of one shipped data file."""
    return folder("data") / name


@cache
def _read(name: str) -> tuple[dict[str, str], ...]:
    tabs = name.endswith(".tsv")
    form = {"delimiter": "\t", "quoting": csv.QUOTE_NONE} if tabs else {}
    with open(data(name), encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader((line for line in lines if line[0] != "#"), **form))


def rows(name: str, **where: str | tuple[str, ...]) -> list[dict[str, str]]:
    """Rows of a shipped table as dictionaries; lines that start with `#` are remarks.

    `where` names a column and the value, or one of the values, that it is to have; a cell may hold
    several, joined by |.

    >>> [row["word"] for row in rows("grammar/units.tsv", dimension="money")][:2]
    ['元', '美元']
    """
    asked = [
        (column, {value} if isinstance(value, str) else {*value}) for column, value in where.items()
    ]
    return [
        dict(row)
        for row in _read(name)
        if all(it & {*row[column].split("|")} for column, it in asked)
    ]


def mapping(name: str, key: str, value: str, **where: str | tuple[str, ...]) -> dict[str, str]:
    """Two columns of a table as a mapping; of rows with the same key the first one counts.

    >>> mapping("grammar/units.tsv", "word", "unit")["百分点"]
    '个百分点'
    """
    return {row[key]: row[value] for row in reversed(rows(name, **where))}


def either(words: Iterable[str]) -> str:
    """Words as the alternatives of a regular expression, the longest first.

    Words with the same first character share it: a thousand words are matched twice as fast.
    """
    tails: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        tails.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in tails.items())


def words(name: str, **where: str | tuple[str, ...]) -> str:
    """Words of a list as the alternatives of a regular expression."""
    return either(row["word"] for row in rows(name, **where))


def pattern(name: str, **where: str | tuple[str, ...]) -> re.Pattern[str]:
    """One pattern of all the patterns of a list.

    >>> pattern("grammar/nouns.tsv", kind="doing").search("57个小区的改造").group()
    '改造'
    """
    return re.compile("|".join(row["pattern"] for row in rows(name, **where)))


def patterns(
    name: str, label: str, **where: str | tuple[str, ...]
) -> list[tuple[str, re.Pattern[str]]]:
    """Patterns of a list in its order, each with what the column `label` has for it."""
    return [(row[label], re.compile(row["pattern"])) for row in rows(name, **where)]
