"""A report → what the reader page shows: paragraphs, sentences with their tags, and the marks in them."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd

from . import ledger, phrases, readable
from .report import Report


class Mark(NamedTuple):
    """What a mark carries: its id (none for a set phrase), its classes, and what it says on hover and focus."""

    id: str
    classes: str
    note: str


class Piece(NamedTuple):
    """A stretch of text: plain, the quote of a claim, a set phrase, or a numeral set aside with its kind."""

    text: str
    mark: Mark | None = None
    kind: str | None = None


class Line(NamedTuple):
    """A sentence: its anchor, whether it opens a section in running text, its pieces, its tags in words."""

    id: str
    lead: bool
    pieces: list[Piece]
    tags: str


class Block(NamedTuple):
    """A paragraph: its element, its class, its sentences."""

    tag: str
    style: str
    lines: list[Line]


def amount(claim: Any, signs: bool = False) -> str:
    """Quantity of a claim with its direction and bound, in words or with signs.

    >>> claim = pd.Series({"value": 70.0, "unit": "%", "bound": "ge", "measure": "growth", "direction": "down"})
    >>> amount(claim), amount(claim, signs=True)
    ('下降不低于70%', '下降≥70%')
    """
    way = readable.moved(claim.measure, claim.direction)
    bound = readable.SIGNS[claim.bound] if signs else readable.label(f"bound.{claim.bound}")
    if claim.bound == "range":
        return f"{way}{readable.number(claim.low)}–{readable.number(claim.high)}{claim.unit}"
    return f"{way}{bound}{readable.number(claim.value)}{claim.unit}"


def note(claim: Any) -> str:
    """Reading of a claim: indicator, quantity, years, stance, and how firmly a target is promised."""
    years = f"{readable.years(claim.from_year, claim.to_year)}年" if pd.notna(claim.from_year) else "年份未写明"
    firm = f"（{readable.label(f'commitment.{claim.commitment}')}）" if pd.notna(claim.commitment) else ""
    return f"{claim.indicator}：{amount(claim)}，{years}，{readable.label(f'stance.{claim.stance}')}{firm}"


def span(claim: Any) -> str:
    """Horizon that a claim is coloured by: achieved, goal, target, estimate or context."""
    horizon = ledger.horizon_of(pd.Series(claim._asdict()))
    return claim.stance if claim.stance in ("estimate", "context") or horizon is None else horizon


def pieces(text: str, start: int, end: int, spans: list[tuple[int, int, Mark | None, str | None]]) -> list[Piece]:
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


def blocks(report: Report) -> list[Block]:
    """Paragraphs of a report with the element that each is; their pieces joined are the text."""
    heads = {row.start: row for row in report.outline.itertuples()}
    spans = _spans(report)
    found = []
    for _, group in report.sentences.groupby("para"):
        rows = list(group.itertuples())
        head = heads.get(rows[0].start)
        alone = head is not None and len(rows) == 1
        lines = [
            Line(f"s{row.sentence}", head is not None and not alone and row is rows[0],
                 pieces(report.text, row.start, row.end, spans), tagged(row))
            for row in rows
        ]
        found.append(Block(*_element(report, rows, head if alone else None), lines))
    return found


def tagged(sentence: Any) -> str:
    """Tags of a sentence in words, with what gave them.

    >>> from nanguan import load
    >>> tagged(next(load().sentences.iloc[10:].itertuples()))
    '宏观经济 macroeconomics；成绩 achievement（achievement: review; 1: 地区生产总值、财政收入、财力）'
    """
    names = [code for code in sentence.topics.split("|")]
    words = [f"{readable.label(f'topic.{code}')} {readable.label(f'topic.{code}', 'en')}" for code in names]
    role = f"{readable.label(f'role.{sentence.role}')} {readable.label(f'role.{sentence.role}', 'en')}"
    return f"{'、'.join(words)}；{role}（{sentence.why}）"


def _phrase(quote: Any) -> Mark:
    """Mark of a set phrase: pinyin, English, and a sentence on it in both languages."""
    row = phrases.glossary(quote.phrase)
    return Mark("", "phrase", f"{row['phrase']} {row['pinyin']}: {row['en']}。{row['zh_note']} {row['en_note']}")


def _spans(report: Report) -> list[tuple[int, int, Mark | None, str | None]]:
    """Claims, set phrases and numerals set aside, in reading order; of two at one place the longer first."""
    claims = [
        (c.start, c.end, Mark(c.id, f"{c.stance} {span(c)}" if span(c) != c.stance else c.stance, note(c)), None)
        for c in report.claims.itertuples()
    ]
    aside = report.numbers[report.numbers["kind"] != "claim"]
    known = [(p.start, p.end, _phrase(p), None) for p in report.phrases.itertuples()]
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
