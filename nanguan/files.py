"""Where the project's own files are: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """Path of the folder `data`, `notebooks` or `docs`.

    >>> folder("data").name
    'data'
    """
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def data(name: str) -> Path:
    """Path of one shipped data file.

    >>> data("lexicon/units.tsv").is_file()
    True
    """
    return folder("data") / name


@lru_cache(maxsize=None)
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Rows of a shipped table (.csv or .tsv) as dictionaries; lines that start with `#` are remarks.

    >>> rows("lexicon/units.tsv")[0]["word"]
    '元'
    """
    delimiter = "\t" if name.endswith(".tsv") else ","
    with open(data(name), encoding="utf-8", newline="") as lines:
        kept = (line for line in lines if not line.startswith("#"))
        return tuple(csv.DictReader(kept, delimiter=delimiter, quoting=csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL))
