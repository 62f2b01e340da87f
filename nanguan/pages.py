"""Report → HTML pages, each one file that needs nothing beside it."""

from __future__ import annotations

import base64
import html
import re
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import jinja2
import pandas as pd

from . import __version__, citation, coding, concordance, files, fonts, gloss, ledger, phrases, readable, tables, words
from .reader import blocks, span
from .report import Report

TEMPLATES = Path(__file__).resolve().parent / "templates"
GENERATOR = "nanguan"
# The tables of the site's folder `data`, in the order of the index page.
TABLES = ("claims", "numbers", "sentences", "ledger", "pledges", "phrases", "words", "codebook")
_FONT = "@@FONT@@"


class Notebook(NamedTuple):
    """A notebook that was run: file name without ending, heading, question, body as HTML."""

    name: str
    title: str
    question: str
    body: str


class Site(NamedTuple):
    """The pages of one language: the report, its notebooks, the language, whether it stands in a folder below, whether there are two."""

    report: Report
    notebooks: list[Notebook]
    lang: str = "zh"
    below: bool = False
    two: bool = False

    @property
    def data(self) -> str:
        """Way to the folder of tables, which both languages share."""
        return "../data/" if self.below else "data/"

    @property
    def other(self) -> str | None:
        """Way to the pages of the other language."""
        return None if not self.two else "../" if self.below else "en/" if self.lang == "zh" else "zh/"


def _contents(report: Report, lang: str) -> list[tuple[int, str, str, str]]:
    """Table of contents: level, anchor, heading, and its gist in English, empty where there is none."""
    anchors = {row.start: f"s{row.sentence}" for row in report.sentences.itertuples()}
    return [
        (2 if row.section else 1, anchors[row.start], f"{row.mark}{row.title}",
         "" if (gist := readable.heading(row.title, lang)) == row.title else gist)
        for row in report.outline.itertuples() if row.start in anchors
    ]


def _ledger(report: Report, lang: str) -> list[dict[str, Any]]:
    """Rows of the ledger that state something, each cell a list of its claims."""
    claims = {claim.id: claim for claim in report.claims.itertuples()}
    stated = report.ledger[report.ledger["status"] == "stated"]
    rows = []
    for row in stated.to_dict("records"):
        cells = {h: [claims[i] for i in str(row[h]).split()] if pd.notna(row[h]) else [] for h in ledger.HORIZONS}
        ratios = {h: readable.ratio(row[f"{h}_ratio"], row[f"{h}_ratio_bound"], lang) for h in ledger.HORIZONS[1:]}
        why = row["why" if lang == "en" else "why_zh"]
        rows.append({"indicator": row["indicator"], "en": row["en"], "cells": cells, "ratios": ratios,
                     "why": why if pd.notna(why) else "", "unlike": pd.notna(row["goal_alike"]) and not row["goal_alike"]})
    return rows


def report_page(site: Site) -> str:
    """The reader page: the whole text, each sentence and each claim with its anchor, and the table of claims."""
    report = site.report
    claims = list(report.claims.itertuples())
    counts = Counter(map(span, claims))
    spans = {name: counts[name] for name in ("achieved", "goal", "target", "estimate", "context") if counts[name]}
    return page("report.html", site, blocks=blocks(report, site.lang), contents=_contents(report, site.lang), claims=claims, spans=spans,
                options=_options(report, spans), citation=citation.sentence(report, site.lang),
                numerals=len(report.numbers), aside=int((report.numbers["kind"] != "claim").sum()), known=len(report.phrases))


def _options(report: Report, spans: dict[str, int]) -> dict[str, list[tuple[str, int]]]:
    """What can be singled out: topics and horizons of sentences, kinds of claims, each with how many there are."""
    topics = Counter(code for codes in report.sentences["topics"] for code in codes.split("|"))
    horizons = report.sentences["horizon"].dropna().value_counts(sort=False)
    return {"topic": sorted(topics.items(), key=lambda item: int(item[0]) or 99), "horizon": list(horizons.items()), "span": list(spans.items())}


def index_page(site: Site) -> str:
    """The first page: what this is, the report's head, the ledger, the notebooks, what is not stated and the numerals."""
    report = site.report
    left = report.ledger[report.ledger["status"] != "stated"]
    kinds = report.numbers["kind"].value_counts()
    return page("index.html", site, rows=_ledger(report, site.lang), left=left.to_dict("records"),
                kinds=sorted(kinds.items(), key=lambda item: (-item[1], item[0])), claims=len(report.claims))


def notebook_page(site: Site, at: int) -> str:
    """The page of one notebook, with the way to the one before and the one behind."""
    # matplotlib has every mark open a new tab; within the site the way back is the back button.
    body = site.notebooks[at].body.replace('target="_blank" xlink:href="report.html#', 'xlink:href="report.html#')
    body = body.replace("<th></th>", "<td></td>")  # pandas heads the column of its index with nothing
    own = site.notebooks[at]._replace(body=body)
    before, behind = site.notebooks[:at][-1:], site.notebooks[at + 1:][:1]
    return page("notebook.html", site, name=own.name, own=own, before=before, behind=behind)


def words_page(site: Site) -> str:
    """The concordance: every line of the content words that stand twice or more."""
    report = site.report
    often = words.frequencies(report.words).query("count >= 2")
    found = [
        {"word": word, "count": count, "meaning": readable.meaning(word, site.lang),
         "lines": list(concordance.kwic(report.text, word, report.sentences, 12).itertuples())}
        for word, count in zip(often["word"], often["count"])
    ]
    return page("words.html", site, found=found)


def lab_page(site: Site, seed: int = 1) -> str:
    """The coding lab: a sheet of sentences to be coded on the page, with the codebook and the hand-coded table; see nanguan.coding."""
    sentences = site.report.sentences
    sheet = coding.sheet(sentences, seed=seed)
    horizons = dict(zip(sentences["sentence"], sentences["horizon"]))
    english = {int(row["sentence"]): row["en"] for row in files.rows("renderings.tsv")}
    rows = [row | {"horizon": horizons[row["sentence"]], "english": english.get(row["sentence"], "")}
            for row in coding.gold(sheet).to_dict("records")]
    # With the mark by which spreadsheets know UTF-8.
    csv = base64.b64encode(tables.written(sheet, "csv").encode("utf-8-sig")).decode("ascii")
    return page("lab.html", site, sheet=rows, codes=list(coding.codes(site.lang).itertuples()), csv=csv, seed=seed)


def glossary_page(site: Site) -> str:
    """The set phrases of the report by where they come from, each with its note and the sentences that use it."""
    places = site.report.phrases.assign(sentence=_sentence_at(site.report)).groupby("phrase")["sentence"].unique()
    found = [{**phrases.glossary(phrase), "places": sorted(at)} for phrase, at in places.items()]
    found.sort(key=lambda row: row["pinyin"].lower())
    levels = [(level, rows) for level in phrases.LEVELS if (rows := [row for row in found if row["level"] == level])]
    return page("glossary.html", site, found=found, levels=levels)


def _sentence_at(report: Report) -> list[int]:
    """Number of the sentence in which each set phrase starts."""
    at = report.sentences["start"].searchsorted(report.phrases["start"], side="right") - 1
    return report.sentences["sentence"].iloc[at].tolist()


def method_page(site: Site) -> str:
    """What a claim is, how the reading goes, how well, and what it cannot say."""
    return page("method.html", site, accuracy=files.rows("accuracy.csv"))


def data_page(site: Site, sizes: dict[str, int]) -> str:
    """The tables, their codebook, and how to cite them."""
    book = tables.codebook()
    columns = {name: book[book["table"] == name].to_dict("records") for name in TABLES if (book["table"] == name).any()}
    return page("data.html", site, sizes=sizes, columns=columns, citation=citation.plain(site.report, site.lang))


def page(template: str, site: Site, name: str = "", **values: Any) -> str:
    """A page from its template, with the glyphs of all of its characters embedded; `name` of its file, where it is not the template's."""
    values = values | {"site": site, "report": site.report, "notebooks": site.notebooks, "lang": site.lang}
    shown = _environment(site.lang).get_template(template).render(
        generator=f"{GENERATOR} {__version__}", font=_FONT, file=f"{name or template.removesuffix('.html')}.html", **values)
    shown = re.sub(r"\n\s*\n+", "\n", shown) if template != "notebook.html" else shown
    face = base64.b64encode(fonts.woff2(set(html.unescape(shown)))).decode("ascii")
    return shown.replace(_FONT, face)


@lru_cache(maxsize=None)
def _environment(lang: str) -> jinja2.Environment:
    """Templates in which `t(zh, en)` picks the words of the language, and every function speaks it."""
    loader = jinja2.FileSystemLoader(TEMPLATES, encoding="utf-8")
    environment = jinja2.Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True,
                                     undefined=jinja2.StrictUndefined, keep_trailing_newline=True)
    environment.globals |= {
        "t": lambda zh, en: {"zh": zh, "en": en}[lang],
        "label": lambda key: readable.label(key, lang),
        "amount": lambda claim: gloss.figure(claim._asdict(), lang),
        "reading": lambda claim: gloss.amount(claim, lang),
        "indicator": lambda name: readable.indicator(name, lang),
        "years": readable.years, "span": span,
    }
    return environment
