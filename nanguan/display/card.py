"""A claim in its sentence, and the card of a report."""

from collections import Counter
from typing import Any, NamedTuple

import pandas as pd

from ..wording import gloss, html_lang, label
from . import render, styles

# In the order of the ledger; a claim has the colour of its phase here as on the reader page.
PHASES = ("achieved", "estimate", "goal", "target", "context")
# What to type next.
_NEXT = ("claims", "ledger", "pledges", "numbers")


class ClaimView(NamedTuple):
    """A claim in its sentence: a notebook shows it with its number marked, elsewhere it prints.

    row is the claim as `report.claims` has it, sentence its text, start the offset of the sentence.

    >>> view = load().claim("c003")
    >>> view.row.value, view.row.unit, view.row.bound
    (62200000000.0, '元', 'eq')
    """

    row: Any
    sentence: str
    start: int
    lang: str

    def _repr_html_(self) -> str:
        shown = render("claim.html", claim=self, lang=html_lang(self.lang))
        return styles(shown, "card.css") + shown

    def __repr__(self) -> str:
        before, quote, behind = self.cut()
        raw = ", ".join(f"{name} {value}" for name, value in self.raw().items())
        return f"{self.row.id} {self.reading}\n{before}【{quote}】{behind}\n{raw}\n{self.proof}"

    @property
    def reading(self) -> str:
        """What it says, in one line: indicator, quantity, years, stance."""
        return gloss(self.row, self.lang)

    @property
    def proof(self) -> str:
        """Line of Python that cuts the quote out of the report's text by its offsets."""
        return f"report.text[{self.row.start}:{self.row.end}] == {self.row.quote!r}"

    def cut(self) -> tuple[str, str, str]:
        """Sentence up to the number, the number, and the rest, without the line's end."""
        start, end = self.row.start - self.start, self.row.end - self.start
        words = self.sentence
        return words[:start].lstrip(), words[start:end], words[end:].rstrip()

    def raw(self) -> dict[str, str]:
        """Fields of the table as they are, NA for an empty one."""
        return {name: _plain(value) for name, value in self.row._asdict().items()}


def _plain(value: object) -> str:
    return "NA" if pd.isna(value) else f"{value:.12g}" if isinstance(value, float) else str(value)


def report(
    title: str | None, head: dict[str, str | None], claims: pd.DataFrame, remarks: list[str]
) -> str:
    """Card of a report as HTML: title, head, claims by phase, what is open, what to type next."""
    facts = {label(f"card.{name}"): value or "—" for name, value in head.items()}
    found = Counter(claims["phase"])
    said = {"title": title or "—", "facts": facts, "remarks": remarks, "label": label}
    said |= {"counts": {it: found[it] for it in PHASES if found[it]}, "tables": _NEXT}
    shown = render("report.html", lang=html_lang(), **said)
    return styles(shown, "card.css") + shown
