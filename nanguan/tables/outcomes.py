"""A goal and what was reported of it, as intervals → reached, within, below, or left open."""

from collections.abc import Mapping
from math import inf
from typing import Any

from ..reading.bounds import BOUNDS

# How far short of a goal with 左右 still counts as about it: a part of it, but of a rate never more
# than rounds to a whole one. So 7.4% is about 7.5%, as the State Council had it of 2014.
ABOUT, _POINTS = 0.05, 0.5
_ORDER = ("below", "within", "reached")
_End = tuple[float, int]  # a number, and whether the interval ends at it (0), above (1), below (-1)
_Said = Mapping[str, Any]


def outcome(goal: _Said, reported: _Said, better: str, about: float = ABOUT) -> str:
    """What a reported number says of a goal, both with value, low, high, unit, bound, direction.

    Where `better` is `more`, reached is at or above the goal, where `less`, at or below it; within
    is short of a goal with 左右 (or 近) by at most its `slack`. Where both ends of what was
    reported do not say the same it is undecided; of two numbers with 左右 the weaker counts.

    >>> goal = {"value": 8, "unit": "%", "bound": "approx", "direction": "up"}
    >>> [outcome(goal, goal | {"value": 7.7, "bound": it}, "more") for it in ("eq", "gt")]
    ['within', 'undecided']
    """
    fuzzy = goal["bound"] == "approx" or (goal["bound"], better) == ("lt", "more")
    goal = goal | {"bound": "approx"} if fuzzy else goal
    short, aim = _ends(goal, better, about)[0], _ends(goal, better, 0)[0]
    said = {(end >= aim) + (end >= short) for end in _ends(reported, better, about)}
    weaker = fuzzy and reported["bound"] == "approx" and 0 not in said
    if aim[0] == -inf or len(said) > 1 and not weaker:
        return "undecided"
    return _ORDER[min(said)]


def slack(said: _Said, about: float = ABOUT) -> float:
    """How far a number with 左右 may be off, in its own unit.

    >>> [slack({"value": it, "unit": "%"}) for it in (7, 68)]
    [0.35000000000000003, 0.5]
    """
    off = abs(said["value"]) * about
    return min(off, _POINTS) if said["unit"] == "%" else off


def _ends(said: _Said, better: str, about: float) -> tuple[_End, _End]:
    """Ends of an interval, lower one first: falls as negative numbers, all turned for `less`."""
    low, high = _stated(said, about)
    turns = (said["direction"] == "down") != (better == "less")
    return ((-high[0], -high[1]), (-low[0], -low[1])) if turns else (low, high)


def _stated(said: _Said, about: float) -> tuple[_End, _End]:
    value, bound = said["value"], BOUNDS[said["bound"]]
    if bound.name == "range":
        return (said["low"], 0), (said["high"], 0)
    if not bound.side:
        off = slack(said, about) if bound.name == "approx" else 0
        return (round(value - off, 9), 0), (round(value + off, 9), 0)
    at = value, bound.side * bound.strict
    return (at, (inf, 0)) if bound.side > 0 else ((-inf, 0), at)
