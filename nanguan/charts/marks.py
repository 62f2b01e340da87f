"""Marks of a chart: dots, bars, rows, with the bound and the phase of each number to be seen."""

from matplotlib.axes import Axes
from matplotlib.transforms import ScaledTranslation

from ..reading.bounds import BOUNDS

# Of Okabe and Ito, told apart by colour-blind readers; in grey print the shapes tell.
COLOURS = {"achieved": "#0072B2", "goal": "#D55E00", "target": "#009E73", "context": "#777777"}
SHAPES = {"achieved": "o", "goal": "D", "target": "s", "context": "o"}
# What is said in a part of the report has the colour of the numbers that stand there.
PARTS = {"review": "achieved", "outlook": "target", "year": "goal", "all": "context"}
BESIDE = ("axes fraction", "data")  # 1, y: the right edge at a row
# Points away from what it stands beside; that this lies within the axes need not be checked.
_AWAY = {"textcoords": "offset points", "annotation_clip": False}
INK, FAINT, GREY, LINE, PALE = "#222222", "#666666", "#BBBBBB", "#CCCCCC", "#D8D8D8"


def dot(
    axes: Axes, x: float, y: float, bound: str, phase: str, url: str | None = None, **look: object
) -> None:
    """Mark of a phase at a value: hollow with an arrow for an open bound, fading for a fuzzy one.

    `url` is where it leads; `look`: colour, and upright=True where the value is read upwards.
    """
    colour = look.get("colour", COLOURS[phase])
    face = "white" if BOUNDS[bound].side else colour
    style = {"ms": 6.5, "mfc": face, "mec": colour, "mew": 1.6, "zorder": 3}
    axes.plot([x], [y], SHAPES[phase], url=url, **style)
    _sign(axes, (x, y), bound, colour, (0, 1) if look.get("upright") else (1, 0))


def bar(axes: Axes, x: float, y: float, bound: str, colour: str, url: str | None = None) -> None:
    """Bar of length `x` at the place `y`, its end marked by the bound; `url` is where it leads."""
    axes.barh([y], [x], height=0.62, color=colour, zorder=2, url=url)
    # An arrow back to the end of the bar says that the number is below it.
    _sign(axes, (x, y), bound, colour, (1, 0), back=BOUNDS[bound].side < 0)


def _sign(axes: Axes, at: tuple, bound: str, colour: str, way: tuple, back: bool = False) -> None:
    """Sign of a bound at a point: an arrow to the open side, or dots that fade on both sides."""
    if side := BOUNDS[bound].side:
        head, gap, reach = ("-|>", 2, -16 * side) if back else ("<|-", 4, 16 * side)
        arrow = {"arrowstyle": head, "color": colour, "lw": 1.4, "shrinkA": 0, "shrinkB": gap}
        away = reach * way[0], reach * way[1]
        axes.annotate("", at, away, arrowprops=arrow, zorder=4, **_AWAY)
    for step in range(-5, 6) if bound == "approx" else ():
        aside = (step * 2.6 * part / 72 for part in way)
        moved = axes.transData + ScaledTranslation(*aside, axes.figure.dpi_scale_trans)
        faint = {"color": colour, "alpha": 0.36 - abs(step) * 0.06, "mew": 0, "zorder": 2.5}
        axes.plot(*zip(at), "o", ms=7, transform=moved, **faint)


def note(axes: Axes, x: float, y: float, text: str, away: tuple = (9, 0), **style: object) -> None:
    """Label beside a point, so many points away to the right and up."""
    place = {"ha": "center"} if away[1] else {"va": "center", "fontsize": 8.8}
    axes.annotate(text, (x, y), away, **(_AWAY | place | style))


class Rows:
    """Rows of axes, filled from the bottom: marks at the height `y`, then what stands beside."""

    def __init__(self, axes: Axes) -> None:
        self.axes, self.y, self._names, self._said = axes, 0, [], []
        axes.margins(x=0.16)
        axes.xaxis.set_visible(False)
        axes.spines["bottom"].set_visible(False)

    def add(self, name: str, x: float = 0, words: str = "", away: int = 9, said: str = "") -> None:
        """End a row: its name, words beside the point x, and what is read out: name and words."""
        if words:
            note(self.axes, x, self.y, words, (away, 0))
        self._names.append(name)
        self._said.insert(0, said or f"{name} {words}")
        self.y += 1

    def bar(self, name: str, x: float, colour: str, words: str = "", said: str = "") -> None:
        """A row that is a bar, with its length beside it where no words are given."""
        bar(self.axes, x, self.y, "eq", colour)
        self.add(name, x, words or str(x), 4, said)

    def pair(self, values: tuple, bounds: tuple[str, str] = ("eq", "eq")) -> None:
        """Two values of a row, joined: a circle and a diamond."""
        self.axes.plot(values, [self.y] * 2, color=LINE, lw=2, zorder=1)
        for value, bound, phase in zip(values, bounds, ("achieved", "goal")):
            dot(self.axes, value, self.y, bound, phase)

    def close(self) -> list[str]:
        """Write the names at the left, and return what is read out, from the top."""
        self.axes.set_yticks(range(self.y), self._names)
        self.axes.set_ylim(-0.7, self.y - 0.3)
        return self._said
