"""A report → what its page shows: paragraphs, and the stretches of text that carry a mark."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from ..report import Report
from ..tables import phases
from ..wording import gloss, label, notes


class Span(NamedTuple):
    """Half-open stretch of the text: what it is, its note, and its anchor where it has one."""

    start: int
    end: int
    kind: str
    note: str
    id: str = ""
    classes: str = ""


def claims(report: Report) -> list[Any]:
    """Rows of the claims, each with its phase."""
    return list(report.claims.assign(phase=phases).itertuples())


def marks(report: Report, lang: str | None = None) -> list[Span]:
    """Claims, set phrases and numerals set aside; of two at one place the longer comes first."""
    found = []
    for it in claims(report):
        classes = it.stance if it.stance == it.phase else f"{it.stance} {it.phase}"
        found.append(Span(it.start, it.end, "claim", gloss(it, lang), it.id, classes))
    for it in report.phrases.itertuples():
        found.append(Span(it.start, it.end, "phrase", notes.phrase(it.phrase, lang)))
    for it in report.numbers.query("kind != 'claim'").itertuples():
        found.append(Span(it.start, it.end, "numeral", label(f"kind.{it.kind}", lang)))
    return sorted(found, key=lambda span: (span.start, -span.end))


def pledges(report: Report, marks: list[Span], lang: str | None = None) -> list[Span]:
    """Pledges in reading order; a mark across the end of one is taken in whole."""
    found, at = [], 0
    for it in report.pledges.itertuples():
        start = max(at, it.start)
        at = max(start, *(mark.end for mark in [it, *marks] if mark.start < it.end <= mark.end))
        classes = "pledge testable" if it.testable else "pledge"
        found.append(Span(start, at, "pledge", notes.pledge(it, lang), it.id, classes))
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
        elif span.id:  # a claim within a claim keeps its anchor, without a stretch of its own
            yield at, at, span
    if at < end:
        yield at, end, None


def paragraphs(report: Report) -> Iterator[tuple[str, str, bool, list[Any]]]:
    """Element and class of each, whether a heading leads running text, and its sentences."""
    heads = {row.start: row for row in report.outline.itertuples()}
    for _, sentences in report.sentences.fillna({"horizon": ""}).groupby("para"):
        rows, words = list(sentences.itertuples()), "".join(sentences["text"]).strip()
        head, tag = heads.get(rows[0].start), "p"
        under = rows[0].part == 0 and not words.endswith(tuple("。！？：:!?"))
        if head and len(rows) == 1:
            tag = "h3" if head.section else "h2"
        elif rows[0].part == 0 and words == report.title:
            tag = "h1"
        yield tag, "delivery" if under and tag == "p" else "", head is not None and tag == "p", rows
