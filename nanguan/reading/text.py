"""Text of a page → clean text: the report without the page around it, and what its head says."""

import re
from collections.abc import Iterable
from datetime import date
from itertools import takewhile
from typing import NamedTuple

from .. import lexicon
from .time_words import DAY, number, written_out

_REPORT = r"政\s*府\s*工\s*作\s*(?:的\s*)?[报報]\s*告"
_TITLE = re.compile(rf"[^。，,/|>]{{0,30}}{_REPORT}\**\s*(?:[(（]\S{{1,4}}[)）])?$")
_TITLE_YEAR = re.compile(
    written_out(rf"^(?=.{{0,60}}$)(?:(?=.*{_REPORT}).*?(?<!\d)(SIGNED)|年份\D{{0,3}}(\d{{4}}))")
)
GREETING = re.compile(r"(?m)(?:[各名]位(?:人大)?(?:代表|委员)|同志们)\**\s*(?:[：:，,！!]\**|$)")
_PUBLISHED = re.compile(r"(?:时间|日期|发布)\D{0,3}(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})")
_MEETING = re.compile(r"在(\S.*?会议)上?")
# Where a head that stands in one line breaks.
_BREAK = re.compile(r"\n|(?=——)|(?<=报告)(?=\s)")
_SPEAKER = re.compile(
    r"(?P<office>\S{0,12}?(?:代理?|常务副|副)?(?:[省市县区州盟旗]长|主席|总理))[\s?]*[：:]?[\s?]*"
    r"(?P<name>[\u4e00-\u9fff·](?:[\s?]*[\u4e00-\u9fff·]){1,8})\s*$"
)
_MARK = lexicon.pattern("grammar/page.tsv", kind="mark")
_FURNITURE = lexicon.pattern("grammar/page.tsv", kind="furniture")
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
    published: date | None = None


def clean(page: str) -> Source:
    r"""Clean text of a page: its lines from title to last sentence, trimmed, blank ones left out.

    The report starts at the last title line before the salutation and ends before the first line
    that `grammar/page.tsv` knows as page furniture. Nothing within a line is changed.
    """
    if "\n" not in page.strip() and "\\n" in page:  # line breaks saved as the signs \r\n
        page = page.replace("\\r", "").replace("\\n", "\n")
    lines = [line.strip() for line in page.splitlines()]
    start = _first_line(lines)
    kept = [line for line in _without_furniture(lines[start:]) if line]
    return _headed(kept, lines[: start + 1])


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


def _first_line(lines: list[str]) -> int:
    greeted = (i for i, line in enumerate(lines) if _greets(line))
    head = lines[: next(greeted, _HEAD_LINES)]  # a page may have a menu of any length before it
    return max((i for i, line in enumerate(head) if _TITLE.fullmatch(line)), default=0)


def _greets(line: str) -> bool:
    return GREETING.match(line.lstrip("*")) is not None


def _headed(kept: list[str], page: list[str]) -> Source:
    """Source of the lines: head from what stands before the salutation, year from any title."""
    text = "\n".join(kept)
    greeted = GREETING.search(text, 0, HEAD)
    before = text[: greeted.start()] if greeted else text[:HEAD].partition("。")[0]
    head = [line.strip() for line in _BREAK.split(before)]
    titled, speaker = _first(_TITLE_YEAR, [*head, *page]), _first(_SPEAKER, head)
    meeting = _first(_MEETING, head)
    return Source(
        text=text,
        title=next((line for line in head if _TITLE.fullmatch(line)), None),
        year=number(titled[titled.lastindex]) if titled else None,
        date=_day(_first(DAY, head) or _first(DAY, filter(_TITLE_YEAR.search, page))),
        meeting=meeting[1] if meeting else None,
        office=speaker["office"] if speaker else None,
        speaker=re.sub(r"[\s?]", "", speaker["name"]) if speaker else None,
        published=_day(_first(_PUBLISHED, [*page, *head])),
    )


def _day(found: re.Match[str] | None) -> date | None:
    """Day that is found, None where the text names one that is in no calendar."""
    try:
        return date(*map(number, found.group(1, 2, 3))) if found else None
    except ValueError:
        return None


def _first(pattern: re.Pattern[str], lines: Iterable[str]) -> re.Match[str] | None:
    return next(filter(None, map(pattern.search, lines)), None)
