"""Clean text → parts, sections and sentences; the step behind gives them their horizon."""

import re
from typing import NamedTuple

from .. import lexicon
from . import time_words as times
from .text import SALUTATION

PARAGRAPH = re.compile(r"[^\n]+")
GREETING = re.compile(rf"(?m)^{SALUTATION}[^\n]{{0,8}}$")
CLAUSE_END = re.compile(r"[，,；;。：:！!？?\n]")
_SENTENCE = re.compile(r"[^。！？!?\n]*(?:[。！？!?]+[”’」』）)]*|\n|$)\n*")
_MARKUP = re.compile(r"[#*\s]*")
_LINE_END = re.compile(r"[。\n]")
_DASH_END = re.compile(r"[。\n：:]")
_DATED = re.compile(r"\d{4}年\d+月")
_MARKS = lexicon.patterns("grammar/headings.tsv", "level")


class Heading(NamedTuple):
    """A part (section 0) or a section: its start, the end of its heading, its mark and words."""

    part: int
    section: int
    start: int
    end: int
    mark: str
    title: str
    horizon: str | None = None


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


def outline(text: str) -> list[Heading]:
    """Headings of a text in reading order, parts and sections numbered from 1.

    A paragraph that opens with a dash is a section of its own and ends with the paragraph; an item
    of a list is a section only where its words name a time (1．“十二五”发展的成就).
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
        if level == "item" and not times.HEADING.search(title):
            continue
        part, section = (part + 1, 0) if level == "part" else (part, section + 1)
        found.append(Heading(part, section, para.start(), stop, mark, title))
    return found


def _marked(para: re.Match[str]) -> tuple[str | None, str, int]:
    """Level and mark of a paragraph that is or opens with a heading, and where its words start."""
    at = _MARKUP.match(para.string, para.start(), para.end()).end()
    for level, pattern in _MARKS:
        match = pattern.match(para.string, at, para.end())
        if match and not (level == "dash" and _DATED.match(para.string, match.end())):
            return level, match.group(), match.end()
    return None, "", at


def sentences(text: str, headings: list[Heading]) -> list[Sentence]:
    """Sentences of a text; joined, they give the text back character for character."""
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
        place = here.part, here.section, para, len(found)
        found.append(Sentence(*place, *match.span(), match.group()))
        para += match.group().endswith("\n")
    return found
