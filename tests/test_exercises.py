"""The exercises: each answer gets its line, and the model answers of the notebooks are right."""

import json

import nbformat
import numpy as np
import pandas as pd
import pytest

import nanguan
from nanguan import exercises, files, readable

ROWS = files.rows("exercises.csv")
EXERCISES = sorted({row["exercise"] for row in ROWS}, key=lambda name: [int(part) for part in name.split(".")])
ANSWERED = [pytest.param(row, id=f"{row['exercise']} {row['answer']}") for row in ROWS if row["verdict"] != "other"]
NOWHERE = "an answer that nobody would give"


def cells(path, tag: str | None = None) -> list[nbformat.NotebookNode]:
    """Code cells of a notebook as a Chinese reader runs them, or those with a tag."""
    code = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    return [cell for cell in code if "en" not in cell.metadata.get("tags", []) and tag in (None, *cell.metadata.get("tags", []))]


NOTEBOOKS = [path for path in sorted(files.folder("notebooks").glob("*.ipynb")) if cells(path, "check")]
asked = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def verdict(exercise: str, answer: object, lang: str = "zh") -> str:
    """Line of a check, whether it was returned or raised."""
    try:
        return str(exercises.check(exercise, answer, lang))
    except exercises.NotYet as line:
        return str(line)


@pytest.mark.parametrize("exercise", EXERCISES)
def test_an_exercise_has_right_and_wrong_answers_and_a_line_for_the_rest(exercise):
    verdicts = [row["verdict"] for row in ROWS if row["exercise"] == exercise]
    assert {"right", "wrong"} <= set(verdicts) and verdicts.count("other") == 1 and verdicts[-1] == "other"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_line_is_one_line(lang):
    assert all(row[lang].strip() == row[lang] != "" and "\n" not in row[lang] for row in ROWS)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("row", ANSWERED)
def test_a_known_answer_gets_its_line(row, lang):
    answer = json.loads(row["answer"])
    if row["verdict"] == "right":
        said = exercises.check(row["exercise"], answer, lang)
        assert said.endswith(f" → {row[lang]}") and said.count("→") == 1 + row[lang].count("→")
    else:
        with pytest.raises(exercises.NotYet) as caught:
            exercises.check(row["exercise"], answer, lang)
        assert str(caught.value) == row[lang]


@pytest.mark.parametrize("exercise", EXERCISES)
def test_any_other_answer_is_told_where_to_look(exercise):
    other = next(row for row in ROWS if (row["exercise"], row["verdict"]) == (exercise, "other"))
    assert [verdict(exercise, NOWHERE, lang) for lang in ("zh", "en")] == [other["zh"], other["en"]]


def test_no_answer_and_no_exercise_are_told_apart():
    assert verdict("0.1", ...) == readable.say("exercise.none")
    assert verdict("99.9", 1, "en") == readable.say("exercise.unknown", "en", exercise="99.9")


def test_a_notebook_shows_one_line_and_no_trace():
    with pytest.raises(nanguan.ReportError) as caught:
        exercises.check("0.1", ...)
    assert caught.value._render_traceback_() == [readable.say("exercise.none")]
    assert repr(exercises.check("0.1", 2022)) == exercises.check("0.1", 2022)


@pytest.mark.parametrize(
    "given, expected",
    [
        (np.int64(74), 74), (np.float64(12.6), 12.57), (np.bool_(True), True), (np.array([3, 8]), [8, 3]), (" C054 ", "c054"),
        (pd.Series(["c001", "c006"]), ["c006", "c001"]), (pd.Index(["c054"]), "c054"), ({"a", "d"}, ["d", "a"]), (("a",), ["a"]),
        (pd.Series([74], dtype="Int64"), 74), ("54,000", 54000), ("12.6%", 12.6), ("７４", 74), (12.44e9, 12440000000),
    ],
)
def test_an_answer_is_taken_however_it_is_held(given, expected):
    assert exercises.same(exercises._plain(given), expected)


@pytest.mark.parametrize(
    "given, expected",
    [(2021, 2022), (75, 74), (12.7, 12.57), (True, 1), (1, True), (None, 0), (pd.NA, 0), (float("nan"), 0), (["a"], ["a", "d"]),
     (["a", "d", "b"], ["a", "d"]), ([], "c054"), ("", 0), ("七十四", 74), ({"a": 1}, 1)],
)
def test_what_differs_is_not_the_same(given, expected):
    assert not exercises.same(exercises._plain(given), expected)


def test_another_report_is_not_checked(tmp_path, monkeypatch, report):
    path = tmp_path / "report.txt"
    monkeypatch.setenv("NANGUAN_REPORT", str(path))
    path.write_text("2022年某县政府工作报告\n各位代表：\n现在，我代表县人民政府，向大会报告工作。\n", encoding="utf-8")
    assert exercises.check("0.1", NOWHERE, "en") == readable.say("exercise.elsewhere", "en")
    path.write_text(report.text, encoding="utf-8")
    assert verdict("0.1", 2022).startswith("2022 → 对")


def test_every_exercise_is_asked_in_a_notebook():
    calls = [cell.source for path in NOTEBOOKS for cell in cells(path, "check")]
    assert calls == [f'exercises.check("{name}", answer, lang)' for name in EXERCISES]


@asked
def test_an_exercise_stands_whole(path):
    ids = [cell.id for cell in nbformat.read(path, as_version=4).cells]
    for number in range(1, len(cells(path, "check")) + 1):
        exercise = f"{path.stem[0]}-ex{number}"
        parts = ("zh", "en", "hint-zh", "hint-en", "answer", "check", "teacher-zh", "teacher-en")
        assert [cell for cell in ids if cell.startswith(f"{exercise}-")] == [f"{exercise}-{part}" for part in parts]


@asked
def test_model_answers_are_short_and_right(path):
    names: dict[str, object] = {}
    for cell in cells(path):
        exec(compile(cell.source, cell.id, "exec"), names)  # a check raises where the answer is wrong
        if "answer" in cell.metadata.get("tags", []):
            assert len(cell.source.splitlines()) <= 3 and cell.source.splitlines()[-1].startswith("answer = ")
