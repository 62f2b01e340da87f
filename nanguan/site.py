"""Report → the offline site: the notebooks run, their pages, the reader page, the index and the tables, in one folder."""

from __future__ import annotations

import os
import re
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
import pandas as pd
from ipykernel.kernelspec import get_kernel_dict
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbconvert import HTMLExporter
from tqdm import tqdm

from . import citation, editions, files, gloss, pages, readable, tables
from .editions import LANGUAGES
from .errors import ReportError
from .report import Report

_ANSI = re.compile(r"\x1b\[[0-9;]*m")
_QUESTION = re.compile(r"(?:(?:问题|Question)\s*[：:]\s*)?([^。！？?!\n]*[？?])")
_SECONDS = 600


class _Kernel(AsyncKernelManager):
    """Kernel that is always this interpreter, whatever kernels are installed on the machine."""

    @property
    def kernel_spec(self) -> KernelSpec:
        return KernelSpec(**get_kernel_dict(extra_arguments=["--log-level=ERROR"]))


def build(report: Report, folder: str | Path, notebooks: list[Path] | None = None, languages: tuple[str, ...] = LANGUAGES) -> Path:
    """Makes the site of a report in `folder` and returns the path of its index page; an older site there is replaced.

    `notebooks` are the notebooks to run; None takes those that are about this report, see `shipped`. The first of the
    `languages` stands in the folder itself, a second one in a folder of its name.
    Raises ReportError where the folder holds something else, cannot be written, or a notebook fails:
    what was there before then stays as it was.
    """
    folder = Path(folder)
    _refuse(folder)
    sources = shipped(any_report=not report.shipped) if notebooks is None else notebooks
    try:
        target = folder.resolve()
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}-") as work:
            new = Path(work) / "new"
            (new / "data").mkdir(parents=True)
            _write(report, sources, languages, new, Path(work))
            _swap(new, target, Path(work) / "old")
    except OSError as error:
        raise ReportError(f"{folder}: cannot be written ({error.strerror or error}); name another folder with -o") from error
    index = folder / "index.html"
    print(f"{len(report.claims)} claims, {len(report.numbers)} numerals, {len(sources)} notebooks → {index}")
    return index


def shipped(any_report: bool) -> list[Path]:
    """Shipped notebooks in order: all of them, which are about the Nanguan report, or those that read any report.

    >>> [path.stem[0] for path in shipped(any_report=True)]
    ['0', '4', '5', '6']
    """
    found = sorted(files.folder("notebooks").glob("*.ipynb"))
    return [path for path in found if not any_report or nbformat.read(path, as_version=4).metadata["nanguan"]["any_report"]]


def _refuse(folder: Path) -> None:
    """Raises ReportError where building would delete what is not a site of ours."""
    if folder.resolve() == Path.cwd():
        raise ReportError(f"{folder}: is the current folder, which cannot be replaced; name another one with -o")
    if folder.is_dir():
        if not any(folder.iterdir()):
            return
        index = folder / "index.html"
        if index.is_file() and f'name="generator" content="{pages.GENERATOR} ' in index.read_text("utf-8", "replace")[:2000]:
            return
        raise ReportError(f"{folder}: not empty and not a site made by nanguan; name another folder with -o")
    if folder.exists():
        raise ReportError(f"{folder}: is a file; name a folder with -o")


def _write(report: Report, sources: list[Path], languages: tuple[str, ...], new: Path, work: Path) -> None:
    """Writes every file of the site into `new`."""
    jobs = [(source, lang) for lang in languages for source in sources]
    environments = {lang: _environment(report, work, lang) for lang in languages}
    with tqdm(total=len(jobs) + 1, unit="page", leave=False, disable=None) as bar, ThreadPoolExecutor(os.cpu_count()) as pool:
        done = []
        for notebook in pool.map(lambda job: _notebook(job[0], job[1], report.shipped, environments[job[1]]), jobs):
            done.append(notebook)
            bar.update()
    sizes = _tables(report, new / "data")
    for at, lang in enumerate(languages):
        own = done[at * len(sources): (at + 1) * len(sources)]
        _pages(pages.Site(report, own, lang, at > 0, len(languages) > 1), sizes, new / lang if at else new)


def _pages(site: pages.Site, sizes: dict[str, int], folder: Path) -> None:
    """Writes the pages of one language."""
    folder.mkdir(exist_ok=True)
    for at, notebook in enumerate(site.notebooks):
        _save(folder / f"{notebook.name}.html", pages.notebook_page(site, at))
    for name, made in (("report", pages.report_page), ("words", pages.words_page), ("glossary", pages.glossary_page),
                       ("method", pages.method_page), ("index", pages.index_page)):
        _save(folder / f"{name}.html", made(site))
    _save(folder / "data.html", pages.data_page(site, sizes))
    if site.report.shipped:
        _save(folder / "lab.html", pages.lab_page(site))


def _tables(report: Report, folder: Path) -> dict[str, int]:
    """Writes the report's text and tables and returns how many rows each table has."""
    frames = {name: tables.codebook() if name == "codebook" else getattr(report, name) for name in pages.TABLES}
    for name, frame in frames.items():
        _save(folder / f"{name}.csv", tables.written(frame, "csv"))
    _save(folder / "report.txt", report.text)
    _save(folder / "citation.bib", citation.bibtex(report))
    _save(folder / "glosses.csv", tables.written(_glosses(report), "csv"))
    for name, path in (("method.md", files.folder("docs") / "grammar.md"), ("sources.md", files.data("README.md"))):
        _save(folder / name, path.read_text(encoding="utf-8"))
    return {name: len(frame) for name, frame in frames.items()}


def _glosses(report: Report) -> pd.DataFrame:
    """Each claim in words, in both languages, beside the table that has its codes."""
    return pd.DataFrame(
        {"id": claim.id, "indicator_en": readable.indicator(claim.indicator, "en"), "en": gloss.gloss(claim, "en"), "zh": gloss.gloss(claim)}
        for claim in report.claims.itertuples()
    )


def _save(path: Path, text: str) -> None:
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def _swap(new: Path, target: Path, old: Path) -> None:
    """Puts the new folder in the place of the old one, or leaves the old one there."""
    if not target.exists():
        new.rename(target)
        return
    target.rename(old)
    try:
        new.rename(target)
    except OSError:
        old.rename(target)
        raise


def _environment(report: Report, work: Path, lang: str) -> dict[str, str]:
    """Environment of a kernel: the report and language that it is to have, and nothing of the user's own settings."""
    text = work / "report.txt"
    _save(text, report.text)
    package = str(Path(__file__).resolve().parent.parent)
    inherited = {name: value for name, value in os.environ.items() if name not in ("NANGUAN_DATE", "NANGUAN_REPORT")}
    other = {} if report.shipped else {"NANGUAN_REPORT": str(text)}
    day = {"NANGUAN_DATE": report.date.isoformat()} if report.date and not report.shipped else {}
    return inherited | other | day | {
        "NANGUAN_LANG": lang,
        "NANGUAN_PAGE": "1",
        "PYTHONPATH": os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH")))),
        "PYTHONHASHSEED": "0",
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
        "IPYTHONDIR": str(work / "ipython"),
    }


def _notebook(source: Path, lang: str, own: bool, environment: dict[str, str]) -> pages.Notebook:
    """A notebook in one language, run from top to bottom in a kernel of its own, as HTML with its heading and its question."""
    notebook = editions.edition(nbformat.read(source, as_version=4), (lang,), "page" if own else "another report")
    _run(source, notebook, environment)
    exporter = HTMLExporter(template_name="notebook", extra_template_basedirs=[str(pages.TEMPLATES)],
                            exclude_anchor_links=True, exclude_output_prompt=True)
    body, _ = exporter.from_notebook_node(notebook, resources={"lang": lang})
    return pages.Notebook(source.stem, *_opening(source, notebook), body)


def _run(source: Path, notebook: nbformat.NotebookNode, environment: dict[str, str]) -> None:
    """Runs the cells; raises ReportError with the notebook, the cell and the error where one fails."""
    folder = {"metadata": {"path": str(source.parent)}}
    client = NotebookClient(notebook, kernel_manager_class=_Kernel, record_timing=False, timeout=_SECONDS, resources=folder)
    try:
        client.execute(env=environment)
    except CellExecutionError as error:
        lines = re.findall(r"-+> (\d+)", _ANSI.sub("", error.traceback))
        what = f"{error.ename}: {error.evalue}".splitlines()[0]
        raise ReportError(f"{source.name}, {_cell(notebook)}{f', line {lines[0]}' if lines else ''}: {what}") from error
    except (CellTimeoutError, DeadKernelError) as error:
        raise ReportError(f"{source.name}, {_cell(notebook)}: {str(error).splitlines()[0]}") from error


def _cell(notebook: nbformat.NotebookNode) -> str:
    """Name of the cell that was reached, counted as Jupyter counts: In [1] is the first one with code."""
    code = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]
    begun = [number for number, cell in enumerate(code, 1) if cell.execution_count or cell.outputs]
    return f"cell In [{begun[-1] if begun else 1}]"


def _opening(source: Path, notebook: nbformat.NotebookNode) -> tuple[str, str]:
    """Heading and question of a notebook: the first of each in its prose."""
    lines = [line for cell in notebook.cells if cell.cell_type == "markdown" for line in cell.source.splitlines()]
    title = next((_bare(line) for line in lines if line.startswith("# ")), source.stem)
    asked = next(filter(None, (_QUESTION.search(_bare(line)) for line in lines if not line.startswith("# "))), None)
    return title, asked[1][:1].upper() + asked[1][1:] if asked else ""


def _bare(line: str) -> str:
    """Line of Markdown without its marks."""
    return re.sub(r"[*_`]|^#+\s+|^>\s*", "", line.strip())
