"""The notebooks in Chinese and English: the same cells, and the same code but for the language."""

import re
import unicodedata
from functools import cache
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("zh", "en")
NAMES = {
    lang: sorted(path.name for path in (ROOT / "notebooks" / lang).glob("*.ipynb"))
    for lang in LANGUAGES
}
NOTES = {
    lang: sorted(path.name for path in (ROOT / "data/teaching/notes" / lang).glob("*.md"))
    for lang in LANGUAGES
}
SPOKEN = re.compile(r'settings\.speak\("(zh|en)"\)')
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
PLACE = re.compile(r"^<!-- (\S+) after (\S+) -->$", re.MULTILINE)


@cache
def read(lang: str, name: str) -> nbformat.NotebookNode:
    return nbformat.read(ROOT / "notebooks" / lang / name, as_version=4)


def levels(source: str) -> list[str]:
    return re.findall(r"^#+(?= )", FENCED.sub("", source), re.MULTILINE)


def width(line: str) -> int:
    """Columns that a line takes, two a hanzi."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in line)


@pytest.fixture(params=NAMES["zh"])
def pair(request):
    return [read(lang, request.param) for lang in LANGUAGES]


def test_both_folders_have_the_same_files():
    assert NAMES["zh"] == NAMES["en"] and len(NAMES["zh"]) == 8
    assert not list((ROOT / "notebooks").glob("*.ipynb"))
    assert (
        NOTES["zh"]
        == NOTES["en"]
        == [f"{Path(name).stem}.md" for name in NAMES["zh"] if name[0].isdigit()]
    )


def test_cells_have_the_same_ids_types_and_tags_in_the_same_order(pair):
    zh, en = ([(cell.id, cell.cell_type, cell.metadata) for cell in book.cells] for book in pair)
    assert zh == en
    ids = [cell.id for cell in pair[0].cells]
    assert len(ids) == len(set(ids)) and all(
        re.fullmatch(r"[0-9g]-[a-z0-9-]+", cell) for cell in ids
    )


def test_no_cell_is_for_one_language_or_for_the_teacher(pair):
    for book in pair:
        tags = {tag for cell in book.cells for tag in cell.metadata.get("tags", [])}
        assert tags <= {"exercise", "hint", "answer", "check"}
        assert not any(re.search(r"-(zh|en|teacher)(-|$)", cell.id) for cell in book.cells)


def test_code_differs_by_the_language_it_names_alone(pair):
    for lang, book in zip(LANGUAGES, pair):
        code = [cell.source for cell in book.cells if cell.cell_type == "code"]
        assert (
            SPOKEN.findall("\n".join(code))
            == SPOKEN.findall(code[0])
            == [lang]
            == [book.metadata["nanguan"]["lang"]]
        )
    zh, en = (
        [SPOKEN.sub("", cell.source) for cell in book.cells if cell.cell_type == "code"]
        for book in pair
    )
    assert zh == en


def test_code_cells_are_short_and_their_lines_fit(pair):
    for cell in (cell for cell in pair[0].cells if cell.cell_type == "code"):
        lines = cell.source.splitlines()
        assert len(lines) <= 4 and max(map(width, lines)) <= 88, cell.id


def test_metadata_are_the_same_but_for_language_and_skills(pair):
    zh, en = (dict(book.metadata["nanguan"], lang="", skills="") for book in pair)
    assert zh == en
    assert all(isinstance(book.metadata["nanguan"].get("skills", ""), str) for book in pair)


def test_prose_has_the_same_headings(pair):
    for zh, en in zip(*(book.cells for book in pair)):
        assert zh.cell_type == "code" or levels(zh.source) == levels(en.source), zh.id


def test_no_link_leads_to_a_page_that_only_the_site_has(pair):
    for cell in (cell for book in pair for cell in book.cells if cell.cell_type == "markdown"):
        assert re.findall(r"\]\((?!https?://)[^)]*\)", cell.source) == [], cell.id


def test_there_are_no_outputs_and_answers_are_folded(pair):
    folded = {"answer": {"source_hidden": True}, "check": {"outputs_hidden": True}}
    for cell in (cell for book in pair for cell in book.cells if cell.cell_type == "code"):
        assert not cell.outputs and cell.execution_count is None, cell.id
        (hidden,) = [folded[tag] for tag in cell.metadata.get("tags", []) if tag in folded] or [
            None
        ]
        assert cell.metadata.get("jupyter") == hidden, cell.id


def test_hints_are_folded(pair):
    for cell in (
        cell for book in pair for cell in book.cells if "hint" in cell.metadata.get("tags", [])
    ):
        assert cell.source.startswith("<details><summary>") and cell.source.endswith(
            "</details>"
        ), cell.id


@pytest.mark.parametrize("name", NAMES["en"])
def test_english_prose_has_straight_quotes(name):
    """The embedded font draws curly quotes as wide as a hanzi."""
    prose = [cell for cell in read("en", name).cells if cell.cell_type == "markdown"]
    assert [cell.id for cell in prose if re.search("[“”‘’]", cell.source)] == []


@pytest.mark.parametrize("name", NOTES["zh"])
def test_a_teachers_note_stands_behind_a_cell(name):
    zh, en = (
        (ROOT / "data/teaching/notes" / lang / name).read_text(encoding="utf-8")
        for lang in LANGUAGES
    )
    places = PLACE.findall(zh)
    assert (
        places and places == PLACE.findall(en) and zh.startswith("<!-- ") and en.startswith("<!-- ")
    )
    ids = [cell.id for cell in read("zh", name.replace(".md", ".ipynb")).cells]
    at = [ids.index(cell) for _, cell in places]
    assert at == sorted(at) and not {note for note, _ in places} & set(ids)
    assert not re.search("[“”‘’]", en)
