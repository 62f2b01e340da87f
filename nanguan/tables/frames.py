"""Rows → frames whose columns and types are those of the codebook, and frames → text."""

import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache

import pandas as pd

from .. import lexicon
from ..errors import need_one

_PACKAGE = json.loads(lexicon.data("datapackage.json").read_text(encoding="utf-8"))["resources"]
# The tables that travel with the package, and their files.
SHIPPED = {table["name"]: table["path"] for table in _PACKAGE}
_DTYPES = {"integer": "Int64", "number": "float64", "boolean": "boolean"}
_TEXT = "string[python]"  # all else: "string" would be of another kind where pyarrow is installed


def codebook(table: str | None = None) -> pd.DataFrame:
    """Codebook of a table, or of all, its own too: a row a column; ReportError for no such table.

    >>> codebook("numbers")["column"].tolist()
    ['start', 'end', 'quote', 'kind', 'claim']
    """
    return pd.DataFrame(_columns(table) if table else lexicon.rows("codebook.csv"))


def _columns(table: str) -> list[dict[str, str]]:
    tables = (row["table"] for row in lexicon.rows("codebook.csv"))
    need_one(table, tables, "table in the codebook; it has")
    return lexicon.rows("codebook.csv", table=table)


@cache
def _types(table: str) -> dict[str, str]:
    return {row["column"]: _DTYPES.get(row["type"], _TEXT) for row in _columns(table)}


def frame(table: str, rows: Iterable[Mapping[str, object] | tuple]) -> pd.DataFrame:
    """Frame of rows (named tuples or mappings) with the columns and types of the codebook."""
    types = _types(table)
    records = [row if isinstance(row, Mapping) else row._asdict() for row in rows]
    return pd.DataFrame(records, columns=list(types)).astype(types)


def described(table: str) -> Callable[[Callable], Callable]:
    """Decorator that ends a docstring with the columns of the table, as the codebook has them."""
    lines = [
        f"- {row['column']}: {row['meaning']}" + (f" ({row['allowed']})" if row["allowed"] else "")
        for row in _columns(table)
    ]

    def describe(made: Callable) -> Callable:
        made.__doc__ = "\n".join([f"{made.__doc__.rstrip()}\n\nColumns:", *lines])
        return made

    return describe


def shipped(name: str) -> pd.DataFrame:
    """Table that comes with the package, typed by the codebook; ReportError for none of `SHIPPED`.

    >>> shipped("ladder")["value"].tolist()
    [5.5, 6.0, 6.5, 7.0]
    """
    need_one(name, SHIPPED, "table comes with the package; there are")
    return pd.read_csv(lexicon.data(SHIPPED[name]), dtype=_types(name), encoding="utf-8")


def written(data: pd.DataFrame, style: str) -> str:
    """Text of a frame: `csv`, `jsonl` (an object a line, null for NA), `table` for a terminal.

    >>> row = {"start": 0, "end": 1, "quote": "五", "kind": "duration"}
    >>> print(written(frame("numbers", [row]), "jsonl"), end="")
    {"start":0,"end":1,"quote":"五","kind":"duration","claim":null}
    """
    need_one(style, ("csv", "jsonl", "table"), "style; there are")
    if style == "csv":
        return data.to_csv(index=False, lineterminator="\n")
    if style == "jsonl":
        return data.to_json(orient="records", lines=True, force_ascii=False, double_precision=12)
    with pd.option_context("display.unicode.east_asian_width", True, "display.max_colwidth", 40):
        return data.to_string(index=False, na_rep="", float_format=lambda v: f"{v:,.12g}") + "\n"
