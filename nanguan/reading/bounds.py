"""What a bound is: the side to which it leaves a number open, whether strictly, and its sign."""

from typing import NamedTuple


class Bound(NamedTuple):
    """A bound: its name, open side (1 above, -1 below, 0 none), strictness, signs by language."""

    name: str
    side: int
    strict: bool
    zh: str
    en: str

    def interval(self, value: float, high: float | None) -> tuple[float | None, float | None]:
        """Ends of the interval that it leaves, None where open; a fuzzy number states neither."""
        if self.name == "approx":
            return None, None
        top = value if high is None else high
        return (None if self.side < 0 else value), (None if self.side > 0 else top)


_ALL = (
    Bound("eq", 0, False, "", ""),
    Bound("ge", 1, False, "≥", "≥"),
    Bound("gt", 1, True, ">", ">"),
    Bound("le", -1, False, "≤", "≤"),
    Bound("lt", -1, True, "<", "<"),
    Bound("approx", 0, False, "约", "about "),
    Bound("range", 0, False, "", ""),
)
BOUNDS = {bound.name: bound for bound in _ALL}


def quotient(above: str | None, below: str | None) -> str | None:
    """Bound of a quotient of two bounded numbers, None where nothing can be said."""
    if {above, below} <= {"eq", "approx"}:
        return "approx" if "approx" in (above, below) else "eq"
    if {above, below} & {None, "approx", "range"}:
        return None
    one, other = BOUNDS[above], BOUNDS[below]
    sides = {one.side, -other.side} - {0}
    if len(sides) != 1:
        return None
    wanted = sides.pop(), one.strict or other.strict
    return next(bound.name for bound in _ALL if (bound.side, bound.strict) == wanted)
