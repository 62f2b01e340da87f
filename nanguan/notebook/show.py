"""Frames → tables for a page: headings of the codebook, numbers as readers write them."""

from typing import Any, NamedTuple

import pandas as pd

from .. import tables
from ..display import card, render, shown, styles, with_links
from ..errors import need
from ..settings import language
from ..wording import column, figure, glossed, indicator, known, label, quantity, ratio, say, years

_ALL = "all"  # not None: to a dropdown that is no choice
_LIVE = {"auto_display": True}


class Table(NamedTuple):
    """Ready cells that show themselves in a notebook, claim ids as links to their sentence."""

    cells: pd.DataFrame
    caption: str
    kind: str = "frame"
    linked: bool = True
    note: str = ""

    def unlinked(self) -> "Table":
        """The same table without links: for another report than that of the pages around it."""
        return self._replace(linked=False)

    def _repr_html_(self) -> str:
        show = with_links if self.linked else str
        rows = [[show(_cell(it)) for it in row] for row in self.cells.astype(object).to_numpy()]
        return shown(render("table.html", head=self.cells.columns, rows=rows, **self._asdict()))

    def __repr__(self) -> str:
        return "\n".join(filter(None, (self.note, self.caption, self.cells.to_string(index=False))))


def _cell(value: object) -> str:
    return "" if pd.isna(value) else f"{value:,.12g}" if isinstance(value, float) else str(value)


def claims(data: pd.DataFrame, lang: str | None = None) -> Table:
    """Claims for reading: `report.claims` or some of its rows, values with their unit and bound.

    >>> claims(load().claims, "en").caption
    'claims (75)'
    """
    need(data, *tables.codebook("claims")["column"], of="report.claims")
    values = [figure(row, lang) for row in data.to_dict("records")]
    spans = [years(*span) for span in zip(data["from_year"], data["to_year"])]
    promised = ["commitment"] if (data["stance"] == "target").any() else []
    columns = ["id", "indicator", "value", "quote", "years", "measure", *promised]
    return plain("claims", data.assign(value=values, years=spans)[columns], lang)


def ledger(data: pd.DataFrame, lang: str | None = None) -> Table:
    """Stated rows of `report.ledger`: in each phase value (claim ids) = pace over the past pace."""
    need(data, *tables.codebook("ledger")["column"], of="report.ledger")
    mine = data[data["status"] == "stated"]
    for it in tables.PHASES:
        stated = [_stated(row, it, lang) for row in mine.to_dict("records")]
        mine = mine.assign(**{it: [" = ".join(filter(None, parts)) for parts in stated]})
    return _of_ledger(mine, tables.PHASES, lang)


def not_stated(data: pd.DataFrame, lang: str | None = None) -> Table:
    """Rows of `report.ledger` without a number: planning indicators, and why one expects them."""
    need(data, "indicator", "status", "why", "why_zh", of="report.ledger")
    return _of_ledger(data[data["status"] != "stated"], ("status",), lang)


def _of_ledger(rows: pd.DataFrame, columns: tuple[str, ...], lang: str | None) -> Table:
    names = [indicator(name, lang) for name in rows["indicator"]]
    cells = rows.assign(indicator=names, why=rows[column("why", lang)])
    return plain("ledger", cells[["indicator", *columns, "why"]], lang)


def pace(row: pd.Series, lang: str | None = None) -> Table:
    """One row of `report.ledger` worked out: each phase, its pace a year, and over the past one."""
    need(row, *tables.codebook("ledger")["column"], of="a row of report.ledger")
    rows = []
    for it in (it for it in tables.PHASES if pd.notna(row[it])):
        value, over = _stated(row, it, lang)
        span = years(row[f"{it}_from_year"], row[f"{it}_to_year"])
        yearly = quantity(row[f"{it}_pace"], row[f"{it}_unit"], row[f"{it}_bound"], lang)
        rows.append((label(f"phase.{it}", lang), value, span, yearly, over))
    cells = pd.DataFrame(rows, columns=["horizon", "value", "years", "pace", "ratio"])
    return plain("ledger", cells, lang)._replace(caption=indicator(row["indicator"], lang))


def _stated(row: Any, it: str, lang: str | None) -> tuple[str, str]:
    """Value of a phase with its claims, and its ratio to the past pace; empty where it has none."""
    if pd.isna(row[it]):
        return "", ""
    over = ratio(row.get(f"{it}_ratio"), row.get(f"{it}_ratio_bound"), lang)
    return f"{figure(row, lang, f'{it}_')} ({row[it]})", over


def targets(data: pd.DataFrame, lang: str | None = None) -> Table:
    """Standard targets of several reports, from `tables.targets`, by indicator."""
    need(data, *tables.codebook("targets")["column"], of="tables.targets")
    mine = data.sort_values("standard", key=lambda names: names.factorize()[0], kind="stable")
    mine = mine[mine["status"] == "stated"]
    rows = mine.assign(indicator=mine["standard"]).to_dict("records")
    names = [indicator(name, lang) for name in mine["standard"]]
    spans = [years(*span) for span in zip(mine["from_year"], mine["to_year"])]
    cells = mine.assign(standard=names, value=[figure(row, lang) for row in rows], years=spans)
    columns = ["standard", "series", "report", "value", "measure", "years"]
    return plain("targets", cells[columns], lang)


def contexts(data: pd.DataFrame, lang: str | None = None) -> Table:
    """Lines in which a word stands, a frame of `words.kwic`, the word in the middle."""
    need(data, "left", "word", "right", of="words.kwic")
    cells = data[["left", "word", "right"]].rename(columns=lambda it: label(f"heading.{it}", lang))
    return raw(cells, lang, "contexts")._replace(kind="frame kwic")


def plain(table: str, data: pd.DataFrame, lang: str | None = None) -> Table:
    """Columns of a frame under the headings of the codebook's `table`, codes in words."""
    heads = tables.codebook(table).set_index("column")[language(lang)]
    cells = pd.DataFrame({name: [_worded(name, it, lang) for it in data[name]] for name in data})
    heads = [heads.get(name) or label(f"heading.{name}", lang) for name in data]
    return raw(cells.set_axis(heads, axis=1), lang, table)


def _worded(name: str, value: Any, lang: str | None) -> object:
    if name == "word":
        return glossed(value, lang)
    if name == "indicator":
        return " ".join(dict.fromkeys((indicator(value, lang), value)))
    code = f"{name}.{value}"
    return label(code, lang) if known(code) else "" if pd.isna(value) else value


def raw(data: pd.DataFrame, lang: str | None = None, table: str = "raw") -> Table:
    """A frame as it stands, without its index: for what a notebook works out on the way."""
    name = label(f"table.{table}", lang)
    return Table(data, say("table.caption", lang, name=name, rows=len(data)))


def pick(data: pd.DataFrame, topic: int | None = None, phase: str | None = None) -> pd.DataFrame:
    """Rows of `report.claims` of a topic (a code) and of a phase; None takes all.

    >>> pick(load().claims, topic=5, phase="goal")["id"].tolist()
    ['c073', 'c074']
    """
    need(data, "topic", "phase", of="report.claims")
    found = zip(data["topic"], data["phase"])
    return data[[topic in (None, _ALL, code) and phase in (None, _ALL, it) for code, it in found]]


def explore(data: pd.DataFrame, lang: str | None = None) -> Any:
    """Rows of `report.claims` in an open notebook: dropdowns for topic and phase, and a table."""
    try:
        from ipywidgets import HTML, HBox, interactive
    except ImportError:
        return claims(data, lang)._replace(note=say("explore.hint", lang))
    found, choices = data.assign(phase=pd.Categorical(data["phase"], card.PHASES)), {}
    for it in ("topic", "phase"):
        counts = found.groupby(it, observed=True).size().items()
        codes = [(f"{label(f'{it}.{code}', lang)} ({n})", code) for code, n in counts]
        every = (f"{label('explore.all', lang)} ({len(data)})", _ALL)
        choices[label(f"explore.{it}", lang)] = [every, *codes]
    live = interactive(lambda **its: claims(pick(data, *its.values()), lang), _LIVE, **choices)
    live.out.layout.max_height, live.out.layout.overflow = "34rem", "auto"
    style = HTML(styles(str(choices), "explore.css"))
    live.children = [style, HBox(live.children[:-1]), live.out]
    return live.add_class("nanguan-explore")
