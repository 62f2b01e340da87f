"""Source file → clean text: the report without the page around it, and what its head says of it."""

from __future__ import annotations

import hashlib
import re
import sys
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from . import files
from .errors import ReportError

NANGUAN = "report/nanguan-2022-source.txt"

_HANZI = re.compile(r"[\u4e00-\u9fff]")
_TITLE = re.compile(r"[^。，,]{0,30}政\s*府\s*工\s*作\s*(?:的\s*)?报\s*告\**\s*$")
_SALUTATION = re.compile(r"各位代表|同志们")
# A year in digits, full-width ones included.
YEAR = r"(?:[1１][9９]|[2２][0０])\d\d"
_YEAR = re.compile(rf"({YEAR})年")
_DELIVERY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日(?:.{0,4}?在(?P<meeting>.+?会议)上?)?")
_SPEAKER = re.compile(
    r"(?P<office>\S{0,12}?(?:代理?|常务副|副)?(?:[省市县区州盟旗]长|主席|总理))[\s?]*[：:]?[\s?]*"
    r"(?P<name>[\u4e00-\u9fff·](?:[\s?]*[\u4e00-\u9fff·]){1,8})\s*$"
)
_HEAD_LINES = 60


class Source(NamedTuple):
    """A report's clean text with what its head states of it; None where the head is silent."""

    text: str
    title: str | None
    year: int | None
    date: date | None
    meeting: str | None
    office: str | None
    speaker: str | None


def read(path: str | Path | None = None) -> str:
    """Text of a report's file: UTF-8 or GB 18030; None is the Nanguan report, `-` standard input.

    Raises ReportError where there is no file, no text, no Chinese, or nothing of a work report.
    """
    name, raw = _bytes(path)
    if not raw.strip():
        raise ReportError(f"{name}: the file is empty; give a text file with a work report")
    if b"\0" in raw:
        raise ReportError(f"{name}: not a text file (NUL byte at {raw.index(0)}); save the report as plain text first")
    text = _decode(name, raw)
    if not _HANZI.search(text):
        raise ReportError(f"{name}: no Chinese character in it; a work report in Chinese is needed")
    marks = [row["word"] for row in files.rows("lexicon/marks.tsv")]
    if not any(mark in text for mark in marks):
        raise ReportError(f"{name}: not a work report: none of {'、'.join(marks[:4])} … is in it")
    return text


def _bytes(path: str | Path | None) -> tuple[str, bytes]:
    if path == "-":
        return "standard input", sys.stdin.buffer.read()
    file = files.data(NANGUAN) if path is None else Path(path)
    try:
        return str(file), file.read_bytes()
    except FileNotFoundError:
        raise ReportError(f"{file}: no such file; give the path of a report's text") from None
    except OSError as error:
        raise ReportError(f"{file}: cannot be read ({error.strerror}); give the path of a text file") from None


def _decode(name: str, raw: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError as error:
            at = error.start
    raise ReportError(f"{name}: neither UTF-8 nor GB 18030 (byte {at}); save it as UTF-8 text")


def clean(page: str) -> Source:
    r"""Clean text of a page: its lines from title to last sentence, trimmed, blank ones left out.

    The report starts at the last title line before the salutation and ends before the first
    line that the table `lexicon/chrome.tsv` knows as page furniture. Nothing within a line is changed.

    >>> clean("首页\n某市政府工作报告\n\n  各位代表:\n今年增长7%。\n返回顶部").text
    '某市政府工作报告\n各位代表:\n今年增长7%。'
    """
    if "\n" not in page.strip() and "\\n" in page:  # line breaks that someone saved as the signs \r\n
        page = page.replace("\\r", "").replace("\\n", "\n")
    lines = [line.strip() for line in page.splitlines()]
    start = _first_line(lines)
    stop = next((i for i in range(start, len(lines)) if _chrome().match(lines[i])), len(lines))
    kept = [line for line in lines[start:stop] if line]
    return Source("\n".join(kept), *_head(kept, lines[: start + 1]))


@lru_cache(maxsize=None)
def _chrome() -> re.Pattern[str]:
    return re.compile("|".join(row["pattern"] for row in files.rows("lexicon/chrome.tsv")))


def _first_line(lines: list[str]) -> int:
    head = lines[:_HEAD_LINES]
    greeted = next((i for i, line in enumerate(head) if _SALUTATION.match(line)), len(head))
    return max((i for i, line in enumerate(head[:greeted]) if _TITLE.fullmatch(line)), default=0)


def _head(
    kept: list[str], page: list[str]
) -> tuple[str | None, int | None, date | None, str | None, str | None, str | None]:
    """Title, its year, day, meeting, office and speaker: from the lines before the salutation, the year from any title on the page."""
    head = kept[: next((i for i, line in enumerate(kept) if _SALUTATION.match(line)), 0)]
    title = next((line for line in head if _TITLE.fullmatch(line)), None)
    years = [int(year) for line in (*head, *page) if _TITLE.fullmatch(line) for year in _YEAR.findall(line)]
    delivery = _first(_DELIVERY, head)
    speaker = _first(_SPEAKER, head)
    return (
        title,
        years[0] if years else None,
        _day(delivery) if delivery else None,
        delivery["meeting"] if delivery else None,
        speaker["office"] if speaker else None,
        re.sub(r"[\s?]", "", speaker["name"]) if speaker else None,
    )


def _day(delivery: re.Match[str]) -> date | None:
    """Day of delivery, None where the text names one that is in no calendar."""
    try:
        return date(*map(int, delivery.group(1, 2, 3)))
    except ValueError:
        return None


def _first(pattern: re.Pattern[str], lines: list[str]) -> re.Match[str] | None:
    return next(filter(None, map(pattern.search, lines)), None)


def sha256(text: str) -> str:
    """SHA-256 of a text's UTF-8 bytes, in hexadecimal.

    >>> sha256("南关")[:8]
    '8a79af84'
    """
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
