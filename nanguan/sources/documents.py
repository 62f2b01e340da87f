"""Bytes of a file of any kind → its text: the bytes say what it is, not its name."""

import email
import io
import re
from importlib import import_module
from zipfile import ZipFile

from .. import lexicon
from ..errors import ReportError
from . import word
from .encodings import decoded

_START = lexicon.patterns("grammar/files.tsv", "kind", place="start")
_INSIDE = lexicon.patterns("grammar/files.tsv", "kind", place="inside")
_SAYS = lexicon.mapping("grammar/files.tsv", "kind", "says")
_HTML = re.compile(
    r"\s*(?:<[?!][^>]*>\s*)*<(?:html|head|body|meta|title|div|p|pre|table|span)\b", re.I
)
_UNSEEN = "script, style, noscript, template, select, button, textarea, svg"
_BLOCKS = "p, div, br, tr, li, section, article, table, td, pre, h1, h2, h3, h4, h5, h6, dt, dd"
_MOST_UNPACKED = 100_000_000


def text(name: str, raw: bytes) -> str:
    """Text of a file; raises ReportError where its kind is not read or its reader is missing."""
    try:
        return _text(raw)
    except ReportError as error:
        says = str(error)
    except ModuleNotFoundError as error:
        says = f"{error.name} is missing to read it; type: pip install 'nanguan[files]'"
    except Exception as error:  # the readers raise whatever a damaged file leads them to
        says = f"a damaged file ({error!r:.80}); save it anew"
    raise ReportError(f"{name}: {says}")


def _text(raw: bytes) -> str:
    kind = _kind(raw[:4096].decode("latin-1"), _START)
    if kind == "zip":
        kind = _kind(_parts(raw), _INSIDE)
    if _SAYS.get(kind):
        raise ReportError(_SAYS[kind])
    if kind in _READERS:
        return _READERS[kind](raw)
    page = decoded(_web_page(raw) if kind == "mhtml" else raw)
    return _of_html(page) if _HTML.match(page) else page


def _kind(head: str, patterns: list[tuple[str, re.Pattern[str]]]) -> str | None:
    return next((kind for kind, pattern in patterns if pattern.search(head)), None)


def _parts(raw: bytes) -> str:
    """Names of the files in a zip, a line each."""
    parts = ZipFile(io.BytesIO(raw)).infolist()
    if sum(it.file_size for it in parts if it.filename.endswith(".xml")) > _MOST_UNPACKED:
        raise ReportError(f"unpacks to over {_MOST_UNPACKED // 10**6} MB; no report does")
    return "\n".join(it.filename for it in parts)


def _web_page(raw: bytes) -> bytes:
    """The page in what a browser saves as a single file."""
    parts = email.message_from_bytes(raw).walk()
    pages = (it.get_payload(decode=True) for it in parts if "/html" in it.get_content_type())
    return next(pages, raw)


def _of_html(page: str) -> str:
    """All that a page shows, a block a line: no number is lost; `reading.text` cuts the menus."""
    parser = import_module("selectolax.lexbor").LexborHTMLParser
    if "<pre" not in page:  # a line break in a page's source is none on the page
        page = re.sub(r"[ \t]*[\r\n]+[ \t]*", "\f", page)
    body = parser(page).body
    for node in body.css(_UNSEEN):
        node.decompose()
    for node in body.css(_BLOCKS):
        node.insert_before("\n")
        node.insert_after("\n")
    return body.text().replace("\f", "")


def _of_pdf(raw: bytes) -> str:
    """Pages of a PDF, a form feed between them."""
    document = import_module("pypdfium2").PdfDocument(raw)
    return "\f".join(page.get_textpage().get_text_bounded() for page in document)


_READERS = {"pdf": _of_pdf, "docx": word.text}
