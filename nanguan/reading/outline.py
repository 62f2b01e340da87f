"""Clean text → parts, sections and sentences; the step behind gives them their horizon."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from .. import lexicon
from . import time_words as times
from .text import GREETING, HEAD

CLAUSE_END = re.compile(r"[，,；;。：:！!？?\n]")
_SENTENCE = re.compile(r"[^。！？!?\n]*(?:[。！？!?]+[”’」』）)]*|\n|$)\n*")
_MARKUP = re.compile(r"[#*\s]*")
_LINE_END = re.compile(r"[。\n]")
_DASH_END = re.compile(r"[。\n：:]")
_DATED = re.compile(r"\d{4}年\d+月")
_MARKS = lexicon.patterns("grammar/headings.tsv", "level")
# Where a text has no line breaks, marks stand behind the end of a sentence, and a space ends them.
_LINE = re.compile(r"[^\n]+")
_LONG, _WHOLE = (
    3500,
    re.compile(r"(?<=[^\s*#])\s*一、[^，,。]{0,20}回顾|一、\S{0,20}工作.*[。！]二、"),
)
_INLINE = re.compile(
    r"(?<=[。！!；：:告”)）\s])(?=[#*\s]*(?:第?[一二三四五六七八九十]{1,3}(?:、|部分)|[（(][一二三四五六七八九十]{1,3}[）)]))"
)
# A title within a line ends at a mark or a space, else behind a noun that closes titles.
_INLINE_TITLE = re.compile(
    r"[^。！：:；;\s]{2,40}?(?:回顾|安排|任务|目标|要求|部署|思路|建议|建设|工作)(?![\w、，]{0,3}(?:的|和|与|及|、|回顾|安排|任务|目标|要求|部署|思路|建议|重点))|[^。！：:；;\s]{0,45}"
)


class Heading(NamedTuple):
    """A part (section 0) or a section: its start, the end of its heading, its mark and words."""

    part: int
    section: int
    start: int
    end: int
    mark: str
    title: str
    horizon: str | None = None
    first: int | None = None
    last: int | None = None
    why: str = ""


class Sentence(NamedTuple):
    """A sentence with the part, section and paragraph in which it stands."""

    part: int
    section: int
    para: int
    sentence: int
    start: int
    end: int
    text: str
    horizon: str | None = None
    first: int | None = None
    last: int | None = None
    why: str = ""


def outline(text: str) -> list[Heading]:
    """Headings of a text in reading order, parts and sections numbered from 1.

    A paragraph that opens with a dash is a section of its own and ends with the paragraph; an item
    of a list is a section only where its words name a time (1．“十二五”发展的成就).
    """
    found: list[Heading] = []
    part = section = 0
    greeted = GREETING.search(text, 0, HEAD)
    for start, stop, inline in _paragraphs(text, greeted.end() if greeted else 0):
        level, mark, body = _marked(text, start, stop)
        if level is None:
            continue
        end = (_DASH_END if level == "dash" else _LINE_END).search(text, body, stop)
        stop = end.start() if end else stop
        if inline:
            stop = _INLINE_TITLE.match(text, _MARKUP.match(text, body, stop).end(), stop).end()
        title = text[body:stop].strip("#*： \u3000")
        if level == "item" and not times.HEADING.search(title):
            continue
        part, section = (part + 1, 0) if level == "part" else (part, section + 1)
        found.append(Heading(part, section, start, stop, mark, title))
    return found


def _paragraphs(text: str, begin: int) -> Iterator[tuple[int, int, bool]]:
    """Start and end of each line, or of each piece of a long one that a mark within it opens."""
    for line in _LINE.finditer(text, begin):
        inline = line.end() - line.start() > _LONG or _WHOLE.search(line.group()) is not None
        inner = [it.start() for it in _INLINE.finditer(text, *line.span())] if inline else []
        for start, stop in pairwise([line.start(), *inner, line.end()]):
            if start < stop:
                yield start, stop, inline


def _marked(text: str, start: int, stop: int) -> tuple[str | None, str, int]:
    """Level and mark of a paragraph that is or opens with a heading, and where its words start."""
    at = _MARKUP.match(text, start, stop).end()
    for level, pattern in _MARKS:
        match = pattern.match(text, at, stop)
        if match and not (level == "dash" and _DATED.match(text, match.end())):
            return level, match.group(), match.end()
    return None, "", at


def sentences(text: str, headings: list[Heading]) -> list[Sentence]:
    """Sentences of a text; joined, they give the text back character for character."""
    found: list[Sentence] = []
    para = 0
    coming = iter([*headings, Heading(0, 0, len(text) + 1, 0, "", "")])
    here, following = Heading(0, 0, 0, 0, "", ""), next(coming)
    for start, end in _spans(text, headings):
        if start >= following.start:
            here, following = following, next(coming)
        elif here.mark == "——" and text[start - 1] == "\n":
            here = here._replace(section=0, mark="")
        words = text[start:end]
        found.append(Sentence(here.part, here.section, para, len(found), start, end, words))
        para += words.endswith("\n")
    return found


def _spans(text: str, headings: list[Heading]) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence; a heading, which may stand within a line, opens one."""
    for start, stop in pairwise([0, *(heading.start for heading in headings), len(text)]):
        for match in _SENTENCE.finditer(text, start, stop):
            if match.group():
                yield match.span()
