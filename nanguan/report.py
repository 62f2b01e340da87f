"""A report and its tables: the one object that users hold."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from . import settings, sources, tables
from .errors import ReportError
from .reading import flow, numerals, phrases, pledges, tags, text
from .reading.outline import Sentence
from .reading.report_years import Years, years
from .tables.frames import described, frame
from .wording import say

if TYPE_CHECKING:
    from .markup.card import ClaimView


class _Table(property):
    """Table of a report, made once; who asks gets a copy of his own, a tooltip its columns."""

    def __init__(self, make: Callable[[Report], pd.DataFrame]) -> None:
        super().__init__(described(make.__name__)(make))

    def __get__(self, report: Report | None, owner: type | None = None) -> Any:
        if report is None:
            return self
        made = report._made
        if self.fget not in made:
            made[self.fget] = self.fget(report)
        return made[self.fget].copy()


class Report:
    """A work report, its head and its tables, each made when it is first asked for.

    `nanguan.load()` gives one. Head: title, date, speaker, office, meeting (None where the text is
    silent), text (to which all offsets refer), sha256 (of the text). Tables: claims, numbers,
    ledger, pledges, sentences, outline, phrases, words: pandas frames, one row a thing, with the
    offsets `start` and `end` (half-open); each is yours to change. `claim("c003")` shows one
    number in its sentence, `notes` says what the text leaves open, `years` the years it speaks of.

    >>> from nanguan import load
    >>> report = load()
    >>> report.title, report.date.isoformat(), report.speaker
    ('2022年长春市南关区政府工作报告', '2021-11-24', '鲁月')
    """

    def __init__(self, page: str, day: date | None = None) -> None:
        self.source = source = text.clean(page)
        self.text, self.title, self.date = source.text, source.title, day or source.date
        self.meeting, self.office, self.speaker = source.meeting, source.office, source.speaker
        self.sha256 = hashlib.sha256(self.text.encode("utf-8")).hexdigest()
        self._made: dict[Callable, pd.DataFrame] = {}

    def __repr__(self) -> str:
        head = f"{self.title or 'without a title'}, {self.date or 'no date'}"
        return f"<Report {head}, {len(self.text):,} characters>"

    def _repr_html_(self) -> str:
        from .markup import card

        head = {
            "date": self.date and self.date.isoformat(),
            "speaker": " ".join(filter(None, (self.office, self.speaker))),
            "meeting": self.meeting,
            "characters": f"{len(self.text):,}",
        }
        return card.report(self.title, head, self.claims, self.remarks())

    @cached_property
    def years(self) -> Years:
        """Years of the report: now (of delivery), review (last reviewed), plan (first planned)."""
        return years(self.source, self.date)

    @cached_property
    def shipped(self) -> bool:
        """Whether this is the report of the package, of which tables and exercises speak."""
        return self.text == text.clean(sources.read()).text

    @cached_property
    def _read(self) -> flow.Steps:
        return flow.read(self.text, self.years)

    @_Table
    def outline(self) -> pd.DataFrame:
        """Headings of the report, one a row, in reading order."""
        return frame("outline", self._read.headings)

    @_Table
    def sentences(self) -> pd.DataFrame:
        """Sentences, one a row, tagged by word lists; their texts joined are the report.

        How often the tags are right: `data/README.md`.
        """
        return frame("sentences", map(_tagged, self._read.sentences))

    @_Table
    def numbers(self) -> pd.DataFrame:
        """Numerals of the text, every one a row: part of a claim, or set aside with the reason."""
        read = self._read
        ids = {i: c.id for c, q in zip(read.claims, read.quantities) for i in q.numerals}
        rows = []
        for i, it in enumerate(read.numerals):
            kind = it.kind or ("claim" if i in ids else numerals.leftover(it.quote))
            rows.append(it._asdict() | {"kind": kind, "claim": ids.get(i)})
        return frame("numbers", rows)

    @_Table
    def claims(self) -> pd.DataFrame:
        """Claims, one number a row: what was measured, how much, for when, reached or promised.

        For reading: `show.claims`; one in its sentence: `claim`; why it was read so: `why`.

        >>> from nanguan import load
        >>> load().claims.loc[2, ["indicator", "quote", "unit", "bound"]].tolist()
        ['固定资产投资', '622亿元', '元', 'eq']
        """
        rows = []
        for claim in self._read.claims:
            topic = tags.topic(claim.indicator, self._read.sentences[claim.sentence].text)
            standard = tags.standard(claim.indicator)
            rows.append(claim._asdict() | {"standard": standard, "topic": topic})
        return frame("claims", rows)

    @_Table
    def pledges(self) -> pd.DataFrame:
        """Pledges, one commitment of the plan a row: a clause with its verb and how firm it is."""
        read = self._read
        return frame(
            "pledges", pledges.pledges(self.text, read.sentences, read.headings, read.claims)
        )

    @_Table
    def phrases(self) -> pd.DataFrame:
        """Set phrases (提法), one occurrence a row, with what a reader from elsewhere must know."""
        return frame("phrases", phrases.phrases(self.text))

    @_Table
    def ledger(self) -> pd.DataFrame:
        """Ledger, one indicator a row: reached, goal of the year, target of the term, their pace.

        Its rules: `tables.ledger`.
        """
        return tables.ledger(self.claims, self.text)

    @_Table
    def words(self) -> pd.DataFrame:
        """Words, one token a row, cut by jieba with terms of work reports; no punctuation.

        What to ask of them: the functions of `nanguan.words`.
        """
        from .words import table

        return table(self.sentences)

    def claim(self, at: int | str, lang: str | None = None) -> ClaimView:
        """Claim of an id, or at an offset, in its sentence, marked there; `row` has its fields.

        Raises ReportError where no claim is there.

        >>> from nanguan import load
        >>> load().claim("c003").row.quote
        '622亿元'
        """
        from .markup.card import ClaimView

        claims = self.claims
        found = claims[claims["id"] == tables.find(claims, at)]
        row = next(found.itertuples(index=False, name="Claim"))
        sentence = self._read.sentences[row.sentence]
        return ClaimView(row, sentence.text, sentence.start, settings.language(lang))

    def why(self, claim: str) -> dict[str, str]:
        """Words, or rules, behind the fields of a claim; `tables.explain` makes a table of them.

        Raises ReportError where the report has no claim of this id.

        >>> from nanguan import load
        >>> load().why("c062")["bound"]
        '以上'
        """
        at = tables.find(self.claims, claim)
        return dict(next(found.why for found in self._read.claims if found.id == at))

    @property
    def notes(self) -> list[str]:
        """What the text leaves open, a line each in English, with what to do about it."""
        return self.remarks("en")

    def remarks(self, lang: str | None = None) -> list[str]:
        """What the text leaves open, a line each, with what to do about it."""
        undated = self.years.plan is None
        unplaced = not any(sentence.horizon for sentence in self._read.sentences)
        found = {
            "remark.kind": not text.is_report(self.text),
            "remark.broken": "\ufffd" in self.text,
            "remark.date": undated,
            "remark.horizon": unplaced,
        }
        return [say(key, lang) for key, is_open in found.items() if is_open]


def _tagged(sentence: Sentence) -> dict[str, object]:
    """A sentence with its role and topics."""
    found, role = tags.topics(sentence.text), tags.role(sentence.text, sentence.horizon)
    codes = [topic.code for topic in found] or [tags.NO_TOPIC]
    given = {"role": role[0], "topic": codes[0], "topics": "|".join(map(str, codes))}
    return sentence._asdict() | given | {"why": tags.why(found, role)}


@lru_cache(maxsize=2)
def _report(page: str, day: date | None) -> Report:
    """A report, read once however often it is loaded: what it hands out are copies."""
    return Report(page, day)


def load(path: str | Path | None = None, day: date | None = None) -> Report:
    """Report of a file; the Nanguan report where no path is given, standard input for `-`.

    `day` is the day of delivery, for a text that names none; years hang on it:
    `load("my-county.txt", date(2024, 1, 20))`. Raises ReportError, in one line, where the file is
    missing, empty, of a kind that `sources.read` does not read, not Chinese, or names another day.

    >>> load()
    <Report 2022年长春市南关区政府工作报告, 2021-11-24, 11,052 characters>
    """
    if path is None:  # the day that is set is that of the report that is set, and of no other
        path, its_day = settings.report()
        day = day or its_day
    report = _report(sources.read(path), day)
    stated = report.source.date
    if day and stated and stated != day:
        name = path or "the report"
        raise ReportError(
            f"{name}: the text names {stated} as its day, not {day}; leave the date out"
        )
    return report
