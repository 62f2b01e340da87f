"""Report → the offline site: its notebooks run, its pages and tables written, in one folder."""

import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path

import pandas as pd
from tqdm import tqdm

from .. import lexicon, markup, settings, tables
from ..errors import ReportError
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
    folder, books = Path(folder), Path(notebooks or lexicon.folder("notebooks"))
    _refuse(folder)
    found = {lang: run.notebooks(books / lang, report.shipped) for lang in languages}
    sites = [pages.Site(report, own, lang, languages) for lang, own in found.items()]
    try:
        target = folder.resolve()
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}-") as work:
            _write(sites, Path(work))
            _swap(Path(work, "new"), target, Path(work, "old"))
    except OSError as error:
        why = f"cannot be written ({error.strerror or error}); name another one with -o"
        raise ReportError(f"{folder}: {why}") from error
    index, counts = folder / "index.html", (len(report.claims), len(report.numbers))
    print("{} claims, {} numerals,".format(*counts), len(sites[0].notebooks), "notebooks →", index)
    return index


def _refuse(folder: Path) -> None:
    """Raises ReportError where building would delete what is not a site of ours."""
    index, what = folder / "index.html", ""
    page = index.read_text("utf-8", "replace")[:2000] if index.is_file() else ""
    if folder.is_file() or folder.is_dir() and any(folder.iterdir()):
        ours = '<meta name="generator" content="nanguan ' in page
        what = "" if ours else "not empty and not a site made by nanguan"
    if folder.resolve() == Path.cwd():
        what = "is the current folder, which cannot be replaced"
    if what:
        raise ReportError(f"{folder}: {what}; name another folder with -o")


def _write(sites: list[pages.Site], work: Path) -> None:
    """Write every file of the site into the folder `new`; while the kernel runs, pages are made."""
    new, text, report = work / "new", work / "report.txt", sites[0].report
    text.write_text(report.text, encoding="utf-8", newline="\n")
    environment = settings.environment(work, None if report.shipped else text, report.date)
    found = [notebook for site in sites for notebook in site.notebooks]
    cells = sum(len(notebook.node.cells) for notebook in found)
    with tqdm(total=cells, leave=False, disable=None) as bar, ThreadPoolExecutor() as pool:
        running = [pool.submit(run.execute, found, environment, bar.update)] if found else []
        shown = dict(chain.from_iterable(map(pages.pages, sites)))
        files = _files(report)
        for job in running:
            job.result()
    shown |= chain.from_iterable(map(pages.notebook_pages, sites))
    for name, text in (files | markup.with_glyphs(shown, pages.FONT)).items():
        Path(new, name).parent.mkdir(parents=True, exist_ok=True)
        Path(new, name).write_text(text, encoding="utf-8", newline="\n")


def _files(report: Report) -> dict[str, str]:
    """The folder `data`: the text, its tables, and what is said of them."""
    glosses = pd.DataFrame(
        {"id": it.id, "indicator_en": indicator(it.indicator, "en")}
        | {lang: gloss(it, lang) for lang in ("en", "zh")}
        for it in report.claims.itertuples()
    )
    frames = pages.frames(report) | {"glosses": glosses}
    return {f"data/{name}.csv": tables.written(it, "csv") for name, it in frames.items()} | {
        "data/report.txt": report.text,
        "data/citation.bib": citation.bibtex(report),
        "data/method.md": (lexicon.folder("docs") / "grammar.md").read_text("utf-8"),
        "data/sources.md": lexicon.data("README.md").read_text("utf-8"),
    }


def _swap(new: Path, target: Path, old: Path) -> None:
    """Puts the new folder in the place of the old one, or leaves the old one there."""
    if target.exists():
        target.rename(old)
    try:
        new.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
