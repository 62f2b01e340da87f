"""Report → HTML pages, each one file that needs nothing beside it."""

import base64
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache, partial
from typing import Any, NamedTuple

import jinja2

from .. import __version__, lexicon, tables, wording, words
from ..notebook import coding
from ..reading import phrases
from ..report import Report
from ..wording import citation, notes
from . import reader, run

# The tables of the site's folder `data`, in the order of the page on them.
TABLES = ("claims", "numbers", "sentences", "ledger", "pledges", "phrases", "words", "codebook")
FONT = "@@FONT@@"
# What templates say in the language of the page.
_SPOKEN = "amount figure heading indicator label meaning ratio".split()


class Site(NamedTuple):
    """Pages of one of the languages of a site."""

    report: Report
    notebooks: Sequence[run.Notebook] = ()
    lang: str = "zh"
    languages: Sequence[str] = ("zh",)


def _index(site: Site) -> dict[str, Any]:
    ledger, kinds = site.report.ledger, Counter(site.report.numbers["kind"])
    return {
        "ledger": ledger.astype(object).where(ledger.notna(), None).to_dict("records"),
        "claims": {claim.id: claim for claim in reader.claims(site.report)},
        "kinds": sorted(kinds.items(), key=lambda item: (-item[1], item[0])),
    }


def _report(site: Site) -> dict[str, Any]:
    report, claims = site.report, reader.claims(site.report)
    marks, sentences = reader.marks(report, site.lang), report.sentences
    phases, order = Counter(it.phase for it in claims), (*tables.PHASES, "estimate", "context")
    topics = Counter("|".join(sentences["topics"]).split("|"))
    return {
        "marks": marks,
        "pledges": reader.pledges(report, marks, site.lang),
        "paragraphs": reader.paragraphs(report),
        "anchors": dict(zip(sentences["start"], sentences["sentence"])),
        "outline": list(report.outline.itertuples()),
        "claims": claims,
        "phases": [(name, phases[name]) for name in order if phases[name]],
        "topic_counts": sorted(topics.items(), key=lambda item: int(item[0]) or 99),
        "horizon_counts": Counter(sentences["horizon"].dropna()).items(),
    }


def _lab(site: Site, seed: int = 1) -> dict[str, Any]:
    sentences = site.report.sentences
    sheet = coding.sheet(sentences, seed=seed)
    csv = tables.written(sheet, "csv").encode("utf-8-sig")  # the mark by which spreadsheets know it
    return {
        "sheet": coding.gold(sheet).to_dict("records"),
        "codes": coding.codes(site.lang).to_dict("records"),
        "horizons": dict(zip(sentences["sentence"], sentences["horizon"])),
        "english": lexicon.mapping("teaching/renderings.tsv", "sentence", "en"),
        "csv": base64.b64encode(csv).decode("ascii"),
        "seed": seed,
    }


@lru_cache(maxsize=1)
def _lines(report: Report) -> list[tuple[str, int, list[Any]]]:
    """Content words that stand twice or more, with their counts and lines."""
    text, starts = report.text, report.sentences["start"]
    often = words.frequencies(report.words).query("count >= 2")
    found = [words.lines(text, it, 12) for it in often["word"]]
    for line in (line for lines in found for line in lines):
        line["sentence"] = starts.searchsorted(line["start"], side="right") - 1
    return list(zip(often["word"], often["count"], found))


def _glossary(site: Site) -> dict[str, Any]:
    used, sentences = site.report.phrases, site.report.sentences
    at = sentences["start"].searchsorted(used["start"], side="right") - 1
    places = sentences["sentence"].iloc[at].groupby(used["phrase"].to_numpy()).unique()
    found = [phrases.glossary(name) | {"places": sorted(it)} for name, it in places.items()]
    return {"found": sorted(found, key=lambda it: it["pinyin"].lower()), "levels": phrases.LEVELS}


def _data(site: Site) -> dict[str, Any]:
    sizes = {name: len(frame) for name, frame in frames(site.report).items()}
    return {"sizes": sizes, "columns": {it: lexicon.rows("codebook.csv", table=it) for it in sizes}}


def frames(report: Report) -> dict[str, Any]:
    """The tables of the site."""
    return {it: tables.codebook() if it == "codebook" else getattr(report, it) for it in TABLES}


# File and template, what the template is given, words of the navigation, in its order.
PAGES = (
    ("index", _index, "首页", "Index"),
    ("report", _report, "报告全文", "Report"),
    ("lab", _lab, "编码实验", "Coding lab"),
    ("words", lambda site: {"found": _lines(site.report)}, "词", "Words"),
    ("glossary", _glossary, "提法", "Glossary"),
    ("method", lambda _: {"accuracy": lexicon.rows("coded/accuracy.csv")}, "方法", "Method"),
    ("data", _data, "数据", "Data"),
)


def pages(site: Site) -> Iterator[tuple[str, str]]:
    """File and HTML, still without glyphs, of each page that needs no notebook to have run."""
    for name, values, *_ in PAGES:
        if name != "lab" or site.report.shipped:
            yield _page(site, name, name, **values(site))


def notebook_pages(site: Site) -> Iterator[tuple[str, str]]:
    """The same of the notebooks."""
    for at, own in enumerate(site.notebooks):
        yield _page(site, "notebook", own.path.stem, own=own, at=at, body=run.body(own, site.lang))


def _page(site: Site, template: str, name: str, **values: Any) -> tuple[str, str]:
    lang, up = site.lang, "../" if site.lang != site.languages[0] else ""
    values |= {it: partial(getattr(wording, it), lang=lang) for it in _SPOKEN} | site._asdict()
    values |= {"up": up, "file": f"{name}.html", "t": lambda zh, en: {"zh": zh, "en": en}[lang]}
    page = _environment().get_template(f"{template}.html").render(values)
    page = page if template == "notebook" else re.sub(r"\n\s*\n+", "\n", page)
    return f"{lang}/{name}.html" if up else f"{name}.html", page


@cache
def _environment() -> jinja2.Environment:
    made = jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    made.loader, made.keep_trailing_newline = jinja2.FileSystemLoader(run.TEMPLATES), True
    made.undefined = jinja2.StrictUndefined
    made.globals |= {"citation": citation, "notes": notes, "font": FONT, "pages": PAGES}
    made.globals |= {"years": wording.years, "cut": reader.cut, "version": __version__}
    return made
