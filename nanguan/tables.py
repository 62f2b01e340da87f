"""Rows → frames whose columns and types are those of the codebook, and frames → text."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from . import files
from .errors import ReportError

# The tables that travel with the package, in the order of the data package.
SHIPPED = ("codebook", "claims", "pledges", "exercises", "accuracy", "topics", "indicators", "standards", "ladder")
_DTYPES = {"integer": "Int64", "number": "float64", "string": "string", "boolean": "boolean", "date": "string"}


def codebook(table: str | None = None) -> pd.DataFrame:
    """Codebook of one table, or of all: what each column means, one column a row.

    Columns: table, column, type, unit, allowed (values, joined by |), example, zh, en (headings), meaning, meaning_zh.
    Raises ReportError for a table that it does not have.

    >>> codebook("numbers")["column"].tolist()
    ['start', 'end', 'quote', 'kind', 'claim']
    """
    rows = [row for row in files.rows("codebook.csv") if table in (None, row["table"])]
    if not rows:
        names = ", ".join(dict.fromkeys(row["table"] for row in files.rows("codebook.csv")))
        raise ReportError(f"{table}: no such table in the codebook; it has {names}")
    return pd.DataFrame(rows)


def frame(table: str, rows: Iterable[tuple]) -> pd.DataFrame:
    """Frame of a table's rows with the columns and types that the codebook names; NA where a value is None.

    >>> frame("numbers", [(0, 1, "五", "duration", None)]).isna().iloc[0].tolist()
    [False, False, False, False, True]
    """
    types = {row["column"]: _DTYPES[row["type"]] for row in files.rows("codebook.csv") if row["table"] == table}
    return pd.DataFrame(list(rows), columns=list(types)).astype(types)


def shipped(name: str) -> pd.DataFrame:
    """Shipped table `data/NAME.csv`, typed by the codebook, such as `claims`, `topics` or `ladder`; `SHIPPED` names all.

    Columns: see `codebook(name)`. Raises ReportError for a table that is not shipped.

    >>> shipped("ladder")["value"].tolist()
    [5.5, 6.0, 6.5, 7.0]
    """
    if name not in SHIPPED:
        raise ReportError(f"{name}: no such table comes with the package; there are {', '.join(SHIPPED)}")
    types = {row["column"]: _DTYPES[row["type"]] for row in files.rows("codebook.csv") if row["table"] == name}
    return pd.read_csv(files.data(f"{name}.csv"), dtype=types, encoding="utf-8")


def written(data: pd.DataFrame, style: str) -> str:
    """Text of a frame as `csv`, `jsonl` (one object a line, null for NA) or, for any other style, a table for a terminal.

    >>> print(written(frame("numbers", [(0, 1, "五", "duration", None)]), "jsonl"), end="")
    {"start":0,"end":1,"quote":"五","kind":"duration","claim":null}
    """
    if style == "csv":
        return data.to_csv(index=False, lineterminator="\n")
    if style == "jsonl":
        return data.to_json(orient="records", lines=True, force_ascii=False, double_precision=12)
    with pd.option_context("display.unicode.east_asian_width", True, "display.max_colwidth", 40):
        return data.to_string(index=False, na_rep="", float_format=lambda v: f"{v:,.12g}") + "\n"


def datapackage() -> dict[str, object]:
    """Description of the shipped tables as a Frictionless data package, made of the codebook.

    >>> [resource["name"] for resource in datapackage()["resources"]]
    ['codebook', 'claims', 'pledges', 'exercises', 'accuracy', 'topics', 'indicators', 'standards', 'ladder']
    """
    return {
        "name": "nanguan",
        "title": "The 2022 government work report of Nanguan District, read",
        "licenses": [{"name": "MIT", "title": "MIT License"}],
        "resources": [{"name": name, "path": f"{name}.csv", "encoding": "utf-8", "schema": _schema(name)} for name in SHIPPED],
    }


def _schema(table: str) -> dict[str, object]:
    rows = codebook(table).itertuples()
    return {"fields": [_field(row) for row in rows], "missingValues": [""]}


def _field(row: tuple) -> dict[str, object]:
    field = {"name": row.column, "type": row.type, "title": row.en, "description": row.meaning}
    if row.allowed and row.type == "string":
        field["constraints"] = {"enum": row.allowed.split("|")}
    return field
