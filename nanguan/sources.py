"""A file, or standard input → the text of the page that carries a report."""

import re
import sys
from pathlib import Path

from . import lexicon
from .errors import ReportError

NANGUAN = lexicon.data("report/nanguan-2022-source.txt")
EXAMPLE = lexicon.data("report/example-2023.txt")
_HANZI = re.compile(r"[\u4e00-\u9fff]")


def read(path: str | Path | None = None) -> str:
    """Text of a report's file, UTF-8 or GB 18030; None is the Nanguan report, `-` standard input.

    Raises ReportError where there is no file, no text, no Chinese, or nothing of a work report.

    >>> read(EXAMPLE)[:6]
    '【教学虚构】'
    """
    name, raw = _bytes(path)
    if not raw.strip():
        raise ReportError(f"{name}: the file is empty; give a text file with a work report")
    if b"\0" in raw:
        at = raw.index(0)
        raise ReportError(
            f"{name}: not a text file (NUL byte at {at}); save the report as plain text first"
        )
    text = _decode(name, raw)
    if not _HANZI.search(text):
        raise ReportError(f"{name}: no Chinese character in it; a work report in Chinese is needed")
    marks = [row["pattern"] for row in lexicon.rows("grammar/page.tsv", kind="mark")]
    if not any(mark in text for mark in marks):
        raise ReportError(f"{name}: not a work report: none of {'、'.join(marks[:4])} … is in it")
    return text


def _bytes(path: str | Path | None) -> tuple[str, bytes]:
    if path == "-":
        return "standard input", sys.stdin.buffer.read()
    file = NANGUAN if path is None else Path(path)
    try:
        return str(file), file.read_bytes()
    except FileNotFoundError:
        raise ReportError(f"{file}: no such file; give the path of a report's text") from None
    except OSError as error:
        raise ReportError(
            f"{file}: cannot be read ({error.strerror}); give the path of a text file"
        ) from None


def _decode(name: str, raw: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError as error:
            at = error.start
    raise ReportError(f"{name}: neither UTF-8 nor GB 18030 (byte {at}); save it as UTF-8 text")
