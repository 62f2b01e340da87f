"""Marks of a chart: dots, bars and labels, with the bound and the horizon of each number to be seen."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.transforms import ScaledTranslation

# Colours of Okabe and Ito, told apart by colour-blind readers; the shapes tell the horizons apart in grey print.
COLOURS = {"achieved": "#0072B2", "goal": "#D55E00", "target": "#009E73", "context": "#777777"}
SHAPES = {"achieved": "o", "goal": "D", "target": "s", "context": "o"}
INK, FAINT, PALE = "#222222", "#666666", "#D8D8D8"


def dot(axes: Axes, x: float, y: float, bound: str, horizon: str, url: str | None = None, upright: bool = False, colour: str | None = None) -> None:
    """Mark of a horizon at a value: full for the number itself, hollow with an arrow for an open bound, with a halo for a fuzzy one.

    `x`, `y` in the units of the axes; `upright` where the value is read on the vertical axis. `horizon`: achieved, goal,
    target or context, else KeyError; `bound`: see `report.claims`; `url`: where the mark leads.

    >>> from nanguan.figures import canvas
    >>> with canvas(1) as (_, (axes,)):
    ...     dot(axes, 7, 0, "ge", "goal")
    >>> axes.lines[0].get_markerfacecolor()
    'white'
    """
    colour, hollow = colour or COLOURS[horizon], bound in ("ge", "gt", "le", "lt")
    (mark,) = axes.plot([x], [y], SHAPES[horizon], ms=6.5, mfc="white" if hollow else colour, mec=colour, mew=1.6, zorder=3)
    mark.set_url(url)
    _sign(axes, x, y, bound, colour, (0, 1) if upright else (1, 0))


def bar(axes: Axes, x: float, y: float, bound: str, colour: str, url: str | None = None) -> None:
    """Bar up to a value, its end marked by the bound.

    `x` is the length, `y` the place, in the units of the axes; an arrow is an open bound, fading dots mean about. `url`:
    where it leads.

    >>> from nanguan.figures import canvas
    >>> with canvas(1) as (_, (axes,)):
    ...     bar(axes, 7.5, 0, "eq", COLOURS["goal"])
    >>> len(axes.patches)
    1
    """
    (patch,) = axes.barh([y], [x], height=0.62, color=colour, zorder=2)
    patch.set_url(url)
    # An arrow back to the end of the bar says that the number is below it.
    _sign(axes, x, y, bound, colour, (1, 0), back=bound in ("le", "lt"))


def _sign(axes: Axes, x: float, y: float, bound: str, colour: str, way: tuple[int, int], back: bool = False) -> None:
    """Sign of a bound at a point: an arrow to the open side, or dots that fade away on both sides of a fuzzy number."""
    side = {"ge": 1, "gt": 1, "le": -1, "lt": -1}.get(bound)
    if side:
        reach = 16 * (-side if back else side)
        arrow = {"arrowstyle": "-|>" if back else "<|-", "color": colour, "lw": 1.4, "shrinkA": 0, "shrinkB": 2 if back else 4}
        axes.annotate("", (x, y), (reach * way[0], reach * way[1]), textcoords="offset points", arrowprops=arrow, zorder=4)
    for step in range(-5, 6) if bound == "approx" else ():
        shift = ScaledTranslation(step * 2.6 * way[0] / 72, step * 2.6 * way[1] / 72, axes.figure.dpi_scale_trans)
        axes.plot([x], [y], "o", ms=7, color=colour, alpha=0.36 - abs(step) * 0.06, mew=0, zorder=2.5,
                  transform=axes.transData + shift)


def note(axes: Axes, x: float, y: float, text: str, points: float = 9, **style: object) -> None:
    """Label right of a point, at a fixed distance.

    `x`, `y` in the units of the axes, the distance in points; `style` goes to matplotlib's `annotate`.

    >>> from nanguan.figures import canvas
    >>> with canvas(1) as (_, (axes,)):
    ...     note(axes, 7, 0, "about 7%")
    >>> axes.texts[0].get_text()
    'about 7%'
    """
    axes.annotate(text, (x, y), (points, 0), textcoords="offset points", va="center", fontsize=8.8, **style)


def names(axes: Axes, names: list[str]) -> None:
    """Names at the left of horizontal marks, no other axis.

    The first name stands at y = 0, at the bottom.

    >>> from nanguan.figures import canvas
    >>> with canvas(1) as (_, (axes,)):
    ...     names(axes, ["roads", "schools"])
    >>> [label.get_text() for label in axes.get_yticklabels()]
    ['roads', 'schools']
    """
    axes.set_yticks(range(len(names)), names)
    axes.set_ylim(-0.7, len(names) - 0.3)
    axes.margins(x=0.16)
    axes.xaxis.set_visible(False)
    axes.spines["bottom"].set_visible(False)
