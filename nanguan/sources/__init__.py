"""A file, or standard input → the text of the page that carries a report."""

import re
import sys
from collections.abc import Collection
from contextlib import nullcontext
from pathlib import Path

from .. import lexicon
from ..errors import ReportError
from . import documents, lines

NANGUAN = lexicon.data("report/nanguan-2022-source.txt")
EXAMPLE = lexicon.data("report/example-2023.txt")
_HANZI = re.compile(r"[\u4e00-\u9fff]")
_MOST_BYTES, _MOST_CHARACTERS = 64_000_000, 2_000_000


def read(path: str | Path | None = None) -> str:
    """Text of a report's file; None is the Nanguan report, `-` standard input.

    The bytes, not the name, say what a file is: text and Markdown in UTF-8, UTF-16, GB 18030 or
    Big5, HTML, docx, PDF with a text layer. Lines that a PDF has cut are joined. Raises
    ReportError where there is no file, no text, no Chinese, or another kind of file.

    >>> read(EXAMPLE)[:6]
    '【教学虚构】'
    """
    file = NANGUAN if path is None else Path(path)
    try:
        with nullcontext(sys.stdin.buffer) if path == "-" else file.open("rb") as opened:
            page = _page(opened.read(_MOST_BYTES + 1))
    except ReportError as error:
        says = str(error)
    except FileNotFoundError:
        says = "no such file; give the path of a report's text"
    except OSError as error:
        says = f"cannot be read ({error.strerror}); give the path of a text file"
    except ModuleNotFoundError as error:
        says = f"{error.name} is missing to read it; type: pip install 'nanguan[files]'"
    except Exception as error:  # the readers raise whatever a damaged file leads them to
        says = f"a damaged file ({error!r:.80}); save it anew"
    else:
        return lines.joined(page)
    raise ReportError(f"{'standard input' if path == '-' else file}: {says}")


def files(path: str | Path, without: Collection[Path] = ()) -> list[str]:
    """Paths of the files in a folder and its folders, or that of a file.

    Hidden ones are left out, and those that are, or lie in, one of the resolved paths `without`.
    Raises ReportError for a folder without files.
    """
    root = Path(path)
    if not root.is_dir():
        return [root.as_posix()]
    seen = (it for it in root.rglob("*") if "/." not in f"/{it.relative_to(root).as_posix()}")
    inside = ((it, it.resolve()) for it in seen if it.is_file())
    found = sorted(it.as_posix() for it, at in inside if not {*without} & {at, *at.parents})
    if not found:
        raise ReportError(f"{path}: no file in this folder; give one with the texts of reports")
    return found


def _page(raw: bytes) -> str:
    """Text of bytes; raises ReportError where there is none, too much of it, or no Chinese."""
    if not raw.strip():
        raise ReportError("the file is empty; give a text file with a work report")
    if len(raw) > _MOST_BYTES:
        raise ReportError(f"over {_MOST_BYTES // 10**6} MB; save the report's text alone")
    text = documents.text(raw)
    if not _HANZI.search(text):
        scan = "a scan must have its text recognised first (OCR)"
        what = scan if raw.startswith(b"%PDF") else "a work report in Chinese is needed"
        raise ReportError(f"no Chinese character in it; {what}")
    if len(text) > _MOST_CHARACTERS:
        raise ReportError(f"{len(text):,} characters; give one report a file")
    return text
