"""Report → the offline site: the notebooks run, their pages, the reader page, the index and the tables, in one folder."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

import nbformat
from ipykernel.kernelspec import get_kernel_dict
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbconvert import HTMLExporter
from tqdm import tqdm

from . import files, pages, tables
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


def build(report: Report, folder: str | Path, notebooks: list[Path] | None = None) -> Path:
    """Makes the site of a report in `folder` and returns the path of its index page; an older site there is replaced.

    `notebooks` are the notebooks to run, see `shipped`; None takes those for any report.
    Raises ReportError where the folder holds something else, cannot be written, or a notebook fails:
    what was there before then stays as it was.
    """
    folder = Path(folder)
    _refuse(folder)
    sources = shipped(any_report=True) if notebooks is None else notebooks
    try:
        target = folder.resolve()
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}-") as work:
            new = Path(work) / "new"
            (new / "data").mkdir(parents=True)
            _write(report, sources, new, Path(work))
            _swap(new, target, Path(work) / "old")
    except OSError as error:
        raise ReportError(f"{folder}: cannot be written ({error.strerror or error}); name another folder with -o") from error
    index = folder / "index.html"
    print(f"{len(report.claims)} claims, {len(report.numbers)} numerals, {len(sources)} notebooks → {index}")
    return index


def shipped(any_report: bool) -> list[Path]:
    """Shipped notebooks in order: all of them, which are about the Nanguan report, or those that read any report.

    >>> [path.stem[0] for path in shipped(any_report=True)]
    ['0', '4', '5']
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


def _write(report: Report, sources: list[Path], new: Path, work: Path) -> None:
    """Writes every file of the site into `new`."""
    done: list[pages.Notebook] = []
    with tqdm(total=len(sources) + 4, unit="page", leave=False, disable=None) as bar:
        for source in sources:
            bar.set_description(source.stem)
            done.append(_notebook(source, _environment(report, work)))
            bar.update()
        for at, notebook in enumerate(done):
            _save(new / f"{notebook.name}.html", pages.notebook_page(report, done, at))
        sizes = _tables(report, new / "data")
        bar.update()
        _save(new / "report.html", pages.report_page(report, done))
        bar.update()
        _save(new / "words.html", pages.words_page(report, done))
        bar.update()
        _save(new / "index.html", pages.index_page(report, done, sizes))
        bar.update()


def _tables(report: Report, folder: Path) -> dict[str, int]:
    """Writes the report's text and tables and returns how many rows each table has."""
    frames = {name: tables.codebook() if name == "codebook" else getattr(report, name) for name in pages.TABLES}
    for name, frame in frames.items():
        _save(folder / f"{name}.csv", tables.written(frame, "csv"))
    _save(folder / "report.txt", report.text)
    return {name: len(frame) for name, frame in frames.items()}


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


def _environment(report: Report, work: Path) -> dict[str, str]:
    """Environment of a kernel: the report that `nanguan.load()` gives there, and nothing of the user's own settings."""
    text = work / "report.txt"
    _save(text, report.text)
    package = str(Path(__file__).resolve().parent.parent)
    inherited = {name: value for name, value in os.environ.items() if name != "NANGUAN_DATE"}
    day = {"NANGUAN_DATE": report.date.isoformat()} if report.date else {}
    return inherited | day | {
        "NANGUAN_REPORT": str(text),
        "PYTHONPATH": os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH")))),
        "PYTHONHASHSEED": "0",
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
        "IPYTHONDIR": str(work / "ipython"),
    }


def _notebook(source: Path, environment: dict[str, str]) -> pages.Notebook:
    """A notebook run from top to bottom in a kernel of its own, as HTML with its heading and its question."""
    notebook = nbformat.read(source, as_version=4)
    _run(source, notebook, environment)
    exporter = HTMLExporter(template_name="notebook", extra_template_basedirs=[str(pages.TEMPLATES)],
                            exclude_anchor_links=True, exclude_output_prompt=True)
    body, _ = exporter.from_notebook_node(notebook)
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


def _opening(source: Path, notebook: nbformat.NotebookNode) -> tuple[dict[str, str], dict[str, str]]:
    """Headings and questions of a notebook by language: the first of each in its prose."""
    title, question = {}, {}
    for cell in notebook.cells:
        if cell.cell_type != "markdown":
            continue
        language = "en" if "en" in cell.metadata.get("tags", ()) else "zh"
        for line in cell.source.splitlines():
            words = re.sub(r"[*_`]|^#+\s+|^>\s*", "", line.strip())
            if line.startswith("# "):
                title.setdefault(language, words)
            elif asked := _QUESTION.search(words):
                question.setdefault(language, asked[1][:1].upper() + asked[1][1:])
    return title or {"zh": source.stem}, question
