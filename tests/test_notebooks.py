"""The notebooks: questions and exercises in place, every one runs, and the editions for a class."""

import os
import re
from pathlib import Path

import jupyter_client
import nbclient
import nbformat
import pytest

from nanguan import ReportError, lexicon, settings, wording
from nanguan.notebook import editions

ROOT = Path(__file__).resolve().parent.parent
WORDS = {"zh": ("**问题：", "## 回答", "？"), "en": ("**Question:", "## Answer", "?")}
LESSONS = [path for lang in settings.LANGUAGES for path in editions.lessons(lang)]


def name(path: Path) -> str:
    return f"{path.parent.name}-{path.stem}"


def read(path: Path) -> nbformat.NotebookNode:
    return nbformat.read(path, as_version=4)


def tags(cell: nbformat.NotebookNode) -> list[str]:
    return cell.metadata.get("tags", [])


def prose(notebook: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "markdown"]


@pytest.fixture(params=LESSONS, ids=name)
def lesson(request):
    return request.param


@pytest.fixture
def notebook(lesson):
    return read(lesson)


def test_they_are_numbered_in_order():
    for lang in settings.LANGUAGES:
        assert [path.stem[0] for path in editions.lessons(lang)] == list("0123456")
        others = {*editions.notebooks(lang)} - {*editions.lessons(lang)}
        assert [path.stem for path in others] == ["gallery"]


def test_it_asks_at_its_start():
    for lang in settings.LANGUAGES:
        for path in editions.notebooks(lang):
            first = read(path).cells[0].source
            assert first.startswith("# ") and WORDS[lang][0] in first, name(path)


def test_it_answers_at_its_end(lesson, notebook):
    heading = WORDS[lesson.parent.name][1]
    assert any(cell.source.startswith(heading) for cell in prose(notebook)[-6:])


def test_its_metadata_say_how_long_it_takes_and_what_one_learns(lesson, notebook):
    about = notebook.metadata["nanguan"]
    assert about["lang"] == lesson.parent.name
    assert 15 <= about["minutes"] <= 40 and len(about["skills"]) > 10


def test_headings_are_questions(lesson, notebook):
    _, answer, mark = WORDS[lesson.parent.name]
    told = [cell for cell in prose(notebook) if not {"exercise", "hint"} & set(tags(cell))]
    lines = [line for cell in told for line in cell.source.splitlines() if line.startswith("## ")]
    assert [line for line in lines if not line.endswith(mark) and line != answer] == []


def test_three_to_six_exercises_with_hint_answer_and_check(lesson, notebook):
    asked = [cell for cell in prose(notebook) if "exercise" in tags(cell)]
    found = [re.search(r"\d\.\d", cell.source)[0] for cell in asked]
    assert 3 <= len(found) <= 6
    assert found == [f"{lesson.stem[0]}.{i}" for i in range(1, len(found) + 1)]
    for kind in ("hint", "answer", "check"):
        assert sum(kind in tags(cell) for cell in notebook.cells) == len(found), kind


@pytest.fixture(scope="module", params=settings.LANGUAGES)
def kernel(request, tmp_path_factory):
    """A kernel in the folder of a language's notebooks, and the language."""
    own = {"PYTHONPATH": str(ROOT), "IPYTHONDIR": str(tmp_path_factory.mktemp("ipython"))}
    quiet = {"PYDEVD_DISABLE_FILE_VALIDATION": "1"}
    manager = jupyter_client.KernelManager(kernel_name="python3")
    folder = lexicon.folder("notebooks") / request.param
    manager.start_kernel(env=os.environ | own | quiet, cwd=str(folder))
    yield manager, request.param
    manager.shutdown_kernel(now=True)


def run(kernel: jupyter_client.KernelManager, notebook: nbformat.NotebookNode) -> list:
    """Outputs of the cells of a notebook, run from a clean slate in a kernel that is there."""
    notebook.cells.insert(0, nbformat.v4.new_code_cell("%reset -f"))
    nbclient.NotebookClient(notebook, km=kernel, timeout=120, allow_errors=True).execute()
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return [(cell, output) for cell in code for output in cell.outputs]


@pytest.mark.slow
def test_they_run_from_top_to_bottom(kernel):
    """A check of a model answer that is not right is an error too."""
    manager, lang = kernel
    for path in editions.notebooks(lang):
        outputs = run(manager, read(path))
        complaints = [
            (name(path), cell.id, output.get("evalue") or output["text"])
            for cell, output in outputs
            if output.output_type == "error" or output.get("name") == "stderr"
        ]
        assert complaints == []
        shown = [output.get("data", {}).get("text/html", "") for _, output in outputs]
        assert any("<svg" in html for html in shown), name(path)


@pytest.mark.slow
def test_a_student_edition_runs_on_where_answers_are_missing(kernel):
    manager, lang = kernel
    for path in editions.lessons(lang):
        notebook = editions.edition(path, "student")
        errors = [it for it in run(manager, notebook) if it[1].output_type == "error"]
        checks = [cell.id for cell in notebook.cells if "check" in tags(cell)]
        assert [cell.id for cell, _ in errors] == checks
        for cell, error in errors:
            assert error.ename == "NotYet" and len(error.traceback) == 1, cell.id
            assert error.evalue == wording.say("exercise.none", lang), cell.id


def test_a_page_on_another_report_has_no_exercises(lesson):
    own, other = (editions.page(lesson, own) for own in (True, False))
    assert own == read(lesson)
    unwanted = {"exercise", "hint", "answer", "check"}
    assert [cell for cell in own.cells if not unwanted & set(tags(cell))] == other.cells
    assert len(other.cells) < len(own.cells)


def test_the_student_edition_has_blanks_for_answers_and_open_checks(lesson):
    made, source = editions.edition(lesson, "student"), read(lesson)
    assert [cell.id for cell in made.cells] == [cell.id for cell in source.cells]
    for cell, before in zip(made.cells, source.cells):
        assert "jupyter" not in cell.metadata, cell.id
        assert cell.source == (editions.BLANK if "answer" in tags(cell) else before.source)
        assert ("raises-exception" in tags(cell)) == ("check" in tags(cell)), cell.id


def test_the_teacher_edition_has_open_answers_and_the_notes_in_their_place(lesson):
    made, source = editions.edition(lesson, "teacher"), read(lesson)
    notes = [cell for cell in made.cells if "teacher" in tags(cell)]
    path = lexicon.data(f"teaching/notes/{lesson.parent.name}/{lesson.stem}.md")
    text = path.read_text(encoding="utf-8")
    assert [cell.id for cell in notes] == re.findall(r"(?m)^<!-- (\S+) after", text)
    told = "".join(cell.source for cell in notes)
    assert "<!--" not in told
    assert re.sub(r"\s|<!--.*?-->", "", text) == re.sub(r"\s", "", told)
    for place, note in re.findall(r"(?m)^<!-- (\S+) after (\S+) -->", text):
        ids = [cell.id for cell in made.cells]
        assert ids[ids.index(place) - 1] == note
    rest = [cell for cell in made.cells if "teacher" not in tags(cell)]
    assert [cell.source for cell in rest] == [cell.source for cell in source.cells]
    assert not any("jupyter" in cell.metadata for cell in made.cells)
    nbformat.validate(made)
    exercises = [cell for cell in prose(source) if "exercise" in tags(cell)]
    assert len(notes) >= len(exercises) + 2


@pytest.mark.parametrize(
    ("languages", "places"),
    [
        (("en",), {"student", "teacher"}),
        (("zh", "en"), {"zh/student", "zh/teacher", "en/student", "en/teacher"}),
    ],
)
def test_a_class_has_a_folder_for_students_and_one_for_the_teacher(tmp_path, languages, places):
    made = editions.write_class(tmp_path / "class", languages)
    found = [path.relative_to(tmp_path / "class") for path in made]
    assert {path.parent.as_posix() for path in found} == places
    assert sorted(made) == sorted((tmp_path / "class").rglob("*.ipynb")) and len(made) == 7 * len(
        places
    )
    for path in made:
        asked = {cell.source for cell in read(path).cells if "answer" in tags(cell)}
        assert (asked == {editions.BLANK}) == (path.parent.name == "student")
        lang = read(path).metadata["nanguan"]["lang"]
        assert lang == (path.parent.parent.name if len(languages) > 1 else languages[0])


def test_a_class_is_written_whole_or_not_at_all(tmp_path, monkeypatch):
    (tmp_path / "class").mkdir()
    editions.write_class(tmp_path / "class", ("en",))
    with pytest.raises(ReportError, match="not an empty folder"):
        editions.write_class(tmp_path / "class")
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    for folder in ("file", "file/class"):
        with pytest.raises(ReportError) as caught:
            editions.write_class(tmp_path / folder)
        assert "\n" not in str(caught.value) and "with -o" in str(caught.value)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(editions.nbformat, "write", full)
    with pytest.raises(ReportError, match=r"new: cannot be written \(No space left on device"):
        editions.write_class(tmp_path / "new")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["class", "file"]
