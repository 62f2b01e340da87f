"""Report → HTML pages, each one file that needs nothing beside it."""

from __future__ import annotations

import base64
import html
import re
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import jinja2
import pandas as pd

from . import __version__, fonts, ledger, readable
from .report import Report

TEMPLATES = Path(__file__).resolve().parent / "templates"
GENERATOR = "nanguan"
# The tables of the site's folder `data`, in the order of the index page.
TABLES = ("claims", "numbers", "sentences", "ledger", "words", "codebook")
_FONT = "@@FONT@@"
# Faces that figures and clouds bring along for Jupyter: the page's own face has their characters too.
_FACES = re.compile(r"""<style[^>]*>@font-face\{font-family:["']?Nanguan .*?</style>""", re.S)


class Mark(NamedTuple):
    """What a claim's mark carries: its id, its classes (stance, and `goal` for one year), its reading in words."""

    id: str
    classes: str
    note: str


class Piece(NamedTuple):
    """A stretch of text: plain, the quote of a claim, or a numeral set aside with its kind."""

    text: str
    mark: Mark | None = None
    kind: str | None = None


class Line(NamedTuple):
    """A sentence: its anchor, whether it opens a section in running text, and its pieces."""

    id: str
    lead: bool
    pieces: list[Piece]


class Block(NamedTuple):
    """A paragraph: its element, its class, its sentences."""

    tag: str
    style: str
    lines: list[Line]


class Notebook(NamedTuple):
    """A notebook that was run: file name without ending, headings and questions by language, body as HTML."""

    name: str
    title: dict[str, str]
    question: dict[str, str]
    body: str


def amount(claim: Any, signs: bool = False) -> str:
    """Quantity of a claim with its direction and bound, in words or with signs.

    >>> claim = pd.Series({"value": 70.0, "unit": "%", "bound": "ge", "measure": "growth", "direction": "down"})
    >>> amount(claim), amount(claim, signs=True)
    ('下降不低于70%', '下降≥70%')
    """
    way = readable.label(f"{claim.measure}.{claim.direction}") if pd.notna(claim.direction) else ""
    bound = readable.SIGNS[claim.bound] if signs else readable.label(f"bound.{claim.bound}")
    if claim.bound == "range":
        return f"{way}{readable.number(claim.low)}–{readable.number(claim.high)}{claim.unit}"
    return f"{way}{bound}{readable.number(claim.value)}{claim.unit}"


def note(claim: Any) -> str:
    """Reading of a claim: indicator, quantity, years, stance, and how firmly a target is promised."""
    years = f"{readable.years(claim.from_year, claim.to_year)}年" if pd.notna(claim.from_year) else "年份未写明"
    firm = f"（{readable.label(f'commitment.{claim.commitment}')}）" if pd.notna(claim.commitment) else ""
    return f"{claim.indicator}：{amount(claim)}，{years}，{readable.label(f'stance.{claim.stance}')}{firm}"


def span(claim: Any) -> str:
    """Horizon that a claim is coloured by: achieved, goal, target, estimate or context."""
    horizon = ledger.horizon_of(pd.Series(claim._asdict()))
    return claim.stance if claim.stance in ("estimate", "context") or horizon is None else horizon


def pieces(text: str, start: int, end: int, spans: list[tuple[int, int, Mark | None, str | None]]) -> list[Piece]:
    """Stretches of `text[start:end]` cut at the spans in it; joined, they give it back.

    >>> [piece.text for piece in pieces("五年新增5户。", 0, 7, [(0, 2, None, "duration"), (4, 6, Mark("c001", "", ""), None)])]
    ['五年', '新增', '5户', '。']
    """
    found, at = [], start
    for first, last, mark, kind in spans:
        if not start <= first < end:
            continue
        if first < at:  # a claim within a claim keeps its anchor, without a stretch of its own
            found += [Piece("", mark)] if mark else []
            continue
        found += [Piece(text[at:first]), Piece(text[first:last], mark, kind)]
        at = last
    return [piece for piece in (*found, Piece(text[at:end])) if piece.text or piece.mark]


def blocks(report: Report) -> list[Block]:
    """Paragraphs of a report with the element that each is; their pieces joined are the text."""
    heads = {row.start: row for row in report.outline.itertuples()}
    spans = _spans(report)
    found = []
    for _, group in report.sentences.groupby("para"):
        rows = list(group.itertuples())
        head = heads.get(rows[0].start)
        alone = head is not None and len(rows) == 1
        lines = [
            Line(f"s{row.sentence}", head is not None and not alone and row is rows[0],
                 pieces(report.text, row.start, row.end, spans))
            for row in rows
        ]
        found.append(Block(*_element(report, rows, head if alone else None), lines))
    return found


def _spans(report: Report) -> list[tuple[int, int, Mark | None, str | None]]:
    """Claims and numerals set aside, in reading order."""
    claims = [
        (c.start, c.end, Mark(c.id, f"{c.stance} {span(c)}" if span(c) != c.stance else c.stance, note(c)), None)
        for c in report.claims.itertuples()
    ]
    aside = report.numbers[report.numbers["kind"] != "claim"]
    return sorted([*claims, *((n.start, n.end, None, n.kind) for n in aside.itertuples())], key=lambda s: s[:2])


def _element(report: Report, rows: list[Any], head: Any) -> tuple[str, str]:
    """Element and class of a paragraph: a heading that stands alone, the lines under the title, or running text."""
    if head is not None:
        return ("h3" if head.section else "h2"), ""
    words = "".join(row.text for row in rows).strip()
    if report.title and rows[0].part == 0 and words == report.title:
        return "h1", ""
    under = rows[0].part == 0 and not words.endswith(tuple("。！？：:!?"))
    return "p", "delivery" if under else ""


def _contents(report: Report) -> list[tuple[int, str, str]]:
    """Table of contents: level, anchor, heading."""
    anchors = {row.start: f"s{row.sentence}" for row in report.sentences.itertuples()}
    return [
        (2 if row.section else 1, anchors[row.start], f"{row.mark}{row.title}")
        for row in report.outline.itertuples() if row.start in anchors
    ]


def _ledger(report: Report) -> list[dict[str, Any]]:
    """Rows of the ledger that state something, each cell a list of its claims."""
    claims = {claim.id: claim for claim in report.claims.itertuples()}
    stated = report.ledger[report.ledger["status"] == "stated"]
    rows = []
    for row in stated.to_dict("records"):
        cells = {h: [claims[i] for i in str(row[h]).split()] if pd.notna(row[h]) else [] for h in ledger.HORIZONS}
        ratios = {h: readable.ratio(row[f"{h}_ratio"], row[f"{h}_ratio_bound"]) for h in ledger.HORIZONS[1:]}
        why = row["why"] if pd.notna(row["why"]) else ""
        rows.append({"indicator": row["indicator"], "en": row["en"], "cells": cells, "ratios": ratios, "why": why})
    return rows


def report_page(report: Report, notebooks: list[Notebook]) -> str:
    """The reader page: the whole text, each sentence and each claim with its anchor, and the table of claims."""
    claims = list(report.claims.itertuples())
    counts = {name: sum(span(c) == name for c in claims) for name in ("achieved", "goal", "target", "estimate", "context")}
    return page("report.html", report, notebooks, blocks=blocks(report), contents=_contents(report), claims=claims,
                spans={name: n for name, n in counts.items() if n}, aside=int((report.numbers["kind"] != "claim").sum()))


def index_page(report: Report, notebooks: list[Notebook], sizes: dict[str, int]) -> str:
    """The first page: what this is, the report's head, the notebooks, the numerals, the ledger and the tables."""
    left = report.ledger[report.ledger["status"] != "stated"]
    kinds = report.numbers["kind"].value_counts()
    return page("index.html", report, notebooks, rows=_ledger(report), left=left.to_dict("records"), sizes=sizes,
                kinds=sorted(kinds.items(), key=lambda item: (-item[1], item[0])), claims=len(report.claims))


def notebook_page(report: Report, notebooks: list[Notebook], at: int) -> str:
    """The page of one notebook, with the way to the one before and the one behind."""
    # matplotlib has every mark open a new tab; within the site the way back is the back button.
    body = _FACES.sub("", notebooks[at].body).replace('target="_blank" xlink:href="report.html#', 'xlink:href="report.html#')
    own = notebooks[at]._replace(body=body)
    before, behind = notebooks[:at][-1:], notebooks[at + 1:][:1]
    return page("notebook.html", report, notebooks, own=own, before=before, behind=behind)


def page(template: str, report: Report, notebooks: list[Notebook], **values: Any) -> str:
    """A page from its template, with the glyphs of all of its characters embedded."""
    shown = _environment().get_template(template).render(
        report=report, notebooks=notebooks, generator=f"{GENERATOR} {__version__}", font=_FONT, **values)
    shown = re.sub(r"\n\s*\n+", "\n", shown) if template != "notebook.html" else shown
    face = base64.b64encode(fonts.woff2(set(html.unescape(shown)))).decode("ascii")
    return shown.replace(_FONT, face)


@lru_cache(maxsize=None)
def _environment() -> jinja2.Environment:
    loader = jinja2.FileSystemLoader(TEMPLATES, encoding="utf-8")
    environment = jinja2.Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True,
                                     undefined=jinja2.StrictUndefined, keep_trailing_newline=True)
    environment.globals |= {"label": readable.label, "amount": amount, "years": readable.years, "span": span}
    return environment
