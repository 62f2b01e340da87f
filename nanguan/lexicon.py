"""The shipped data files → rows, mappings and patterns."""

import csv
import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from .errors import ReportError

_PACKAGE = Path(__file__).resolve().parent
_Where = str | tuple[str, ...]
_FEW = 40  # first characters of words that a regular expression tries one after the other


def folder(name: str) -> Path:
    """Path of the folder `data`, `notebooks` or `docs`: of the checkout, or of the wheel."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def data(name: str) -> Path:
    """Path of one shipped data file."""
    return folder("data") / name


@cache
def _read(name: str) -> tuple[dict[str, str], ...]:
    if not data(name).is_file():
        names = (path.relative_to(data("")).as_posix() for path in data("").rglob("*.[ct]sv"))
        near = ", ".join(get_close_matches(name, names, cutoff=0))
        raise ReportError(f"{name}: no such file of data/; near it are {near}")
    tabs = name.endswith(".tsv")
    form = {"delimiter": "\t", "quoting": csv.QUOTE_NONE} if tabs else {}
    with open(data(name), encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader((line for line in lines if line[0] != "#"), **form))


def rows(name: str, **where: _Where) -> list[dict[str, str]]:
    """Rows of a shipped table as dictionaries; lines that start with `#` are remarks.

    `where` names a column and the value, or one of the values, that it is to have; a cell may hold
    several, joined by |. Raises ReportError for a file that is not there.

    >>> [row["word"] for row in rows("grammar/units.tsv", dimension="money")][:2]
    ['元', '美元']
    """
    asked = {it: {value} if isinstance(value, str) else {*value} for it, value in where.items()}
    return [
        dict(row)
        for row in _read(name)
        if all(values & {*row[column].split("|")} for column, values in asked.items())
    ]


def mapping(name: str, key: str, value: str, **where: _Where) -> dict[str, str]:
    """Two columns of a table as a mapping; of rows with the same key the first one counts."""
    return {row[key]: row[value] for row in reversed(rows(name, **where))}


def either(words: Iterable[str]) -> str:
    """Words as the alternatives of a regular expression, the longest first.

    Words with the same first character share it, and many of these a look at which they can be: a
    thousand words are matched four times as fast.
    """
    tails: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        tails.setdefault(word[0], []).append(re.escape(word[1:]))
    led = {first: f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in tails.items()}
    if len(led) <= _FEW:
        return "|".join(led.values())
    some = [[*led][i : i + _FEW] for i in range(0, len(led), _FEW)]
    heads = (f"(?=[{re.escape(''.join(it))}])" for it in some)
    return "|".join(f"{head}(?:{'|'.join(map(led.get, it))})" for head, it in zip(heads, some))


def words(name: str, **where: _Where) -> str:
    """Words of a list as the alternatives of a regular expression."""
    return either(row["word"] for row in rows(name, **where))


def pattern(name: str, **where: _Where) -> re.Pattern[str]:
    """One pattern of all the patterns of a list."""
    return re.compile("|".join(row["pattern"] for row in rows(name, **where)))


def kinds(name: str, kinds: str) -> list[re.Pattern[str]]:
    """Patterns of a list for some kinds, named with blanks between: one pattern a kind."""
    return [pattern(name, kind=kind) for kind in kinds.split()]


def patterns(name: str, label: str, **where: _Where) -> list[tuple[str, re.Pattern[str]]]:
    """Patterns of a list in its order, each with what the column `label` has for it."""
    return [(row[label], re.compile(row["pattern"])) for row in rows(name, **where)]
