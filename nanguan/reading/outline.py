"""Clean text → parts, sections and sentences; the step behind gives them their horizon."""

import re
from collections.abc import Iterator
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from .. import lexicon
from . import time_words as times
from .text import GREETING, HEAD

CLAUSE_END = re.compile(r"[，,；;。：:！!？?\n]")
_SENTENCE = re.compile(r"(?!\Z)[^。！？!?\n]*(?:[。！？!?]+[”’」』）)]*|\n|$)\n*")
_MARKUP = re.compile(r"[#*\s]*")
_LINE_END, _DASH_END = re.compile(r"[。\n]"), re.compile(r"[。\n：:]")
_MARKS = lexicon.patterns("grammar/headings.tsv", "level")
_LINE = re.compile(r"[^\n]+")
# Where a text has no line breaks, marks stand behind the end of a sentence.
_LONG = 3500
_WHOLE = re.compile(r"(?<=[^\s*#])\s*一、[^，,。]{0,20}回顾|一、\S{0,20}工作.*[。！]二、")
_INLINE = re.compile(
    r"(?<=[。！!；：:告”)）\s])(?=[#*\s]*(?:第?[一二三四五六七八九十]{1,3}(?:、|部分)|[（(][一二三四五六七八九十]{1,3}[）)]))"
)
# A title within a line ends at a mark or a space, else behind a noun that closes titles.
_NOUNS = "回顾|安排|任务|目标|要求|部署|思路|建议"
_INLINE_TITLE = re.compile(
    rf"[#*\s]*+(?:[^。！：:；;\s]{{2,40}}?(?:{_NOUNS}|建设|工作)"
    rf"(?![\w、，]{{0,3}}(?:的|和|与|及|、|{_NOUNS}|重点))|[^。！：:；;\s]{{0,45}})"
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
        level, mark = _marked(text, start, stop)
        if mark is None:
            continue
        end = (_DASH_END if level == "dash" else _LINE_END).search(text, mark.end(), stop)
        stop = end.start() if end else stop
        if inline:
            stop = _INLINE_TITLE.match(text, mark.end(), stop).end()
        title = text[mark.end() : stop].strip("#*： \u3000")
        if level != "item" or times.HEADING.search(title):
            part, section = (part + 1, 0) if level == "part" else (part, section + 1)
            found.append(Heading(part, section, start, stop, mark.group(), title))
    return found


def _paragraphs(text: str, begin: int) -> Iterator[tuple[int, int, bool]]:
    """Start and end of each line, or of each piece of a long one that a mark within it opens."""
    for line in _LINE.finditer(text, begin):
        inline = line.end() - line.start() > _LONG or _WHOLE.search(line.group()) is not None
        inner = [it.start() for it in _INLINE.finditer(text, *line.span())] if inline else []
        for start, stop in pairwise([line.start(), *inner, line.end()]):
            yield start, stop, inline


def _marked(text: str, start: int, stop: int) -> tuple[str, re.Match[str] | None]:
    """Level and mark of a paragraph that is or opens with a heading."""
    at = _MARKUP.match(text, start, stop).end()
    found = ((level, pattern.match(text, at, stop)) for level, pattern in _MARKS)
    return next(filter(itemgetter(1), found), ("", None))


def sentences(text: str, headings: list[Heading]) -> list[Sentence]:
    """Sentences of a text; joined, they give the text back character for character.

    A heading, which may stand within a line, opens one.
    """
    found: list[Sentence] = []
    para = 0
    for here, following in pairwise([_edge(0), *headings, _edge(len(text))]):
        section = here.section
        for match in _SENTENCE.finditer(text, here.start, following.start):
            if here.mark == "——" and here.start < match.start() and text[match.start() - 1] == "\n":
                section = 0
            words = match.group()
            found.append(Sentence(here.part, section, para, len(found), *match.span(), words))
            para += words.endswith("\n")
    return found


def _edge(at: int) -> Heading:
    return Heading(0, 0, at, at, "", "")
