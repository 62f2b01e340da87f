"""Notebooks → their HTML: all of them run in one kernel, each with a clean slate."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import nbformat
from ipykernel.kernelspec import get_kernel_dict
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbconvert import HTMLExporter, TemplateExporter
from nbconvert.filters import Highlight2HTML, strip_ansi

from ..errors import ReportError
from ..notebook import editions

TEMPLATES = str(Path(__file__).resolve().with_name("templates"))
_CELLS = HTMLExporter(template_name="notebook", extra_template_basedirs=[TEMPLATES])
_CELLS.exclude_anchor_links = _CELLS.exclude_output_prompt = True
_CELLS.register_filter("highlight_code", Highlight2HTML(pygments_lexer="ipython3"))
_TITLE = re.compile(r"^# (.*)", re.MULTILINE)
_MARKS = re.compile(r"[*_`]|^ *(#+|>) *", re.MULTILINE)
_QUESTION = re.compile(r"(?:(?:问题|Question) *[：:] *)?([^。！？?!\n]*[？?])")
# Ahead of each notebook: its folder and language, no name of the one before, and In [1] next.
# What is loaded by then stays: to look through it for garbage would take a tenth of the time.
_FRESH = """import gc, os, nanguan.settings
os.chdir({!r})
nanguan.settings.speak({!r})
gc.freeze()
get_ipython().reset(new_session=True)"""


class Notebook(NamedTuple):
    """A notebook of the site: its file, its cells, its heading and its question."""

    path: Path
    node: nbformat.NotebookNode
    title: str
    question: str


class _Kernel(AsyncKernelManager):
    """Kernel that is always this interpreter, whatever kernels are installed on the machine."""

    kernel_spec = KernelSpec(**get_kernel_dict(extra_arguments=["--log-level=ERROR"]))


def notebooks(folder: Path, own: bool = True) -> list[Notebook]:
    """Notebooks of a folder in order; where the report is not its `own`, those that read any."""
    found = []
    for path in sorted(folder.glob("*.ipynb")):
        node = editions.page(path, own)
        if own or node.metadata.get("nanguan", {}).get("any_report", True):
            prose = "\n".join(cell.source for cell in node.cells if cell.cell_type == "markdown")
            title = _MARKS.sub("", [*_TITLE.findall(prose), path.stem][0])
            asked = [*_QUESTION.findall(_MARKS.sub("", _TITLE.sub("", prose))), ""][0].strip()
            found.append(Notebook(path, node, title, asked[:1].upper() + asked[1:]))
    return found


def execute(found: Sequence[Notebook], environment: dict[str, str], tick: Callable) -> None:
    """Run notebooks, each in a folder named after its language; ReportError where one fails."""
    joined, cells, names = nbformat.v4.new_notebook(), [], []
    for path, node, *_ in found:
        fresh = nbformat.v4.new_code_cell(_FRESH.format(str(path.parent), path.parent.name))
        cells += [fresh, *node.cells]
        names += [f"{path.parent.name}/{path.name}"] * (1 + len(node.cells))
    joined.cells = cells
    form = {"timeout": 600, "record_timing": False, "on_cell_executed": lambda **_: tick()}
    try:
        NotebookClient(joined, kernel_manager_class=_Kernel, **form).execute(env=environment)
    except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
        begun = [name for cell, name in zip(cells, names) if cell.get("execution_count")]
        name = [*names[:1], *begun][-1]
        number = max(begun.count(name) - 1, 1)  # the cell ahead of a notebook is none of its own
        lines = re.findall(r"-+> (\d+)", strip_ansi(getattr(error, "traceback", "")))
        line = f", line {lines[0]}" if lines else ""
        what = f"{error.ename}: {error.evalue}" if hasattr(error, "ename") else str(error)
        where = f"{name}, cell In [{number}]{line}"
        raise ReportError(f"{where}: {what.splitlines()[0]}") from error


def body(notebook: Notebook, lang: str) -> str:
    """Cells of a notebook that was run, as HTML."""
    # Not HTMLExporter's own: it reads the page once more to look for pictures without alt text.
    return TemplateExporter.from_notebook_node(_CELLS, notebook.node, {"lang": lang})[0]
