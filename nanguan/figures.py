"""What every figure shares: its style, its marks for bounds and horizons, its two widths, its title, source and alt text."""

from __future__ import annotations

import base64
import html
import io
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from . import fonts
from .errors import ReportError
from .marks import FAINT, INK
from .readable import label, say
from .typeset import wrapped

# Inches: a column of text, and the screen of a phone; a row is taller where its name takes two lines.
WIDE, NARROW, TALLER = 6.4, 3.6, 1.25
_TITLE, _NOTE, _SOURCE = 12.5, 9, 7.5

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
_RULES = (
    "figure.chart{{margin:0;max-width:50rem;font-family:'{0}'}}figure.chart svg{{width:100%;height:auto}}figure.chart .narrow{{display:none}}"
    "table.frame{{font-family:'{0}',sans-serif}}table.frame :is(th,td,caption){{text-align:left}}table.kwic :is(td,th):first-child{{text-align:right}}"
    "@media(max-width:30rem){{figure.chart .wide{{display:none}}figure.chart .narrow{{display:block}}}}"
)


class Body(NamedTuple):
    """A matplotlib figure before it has its title: its height in inches, the note under the title, the names at the left of each axes.

    A Picture has it as `body`, to be laid out again at another width.

    >>> from nanguan import charts, tables
    >>> charts.ladder(tables.shipped("ladder"), "en").body.names
    [['China', 'Jilin Province', 'Changchun', 'Nanguan District']]
    """

    figure: Figure
    height: float
    note: str
    names: list[list[str]]


class Picture(NamedTuple):
    """A finished figure that shows itself in a notebook: an SVG for a page and one for a phone, with what a reader needs beside it.

    name; wide, narrow (SVG); title (the finding); alt (its numbers, read out); source (where they come from); lang; body
    (the matplotlib figure, None for a word cloud). `save` writes it to a file.

    >>> from nanguan import charts, load
    >>> picture = charts.kinds(load().numbers, "en")
    >>> picture.source, picture.wide[:4]
    ('Source: numerals (numbers.csv)', '<svg')
    """

    name: str
    wide: str
    narrow: str
    title: str
    alt: str
    source: str
    lang: str
    body: Body | None = None

    def _repr_html_(self) -> str:
        figure = (
            f'<figure class="chart" id="figure-{self.name}" lang="{"en" if self.lang == "en" else "zh-CN"}">'
            f'<div class="wide">{self.wide}</div><div class="narrow">{self.narrow}</div>'
            f"<figcaption>{html.escape(self.source)}</figcaption></figure>"
        )
        return shown(figure)

    def __repr__(self) -> str:
        return f"{self.title}. {self.alt}"

    def save(self, path: str | Path) -> Path:
        """Writes the figure with its source under it, to stand alone, and returns the path.

        The ending says the format: .svg brings its own font; .png, of 200 dots an inch, is not for a word cloud. Raises
        ReportError for any other ending.

        >>> from nanguan import charts, load
        >>> charts.kinds(load().numbers).save("kinds.gif")
        Traceback (most recent call last):
        nanguan.errors.ReportError: kinds.gif: a figure is saved as .svg or .png, a word cloud as .svg
        """
        path = Path(path)
        with _styled():
            if path.suffix == ".svg":
                drawn = self.wide if self.body is None else _svg(_laid(self.body, WIDE, self.title, self.source), self.name, self.alt)
                path.write_text(drawn.replace(">", f">{font_face(drawn)}", 1) + "\n", encoding="utf-8")
            elif path.suffix == ".png" and self.body is not None:
                _laid(self.body, WIDE, self.title, self.source).savefig(path, dpi=200, metadata={"Software": None})
            else:
                raise ReportError(f"{path}: a figure is saved as .svg or .png, a word cloud as .svg")
        return path


def shown(part: str) -> str:
    """HTML of a figure or a table as a notebook shows it: with its glyphs, and with ids where a page has links to the report.

    While `nanguan build` runs the notebook, `part` comes back as it is: its page has the font, and the report beside it.

    >>> "report.html" in shown('<a href="report.html#c003">c003</a>')
    False
    """
    if _on_page():
        return part
    part = re.sub(r'<a href="report\.html#(c\d+)">(.*?)</a>', r"""<span title="report.claim('\1')">\2</span>""", part)
    part = re.sub(r'<a (?:target="_blank" )?xlink:href="\w+\.html#(?:w-)?([^"]+)"[^>]*>', r"<a><title>\1</title>", part)
    return font_face(part) + part


def _on_page() -> bool:
    """Whether `nanguan build` runs this kernel: its page has one font for all, and the report stands beside it."""
    return "NANGUAN_PAGE" in os.environ


def font_face(page: str) -> str:
    """Style element that carries the glyphs of a piece of HTML, so that it shows Chinese on any machine; a page needs none.

    The font is a woff2 subset of the characters of `page`; empty while `nanguan build` runs.

    >>> "@font-face" in font_face("南关")
    True
    """
    if _on_page():
        return ""
    woff2 = base64.b64encode(fonts.woff2(html.unescape(page))).decode("ascii")
    face = f"@font-face{{font-family:'{fonts.FAMILY}';src:url(data:font/woff2;base64,{woff2})}}"
    return f"<style class=\"font\">{face}{_RULES.format(fonts.FAMILY)}</style>"


def _styled():
    return matplotlib.rc_context(_STYLE | {"font.family": [fonts.use(), "DejaVu Sans"], "svg.fonttype": "none"})


@contextmanager
def canvas(height: float, rows: int = 1, columns: int = 1, **layout: object) -> Iterator[tuple[Figure, list[Axes]]]:
    """Figure and its axes in the house style, which holds for the block only; `height` in inches, without title.

    `rows` by `columns` axes come as a flat list; `layout` goes to matplotlib's `subplots`. `finish` makes a Picture of it.

    >>> with canvas(1, 2, 3) as (figure, axes):
    ...     len(axes)
    6
    """
    with _styled():
        figure = Figure(figsize=(WIDE, height), layout="constrained")
        axes = figure.subplots(rows, columns, squeeze=False, **layout)
        yield figure, list(axes.flat)


def finish(figure: Figure, name: str, title: str, note: str, alt: str, source: str, lang: str) -> Picture:
    """Picture of a figure under its finding, drawn once for a page and once for a phone; same input, same bytes.

    Call it inside `canvas`. `name` is the figure's id on a page, `title` the finding, `note` the smaller line under it,
    `alt` the numbers read out, `source` where they come from, `lang` zh or en, the language of these words.

    >>> from nanguan import marks
    >>> with canvas(0.5) as (figure, (axes,)):
    ...     marks.bar(axes, 3, 0, "ge", marks.COLOURS["goal"])
    ...     picture = finish(figure, "mine", "At least three schools", "", "≥3", "Source: c001", "en")
    >>> picture
    At least three schools. ≥3
    """
    body = Body(figure, figure.get_figheight(), note, [[label.get_text() for label in axes.get_yticklabels()] for axes in figure.axes])
    wide = _svg(_laid(body, WIDE, title), name, alt)
    narrow = _svg(_laid(body, NARROW, title), f"{name}-narrow", alt)
    return Picture(name, wide, narrow, title, alt, source, lang, body)


def nothing(name: str, lang: str, title: str = "") -> Picture:
    """Picture that says that there is nothing to draw: a report without targets is no error.

    `name` is the figure's id; `title` takes the place of the usual one. `lang`: zh or en, else KeyError.

    >>> nothing("pace", "en").title
    'Nothing to draw in this report'
    """
    with canvas(0.1) as (figure, (axes,)):
        axes.set_axis_off()
        return finish(figure, name, title or say("nothing.title", lang), "", say("nothing.alt", lang, name=name), say("nothing.note", lang), lang)


def _laid(body: Body, width: float, title: str, source: str = "") -> Figure:
    """The figure at a width in inches: title and note wrapped above it, names at the left wrapped, the source below."""
    figure, inches, note, names = body
    room = 72 * width - 18  # some of it for renderers that set characters a hair wider
    head, under, foot = (wrapped(text, room, size) for text, size in ((title, _TITLE), (note, _NOTE), (source, _SOURCE)))
    labels = [[wrapped(label, 0.4 * room, _STYLE["font.size"]) for label in panel] for panel in names]
    lines = max((label.count("\n") + 1 for panel in labels for label in panel), default=1)
    title_height, note_height, foot_height = (
        (text.count("\n") + 1) * size * 1.35 / 72 if text else 0 for text, size in ((head, _TITLE), (under, _NOTE), (foot, _SOURCE))
    )
    header = title_height + note_height + 0.1
    height = header + inches * max(TALLER if width < WIDE else 1, 0.7 * lines) + foot_height
    figure.set_size_inches(width, height)
    figure.get_layout_engine().set(rect=(0, foot_height / height, 1, 1 - (header + foot_height) / height))
    for text in list(figure.texts):
        text.remove()
    figure.text(0.02 / width, 1 - 0.04 / height, head, va="top", fontsize=_TITLE, linespacing=1.25)
    figure.text(0.02 / width, 1 - (0.06 + title_height) / height, under, va="top", fontsize=_NOTE, color=FAINT, linespacing=1.25)
    figure.text(0.02 / width, 0.02 / height, foot, va="bottom", fontsize=_SOURCE, color=FAINT, linespacing=1.25)
    for axes, panel in zip(figure.axes, labels):
        if any(panel):
            axes.set_yticks(axes.get_yticks(), panel)
    return figure


def _svg(figure: Figure, name: str, alt: str) -> str:
    """SVG to stand in a page: no prologue, ids of its own, as wide as the column, its numbers read out."""
    sink = io.StringIO()
    with matplotlib.rc_context({"svg.hashsalt": name}):
        figure.savefig(sink, format="svg", metadata={"Date": None, "Creator": None})
    svg = sink.getvalue()
    svg = _numbered(svg[svg.index("<svg"):], name)
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


def source(lang: str, table: str) -> str:
    """Source note that names a table of the report and its file.

    >>> source("en", "claims"), source("zh", "words")
    ('Source: claims (claims.csv)', '来源：词（words.csv）')
    """
    return say("source.table", lang, name=label(f"table.{table}", lang), table=table)


def listing(parts: Iterable[str], lang: str) -> str:
    """Alt text of a list of marks.

    `lang`: en puts "; " between them, zh "；".

    >>> listing(["roads 3", "schools 2"], "en")
    'roads 3; schools 2'
    """
    return ("; " if lang == "en" else "；").join(parts)
