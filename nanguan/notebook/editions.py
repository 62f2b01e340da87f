"""Notebooks → what each reader gets of them: a page, a student's edition, a teacher's."""

import re
import tempfile
from itertools import chain, product
from pathlib import Path

import nbformat

from .. import lexicon
from ..errors import ReportError
from ..settings import LANGUAGES, language

BLANK = "answer = ..."
_EXERCISE = {"exercise", "hint", "answer", "check"}
_NOTE = re.compile(r"^<!-- (\S+) after (\S+) -->\n(.*?)(?=^<!-- |\Z)", re.MULTILINE | re.DOTALL)


def notebooks(lang: str | None = None) -> list[Path]:
    """Paths of the shipped notebooks of a language, in order."""
    return sorted((lexicon.folder("notebooks") / language(lang)).glob("*.ipynb"))


def lessons(lang: str | None = None) -> list[Path]:
    """Paths of those that have a number, and exercises."""
    return [path for path in notebooks(lang) if path.stem[0].isdigit()]


def page(notebook: Path, own: bool = True) -> nbformat.NotebookNode:
    """Notebook for a page; without the exercises where it is not about its own report."""
    made = nbformat.read(notebook, as_version=4)
    tagged = ((cell, cell.metadata.get("tags", ())) for cell in made.cells)
    made.cells = [cell for cell, tags in tagged if own or _EXERCISE.isdisjoint(tags)]
    return made


def edition(lesson: Path, reader: str) -> nbformat.NotebookNode:
    """Lesson for a `student`, its answers blank, or a `teacher`, with notes behind the cells."""
    made = nbformat.read(lesson, as_version=4)
    places = {cell.id: [cell] for cell in made.cells}
    for cell in made.cells:
        cell.metadata.pop("jupyter", None)  # nothing is folded
        tags = cell.metadata.get("tags", [])
        if reader == "student" and "answer" in tags:
            cell.source = BLANK
        if reader == "student" and "check" in tags:
            tags.append("raises-exception")  # a blank does not stop Run All
    notes = lexicon.data(f"teaching/notes/{lesson.parent.name}/{lesson.stem}.md")
    for name, place, words in _NOTE.findall(notes.read_text(encoding="utf-8")):
        note = {"id": name, "metadata": {"tags": ["teacher"]}}
        if reader == "teacher":
            places[place].append(nbformat.v4.new_markdown_cell(words.strip(), **note))
    made.cells = [*chain(*places.values())]
    return made


def write_class(folder: str | Path, languages: tuple[str, ...] = LANGUAGES) -> list[Path]:
    """Write the editions of all lessons into `folder`/student and /teacher, or none; their paths.

    Of two languages each has a folder around these. Raises ReportError where it cannot write.
    """
    folder, made = Path(folder), []
    if folder.is_file() or folder.is_dir() and any(folder.iterdir()):
        raise ReportError(f"{folder}: is there and not an empty folder; name another one with -o")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".class-", dir=folder.resolve().parent) as work:
            for lang, reader in product(languages, ("student", "teacher")):
                place = Path(lang if len(languages) > 1 else "", reader)
                Path(work, "class", place).mkdir(parents=True)
                made += [place / lesson.name for lesson in lessons(lang)]
                for lesson in lessons(lang):
                    nbformat.write(edition(lesson, reader), Path(work, "class", place, lesson.name))
            if folder.is_dir():
                folder.rmdir()
            Path(work, "class").rename(folder)
    except OSError as error:
        why = error.strerror or error
        raise ReportError(f"{folder}: cannot be written: {why}; try another with -o") from error
    return [folder / path for path in made]
