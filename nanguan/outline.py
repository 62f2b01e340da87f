"""Clean text → parts, sections and sentences, each sentence with the horizon it speaks of."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from . import files

_SENTENCE = re.compile(r"[^。！？!?\n]*(?:[。！？!?]+[”’」』）)]*|\n|$)\n*")
_MARKUP = re.compile(r"[#*\s]*")
# A section speaks of another horizon than its part only where its heading names a time.
_TIMED = re.compile(r"(?:19|20)\d\d年|[今明去]年|[五5]年|十[一二三四五]五")
_TITLE_END = re.compile(r"[。\n]|(?<=.)[：:]")


class Heading(NamedTuple):
    """A part or section: where it starts, where its heading ends, and what it is called."""

    part: int
    section: int
    start: int
    end: int
    mark: str
    title: str
    horizon: str | None


class Sentence(NamedTuple):
    """A sentence with the part, section, paragraph and horizon in which it stands."""

    part: int
    section: int
    para: int
    sentence: int
    start: int
    end: int
    text: str
    horizon: str | None


@lru_cache(maxsize=None)
def _marks() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["level"], re.compile(row["pattern"])) for row in files.rows("lexicon/headings.tsv"))


@lru_cache(maxsize=None)
def _horizons() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["horizon"], re.compile(row["pattern"])) for row in files.rows("lexicon/horizons.tsv"))


def horizon_of(title: str) -> str | None:
    """Horizon that a part's heading names, or None.

    >>> horizon_of("第十八届政府工作回顾"), horizon_of("2022年政府主要工作")
    ('review', 'year')
    """
    return next((name for name, pattern in _horizons() if pattern.search(title)), None)


def outline(text: str) -> list[Heading]:
    """Headings of a text in reading order, parts and sections numbered from 1.

    A paragraph that opens with a dash is a section of its own and ends with the paragraph.

    >>> [(h.part, h.section, h.title) for h in outline("一、回顾\\n（一）工业。增长。\\n二、2022年工作")]
    [(1, 0, '回顾'), (1, 1, '工业'), (2, 0, '2022年工作')]
    """
    found: list[Heading] = []
    part = section = 0
    horizon = None
    for para in re.finditer(r"[^\n]+", text):
        level, mark, body = _heading(para)
        if level is None:
            continue
        end = _TITLE_END.search(text, body) if level == "dash" else re.compile(r"[。\n]").search(text, body)
        stop = min(end.start() if end else len(text), para.end())
        title = text[body:stop].strip("#*： ")
        if level == "item" and not _TIMED.search(title):
            continue
        if level == "part":
            # A heading that names no horizon goes on with the one before it.
            part, section, horizon = part + 1, 0, horizon_of(title) or horizon
        else:
            section += 1
        own = horizon_of(title) if level != "part" and _TIMED.search(title) else None
        found.append(Heading(part, section, para.start(), stop, mark, title, own or horizon))
    return found


def _heading(para: re.Match[str]) -> tuple[str | None, str, int]:
    text = para.string
    at = _MARKUP.match(text, para.start(), para.end()).end()
    for level, pattern in _marks():
        match = pattern.match(text, at, para.end())
        if match and (level != "dash" or at > 0 and not _DATED.match(text, match.end())):
            return level, match.group(), match.end()
    return None, "", at


_DATED = re.compile(r"\d{4}年\d+月")


def sentences(text: str, headings: list[Heading]) -> list[Sentence]:
    """Sentences of a text; joined, they give the text back character for character.

    >>> text = "一、回顾\\n五年增长。成绩很大！\\n"
    >>> [s.text for s in sentences(text, outline(text))]
    ['一、回顾\\n', '五年增长。', '成绩很大！\\n']
    """
    found: list[Sentence] = []
    para = 0
    coming = iter([*headings, Heading(0, 0, len(text) + 1, 0, "", "", None)])
    here, following = Heading(0, 0, 0, 0, "", "", None), next(coming)
    for match in _SENTENCE.finditer(text):
        if not match.group():
            continue
        if match.start() >= following.start:
            here, following = following, next(coming)
        elif here.mark == "——" and text[match.start() - 1] == "\n":
            here = here._replace(section=0, mark="")
        place = here.part, here.section, para, len(found)
        found.append(Sentence(*place, *match.span(), match.group(), here.horizon))
        para += match.group().endswith("\n")
    return found
