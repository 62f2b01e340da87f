"""What a notebook shows of a report and of a claim: a card with the report's head, a sentence with its number marked."""

from __future__ import annotations

import html
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from . import explain, gloss, readable
from .figures import font_face
from .reader import span

if TYPE_CHECKING:
    from .report import Report

# In the order of the ledger; a claim is coloured by its span as on the reader page.
SPANS = ("achieved", "estimate", "goal", "target", "context")
_BLANK = "—"
# What to type next.
_NEXT = ("claims", "ledger", "pledges", "numbers")


class ClaimView(NamedTuple):
    """A claim in its sentence: it shows itself in a notebook with its number marked, and prints as text elsewhere.

    row is the claim as `report.claims` has it, sentence its text, start the offset of the sentence in `report.text`.

    >>> from nanguan import load
    >>> view = load().claim("c003")
    >>> view.row.value, view.row.unit, view.row.bound
    (62200000000.0, '元', 'eq')
    """

    row: Any
    sentence: str
    start: int
    lang: str = "zh"

    def _repr_html_(self) -> str:
        before, quote, behind = map(html.escape, self.cut())
        body = (
            f'<p lang="zh-CN">{before}<mark class="{self.span}">{quote}</mark>{behind}</p>'
            f'<p class="reading {self.span}">{html.escape(self.reading)}</p>'
            f'<dl class="raw">{"".join(_field(name, value) for name, value in self.raw().items())}</dl>'
            f"<p><code>{html.escape(self.proof)}</code></p>"
        )
        return _card(body, self.lang, self.span)

    def __repr__(self) -> str:
        before, quote, behind = self.cut()
        raw = ", ".join(f"{name} {value}" for name, value in self.raw().items())
        return f"{self.row.id} {self.reading}\n{before}【{quote}】{behind}\n{raw}\n{self.proof}"

    @property
    def span(self) -> str:
        """Horizon that colours it: achieved, estimate, goal (one year), target (a term) or context."""
        return span(self.row)

    @property
    def reading(self) -> str:
        """What it says, in one line: indicator, quantity, years, stance."""
        return gloss.gloss(self.row, self.lang)

    @property
    def proof(self) -> str:
        """Line of Python that cuts the quote out of the report's text by its offsets."""
        return f"report.text[{self.row.start}:{self.row.end}] == {self.row.quote!r}"

    def cut(self) -> tuple[str, str, str]:
        """Sentence up to the number, the number, and the rest, without the line's end."""
        start, end = self.row.start - self.start, self.row.end - self.start
        return self.sentence[:start].lstrip(), self.sentence[start:end], self.sentence[end:].rstrip()

    def raw(self) -> dict[str, str]:
        """Fields of the table as they are, NA for an empty one."""
        return {name: _plain(value) for name, value in self.row._asdict().items()}


def claim(report: Report, at: int | str, lang: str = "zh") -> ClaimView:
    """Claim of an id, or at an offset, in its sentence; raises ReportError where there is none.

    >>> from nanguan import load
    >>> claim(load(), 403).cut()[1]
    '2168亿元'
    """
    found = report.claims[report.claims["id"] == explain.find(report, at)]
    row = next(found.itertuples(index=False, name="Claim"))
    sentence = report.sentences.iloc[row.sentence]
    return ClaimView(row, sentence["text"], int(sentence["start"]), lang)


def report(report: Report, lang: str = "zh") -> str:
    """Card of a report as HTML: title, head, claims by horizon, what it leaves open, and what to type next."""
    head = {
        "date": report.date.isoformat() if report.date else _BLANK,
        "speaker": " ".join(filter(None, (report.office, report.speaker))) or _BLANK,
        "meeting": report.meeting or _BLANK,
        "characters": f"{len(report.text):,}",
    }
    facts = "".join(f"<dt>{_word(name, lang)}</dt>{_fact(value)}" for name, value in head.items())
    notes = "".join(f"<li>{html.escape(line)}</li>" for line in report.remarks(lang))
    body = (
        f'<p class="title" lang="zh-CN">{html.escape(report.title or _BLANK)}</p>'
        f"<dl>{facts}<dt>{readable.label('table.claims', lang)}</dt><dd>{_counts(report, lang)}</dd></dl>"
        + (f'<ul class="notes">{notes}</ul>' if notes else "")
        + f'<p><span class="faint">{_word("next", lang)}</span> {_next(lang)}</p>'
    )
    return _card(body, lang)


def _counts(report: Report, lang: str) -> str:
    """Number of claims, and how many of each horizon."""
    found = [span(row) for row in report.claims.itertuples()]
    counts = ((name, found.count(name)) for name in SPANS if name in found)
    parts = (f'<span class="count {name}">{readable.label(f"span.{name}", lang)} {n}</span>' for name, n in counts)
    return f'<span class="total">{len(found)}</span>　{"".join(parts)}' if found else "0"


def _next(lang: str) -> str:
    """First lines to type, each with what it gives."""
    return "".join(f'<span class="item"><code>report.{name}</code> {readable.label(f"table.{name}", lang)}</span>' for name in _NEXT)


def _word(name: str, lang: str) -> str:
    return html.escape(readable.label(f"card.{name}", lang))


def _fact(value: str) -> str:
    return f"<dd>{html.escape(value)}</dd>" if value.isascii() else f'<dd lang="zh-CN">{html.escape(value)}</dd>'


def _field(name: str, value: str) -> str:
    return f"<div><dt>{name}</dt><dd>{html.escape(value)}</dd></div>"


def _plain(value: object) -> str:
    """Value of a cell as it is, but without a zero behind the point; NA for none."""
    return "NA" if pd.isna(value) else f"{value:.12g}" if isinstance(value, float) else str(value)


def _card(body: str, lang: str, span: str = "") -> str:
    """HTML of a card with its style and the glyphs that it needs."""
    card = f'<div class="nanguan-card {span}" lang="{"zh-CN" if lang == "zh" else lang}">{body}</div>'
    return f"{font_face(card)}<style>{_style()}</style>{card}"


@lru_cache(maxsize=None)
def _style() -> str:
    return (Path(__file__).parent / "templates" / "card.css").read_text(encoding="utf-8")
