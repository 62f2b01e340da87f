"""Frames → tables for a page: headings from the codebook, numbers as readers write them, ids as links."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pandas as pd

from . import readable, tables
from .figures import font_face, link

_CLAIM = re.compile(r"c\d{3,}")


class Table:
    """A table of ready cells that shows itself in a notebook; `text` cells are escaped, links are made of claim ids."""

    def __init__(self, cells: pd.DataFrame, caption: str, kind: str = "frame") -> None:
        self.cells, self.caption, self.kind = cells, caption, kind

    def _repr_html_(self) -> str:
        head = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in self.cells.columns)
        body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in self.cells.itertuples(index=False))
        page = (f'<table class="{self.kind}"><caption>{html.escape(self.caption)}</caption>'
                f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>")
        return font_face(page) + page

    def __repr__(self) -> str:
        return f"{self.caption}\n{self.cells.to_string(index=False)}"


def _cell(value: object) -> str:
    """Cell of a row: empty for NA, each claim id a link to its sentence."""
    text = "" if pd.isna(value) else html.escape(f"{value:,.12g}" if isinstance(value, float) else str(value))
    return f"<td>{_CLAIM.sub(lambda m: f'<a href={chr(34)}{link(m.group())}{chr(34)}>{m.group()}</a>', text)}</td>"


def _heading(table: str, column: str) -> str:
    """Heading of a column, Chinese and English, as the codebook has it."""
    row = tables.codebook(table).set_index("column").loc[column]
    return f"{row['zh']} {row['en']}"


def _named(table: str, columns: dict[str, pd.Series], caption: str) -> Table:
    return Table(pd.DataFrame({_heading(table, name): cells for name, cells in columns.items()}), caption)


def claims(data: pd.DataFrame, caption: str) -> Table:
    """Claims for reading: id, indicator, value with its bound, quote, years, measure and, for targets, commitment."""
    columns = {
        "id": data["id"],
        "indicator": data["indicator"],
        "value": _each(data, _amount),
        "quote": data["quote"],
        "measure": _each(data, lambda row: both("measure", row["measure"])),
    }
    if (data["stance"] == "target").any():
        columns["commitment"] = _each(data, lambda row: both("commitment", row["commitment"]))
    table = _named("claims", columns, caption)
    table.cells.insert(4, "年份 years", _each(data, lambda row: readable.years(row["from_year"], row["to_year"])))
    return table


def ledger(data: pd.DataFrame, caption: str) -> Table:
    """Ledger for reading: each horizon with its claims and its pace over the past pace, and what is not compared or differs."""
    columns = {"indicator": data["indicator"] + " " + data["en"]}
    for horizon in ("achieved", "goal", "target"):
        columns[horizon] = _each(data, lambda row, h=horizon: _horizon(row, h))
    return _named("ledger", columns | {"why": data["why"]}, caption)


def not_stated(data: pd.DataFrame, caption: str) -> Table:
    """Planning indicators that a report leaves out or names without a number, and why one expects them."""
    mine = data[data["status"] != "stated"]
    status = _each(mine, lambda row: both("status", row["status"]))
    return _named("ledger", {"indicator": mine["indicator"] + " " + mine["en"], "status": status, "why": mine["why"]}, caption)


def pace(row: pd.Series, caption: str) -> Table:
    """One row of the ledger, worked out: value, years and pace of each horizon, and the ratio to the past pace."""
    cells = []
    for horizon in ("achieved", "goal", "target"):
        if pd.notna(row[horizon]):
            unit, bound = row[f"{horizon}_unit"], row[f"{horizon}_bound"]
            years = readable.years(row[f"{horizon}_from_year"], row[f"{horizon}_to_year"])
            ratio = "" if horizon == "achieved" else readable.ratio(row[f"{horizon}_ratio"], row[f"{horizon}_ratio_bound"])
            stated, yearly = f"{_amount(row, f'{horizon}_')} ({row[horizon]})", readable.quantity(row[f"{horizon}_pace"], unit, bound)
            cells.append((_heading("ledger", horizon), stated, years, yearly, ratio))
    names = ["时段 horizon", "数值 value", "年份 years", "年均 a year", "比过去年均 over the past pace"]
    return Table(pd.DataFrame(cells, columns=names), caption)


def plain(table: str, data: pd.DataFrame, caption: str) -> Table:
    """Columns of a frame as they are, under the headings of the codebook."""
    return _named(table, {name: data[name] for name in data.columns}, caption)


def contexts(data: pd.DataFrame, caption: str) -> Table:
    """Lines in which a word stands, the word in the middle."""
    cells = {"左 left": data["left"], "词 word": data["word"], "右 right": data["right"]}
    return Table(pd.DataFrame(cells), caption, "frame kwic")


def both(column: str, code: str) -> str:
    """Code of a table in words, Chinese and English; empty for NA.

    >>> both("measure", "growth")
    '增长 growth'
    """
    return "" if pd.isna(code) else f"{readable.label(f'{column}.{code}')} {readable.label(f'{column}.{code}', 'en')}"


def _each(data: pd.DataFrame, words: Callable[[pd.Series], str]) -> pd.Series:
    return pd.Series([words(row) for _, row in data.iterrows()], index=data.index, dtype="object")


def _amount(row: pd.Series, head: str = "") -> str:
    """Quantity with its direction and bound; `head` is the horizon's prefix in the ledger."""
    moved = readable.moved(row[f"{head}measure"], row[f"{head}direction"])
    return moved + readable.quantity(row[f"{head}value"], row[f"{head}unit"], row[f"{head}bound"])


def _horizon(row: pd.Series, horizon: str) -> str:
    if pd.isna(row[horizon]):
        return ""
    value = _amount(row, f"{horizon}_")
    ratio = "" if horizon == "achieved" else readable.ratio(row[f"{horizon}_ratio"], row[f"{horizon}_ratio_bound"])
    return f"{value} ({row[horizon]})" + (f" = {ratio}" if ratio else "")
