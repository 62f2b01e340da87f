"""Text of a page → clean text: the report without the page around it, and what its head says."""

import re
from collections.abc import Iterable
from datetime import date
from itertools import takewhile
from typing import NamedTuple

from .. import lexicon
from .time_words import DAY, number, written_out

_PATTERNS = lexicon.mapping("grammar/page_parts.tsv", "kind", "pattern")
_TITLE, _TITLE_YEAR, GREETING, _MEETING, _SPEAKER = (
    re.compile(written_out(_PATTERNS[kind], {"REPORT": _PATTERNS["report"]}))
    for kind in ("title", "title_year", "greeting", "meeting", "speaker")
)
_MARK = lexicon.pattern("grammar/page_parts.tsv", kind="mark")
_FURNITURE = lexicon.pattern("grammar/page_parts.tsv", kind="furniture")
_BODY = re.compile(rf"{GREETING.pattern}|。")
_HEAD_LINES, HEAD = 60, 3000


class Source(NamedTuple):
    """A report's clean text with what its head states of it; None where the head is silent."""

    text: str
    title: str | None
    year: int | None
    date: date | None
    meeting: str | None
    office: str | None
    speaker: str | None


def clean(page: str) -> Source:
    r"""Clean text of a page: its lines from title to last sentence, trimmed, blank ones left out.

    The report starts at the last title line before the salutation and ends before the first line
    that `grammar/page_parts.tsv` knows as page furniture. Nothing within a line is changed.
    """
    if "\n" not in page.strip() and "\\n" in page:  # line breaks saved as the signs \r\n
        page = page.replace("\\r", "").replace("\\n", "\n")
    lines = [line.strip() for line in page.splitlines()]
    greeted = (i for i, line in enumerate(lines) if GREETING.match(line.lstrip("*")))
    above = lines[: next(greeted, _HEAD_LINES)]  # a page may have a menu of any length before it
    start = max((i for i, line in enumerate(above) if _TITLE.fullmatch(line)), default=0)
    text = "\n".join(filter(None, _without_furniture(lines[start:])))
    return _headed(text, lines[: start + 1])


def is_report(text: str) -> bool:
    """Whether a text has any mark of a work report: salutation, title, 我代表……政府."""
    return bool(_MARK.search(text))


def _without_furniture(lines: list[str]) -> list[str]:
    """Lines that end before the page's own; those above the report's first sentence only go."""

    def own(line: str) -> bool:
        return not _FURNITURE.match(line)

    opens = (i for i, line in enumerate(lines) if own(line) and _BODY.search(line))
    body = next(opens, 0)
    return [*filter(own, lines[:body]), *takewhile(own, lines[body:])]


def _headed(text: str, page: list[str]) -> Source:
    """Source of a text: head from what stands before the salutation, year from any title."""
    greeted = GREETING.search(text, 0, HEAD)
    before = text[: greeted.start()] if greeted else text[:HEAD].partition("。")[0]
    # A head may stand in one line.
    head = [line.strip() for line in re.split(r"\n|(?=——)|(?<=报告)(?=\s)", before)]
    title = next(filter(_TITLE.fullmatch, head), None)
    year = next(filter(None, _stated(_TITLE_YEAR, [*head, *page])), None)
    day = _stated(DAY, head)
    (meeting,), (office, name) = _stated(_MEETING, head), _stated(_SPEAKER, head)
    speaker = name and re.sub(r"[\s?]", "", name)
    return Source(text, title, year and number(year), _day(*day), meeting, office, speaker)


def _stated(pattern: re.Pattern[str], lines: Iterable[str]) -> tuple[str | None, ...]:
    """Groups of the first match in a line; None for each where no line has one."""
    found = next(filter(None, map(pattern.search, lines)), None)
    return found.groups() if found else (None,) * pattern.groups


def _day(*signs: str | None) -> date | None:
    """Day that is written so, None where it is in no calendar."""
    try:
        return date(*map(number, signs)) if all(signs) else None
    except ValueError:
        return None
