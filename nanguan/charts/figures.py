"""Marks on axes → a picture: style, two widths, title, source, alt text; each drawn only once."""

import io
import pickle
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial, wraps
from html import escape
from pathlib import Path
from typing import NamedTuple

import matplotlib
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from ..display import font_face, fonts, render, shown
from ..errors import ReportError
from ..settings import language
from ..wording import html_lang, joined, known, label, say
from .marks import FAINT, INK
from .typeset import wrapped

# Inches: a column of text, and a phone; a row is taller where its name takes two lines.
WIDE, NARROW, TALLER = 6.4, 3.6, 1.25
# Title, note and source: points, edge that they hang by, colour.
_TEXTS = ((12.5, "top", INK), (9, "top", FAINT), (7.5, "bottom", FAINT))
_KEPT = 16  # pictures that a chart remembers
_style = partial(matplotlib.rc_context, fname=Path(__file__).with_name("nanguan.mplstyle"))


class Picture(NamedTuple):
    """A finished figure: a notebook shows it, `save` writes it to a file.

    name; wide, narrow (SVG for a page and a phone); title (the finding); alt (its numbers, read
    out); source (where they come from); lang; drawing (fits it to a width; none of a word cloud).
    """

    name: str
    wide: str
    narrow: str
    title: str
    alt: str
    source: str
    lang: str
    drawing: Callable[..., Figure] | None = None

    def _repr_html_(self) -> str:
        return shown(render("figure.html", **self._asdict() | {"lang": html_lang(self.lang)}))

    def __repr__(self) -> str:
        return f"{self.title}. {self.alt}"

    def figure(self, width: float = WIDE) -> Figure:
        """Matplotlib figure at a width in inches, to change or to save: a new one each time."""
        if not self.drawing:
            raise ReportError(f"{self.name}: a word cloud has no figure; save it as .svg")
        with _style():
            return pickle.loads(pickle.dumps(self.drawing))(width, self.source)

    def save(self, path: str | Path) -> Path:
        """Write the figure with its source under it, as .svg with its font or as .png.

        Raises ReportError for a file of another kind; a word cloud is saved as .svg alone.
        """
        path = Path(path)
        if path.suffix not in ([".svg", ".png"] if self.drawing else [".svg"]):
            raise ReportError(f"{path}: a figure is saved as .svg or .png, a word cloud as .svg")
        with _style():
            if path.suffix == ".png":
                self.figure().savefig(path, dpi=200, metadata={"Software": None})
                return path
            svg = _svg(self.figure(), self.name, self.alt) if self.drawing else self.wide
        path.write_text(svg.replace(">", f">{font_face(svg)}", 1) + "\n", encoding="utf-8")
        return path


@contextmanager
def canvas(
    height: float, rows: int = 1, columns: int = 1, **layout: object
) -> Iterator[tuple[Figure, list[Axes]]]:
    """Figure (`height` in inches, without title) and its axes, in the house style for the block."""
    fonts.use()
    with _style():
        figure = Figure(figsize=(WIDE, height))
        yield figure, list(figure.subplots(rows, columns, squeeze=False, **layout).flat)


def finish(
    figure: Figure, name: str, alt: Iterable[str], source: str, lang: str | None = None,
    key: str | None = None, title: str | None = None, signs: bool = False, **gaps: object,
) -> Picture:  # fmt: skip
    """Picture of a figure, `name` its id and `alt` what is read out; to be called within `canvas`.

    Title and note are name.title and name.note of `wording/interface.tsv`, or of `key`, with `gaps`
    filled; `title` is another key, or any title. `source` is a table of the report, or a sentence;
    with `signs` it says what arrows and fading dots mean.
    """
    key, alt, title = key or name, joined(alt, lang), title or f"{key or name}.title"
    title = say(title, lang, **gaps) if known(title) else title
    note = say(f"{key}.note", lang, **gaps) if known(f"{key}.note") else ""
    if known(f"table.{source}"):
        source = say("source.table", lang, name=label(f"table.{source}", lang), table=source)
    source = f"{source}　{say('marks', lang)}" if signs else source
    for axes in figure.axes:
        for axis in (axes.xaxis, axes.yaxis):
            if not axis.get_label_text():  # nothing is measured to find it a place
                axis.set_label_coords(0, 0)
    names = [[name.get_text() for name in axes.get_yticklabels()] for axes in figure.axes]
    drawing = partial(_fitted, figure, names, figure.get_figheight(), title, note)
    wide, narrow = _svg(drawing(WIDE), name, alt), _svg(drawing(NARROW), f"{name}-narrow", alt)
    return Picture(name, wide, narrow, title, alt, source, language(lang), drawing)


def nothing(name: str, lang: str | None = None, title: str | None = None) -> Picture:
    """Picture that says that there is nothing to draw: a report without targets is no error."""
    with canvas(0.1) as (figure, (axes,)):
        axes.set_axis_off()
        alt = [say("nothing.alt", lang, name=name)]
        return finish(figure, name, alt, say("nothing.source", lang), lang, "nothing", title)


def _fitted(
    figure: Figure, names: list[list[str]], height: float, title: str, note: str, width: float,
    source: str = "",
) -> Figure:  # fmt: skip
    """The figure at a width in inches: the `names` of each axes wrapped, the texts around it."""
    room = 72 * width - 18  # some renderers set characters wider
    names = [[wrapped(name, 0.4 * room, 9.5) for name in panel] for panel in names]
    lines = max((name.count("\n") + 1 for panel in names for name in panel), default=1)
    sizes = [size for size, *_ in _TEXTS]
    texts = list(map(wrapped, (title, note, source), [room] * 3, sizes))
    top, under, foot = (len(it.splitlines()) * n * 1.35 / 72 for it, n in zip(texts, sizes))
    head = top + under + 0.1
    height = head + height * max(TALLER if width < WIDE else 1, 0.7 * lines) + foot
    figure.set_size_inches(width, height)
    rect = (0, foot / height, 1, 1 - (head + foot) / height)
    figure.set_layout_engine("constrained", rect=rect)
    figure.texts.clear()
    places = 1 - 0.04 / height, 1 - (0.06 + top) / height, 0.02 / height
    for y, text, (size, va, ink) in zip(places, texts, _TEXTS):
        figure.text(0.02 / width, y, text, size=size, va=va, color=ink, linespacing=1.25)
    for axes, panel in zip(figure.axes, names):
        if any(panel):
            axes.set_yticks(axes.get_yticks(), panel)
    return figure


def _svg(figure: Figure, name: str, alt: str) -> str:
    """SVG to stand in a page: no prologue, ids of its own, as wide as the column, read out."""
    sink = io.StringIO()
    FigureCanvasSVG(figure)  # texts are measured as the SVG has them
    figure.get_layout_engine().execute(figure)
    figure.set_layout_engine(None)  # or savefig would draw twice
    with matplotlib.rc_context({"svg.hashsalt": name}):
        figure.savefig(sink, format="svg", metadata={"Date": None, "Creator": None})
    head, _, drawn = sink.getvalue().rpartition("metadata>")
    # matplotlib makes some ids of memory addresses: they are numbered as they come.
    ids = {old: f"{name}-{i}" for i, old in enumerate(re.findall(r'\bid="([^"]+)"', drawn))}
    uses = re.compile(r'(\bid="|href="#|url\(#)([^")]+)')
    drawn = uses.sub(lambda use: use[1] + ids[use[2]], drawn)
    box = re.search('viewBox="[^"]+"', head).group()
    return (
        f'<svg {box} role="group" aria-label="{escape(alt)}" xmlns="http://www.w3.org/2000/svg" '
        f'xmlns:xlink="http://www.w3.org/1999/xlink">\n {drawn}'
    )


def once(chart: Callable[..., Picture]) -> Callable[..., Picture]:
    """Chart that is not drawn again for the same content in the same language."""
    kept: dict[object, Picture] = {}

    @wraps(chart)
    def picture(*args: object, **named: object) -> Picture:
        key = _content((language(), args, tuple(named.items())))
        kept[key] = kept.pop(key, None) or chart(*args, **named)
        for old in list(kept)[:-_KEPT]:
            del kept[old]
        return kept[key]

    return picture


def _content(value: object) -> object:
    """What stands for an argument: of a frame its cells, so that a copy is the same."""
    if isinstance(value, pd.DataFrame | pd.Series):
        cells = pd.util.hash_pandas_object(value.astype("string")).to_numpy().tobytes()
        return type(value), tuple(value.axes[-1]), cells
    return tuple(map(_content, value)) if isinstance(value, list | tuple) else value
