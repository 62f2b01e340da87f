"""Bytes of a file of any kind → its text: the bytes say what it is, not its name."""

import email
import io
import re
from importlib import import_module
from zipfile import ZipFile

from .. import lexicon
from ..errors import ReportError
from . import word_document
from .encodings import decoded

_UNSEEN = "script style noscript template select button textarea svg".split()
_BLOCKS = "p, div, br, tr, li, section, article, table, td, pre, h1, h2, h3, h4, h5, h6, dt, dd"
_MOST_UNPACKED = 100_000_000


def text(raw: bytes) -> str:
    """Text of a file; raises ReportError for a kind that is not read, a reader's own errors."""
    kind, says = _kind(raw[:4096].decode("latin-1"), "start")
    if kind == "zip":
        kind, says = _kind(_parts(raw), "inside")
    if says:
        raise ReportError(says)
    if kind in _READERS:
        return _READERS[kind](raw)
    page = decoded(_web_page(raw) if kind == "mhtml" else raw)
    return _of_html(page) if _kind(page[:4096], "page")[0] else page


def _kind(head: str, place: str) -> tuple[str, str]:
    """Kind that the start of a file, or the names inside, tell, and why it is not read."""
    rows = lexicon.rows("grammar/file_formats.tsv", place=place)
    found = (it for it in rows if re.search(it["pattern"], head))
    return next(((it["kind"], it["says"]) for it in found), ("", ""))


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
    if "<pre" not in page:  # a line break in a page's source is none on the page
        page = re.sub(r"[ \t]*[\r\n]+[ \t]*", "\f", page)
    tree = import_module("selectolax.lexbor").LexborHTMLParser(page)
    tree.strip_tags(_UNSEEN)
    for node in tree.body.css(_BLOCKS):
        node.insert_before("\n")
        node.insert_after("\n")
    return tree.body.text().replace("\f", "")


def _of_pdf(raw: bytes) -> str:
    """Pages of a PDF, a form feed between them."""
    document = import_module("pypdfium2").PdfDocument(raw)
    return "\f".join(page.get_textpage().get_text_bounded() for page in document)


_READERS = {"pdf": _of_pdf, "docx": word_document.text}
