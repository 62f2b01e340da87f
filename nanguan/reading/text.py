"""Text of a page → clean text: the report without the page around it, and what its head says."""

import re
from datetime import date
from itertools import takewhile
from typing import NamedTuple

from .. import lexicon
from .time_words import written_out

_TITLE = re.compile(r"[^。，,]{0,30}政\s*府\s*工\s*作\s*(?:的\s*)?报\s*告\**\s*$")
_TITLE_YEAR = re.compile(written_out("(YEAR)年"))
SALUTATION = "(?:各位代表|同志们)"
_DELIVERY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日(?:.{0,4}?在(?P<meeting>.+?会议)上?)?")
_SPEAKER = re.compile(
    r"(?P<office>\S{0,12}?(?:代理?|常务副|副)?(?:[省市县区州盟旗]长|主席|总理))[\s?]*[：:]?[\s?]*"
    r"(?P<name>[\u4e00-\u9fff·](?:[\s?]*[\u4e00-\u9fff·]){1,8})\s*$"
)
_MARK = lexicon.pattern("grammar/page.tsv", kind="mark")
_FURNITURE = lexicon.pattern("grammar/page.tsv", kind="furniture")
_BODY = re.compile(rf"^{SALUTATION}|。")
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
    greeted = (i for i, line in enumerate(lines) if re.match(SALUTATION, line))
    head = lines[: next(greeted, _HEAD_LINES)]  # a page may have a menu of any length before it
    return max((i for i, line in enumerate(head) if _TITLE.fullmatch(line)), default=0)


def _headed(kept: list[str], page: list[str]) -> Source:
    """Source of the lines: head from those before the salutation, year from any title."""
    head = kept[: next((i for i, line in enumerate(kept) if re.match(SALUTATION, line)), 0)]
    titles = [line for line in (*head, *page) if _TITLE.fullmatch(line)]
    years = [int(year) for line in titles for year in _TITLE_YEAR.findall(line)]
    delivery, speaker = _first(_DELIVERY, head), _first(_SPEAKER, head)
    return Source(
        text="\n".join(kept),
        title=next((line for line in head if _TITLE.fullmatch(line)), None),
        year=years[0] if years else None,
        date=_day(delivery) if delivery else None,
        meeting=delivery["meeting"] if delivery else None,
        office=speaker["office"] if speaker else None,
        speaker=re.sub(r"[\s?]", "", speaker["name"]) if speaker else None,
    )


def _day(delivery: re.Match[str]) -> date | None:
    """Day of delivery, None where the text names one that is in no calendar."""
    try:
        return date(*map(int, delivery.group(1, 2, 3)))
    except ValueError:
        return None


def _first(pattern: re.Pattern[str], lines: list[str]) -> re.Match[str] | None:
    return next(filter(None, map(pattern.search, lines)), None)
