"""A student's answer → one line: right, what went wrong, or where to look."""

from __future__ import annotations

import json
import math
import unicodedata
from collections.abc import Collection
from numbers import Real

from . import files, readable
from .errors import ReportError
from .report import load

# Years and counts are right or wrong; larger numbers and fractions may be rounded by this much.
_COUNTS, _ROUNDING = 10_000, 0.005


class NotYet(ReportError):
    """Answer that is not right yet; a notebook shows its one line and no trace of calls.

    `check` raises it; it is a ReportError.

    >>> check("0.1", ..., "en")
    Traceback (most recent call last):
    nanguan.exercises.NotYet: No answer yet: the cell above is not filled in, or did not run (words need quotation marks); run it first
    """

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


class Line(str):
    """Sentence that a notebook shows without quotation marks.

    A str in all else; `check` returns one.

    >>> Line("Right: two schools.")
    Right: two schools.
    """

    __repr__ = str.__str__


def check(exercise: str, answer: object, lang: str = "zh") -> Line:
    """Line that repeats an answer and says that it is right; numbers, words, lists, and what pandas and numpy have for them are taken.

    Whole numbers below 10,000, such as years, must be exact, other numbers within 0.5%; the order of a list does not
    matter. `lang`: zh or en. Raises NotYet with a line that helps where the answer is wrong or still `...`, or the exercise
    unknown; the answers are in `data/exercises.csv`. Where NANGUAN_REPORT names another report than the shipped one, the
    line says that nothing is checked.

    >>> check("0.1", 2022, "en")
    2022 → Right: "next year" is counted from the day of the speech (24 November 2021), not from the year in the title.
    """
    _forget()
    if not load().shipped:
        return Line(readable.say("exercise.elsewhere", lang))
    rows = [row for row in files.rows("exercises.csv") if row["exercise"] == exercise]
    if not rows:
        raise NotYet(readable.say("exercise.unknown", lang, exercise=exercise))
    if answer is ...:
        raise NotYet(readable.say("exercise.none", lang))
    given = _plain(answer)
    row = next(row for row in rows if row["verdict"] == "other" or same(given, json.loads(row["answer"])))
    if row["verdict"] == "right":
        return Line(f"{_written(given)} → {row[lang]}")
    raise NotYet(row[lang])


def _forget() -> None:
    """Empties `answer` in a notebook, so that a cell that fails is not judged by the answer of the exercise before."""
    from IPython import get_ipython

    shell = get_ipython()
    if shell and "answer" in shell.user_ns:
        shell.user_ns["answer"] = ...


def _written(answer: object) -> str:
    """Answer as one writes it: numbers without trailing zeros, a list with commas."""
    if isinstance(answer, list):
        return ", ".join(map(_written, answer))
    return f"{answer:,.12g}" if isinstance(answer, float) else str(answer)


def _plain(answer: object) -> object:
    """Answer without pandas and numpy: a list for what holds many, else the value itself."""
    if hasattr(answer, "tolist"):
        answer = answer.tolist()
    if isinstance(answer, Collection) and not isinstance(answer, str):
        return [_plain(value) for value in answer]
    return answer


def same(given: object, expected: object) -> bool:
    """Whether an answer is the expected one; lists are compared as sets, a list of one stands for its value.

    Whole numbers below 10,000 must be exact, others within 0.5%; of words, blanks around them, case and full-width forms do
    not count.

    >>> same(433.6, 433.62), same(2021, 2022), same([" C002", "c001"], ["c001", "c002"]), same(["c001"], "c001")
    (True, False, True, True)
    """
    if isinstance(expected, list):
        given = given if isinstance(given, list) else [given]
        return all(any(same(g, e) for e in expected) for g in given) and all(any(same(g, e) for g in given) for e in expected)
    if isinstance(given, list):
        return len(given) == 1 and same(given[0], expected)
    if isinstance(expected, bool) or isinstance(given, bool):
        return given is expected
    if isinstance(expected, str):
        return isinstance(given, str) and _folded(given) == _folded(expected)
    return _close(given, expected)


def _folded(words: str) -> str:
    """Words without the differences that do not count: blanks around them, case, full-width forms."""
    return unicodedata.normalize("NFKC", words).strip().casefold()


def _close(given: object, expected: float) -> bool:
    """Whether a number, or a string that writes one, is the expected one."""
    if isinstance(given, str):
        try:
            given = float(_folded(given).replace(",", "").removesuffix("%"))
        except ValueError:
            return False
    exact = float(expected).is_integer() and abs(expected) < _COUNTS
    return isinstance(given, Real) and math.isclose(given, expected, rel_tol=1e-9 if exact else _ROUNDING)
