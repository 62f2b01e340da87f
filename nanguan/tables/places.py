"""Head of a page, name of a file → the place of a report, by the list of divisions or without."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import PurePath
from typing import Any, NamedTuple

from .. import lexicon
from ..reading.text import GREETING, HEAD

# Behind the name of a place: its congress, its report, its government.
_CUES = [
    re.compile(cue)
    for cue in (
        r"第?[一二三四五六七八九十百〇零○\d]{1,4}届人民代表大会|人民代表大会|国?人大",
        r"(?:[\d〇○零一二三四五六七八九]{4}年)?(?:人民)?政府工作(?:的)?[报報]告",
        r"人民政府|总理",
    )
]
_KIND = "自治区|自治州|[省市县区州盟旗]"
_UNLISTED = re.compile(rf"[\u4e00-\u9fff]+(?:{_KIND})")
_BEFORE = re.compile(r"[\u4e00-\u9fff]+$")
_LEADING = re.compile(r"^.*[年日届于在对表会]")  # words before a name: 2024年1月20日在
LEVELS = ("nation", "province", "city", "county")
_LONGEST, _BODY, _NATION = 16, 150, "全国"


class Place(NamedTuple):
    """A place with its level and code, each None where it is not known."""

    place: str | None = None
    level: str | None = None
    code: str | None = None


@cache
def _named() -> dict[str, list[dict[str, str]]]:
    """Rows of the list by name, in its order."""
    found: dict[str, list[dict[str, str]]] = {}
    for row in lexicon.rows("places/places.tsv"):
        found.setdefault(row["name"], []).append(row)
    return found


def of_head(page: str, text: str, year: int | None) -> Place:
    """Place that the head of a report names, or that of the page before it."""
    return _chosen(_heard(_head(text)) or _heard(_head(page)), text, year)


def of_name(words: str, text: str, year: int | None) -> Place:
    """Place that a file's name, or a name that was given, ends with before a year or a sign."""
    return _chosen(next(filter(None, map(_rows, _runs(words))), []), text, year)


def of_report(file: str, report: Any) -> str:
    """Name of a report's place: of the list, else as its head, or its file's name, writes it."""
    text, year, stem = report.text, report.years.plan, PurePath(file).stem
    head = "\n".join(filter(None, (report.title, report.meeting)))
    listed = of_head(head, text, year).place or of_name(stem, text, year).place
    heard = (_LEADING.sub("", it) for cue in _CUES for it in _before(cue, head.split("\n")))
    named = next(filter(_UNLISTED.fullmatch, heard), None)
    return listed or named or max(_runs(stem), key=len, default=stem)


def grouped(places: Iterable[str]) -> dict[str, str]:
    """For each place the longest name that it goes by, where there is but one: 易县 is 保定易县.

    >>> grouped(["长春", "长春市", "易县", "保定易县"])
    {'长春': '长春市', '长春市': '长春市', '易县': '保定易县', '保定易县': '保定易县'}
    """
    names = dict.fromkeys(places)
    longer = {it: [_ for _ in names if _ != it and _is_longer(_, it)] for it in names}
    return {it: longer[it][0] if len(longer[it]) == 1 else it for it in names}


def _is_longer(name: str, short: str) -> bool:
    return name.endswith(short) or re.fullmatch(rf"{re.escape(short)}(?:{_KIND})", name) is not None


def _runs(words: str) -> list[str]:
    """Chinese words of a name, without the cues."""
    for cue in _CUES:
        words = cue.sub(" ", words)
    return re.findall(r"[\u4e00-\u9fff]+", words)


def _head(page: str) -> list[str]:
    """Lines to the salutation and the sentence behind it, without blanks."""
    greeted = GREETING.search(page, 0, HEAD)
    lines = page[: greeted.end() + _BODY if greeted else HEAD // 3].splitlines()
    return [re.sub(r"[\s*#?]+", "", line) for line in lines]


def _heard(lines: list[str]) -> list[dict[str, str]]:
    """Rows for the name before the first cue that has one; the kinds of cue in their order."""
    found = (_rows(before) for cue in _CUES for before in _before(cue, lines))
    return next(filter(None, found), [])


def _before(cue: re.Pattern[str], lines: list[str]) -> Iterator[str]:
    for line in lines:
        for match in cue.finditer(line):
            if words := _BEFORE.search(line[: match.start()]):
                yield words[0]


def _rows(words: str) -> list[dict[str, str]]:
    """Rows whose name ends the words; what stands before it is a place around it, or no name."""
    for size in range(min(len(words), _LONGEST), 1, -1):
        if rows := _named().get(words[-size:]):
            rest = _LEADING.sub("", words[:-size])
            around = [row for row in rows if rest and _is_in(row, rest)]
            return around or (rows if not rest or size > 2 else [])
    return []


def _is_in(row: dict[str, str], words: str) -> bool:
    return any(name[:2] in words for name in (row["province"], row["city"]) if name)


def _chosen(rows: list[dict[str, str]], text: str, year: int | None) -> Place:
    """Place of rows of one name: that of the year, within the place that the text names most."""
    in_force = [row for row in rows if year is None or _holds(row, year)] or rows
    latest = {(row["province"], row["city"]): row for row in in_force}
    if not latest:
        return Place()
    counts = Counter({around: _said(around, text) for around in latest})
    (most, first), *rest = counts.most_common(2)
    row = latest[most]
    if rest and first < 2 * max(1, rest[0][1]):  # of several places of this name none stands out
        levels = {it["level"] for it in latest.values()}
        return Place(row["name"], levels.pop() if len(levels) == 1 else None, None)
    around = (row["city"] or row["province"]) if row["level"] == "county" else ""
    name = _NATION if row["level"] == "nation" else row["name"]
    return Place(around + name, row["level"], row["code"] or None)


def _holds(row: dict[str, str], year: int) -> bool:
    return int(row["since"]) <= year <= int(row["until"] or year)


def _said(around: Iterable[str], text: str) -> int:
    """How often a text names the nearest place around one."""
    nearest = next(filter(None, reversed([*around])), "")
    return text.count(nearest[:2]) if nearest else 0
