"""A report → what the reader page shows: paragraphs, sentences with their tags, and the marks and pledges in them."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd

from . import gloss, ledger, notes
from .report import Report


class Mark(NamedTuple):
    """What a mark carries: its id (none for a set phrase), its classes, its note, its offsets as `start:end`."""

    id: str
    classes: str
    note: str
    at: str = ""


class Piece(NamedTuple):
    """A stretch of text: plain, the quote of a claim, a set phrase, or a numeral set aside with its kind."""

    text: str
    mark: Mark | None = None
    kind: str | None = None


class Run(NamedTuple):
    """Pieces that stand in one pledge, or in none."""

    pledge: Mark | None
    pieces: list[Piece]


class Line(NamedTuple):
    """A sentence: anchor, offsets, whether it opens a section in running text, runs, the space behind it, codes of its topics,
    horizon, and in words its topics and what gave its tags."""

    id: str
    at: str
    lead: bool
    runs: list[Run]
    tail: str
    topics: list[str]
    horizon: str
    topic: str
    note: str


class Block(NamedTuple):
    """A paragraph: its element, its class, its sentences."""

    tag: str
    style: str
    lines: list[Line]


# A stretch of the text with the mark on it, or with the kind of a numeral set aside.
Span = tuple[int, int, Mark | None, str | None]


def span(claim: Any) -> str:
    """Horizon that a claim is coloured by: achieved, goal, target, estimate or context."""
    horizon = ledger.horizon_of(pd.Series(claim._asdict()))
    return claim.stance if claim.stance in ("estimate", "context") or horizon is None else horizon


def blocks(report: Report, lang: str = "zh") -> list[Block]:
    """Paragraphs of a report with the element that each is; their pieces joined are the text."""
    heads = {row.start: row for row in report.outline.itertuples()}
    spans, promises = _spans(report, lang), _promises(report, lang)
    found = []
    for _, group in report.sentences.groupby("para"):
        rows = list(group.itertuples())
        head = heads.get(rows[0].start)
        alone = head is not None and len(rows) == 1
        lines = []
        for row in rows:
            end = row.start + len(row.text.rstrip())
            stretches = runs(report.text, row.start, end, spans, promises)
            lines.append(_line(row, head is not None and not alone and row is rows[0], stretches, report.text[end:row.end], lang))
        found.append(Block(*_element(report, rows, head if alone else None), lines))
    return found


def pieces(text: str, start: int, end: int, spans: list[Span]) -> list[Piece]:
    """Stretches of `text[start:end]` cut at the spans in it; joined, they give it back.

    >>> [piece.text for piece in pieces("五年新增5户。", 0, 7, [(0, 2, None, "duration"), (4, 6, Mark("c001", "", ""), None)])]
    ['五年', '新增', '5户', '。']
    """
    found, at = [], start
    for first, last, mark, kind in spans:
        if not start <= first < end:
            continue
        if first < at:  # a claim within a claim keeps its anchor, without a stretch of its own
            found += [Piece("", mark)] if mark and mark.id else []
            continue
        found += [Piece(text[at:first]), Piece(text[first:last], mark, kind)]
        at = last
    return [piece for piece in (*found, Piece(text[at:end])) if piece.text or piece.mark]


def runs(text: str, start: int, end: int, spans: list[Span], promises: list[Span]) -> list[Run]:
    """Stretches of `text[start:end]` in its pledges and between them; a mark across the end of a pledge is taken in whole.

    >>> shown = runs("要新增5户，再多些。", 0, 10, [(3, 5, Mark("c001", "", ""), None)], [(1, 5, Mark("p001", "", ""), None)])
    >>> [(run.pledge.id if run.pledge else "", [piece.text for piece in run.pieces]) for run in shown]
    [('', ['要']), ('p001', ['新增', '5户']), ('', ['，再多些。'])]
    """
    found, at = [], start
    for first, last, pledge, _ in promises:
        if not start <= first < end:
            continue
        first, last = max(at, first), max([last, *(over for begin, over, *_ in spans if begin < last < over)])
        found += [Run(None, pieces(text, at, first, spans)), Run(pledge, pieces(text, first, last, spans))]
        at = last
    return [run for run in (*found, Run(None, pieces(text, at, end, spans))) if run.pieces]


def _line(row: Any, lead: bool, stretches: list[Run], tail: str, lang: str) -> Line:
    """Sentence with its tags in words; its offsets leave out the space around it."""
    words, horizon, codes = row.text.strip(), row.horizon if pd.notna(row.horizon) else "", row.topics.split("|")
    start = row.start + row.text.index(words)
    return Line(f"s{row.sentence}", f"{start}:{start + len(words)}", lead, stretches, tail, codes, horizon,
                notes.topics(codes, lang), notes.tags(row.why, horizon, lang))


def _promises(report: Report, lang: str) -> list[Span]:
    return [
        (p.start, p.end, Mark(p.id, "pledge testable" if p.testable else "pledge", notes.pledge(p, lang), f"{p.start}:{p.end}"), None)
        for p in report.pledges.itertuples()
    ]


def _spans(report: Report, lang: str) -> list[Span]:
    """Claims, set phrases and numerals set aside, in reading order; of two at one place the longer first."""
    claims = [
        (c.start, c.end, Mark(c.id, f"{c.stance} {span(c)}" if span(c) != c.stance else c.stance, gloss.gloss(c, lang), f"{c.start}:{c.end}"), None)
        for c in report.claims.itertuples()
    ]
    aside = report.numbers[report.numbers["kind"] != "claim"]
    known = [(p.start, p.end, Mark("", "phrase", notes.phrase(p.phrase, lang)), None) for p in report.phrases.itertuples()]
    return sorted([*claims, *known, *((n.start, n.end, None, n.kind) for n in aside.itertuples())], key=lambda s: (s[0], -s[1]))


def _element(report: Report, rows: list[Any], head: Any) -> tuple[str, str]:
    """Element and class of a paragraph: a heading that stands alone, the lines under the title, or running text."""
    if head is not None:
        return ("h3" if head.section else "h2"), ""
    words = "".join(row.text for row in rows).strip()
    if report.title and rows[0].part == 0 and words == report.title:
        return "h1", ""
    under = rows[0].part == 0 and not words.endswith(tuple("。！？：:!?"))
    return "p", "delivery" if under else ""
