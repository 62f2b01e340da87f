"""Report → HTML pages, each one file that needs nothing beside it."""

import base64
import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

import jinja2

from .. import __version__, lexicon, tables, wording, words
from ..notebook import coding
from ..reading import phrases
from ..report import Report
from ..wording import citation, notes
from . import reader_page, run

# The tables of the site's folder `data`, in the order of the page on them.
TABLES = ("claims", "numbers", "sentences", "ledger", "pledges", "phrases", "words", "codebook")
FONT = "@@FONT@@"
# What templates say in the language of the page.
_SPOKEN = "amount figure gloss heading indicator label meaning ratio".split()


class Site(NamedTuple):
    """Pages of one of the languages of a site."""

    report: Report
    notebooks: Sequence[run.Notebook]
    lang: str
    languages: Sequence[str]


def _index(site: Site) -> dict[str, Any]:
    ledger, kinds = site.report.ledger, site.report.numbers.groupby("kind").size()
    return {
        "ledger": ledger.astype(object).where(ledger.notna(), None).to_dict("records"),
        "claims": {claim.id: claim for claim in site.report.claims.itertuples()},
        "kinds": [*kinds.sort_values(ascending=False, kind="stable").items()],
    }


def _report(site: Site) -> dict[str, Any]:
    report, sentences = site.report, site.report.sentences
    claims, marks = report.claims, reader_page.marks(report)
    phases, order = Counter(claims["phase"]), (*tables.PHASES, "estimate", "context")
    topics = Counter("|".join(sentences["topics"]).split("|"))
    return {
        "marks": marks,
        "pledges": reader_page.pledges(report, marks),
        "paragraphs": reader_page.paragraphs(report),
        "anchors": dict(zip(sentences["start"], sentences["sentence"])),
        "outline": [*report.outline.itertuples()],
        "claims": [*claims.itertuples()],
        "phases": [(name, phases[name]) for name in order if phases[name]],
        "topic_counts": sorted(topics.items(), key=lambda item: int(item[0]) or 99),
        "horizon_counts": Counter(sentences["horizon"].dropna()).items(),
    }


def _lab(site: Site) -> dict[str, Any]:
    seed, sentences = 1, site.report.sentences
    sheet = coding.sheet(sentences, seed=seed)
    csv = tables.written(sheet, "csv").encode("utf-8-sig")  # the mark by which spreadsheets know it
    return {
        "sheet": coding.gold(sheet).to_dict("records"),
        "codes": coding.codes(site.lang).to_dict("records"),
        "horizons": dict(zip(sentences["sentence"], sentences["horizon"])),
        "english": lexicon.mapping("teaching/sentences_en.tsv", "sentence", "en"),
        "csv": base64.b64encode(csv).decode("ascii"),
        "seed": seed,
    }


def _words(site: Site) -> dict[str, Any]:
    report, starts = site.report, site.report.sentences["start"].tolist()
    often = words.frequencies(report.words).query("count >= 2")
    lines = [words.lines(report.text, word, 12) for word in often["word"]]
    found = zip(often["word"], often["count"], lines)
    return {"found": found, "sentence": lambda at: bisect(starts, at) - 1}


def _glossary(site: Site) -> dict[str, Any]:
    used, starts = site.report.phrases, site.report.sentences["start"]
    used["place"] = starts.searchsorted(used["start"], side="right") - 1
    places = used.groupby("phrase")["place"].unique()
    found = [phrases.glossary(name) | {"places": sorted(it)} for name, it in places.items()]
    return {"found": sorted(found, key=lambda it: it["pinyin"].lower()), "levels": phrases.LEVELS}


def frames(report: Report) -> dict[str, Any]:
    """The tables of the site."""
    return {it: tables.codebook() if it == "codebook" else getattr(report, it) for it in TABLES}


# File and template, what the template is given, words of the navigation, in its order.
PAGES = (
    ("index", _index, "首页", "Index"),
    ("report", _report, "报告全文", "Report"),
    ("lab", _lab, "编码实验", "Coding lab"),
    ("words", _words, "词", "Words"),
    ("glossary", _glossary, "提法", "Glossary"),
    ("method", lambda _: {}, "方法", "Method"),
    ("data", lambda site: {"frames": frames(site.report)}, "数据", "Data"),
)
_WHITE = {"trim_blocks": True, "lstrip_blocks": True, "keep_trailing_newline": True}
_STRICT = {"autoescape": True, "undefined": jinja2.StrictUndefined}
_TEMPLATES = jinja2.Environment(loader=jinja2.FileSystemLoader(run.TEMPLATES), **_WHITE, **_STRICT)
_TEMPLATES.globals |= {"citation": citation, "cut": reader_page.cut, "lexicon": lexicon}
_TEMPLATES.globals |= {"font": FONT, "notes": notes, "pages": PAGES, "version": __version__}
_TEMPLATES.globals |= {"years": wording.years}


def pages(site: Site) -> Iterator[tuple[str, str]]:
    """File and HTML, still without glyphs, of each page that needs no notebook to have run."""
    for name, values, *_ in PAGES:
        if name != "lab" or site.report.shipped:
            file, page = _page(site, name, name, **values(site))
            yield file, re.sub(r"\n\s*\n+", "\n", page)


def notebook_pages(site: Site) -> Iterator[tuple[str, str]]:
    """The same of the notebooks."""
    for at, own in enumerate(site.notebooks):
        yield _page(site, "notebook", own.path.stem, own=own, at=at, body=run.body(own, site.lang))


def _page(site: Site, template: str, name: str, **values: Any) -> tuple[str, str]:
    lang, up = site.lang, "../" if site.lang != site.languages[0] else ""
    values |= {it: partial(getattr(wording, it), lang=lang) for it in _SPOKEN} | site._asdict()
    values |= {"up": up, "file": f"{name}.html", "t": lambda zh, en: {"zh": zh, "en": en}[lang]}
    page = _TEMPLATES.get_template(f"{template}.html").render(values)
    return f"{lang}/{name}.html" if up else f"{name}.html", page
