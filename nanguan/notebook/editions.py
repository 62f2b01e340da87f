"""Notebooks → what each reader gets of them: a page, a student's edition, a teacher's."""

import re
from itertools import chain, product
from pathlib import Path

import nbformat

from .. import lexicon
from ..settings import LANGUAGES, language
from .folder import replaced

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
    made, folder = [], Path(folder)
    with replaced(folder) as new:
        for lang, reader in product(languages, ("student", "teacher")):
            place = Path(lang if len(languages) > 1 else "", reader)
            (new / place).mkdir(parents=True)
            for lesson in lessons(lang):
                nbformat.write(edition(lesson, reader), new / place / lesson.name)
                made.append(folder / place / lesson.name)
    return made
