"""The notebooks: source without outputs, both languages whole, exercises in place, and every one runs in both languages."""

import re

import nbclient
import nbformat
import pytest

from nanguan import editions, files

NOTEBOOKS = sorted(files.folder("notebooks").glob("*.ipynb"))
LESSONS = editions.lessons()
FULL_WIDTH = re.compile("[“”‘’]")


def read(path):
    return nbformat.read(path, as_version=4)


def prose(notebook, lang):
    return [cell for cell in notebook.cells if cell.cell_type == "markdown" and lang in editions.tags(cell)]


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request):
    return read(request.param)


@pytest.fixture(params=LESSONS, ids=lambda path: path.stem)
def lesson(request):
    return read(request.param)


def test_they_are_numbered_in_order():
    assert [path.stem[0] for path in LESSONS] == list("0123456")
    assert {path.stem for path in NOTEBOOKS} - {path.stem for path in LESSONS} == {"gallery"}


def test_source_has_no_outputs_and_stable_ids(notebook):
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(not cell.outputs and cell.execution_count is None for cell in code)
    ids = [cell.id for cell in notebook.cells]
    assert all(re.fullmatch(r"[0-9g]-[a-z0-9-]+", cell) for cell in ids) and len(ids) == len(set(ids))


def test_it_asks_at_its_start(notebook):
    for lang, mark in (("zh", "**问题："), ("en", "**Question:")):
        first = prose(notebook, lang)[0].source
        assert first.startswith("# ") and mark in first


def test_it_answers_at_its_end(lesson):
    for lang, heading in (("zh", "## 回答"), ("en", "## Answer")):
        assert any(cell.source.startswith(heading) for cell in prose(lesson, lang)[-6:])


def test_its_metadata_say_how_long_it_takes_and_what_one_learns(lesson):
    about = lesson.metadata["nanguan"]
    assert 15 <= about["minutes"] <= 40 and set(about["skills"]) == {"zh", "en"}


def test_each_language_is_whole(notebook):
    """Every passage stands in both languages, so that the headings of one are as many as those of the other."""
    zh, en = (prose(notebook, lang) for lang in ("zh", "en"))
    assert len(zh) == len(en)
    for first, second in zip(zh, en):
        assert set(editions.tags(first)) - {"zh"} == set(editions.tags(second)) - {"en"}, first.id
        assert re.findall(r"^#+ ", first.source, re.M) == re.findall(r"^#+ ", second.source, re.M), first.id


def test_english_prose_has_straight_quotes(notebook):
    """The embedded font draws curly quotes as wide as a hanzi."""
    assert [cell.id for cell in prose(notebook, "en") if FULL_WIDTH.search(cell.source)] == []


def test_headings_are_questions(lesson):
    for lang, mark, free in (("zh", "？", "回答"), ("en", "?", "Answer")):
        asked = [line for cell in prose(lesson, lang) if not {"exercise", "teacher", "hint"} & set(editions.tags(cell))
                 for line in cell.source.splitlines() if line.startswith("## ")]
        assert [line for line in asked if not line.endswith(mark) and line != f"## {free}"] == []


def test_code_cells_are_short(notebook):
    assert all(len(cell.source.splitlines()) <= 3 for cell in notebook.cells if cell.cell_type == "code")


def test_three_to_six_exercises_with_hint_answer_and_check(lesson):
    number = lesson.cells[0].source[2]
    found = [re.search(r"\d\.\d", cell.source)[0] for cell in prose(lesson, "zh") if "exercise" in editions.tags(cell)]
    assert 3 <= len(found) <= 6 and found == [f"{number}.{i}" for i in range(1, len(found) + 1)]
    for kind in ("answer", "check"):
        assert sum(kind in editions.tags(cell) for cell in lesson.cells) == len(found), kind
    for lang in ("zh", "en"):
        assert sum("hint" in editions.tags(cell) for cell in prose(lesson, lang)) == len(found)
        assert sum("teacher" in editions.tags(cell) for cell in prose(lesson, lang)) >= len(found) + 2


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_runs_from_top_to_bottom(notebook, lang, monkeypatch):
    monkeypatch.setenv("NANGUAN_LANG", lang)
    run = nbclient.NotebookClient(editions.edition(notebook, (lang,), "page"), timeout=120, kernel_name="python3").execute()
    outputs = [output for cell in run.cells if cell.cell_type == "code" for output in cell.outputs]
    assert not any(output.output_type == "error" or output.get("name") == "stderr" for output in outputs)
    assert any("<svg" in output.get("data", {}).get("text/html", "") for output in outputs)


def test_the_student_edition_has_no_answers(lesson):
    made = editions.edition(lesson, ("zh",), "student")
    answers = [cell.source for cell in made.cells if "answer" in editions.tags(cell)]
    assert set(answers) == {editions.BLANK}
    assert not any({"teacher", "en"} & set(editions.tags(cell)) for cell in made.cells)
    assert any("teacher" in editions.tags(cell) for cell in editions.edition(lesson, ("zh",), "teacher").cells)


@pytest.mark.slow
def test_a_student_edition_runs_on_where_answers_are_missing(lesson, monkeypatch):
    monkeypatch.setenv("NANGUAN_LANG", "en")
    run = nbclient.NotebookClient(editions.edition(lesson, ("en",), "student"), timeout=120, kernel_name="python3").execute()
    errors = [output for cell in run.cells if cell.cell_type == "code" for output in cell.outputs if output.output_type == "error"]
    assert len(errors) == sum("check" in editions.tags(cell) for cell in run.cells)
    assert all(error.evalue.startswith("No answer yet") and len(error.traceback) == 1 for error in errors)


def test_a_class_is_written_whole_or_not_at_all(tmp_path):
    made = editions.write_class(tmp_path / "class", ("en",))
    assert len(made) == 14 and all(path.is_file() for path in made)
    with pytest.raises(editions.ReportError, match="not an empty folder"):
        editions.write_class(tmp_path / "class")
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    with pytest.raises(editions.ReportError):
        editions.write_class(tmp_path / "file" / "class")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["class", "file"]
