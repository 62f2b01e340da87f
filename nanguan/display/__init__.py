"""What a notebook shows, as HTML that brings its own glyphs: figures, tables, claims, a report."""

import base64
import html
import re
from collections.abc import Iterable
from pathlib import Path

import jinja2
from markupsafe import Markup

from ..settings import on_page
from . import fonts

_LOADER = jinja2.FileSystemLoader(Path(__file__).with_name("templates"), encoding="utf-8")
_TEMPLATES = jinja2.Environment(
    loader=_LOADER, autoescape=True, trim_blocks=True, undefined=jinja2.StrictUndefined
)
_ID = re.compile(r"c\d{3,}")
_CLAIM = re.compile(r'<a href="report\.html#(c\d+)">(.*?)</a>')
_MARK = re.compile(r'<a (?:target="_blank" )?xlink:href="\w+\.html#(?:w-)?([^"]+)"[^>]*>')


def render(template: str, **values: object) -> str:
    """One of the templates of this room, filled; what is put into it is escaped."""
    return _TEMPLATES.get_template(template).render(**values)


def link(claim: str) -> str:
    """Address of a claim on the reader page."""
    return f"report.html#{claim}"


def with_links(text: str) -> Markup:
    """Text in which each id of a claim is a link to its sentence."""
    return Markup(_ID.sub(lambda it: f'<a href="{link(it[0])}">{it[0]}</a>', html.escape(text)))


def shown(part: str) -> str:
    """HTML of a figure or table as a notebook shows it: with glyphs, and ids in the place of links.

    While `nanguan build` runs the notebook, `part` comes back as it is: its page has the font, and
    the report beside it.
    """
    if on_page():
        return part
    part = _CLAIM.sub(r"""<span title="report.claim('\1')">\2</span>""", part)
    part = _MARK.sub(r"<a><title>\1</title>", part)
    return font_face(part) + part


def font_face(page: str) -> str:
    """Style element with the glyphs of a piece of HTML, so that it shows Chinese on any machine.

    The font is a woff2 subset of the characters of `page`; empty while `nanguan build` runs.
    """
    if on_page():
        return ""
    url = f"data:font/woff2;base64,{_glyphs(page)}"
    face = f"@font-face{{font-family:'{fonts.FAMILY}';src:url({url})}}"
    return f'<style class="font">{face}{render("frame.css")}</style>'


def with_glyphs(pages: dict[str, str], gap: str) -> dict[str, str]:
    """Pages, each with the glyphs of its characters, as base64, in the place of `gap`."""
    every = {*html.unescape("".join(pages.values()))}
    return {name: page.replace(gap, _glyphs(page, every)) for name, page in pages.items()}


def _glyphs(page: str, among: Iterable[str] = ()) -> str:
    return base64.b64encode(fonts.woff2(html.unescape(page), among)).decode("ascii")


def styles(part: str, sheet: str) -> str:
    """A style sheet of this room, and the glyphs of a part."""
    return f"{font_face(part)}<style>{render(sheet)}\n</style>"
