"""A report → what its page shows: paragraphs, and the stretches of text that carry a mark."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from ..report import Report


class Span(NamedTuple):
    """Half-open stretch of the text, and the row of a table that speaks of it."""

    start: int
    end: int
    kind: str
    row: Any


def marks(report: Report) -> list[Span]:
    """Claims, set phrases and numerals set aside; of two at one place the longer comes first."""
    aside = report.numbers.query("kind != 'claim'")
    rows = {"claim": report.claims, "phrase": report.phrases, "numeral": aside}
    spans = ((kind, it) for kind, frame in rows.items() for it in frame.itertuples())
    found = [Span(it.start, it.end, kind, it) for kind, it in spans]
    return sorted(found, key=lambda span: (span.start, -span.end))


def pledges(report: Report, marks: list[Span]) -> list[Span]:
    """Pledges in reading order; a mark across the end of one is taken in whole."""
    found, at = [], 0
    for it in report.pledges.itertuples():
        start = max(at, it.start)
        at = max(start, *(mark.end for mark in [it, *marks] if mark.start < it.end <= mark.end))
        found.append(Span(start, at, "pledge", it))
    return found


def cut(start: int, end: int, spans: list[Span]) -> Iterator[tuple[int, int, Span | None]]:
    """Stretches that make up a stretch of the text, each with the span on it, or None."""
    at = start
    for span in (span for span in spans if start <= span.start < end):
        if span.start >= at:
            if at < span.start:
                yield at, span.start, None
            yield span.start, span.end, span
            at = span.end
        elif span.kind == "claim":  # within a claim: it keeps its anchor, without a stretch
            yield at, at, span
    if at < end:
        yield at, end, None


def paragraphs(report: Report) -> Iterator[tuple[str, str, bool, list[Any]]]:
    """Element and class of each, whether a heading leads running text, and its sentences."""
    heads = {row.start: row for row in report.outline.itertuples()}
    for _, sentences in report.sentences.fillna({"horizon": ""}).groupby("para"):
        rows, words = [*sentences.itertuples()], "".join(sentences["text"]).strip()
        head, tag = heads.get(rows[0].start), "p"
        if head and len(rows) == 1:
            tag = "h3" if head.section else "h2"
        elif rows[0].part == 0 and words == report.title:
            tag = "h1"
        before = tag == "p" and rows[0].part == 0 and not words.endswith(tuple("。！？：:!?"))
        yield tag, "delivery" if before else "", head is not None and tag == "p", rows
