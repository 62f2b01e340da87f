"""What every figure shares: its style, its marks for bounds, its title, source and alt text."""

from __future__ import annotations

import base64
import html
import io
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.transforms import ScaledTranslation

from . import fonts

# Colours of Okabe and Ito: told apart by colour-blind readers and in grey print.
COLOURS = {"achieved": "#0072B2", "goal": "#D55E00", "target": "#009E73", "context": "#777777"}
INK, FAINT = "#222222", "#666666"
# Inches: as wide as a column of text; the header holds the two lines of the title.
WIDTH, HEADER = 6.4, 0.58

_STYLE = {
    "font.size": 9.5,
    "text.color": INK,
    "axes.edgecolor": "#BBBBBB",
    "axes.labelcolor": FAINT,
    "axes.linewidth": 0.8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.unicode_minus": True,
    "xtick.color": FAINT,
    "ytick.color": INK,
    "ytick.major.size": 0,
    "figure.facecolor": "white",
}


class Picture(NamedTuple):
    """A finished figure: SVG with what a reader needs beside it; it shows itself in a notebook."""

    name: str
    svg: str
    title: str
    alt: str
    source: str

    def _repr_html_(self) -> str:
        figure = (
            f'<figure class="chart" id="figure-{self.name}">{self.svg}'
            f"<figcaption>{html.escape(self.source)}</figcaption></figure>"
        )
        return font_face(figure) + figure

    def __repr__(self) -> str:
        return f"{self.title}. {self.alt}"


def font_face(page: str) -> str:
    """Style element that carries the glyphs of a piece of HTML, so that it shows Chinese on any machine."""
    woff2 = base64.b64encode(fonts.woff2(page)).decode("ascii")
    source = f"url(data:font/woff2;base64,{woff2})"
    return f"<style class=font>@font-face{{font-family:'{fonts.FAMILY}';src:{source}}}figure.chart{{font-family:'{fonts.FAMILY}'}}</style>"


@contextmanager
def canvas(height: float, rows: int = 1, columns: int = 1, **layout: object) -> Iterator[tuple[Figure, list[Axes]]]:
    """Figure and its axes in the house style, which holds for the block only."""
    with matplotlib.rc_context(_STYLE | {"font.family": [fonts.use(), "DejaVu Sans"]}):
        figure = Figure(figsize=(WIDTH, height), layout="constrained")
        axes = figure.subplots(rows, columns, squeeze=False, **layout)
        yield figure, list(axes.flat)


def finish(figure: Figure, name: str, title: str, subtitle: str, alt: str, source: str) -> Picture:
    """Picture of a figure under its finding, the English below the Chinese; same input, same bytes."""
    height = figure.get_figheight() + HEADER
    figure.set_figheight(height)
    figure.get_layout_engine().set(rect=(0, 0, 1, 1 - HEADER / height))
    figure.text(0.012, 1 - 0.06 / height, title, va="top", fontsize=12.5)
    figure.text(0.012, 1 - 0.33 / height, subtitle, va="top", fontsize=9, color=FAINT)
    sink = io.StringIO()
    with matplotlib.rc_context({"svg.hashsalt": name, "svg.fonttype": "none"}):
        figure.savefig(sink, format="svg", metadata={"Date": None, "Creator": None})
    return Picture(name, _inline(sink.getvalue(), name, alt), f"{title} {subtitle}", alt, source)


def _inline(svg: str, name: str, alt: str) -> str:
    """SVG to stand in a page: no prologue, ids of its own, as wide as the column, its numbers read out."""
    svg = svg[svg.index("<svg"):]
    svg = _numbered(svg, name)
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.S)
    return re.sub(r'<svg [^>]*?viewBox="([^"]+)"[^>]*>', rf'<svg viewBox="\1" role="group" aria-label="{html.escape(alt)}" '
                  r'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">', svg, count=1, flags=re.S)


def _numbered(svg: str, name: str) -> str:
    """SVG with its ids numbered as they come: matplotlib makes some of memory addresses."""
    numbers = {old: f"{name}-{i}" for i, old in enumerate(re.findall(r'\bid="([^"]+)"', svg))}
    return re.sub(r'(\bid="|href="#|url\(#)([^")]+)', lambda m: m.group(1) + numbers[m.group(2)], svg)


def link(claim: str) -> str:
    """Address of a claim on the reader page.

    >>> link("c003")
    'report.html#c003'
    """
    return f"report.html#{claim}"


def dot(axes: Axes, x: float, y: float, bound: str, colour: str, url: str | None = None, upright: bool = False) -> None:
    """Dot at a value: full for the number itself, hollow with an arrow for an open bound, with a halo for a fuzzy one.

    `upright` where the value is read on the vertical axis.
    """
    hollow = bound in ("ge", "gt", "le", "lt")
    (mark,) = axes.plot([x], [y], "o", ms=7, mfc="white" if hollow else colour, mec=colour, mew=1.6, zorder=3)
    mark.set_url(url)
    _sign(axes, x, y, bound, colour, (0, 1) if upright else (1, 0))


def bar(axes: Axes, x: float, y: float, bound: str, colour: str, url: str | None = None) -> None:
    """Bar up to a value, its end marked by the bound."""
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
    """Label right of a point, at a fixed distance."""
    axes.annotate(text, (x, y), (points, 0), textcoords="offset points", va="center", fontsize=8.8, **style)


def names(axes: Axes, names: list[str]) -> None:
    """Names at the left of horizontal marks, no other axis."""
    axes.set_yticks(range(len(names)), names)
    axes.set_ylim(-0.7, len(names) - 0.3)
    axes.margins(x=0.16)
    axes.xaxis.set_visible(False)
    axes.spines["bottom"].set_visible(False)


def short(name: str, longest: int = 18) -> str:
    """Name cut to fit beside a mark."""
    return name if len(name) <= longest else name[: longest - 1] + "…"


def listing(parts: Iterable[str]) -> str:
    """Alt text of a list of marks."""
    return "；".join(parts)
