"""Clean text → parts, sections and sentences."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from . import files
from .text import YEAR

PARAGRAPH = re.compile(r"[^\n]+")
GREETING = re.compile(r"(?m)^(?:各位代表|同志们)[^\n]{0,8}$")
_SENTENCE = re.compile(r"[^。！？!?\n]*(?:[。！？!?]+[”’」』）)]*|\n|$)\n*")
_MARKUP = re.compile(r"[#*\s]*")
_LINE_END = re.compile(r"[。\n]")
_DASH_END = re.compile(r"[。\n：:]")
_DATED = re.compile(r"\d{4}年\d+月")
# An item of a list is a section only where its words name a time (1．“十二五”发展的成就).
TIMED = re.compile(rf"{YEAR}年|[今明去]年|[五5]年|十[一二三四五]五")


class Heading(NamedTuple):
    """A part (section 0) or a section: where it starts, where its heading ends, its mark and its words."""

    part: int
    section: int
    start: int
    end: int
    mark: str
    title: str


class Sentence(NamedTuple):
    """A sentence with the part, section and paragraph in which it stands."""

    part: int
    section: int
    para: int
    sentence: int
    start: int
    end: int
    text: str


@lru_cache(maxsize=None)
def _marks() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["level"], re.compile(row["pattern"])) for row in files.rows("lexicon/headings.tsv"))


def outline(text: str) -> list[Heading]:
    """Headings of a text in reading order, parts and sections numbered from 1.

    A paragraph that opens with a dash is a section of its own and ends with the paragraph.

    >>> [(h.part, h.section, h.title) for h in outline("一、回顾\\n（一）工业。增长。\\n二、2022年工作")]
    [(1, 0, '回顾'), (1, 1, '工业'), (2, 0, '2022年工作')]
    """
    found: list[Heading] = []
    part = section = 0
    greeted = GREETING.search(text)
    for para in PARAGRAPH.finditer(text, greeted.end() if greeted else 0):
        level, mark, body = _marked(para)
        if level is None:
            continue
        end = (_DASH_END if level == "dash" else _LINE_END).search(text, body)
        stop = min(end.start() if end else len(text), para.end())
        title = text[body:stop].strip("#*： \u3000")
        if level == "item" and not TIMED.search(title):
            continue
        part, section = (part + 1, 0) if level == "part" else (part, section + 1)
        found.append(Heading(part, section, para.start(), stop, mark, title))
    return found


def _marked(para: re.Match[str]) -> tuple[str | None, str, int]:
    """Level and mark of a paragraph that is or opens with a heading, and where its words start."""
    at = _MARKUP.match(para.string, para.start(), para.end()).end()
    for level, pattern in _marks():
        match = pattern.match(para.string, at, para.end())
        if match and not (level == "dash" and _DATED.match(para.string, match.end())):
            return level, match.group(), match.end()
    return None, "", at


def sentences(text: str, headings: list[Heading]) -> list[Sentence]:
    """Sentences of a text; joined, they give the text back character for character.

    >>> text = "一、回顾\\n五年增长。成绩很大！\\n"
    >>> [s.text for s in sentences(text, outline(text))]
    ['一、回顾\\n', '五年增长。', '成绩很大！\\n']
    """
    found: list[Sentence] = []
    para = 0
    coming = iter([*headings, Heading(0, 0, len(text) + 1, 0, "", "")])
    here, following = Heading(0, 0, 0, 0, "", ""), next(coming)
    for match in _SENTENCE.finditer(text):
        if not match.group():
            continue
        if match.start() >= following.start:
            here, following = following, next(coming)
        elif here.mark == "——" and text[match.start() - 1] == "\n":
            here = here._replace(section=0, mark="")
        found.append(Sentence(here.part, here.section, para, len(found), *match.span(), match.group()))
        para += match.group().endswith("\n")
    return found
