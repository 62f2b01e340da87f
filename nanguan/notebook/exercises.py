"""A student's answer → one line: right, what went wrong, or where to look."""

import json
import math
import unicodedata
from collections.abc import Collection
from numbers import Real

import pandas as pd
from IPython import get_ipython

from .. import lexicon, settings
from ..errors import ReportError
from ..report import load
from ..wording import say

# Years and counts are right or wrong; larger numbers and fractions may be rounded by this much.
_COUNTS, _ROUNDING = 10_000, 0.005


class NotYet(ReportError):
    """Answer that is not right yet; a notebook shows its one line and no trace of calls."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


class Line(str):
    """Sentence that a notebook shows without quotation marks."""

    __repr__ = str.__str__


def check(exercise: str, answer: object, lang: str | None = None) -> Line:
    """Line that repeats an answer and says that it is right; raises NotYet, with help, if not.

    >>> check("0.1", 2022, "en").partition(":")[0]
    '2022 → Right'
    """
    shell = get_ipython()
    if shell and "answer" in shell.user_ns:
        shell.user_ns["answer"] = ...  # or a cell that fails would be judged by the answer before
    path, _ = settings.report()
    if path and not load(path).shipped:
        return Line(say("exercise.elsewhere", lang))
    rows = lexicon.rows("teaching/exercises.csv", exercise=exercise)
    if not rows:
        raise NotYet(say("exercise.unknown", lang, exercise=exercise))
    if answer is ...:
        raise NotYet(say("exercise.none", lang))
    *known, other = rows
    row = next((row for row in known if same(answer, json.loads(row["answer"]))), other)
    line = row[settings.language(lang)]
    if row["verdict"] != "right":
        raise NotYet(line)
    given = (f"{it:,.12g}" if isinstance(it, float) else str(it) for it in _values(answer))
    return Line(f"{', '.join(given)} → {line}")


def same(given: object, expected: object) -> bool:
    """Whether an answer has the expected values, in any order.

    Case, full-width forms and blanks around a word do not count.

    >>> same(433.6, 433.62), same(2021, 2022), same([" C002", "c001"], ["c001", "c002"])
    (True, False, True)
    """
    pairs = [[_alike(it, other) for other in _values(expected)] for it in _values(given)]
    return any(pairs) and all(map(any, pairs)) and all(map(any, zip(*pairs)))


def _values(answer: object) -> list[object]:
    """Values of an answer, without pandas and numpy."""
    many = isinstance(answer, Collection) and not isinstance(answer, str)
    return [it.item() if hasattr(it, "item") else it for it in (answer if many else [answer])]


def _alike(given: object, expected: str | float | bool) -> bool:
    if isinstance(given, bool) or isinstance(expected, bool):
        return given is expected
    if isinstance(given, str):
        given = unicodedata.normalize("NFKC", given).strip().casefold()
    if isinstance(expected, str):
        return given == expected.casefold()
    if isinstance(given, str):
        given = pd.to_numeric(given.replace(",", "").removesuffix("%"), errors="coerce")
    rounding = 1e-9 if float(expected).is_integer() and abs(expected) < _COUNTS else _ROUNDING
    return isinstance(given, Real) and math.isclose(given, expected, rel_tol=rounding)
