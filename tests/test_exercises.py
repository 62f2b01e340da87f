"""The exercises: each answer gets its line, and each exercise stands whole in its notebook."""

import json
import unicodedata
from functools import cache
from pathlib import Path

import nbformat
import numpy as np
import pandas as pd
import pytest

import nanguan
from nanguan import exercises, lexicon, settings, wording
from nanguan.notebook import editions

ROWS = lexicon.rows("teaching/exercises.csv")
EXERCISES = sorted(
    {row["exercise"] for row in ROWS}, key=lambda name: [int(part) for part in name.split(".")]
)
NOWHERE = "an answer that nobody would give"
languages = pytest.mark.parametrize("lang", settings.LANGUAGES)
lessons = pytest.mark.parametrize("path", editions.lessons("zh"), ids=lambda path: path.stem)


@cache
def cells(path: Path, tag: str) -> list[nbformat.NotebookNode]:
    """Cells of a notebook with a tag."""
    found = nbformat.read(path, as_version=4).cells
    return [cell for cell in found if tag in cell.metadata.get("tags", [])]


def verdict(exercise: str, answer: object, lang: str | None = None) -> str:
    """Line of a check, whether it was returned or raised."""
    try:
        return str(exercises.check(exercise, answer, lang))
    except exercises.NotYet as line:
        return f"not yet: {line}"


def test_an_exercise_has_right_and_wrong_answers_and_a_line_for_the_rest():
    for exercise in EXERCISES:
        verdicts = [row["verdict"] for row in ROWS if row["exercise"] == exercise]
        assert {"right", "wrong"} <= set(verdicts), exercise
        assert verdicts.count("other") == 1 and verdicts[-1] == "other", exercise


@languages
def test_each_line_is_one_line(lang):
    lines = [row[lang] for row in ROWS]
    assert [line for line in lines if not line or line != line.strip() or "\n" in line] == []


@languages
def test_a_known_answer_gets_its_line(lang):
    at_fault = []
    for row in ROWS:
        if row["verdict"] != "other":
            said = verdict(row["exercise"], json.loads(row["answer"]), lang)
            right = row["verdict"] == "right"
            given, _, line = said.partition(" → ") if right else ("mine", "", said)
            if not given or line != ("" if right else "not yet: ") + row[lang]:
                at_fault.append((row["exercise"], row["answer"], said))
    assert at_fault == []


def test_any_other_answer_is_told_where_to_look():
    for row in ROWS:
        if row["verdict"] == "other":
            said = [verdict(row["exercise"], NOWHERE, lang) for lang in settings.LANGUAGES]
            assert said == [f"not yet: {row[lang]}" for lang in settings.LANGUAGES], row["exercise"]


def test_expected_words_are_in_the_form_to_which_answers_are_brought():
    for row in ROWS:
        assert unicodedata.normalize("NFKC", row["answer"]) == row["answer"]
        assert not any(blank in row["answer"] for blank in ('" ', ' "]')), row["answer"]


def test_no_answer_and_no_exercise_are_told_apart():
    assert verdict("0.1", ...).endswith(wording.say("exercise.none"))
    assert verdict("99.9", 1, "en").endswith(wording.say("exercise.unknown", "en", exercise="99.9"))


def test_a_check_speaks_the_language_of_the_session():
    settings.speak("en")
    try:
        assert verdict("0.1", 2022).startswith("2022 → Right")
    finally:
        settings.speak("zh")


def test_a_notebook_shows_one_line_and_no_trace():
    with pytest.raises(nanguan.ReportError) as caught:
        exercises.check("0.1", ...)
    assert caught.value._render_traceback_() == [wording.say("exercise.none")]
    assert repr(exercises.check("0.1", 2022)) == exercises.check("0.1", 2022)


SAME = [
    (np.int64(74), 74),
    (np.float64(12.6), 12.57),
    (np.bool_(True), True),
    (np.array([3, 8]), [8, 3]),
    ([np.int64(3), np.int64(8)], [8, 3]),
    (" C054 ", "c054"),
    (pd.Series(["c001", "c006"]), ["c006", "c001"]),
    (pd.Index(["c054"]), "c054"),
    ({"a", "d"}, ["d", "a"]),
    (("a",), ["a"]),
    (pd.Series([74], dtype="Int64"), 74),
    ("54,000", 54000),
    ("12.6%", 12.6),
    ("７４", 74),
    (12.44e9, 12440000000),
]
OTHER = [
    (2021, 2022),
    (75, 74),
    (12.7, 12.57),
    (True, 1),
    (1, True),
    (None, 0),
    (pd.NA, 0),
    (float("nan"), 0),
    (["a"], ["a", "d"]),
    (["a", "d", "b"], ["a", "d"]),
    ([], "c054"),
    ([], ["c054"]),
    ("", 0),
    ("七十四", 74),
    ({"a": 1}, 1),
]


def test_an_answer_is_taken_however_it_is_held():
    assert [pair for pair in SAME if not exercises.same(*pair)] == []


def test_what_differs_is_not_the_same():
    assert [pair for pair in OTHER if exercises.same(*pair)] == []


def test_a_right_answer_is_repeated_as_one_writes_it():
    assert verdict("0.6", np.float64(12.574454)).startswith("12.574454 → ")
    assert verdict("2.3", 10250000000.0).startswith("10,250,000,000 → ")
    assert verdict("3.3", ["c067", "c068", "c074", "c075"]).startswith("c067, c068, c074, c075 → ")


def test_another_report_is_not_checked(tmp_path, monkeypatch, report):
    path = tmp_path / "report.txt"
    monkeypatch.setenv("NANGUAN_REPORT", str(path))
    page = "2022年某县政府工作报告\n现在，我代表县人民政府，报告工作。\n"
    path.write_text(page, encoding="utf-8")
    assert exercises.check("0.1", NOWHERE, "en") == wording.say("exercise.elsewhere", "en")
    path.write_text(report.text, encoding="utf-8")
    assert verdict("0.1", 2022).startswith("2022 → 对")


def test_a_check_does_not_read_the_report(monkeypatch):
    monkeypatch.setattr(exercises, "load", None)
    assert verdict("0.1", 2022).startswith("2022 → 对")


@languages
def test_every_exercise_is_asked_in_a_notebook(lang):
    calls = [cell.source for path in editions.lessons(lang) for cell in cells(path, "check")]
    assert calls == [f'exercises.check("{name}", answer)' for name in EXERCISES]


@lessons
def test_an_exercise_stands_whole(path):
    ids = [cell.id for cell in nbformat.read(path, as_version=4).cells]
    for number in range(1, len(cells(path, "check")) + 1):
        exercise = f"{path.stem[0]}-ex{number}"
        found = [cell for cell in ids if cell.startswith(exercise)]
        assert found == [exercise, *(f"{exercise}-{part}" for part in ("hint", "answer", "check"))]


@lessons
def test_model_answers_are_short(path):
    """They are right as well: a check raises where one is not, and every notebook is run."""
    for cell in cells(path, "answer"):
        lines = cell.source.splitlines()
        assert len(lines) <= 3 and lines[-1].startswith("answer = "), cell.id
