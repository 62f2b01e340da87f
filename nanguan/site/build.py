"""Report → the offline site: its notebooks run, its pages and tables written, in one folder."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path

from tqdm import tqdm

from .. import display, lexicon, settings, tables
from ..notebook.folder import replaced
from ..report import Report
from ..wording import citation, gloss, indicator
from . import pages, run


def build(
    report: Report,
    folder: str | Path,
    notebooks: str | Path | None = None,
    languages: Sequence[str] = settings.LANGUAGES,
) -> Path:
    """Make the site of a report in `folder` and return the path of its index page.

    The first of the `languages` stands in the folder itself, a second one in a folder of its name.
    `notebooks` has a folder of notebooks for each language; None is the shipped ones. An older site
    in `folder` is replaced. Raises ReportError where the folder holds something else, cannot be
    written, or a notebook fails: what was there stays as it was.
    """
    index, books = Path(folder, "index.html"), Path(notebooks or lexicon.folder("notebooks"))
    page = index.read_text("utf-8", "replace")[:2000] if index.is_file() else ""
    older = '<meta name="generator" content="nanguan ' in page
    with replaced(index.parent, "a site made by nanguan", older) as new:
        found = {lang: run.notebooks(books / lang, report.shipped) for lang in languages}
        sites = [pages.Site(report, own, lang, languages) for lang, own in found.items()]
        for name, text in _files(sites, new.parent).items():
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            (new / name).write_text(text, encoding="utf-8", newline="\n")
    made = f"{len(report.claims)} claims, {len(report.numbers)} numerals"
    print(f"{made}, {len(sites[0].notebooks)} notebooks → {index}")
    return index


def _files(sites: Sequence[pages.Site], work: Path) -> dict[str, str]:
    """Every file of the site; while the kernel runs in the folder `work`, pages are made."""
    text, report = work / "report.txt", sites[0].report
    text.write_text(report.text, encoding="utf-8", newline="\n")
    environment = settings.environment(work, None if report.shipped else text, report.date)
    found = [notebook for site in sites for notebook in site.notebooks]
    cells = sum(len(notebook.node.cells) for notebook in found)
    with tqdm(total=cells, leave=False, disable=None) as bar, ThreadPoolExecutor() as pool:
        running = [pool.submit(run.execute, found, environment, bar.update)] if found else []
        shown, data = dict(chain(*map(pages.pages, sites))), _data(report)
        for job in running:
            job.result()
    shown |= chain(*map(pages.notebook_pages, sites))
    return data | display.with_glyphs(shown, pages.FONT)


def _data(report: Report) -> dict[str, str]:
    """The folder `data`: the text, its tables, and what is said of them."""
    glosses = report.claims[["id"]].assign(
        indicator_en=[indicator(name, "en") for name in report.claims["indicator"]],
        en=[gloss(it, "en") for it in report.claims.itertuples()],
        zh=[gloss(it, "zh") for it in report.claims.itertuples()],
    )
    frames = pages.frames(report) | {"glosses": glosses}
    return {f"data/{name}.csv": tables.written(it, "csv") for name, it in frames.items()} | {
        "data/report.txt": report.text,
        "data/citation.bib": citation.bibtex(report),
        "data/method.md": (lexicon.folder("docs") / "grammar.md").read_text("utf-8"),
        "data/sources.md": lexicon.data("README.md").read_text("utf-8"),
    }
