"""Frames → tables for a page: headings from the codebook, numbers as readers write them, ids as links."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pandas as pd

from . import gloss, readable, tables
from .figures import link, shown
from .ledger import HORIZONS
from .readable import label, say

_CLAIM = re.compile(r"c\d{3,}")


class Table:
    """A table of ready cells that shows itself in a notebook; `cells` is its frame. Claim ids become links to their sentence.

    `caption` stands above it, `kind` is its CSS class, `linked=False` leaves the links out. The functions of `show` make
    one; values to reckon with stay in the frame that they are given.

    >>> from nanguan import load, show
    >>> show.claims(load().claims, "en").caption
    'claims (75)'
    """

    def __init__(self, cells: pd.DataFrame, caption: str, kind: str = "frame", linked: bool = True) -> None:
        self.cells, self.caption, self.kind, self.linked = cells, caption, kind, linked

    def unlinked(self) -> Table:
        """The same table without links: for another report than the one that the pages around it are about.

        >>> from nanguan import load
        >>> "report.html" in claims(load().claims.head(1)).unlinked()._repr_html_()
        False
        """
        return Table(self.cells, self.caption, self.kind, linked=False)

    def _repr_html_(self) -> str:
        head = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in self.cells.columns)
        body = "".join(f"<tr>{''.join(_cell(value, self.linked) for value in row)}</tr>" for row in self.cells.itertuples(index=False))
        caption = html.escape(self.caption)
        return shown(
            f'<div class="scroll" tabindex="0" role="group" aria-label="{caption}"><table class="{self.kind}"><caption>{caption}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
        )

    def __repr__(self) -> str:
        return f"{self.caption}\n{self.cells.to_string(index=False)}"


def _cell(value: object, linked: bool) -> str:
    """Cell of a row: empty for NA, each claim id a link to its sentence."""
    text = "" if pd.isna(value) else html.escape(f"{value:,.12g}" if isinstance(value, float) else str(value))
    return f"<td>{_CLAIM.sub(lambda m: f'<a href={chr(34)}{link(m.group())}{chr(34)}>{m.group()}</a>', text) if linked else text}</td>"


def _named(table: str, columns: dict[str, pd.Series], lang: str) -> Table:
    """Table under the headings that the codebook has for its columns."""
    headings = tables.codebook(table).set_index("column")[lang]
    cells = pd.DataFrame({headings[name]: cells for name, cells in columns.items()})
    return Table(cells, say("table.caption", lang, name=label(f"table.{table}", lang), rows=len(cells)))


def claims(data: pd.DataFrame, lang: str = "zh") -> Table:
    """Claims for reading: id, indicator, value with its bound, quote, years, measure and, for targets, commitment.

    `data` is `report.claims` or some of its rows, with all its columns. Values have their unit and the sign of their bound
    (≥, about); the frame itself keeps the raw values. `lang`: zh or en, else KeyError; quotes stay Chinese, indicators have
    English before them.

    >>> from nanguan import load, show
    >>> show.claims(load().claims.head(3), "en").cells.columns.tolist()
    ['id', 'indicator', 'value', 'quote', 'years', 'measure']
    """
    columns = {
        "id": data["id"],
        "indicator": data["indicator"].map(lambda name: _indicator(name, lang)),
        "value": _each(data, lambda row: gloss.figure(row, lang)),
        "quote": data["quote"],
        "from_year": _each(data, lambda row: readable.years(row["from_year"], row["to_year"])),
        "measure": data["measure"].map(lambda code: label(f"measure.{code}", lang)),
    }
    if (data["stance"] == "target").any():
        columns["commitment"] = _coded(data["commitment"], "commitment", lang)
    table = _named("claims", columns, lang)
    table.cells = table.cells.rename(columns={table.cells.columns[4]: label("heading.years", lang)})
    return table


def ledger(data: pd.DataFrame, lang: str = "zh") -> Table:
    """Ledger for reading: each horizon with its claims and its pace over the past pace, and what is not compared or differs.

    `data` is `report.ledger`; shown are its rows of status stated. A cell is value (claim ids) = ratio, where 100% is the
    past pace; empty where nothing is stated. `lang`: zh or en, else KeyError.

    >>> from nanguan import load, show
    >>> show.ledger(load().ledger, "en").cells.iloc[2, :3].tolist()
    ['fixed-asset investment', '62.2 billion yuan (c003)', '≥14 billion yuan (c062) = ≥112.5%']
    """
    mine = data[data["status"] == "stated"]
    columns = {"indicator": mine["en" if lang == "en" else "indicator"]}
    for horizon in HORIZONS:
        columns[horizon] = _each(mine, lambda row, h=horizon: _horizon(row, h, lang))
    return _named("ledger", columns | {"why": mine[_why(lang)]}, lang)


def not_stated(data: pd.DataFrame, lang: str = "zh") -> Table:
    """Planning indicators that a report leaves out or names without a number, and why one expects them.

    `data` is `report.ledger`; shown are its rows whose status is `not stated` or `no number`. `lang`: zh or en, else
    KeyError.

    >>> from nanguan import load, show
    >>> show.not_stated(load().ledger, "en").cells.iloc[0].tolist()
    ['total imports and exports', 'not stated', 'reported with foreign investment where a place trades']
    """
    mine = data[data["status"] != "stated"]
    columns = {"indicator": mine["en" if lang == "en" else "indicator"], "status": _coded(mine["status"], "status", lang), "why": mine[_why(lang)]}
    return _named("ledger", columns, lang)


def pace(row: pd.Series, lang: str = "zh") -> Table:
    """One row of the ledger, worked out: value, years and pace of each horizon, and the ratio to the past pace.

    `row` is a row of `report.ledger`, such as `report.ledger.loc[0]`. Pace is in the unit a year, a dash where there is
    none; the ratio is in % with its bound. A horizon without a claim has no line. `lang`: zh or en, else KeyError.

    >>> from nanguan import load, show
    >>> show.pace(load().ledger.loc[0], "en").cells.columns.tolist()
    ['horizon', 'value', 'years', 'a year', 'over the past pace']
    """
    cells = []
    for horizon in HORIZONS:
        if pd.notna(row[horizon]):
            unit, bound = row[f"{horizon}_unit"], row[f"{horizon}_bound"]
            years = readable.years(row[f"{horizon}_from_year"], row[f"{horizon}_to_year"])
            ratio = "" if horizon == "achieved" else readable.ratio(row[f"{horizon}_ratio"], row[f"{horizon}_ratio_bound"], lang)
            stated, yearly = f"{gloss.figure(row, lang, f'{horizon}_')} ({row[horizon]})", readable.quantity(row[f"{horizon}_pace"], unit, bound, lang)
            cells.append((label(f"span.{horizon}", lang), stated, years, yearly, ratio))
    names = [label(f"heading.{name}", lang) for name in ("horizon", "value", "years", "pace", "ratio")]
    return Table(pd.DataFrame(cells, columns=names), row["en" if lang == "en" else "indicator"])


def plain(table: str, data: pd.DataFrame, lang: str = "zh") -> Table:
    """Columns of a frame as they are, under the headings of the codebook; codes in words, Chinese words with their meaning.

    `table` names the codebook's table, `data` has some of its columns, in the order to show. `lang`: zh or en, else
    KeyError, as for a column that the codebook does not have; ReportError for a table that it does not have.

    >>> from nanguan import load, show
    >>> show.plain("claims", load().claims[["id", "indicator", "stance"]].head(1), "en").cells.values.tolist()
    [['c001', 'gross regional product 地区生产总值', 'reached']]
    """
    meant = {"indicator": _indicator, "word": _word}
    columns = {name: data[name].map(lambda it, of=meant[name]: of(it, lang)) if name in meant else _coded(data[name], name, lang) for name in data}
    return _named(table, columns, lang)


def raw(data: pd.DataFrame, lang: str = "zh") -> Table:
    """A frame as it stands, without its index: the names of its columns as they are in code, nothing put into words.

    For what a notebook works out on the way: counts, differences. `lang`: language of the caption.

    >>> raw(pd.DataFrame({"unit": ["元"], "count": [9]})).cells.columns.tolist()
    ['unit', 'count']
    """
    return Table(data, say("table.caption", lang, name=label("table.raw", lang), rows=len(data)))


def targets(data: pd.DataFrame, lang: str = "zh") -> Table:
    """Standard targets of several reports for reading, those of one indicator together; what a report does not state is left out.

    `data` is a frame of `nanguan.targets.targets`, with all its columns. Values have their unit and the sign of their
    bound. `lang`: zh or en, else KeyError; an indicator without an English name stays Chinese.

    >>> from nanguan import load, targets as standard
    >>> targets(standard.targets([("Nanguan", load())]), "en").cells.iloc[0].tolist()
    ['gross regional product', 'Nanguan', 'up about 7%', 'growth']
    """
    order = list(dict.fromkeys(data["standard"]))
    mine = data[data["form"] != "not stated"].sort_values("standard", key=lambda names: names.map(order.index), kind="stable")
    mine = mine.assign(indicator=mine["standard"], measure=mine["form"])
    columns = {
        "standard": mine["standard"].map(lambda name: readable.indicator(name, lang)),
        "report": mine["report"],
        "value": _each(mine, lambda row: gloss.figure(row, lang)),
        "form": _coded(mine["form"], "form", lang),
    }
    return _named("targets", columns, lang)


def contexts(data: pd.DataFrame, lang: str = "zh") -> Table:
    """Lines in which a word stands, the word in the middle.

    `data` has left, word, right: a frame of `concordance.kwic` or `words.contexts`; KeyError where one is missing. `lang`:
    zh or en, else KeyError; the lines stay Chinese.

    >>> from nanguan import concordance, load, show
    >>> show.contexts(concordance.kwic(load().text, "铺设", width=4), "en").cells.values.tolist()
    [['7公里,', '铺设', '配套管线']]
    """
    cells = {label(f"heading.{name}", lang): data[name] for name in ("left", "word", "right")}
    return Table(pd.DataFrame(cells), say("table.caption", lang, name=label("table.contexts", lang), rows=len(data)), "frame kwic")


def _coded(codes: pd.Series, column: str, lang: str) -> pd.Series:
    """Codes of a column in words where `lexicon/labels.tsv` has them."""
    return codes.map(lambda code: "" if pd.isna(code) else label(f"{column}.{code}", lang) if readable.known(f"{column}.{code}") else code)


def _indicator(name: str, lang: str) -> str:
    """Indicator in the text's own words, in English with its rendering before it."""
    english = readable.indicator(name, lang)
    return name if english == name else f"{english} {name}"


def _word(word: str, lang: str) -> str:
    """Word of the report, in English with its meaning behind it where the lexicon has one."""
    meaning = readable.word(word, lang)
    return word if meaning == word else f"{word} {meaning}"


def _why(lang: str) -> str:
    return "why" if lang == "en" else "why_zh"


def _each(data: pd.DataFrame, words: Callable[[pd.Series], str]) -> pd.Series:
    return pd.Series([words(row) for _, row in data.iterrows()], index=data.index, dtype="object")


def _horizon(row: pd.Series, horizon: str, lang: str) -> str:
    if pd.isna(row[horizon]):
        return ""
    value = gloss.figure(row, lang, f"{horizon}_")
    ratio = "" if horizon == "achieved" else readable.ratio(row[f"{horizon}_ratio"], row[f"{horizon}_ratio_bound"], lang)
    return f"{value} ({row[horizon]})" + (f" = {ratio}" if ratio else "")
