"""Notebooks → their editions for one language and one kind of reader: a page, a student, a teacher."""

from __future__ import annotations

import tempfile
from copy import deepcopy
from pathlib import Path

import nbformat

from . import files
from .errors import ReportError

# What each reader gets of the cells that are not for all: a page folds hints and answers, a student finds answers himself.
LEFT_OUT = {
    "page": {"teacher"},
    "another report": {"teacher", "exercise", "hint", "answer", "check"},
    "student": {"teacher"},
    "teacher": set(),
}
LANGUAGES = ("zh", "en")
BLANK = "answer = ..."


def edition(notebook: nbformat.NotebookNode, languages: tuple[str, ...], reader: str) -> nbformat.NotebookNode:
    """Copy of a notebook with the cells for these languages and this reader; a student's answers are blank.

    `reader`: page, `another report` (a page on a report that the exercises do not know), student or teacher.

    >>> cell = nbformat.v4.new_code_cell("answer = 3", metadata={"tags": ["answer"]})
    >>> edition(nbformat.v4.new_notebook(cells=[cell]), ("zh",), "student").cells[0].source
    'answer = ...'
    """
    made = deepcopy(notebook)
    unwanted = LEFT_OUT[reader] | (set(LANGUAGES) - set(languages))
    made.cells = [cell for cell in made.cells if not unwanted & set(tags(cell))]
    for cell in made.cells if reader == "student" else ():
        if "answer" in tags(cell):
            cell.source = BLANK
            cell.metadata.get("jupyter", {}).pop("source_hidden", None)
        elif "check" in tags(cell):
            cell.metadata["tags"].append("raises-exception")  # Run All goes on where an answer is still missing
    return made


def tags(cell: nbformat.NotebookNode) -> list[str]:
    """Tags of a cell."""
    return cell.metadata.get("tags", [])


def write_class(folder: str | Path, languages: tuple[str, ...] = LANGUAGES) -> list[Path]:
    """Writes the student and the teacher edition of every notebook into `folder`/student and `folder`/teacher; returns the paths.

    Raises ReportError where the folder holds something already or cannot be written; nothing half-written stays behind.
    """
    folder = Path(folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ReportError(f"{folder}: is there already and not an empty folder; name another one with -o")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.resolve().parent, prefix=f".{folder.name}-") as work:
            made = [_written(source, Path(work) / "class" / reader, languages, reader) for reader in ("student", "teacher") for source in lessons()]
            if folder.exists():
                folder.rmdir()
            (Path(work) / "class").rename(folder)
    except OSError as error:
        raise ReportError(f"{folder}: cannot be written ({error.strerror or error}); name another folder with -o") from error
    return [folder / path.parent.name / path.name for path in made]


def lessons() -> list[Path]:
    """Paths of the shipped notebooks that have exercises, in order.

    >>> [path.stem[0] for path in lessons()]
    ['0', '1', '2', '3', '4', '5', '6']
    """
    return [path for path in sorted(files.folder("notebooks").glob("*.ipynb")) if path.stem[0].isdigit()]


def _written(source: Path, folder: Path, languages: tuple[str, ...], reader: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / source.name
    nbformat.write(edition(nbformat.read(source, as_version=4), languages, reader), path)
    return path
