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

from . import __version__, concordance, fonts, ledger, readable, words
from .reader import amount, blocks, span
from .report import Report

TEMPLATES = Path(__file__).resolve().parent / "templates"
GENERATOR = "nanguan"
# The tables of the site's folder `data`, in the order of the index page.
TABLES = ("claims", "numbers", "sentences", "ledger", "pledges", "phrases", "words", "codebook")
_FONT = "@@FONT@@"
# Faces that figures and clouds bring along for Jupyter: the page's own face has their characters too.
_FACES = re.compile(r"""<style[^>]*>@font-face\{font-family:["']?Nanguan .*?</style>""", re.S)


class Notebook(NamedTuple):
    """A notebook that was run: file name without ending, headings and questions by language, body as HTML."""

    name: str
    title: dict[str, str]
    question: dict[str, str]
    body: str


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
                spans={name: n for name, n in counts.items() if n}, aside=int((report.numbers["kind"] != "claim").sum()), known=len(report.phrases))


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


def words_page(report: Report, notebooks: list[Notebook]) -> str:
    """The concordance: every line of the content words that stand twice or more."""
    often = words.frequencies(report.words).query("count >= 2")
    found = [
        {"word": word, "count": count, "lines": list(concordance.kwic(report.text, word, report.sentences, 12).itertuples())}
        for word, count in zip(often["word"], often["count"])
    ]
    return page("words.html", report, notebooks, found=found)


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
