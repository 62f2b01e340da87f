"""A report and its tables: the one object that users hold."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from . import settings, sources, tables, words
from .errors import ReportError
from .reading import numerals, phrases, pipeline, pledges, tags, text
from .reading.claims import phase
from .reading.outline import Sentence
from .reading.placement import AHEAD
from .reading.report_years import Years, years
from .tables.frames import described, frame
from .wording import say

if TYPE_CHECKING:
    from .display.card import ClaimView


def _table(make: Callable[[Report], pd.DataFrame]) -> property:
    """Table of a report, made once; who asks gets a copy of his own, a tooltip its columns."""

    def get(report: Report) -> pd.DataFrame:
        if make not in report._made:
            report._made[make] = make(report)
        return report._made[make].copy()

    return property(get, doc=described(make.__name__)(make).__doc__)


class Report:
    """A work report, its head and its tables, each made when it is first asked for.

    `nanguan.load()` gives one. Head: title, date, speaker, office, meeting (None where the text is
    silent), text (to which all offsets refer), sha256 (of the text). Tables: claims, numbers,
    ledger, pledges, sentences, outline, phrases, words: pandas frames, one row a thing, with the
    offsets `start` and `end` (half-open); each is yours to change. `claim("c003")` shows one
    number in its sentence, `notes` says what the text leaves open, `years` the years it speaks of.

    >>> from nanguan import load
    >>> report = load()
    >>> report.title, report.speaker, len(report.claims)
    ('2022年长春市南关区政府工作报告', '鲁月', 75)
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
        from .display import card

        speaker = " ".join(filter(None, (self.office, self.speaker)))
        head = {"date": self.date and str(self.date), "speaker": speaker, "meeting": self.meeting}
        head["characters"] = f"{len(self.text):,}"
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
    def _read(self) -> pipeline.Steps:
        return pipeline.read(self.text, self.years)

    @_table
    def outline(self) -> pd.DataFrame:
        """Headings of the report, one a row, in reading order."""
        return frame("outline", self._read.headings)

    @_table
    def sentences(self) -> pd.DataFrame:
        """Sentences, one a row, tagged by word lists; their texts joined are the report."""
        return frame("sentences", map(_tagged, self._read.sentences))

    @_table
    def numbers(self) -> pd.DataFrame:
        """Numerals of the text, every one a row: part of a claim, or set aside with the reason."""
        read = self._read
        ids = {i: c.id for c, q in zip(read.claims, read.quantities) for i in q.numerals}
        rows = []
        for i, it in enumerate(read.numerals):
            kind = it.kind or ("claim" if i in ids else numerals.leftover(it.quote))
            rows.append(it._asdict() | {"kind": kind, "claim": ids.get(i)})
        return frame("numbers", rows)

    @_table
    def claims(self) -> pd.DataFrame:
        """Claims, one number a row: what was measured, how much, for when, reached or promised.

        For reading: `show.claims`; one in its sentence: `claim`; why it was read so: `why`.

        >>> load().claims.loc[2, ["indicator", "quote", "unit", "bound"]].tolist()
        ['固定资产投资', '622亿元', '元', 'eq']
        """
        rows = []
        for it in self._read.claims:
            topic = tags.topic(it.indicator, self._read.sentences[it.sentence].text)
            given = {"standard": tags.standard(it.indicator), "topic": topic}
            given["phase"] = phase(it.stance, it.to_year, self.years.plan)
            rows.append(it._asdict() | given)
        return frame("claims", rows)

    @_table
    def pledges(self) -> pd.DataFrame:
        """Pledges, one commitment of the plan a row: a clause with its verb and how firm it is."""
        read = self._read
        found = pledges.pledges(self.text, read.sentences, read.headings, read.claims)
        return frame("pledges", found)

    @_table
    def phrases(self) -> pd.DataFrame:
        """Set phrases (提法), one occurrence a row, with what a reader from elsewhere must know."""
        return frame("phrases", phrases.phrases(self.text))

    @_table
    def ledger(self) -> pd.DataFrame:
        """Ledger, one indicator a row: reached, goal of the year, target of the term, and pace."""
        return tables.ledger(self.claims, self.sentences)

    @_table
    def words(self) -> pd.DataFrame:
        """Words, one token a row, for the functions of `nanguan.words`; no punctuation."""
        return words.table(self.sentences)

    def claim(self, at: int | str, lang: str | None = None) -> ClaimView:
        """Claim, by offset or id, marked in its sentence; `row` has it; ReportError for none.

        >>> load().claim("c003").row.quote
        '622亿元'
        """
        from .display.card import ClaimView

        claims = self.claims
        found = claims[claims["id"] == tables.find(claims, at)]
        (row,) = found.itertuples(index=False, name="Claim")
        sentence = self._read.sentences[row.sentence]
        return ClaimView(row, sentence.text, sentence.start, settings.language(lang))

    def why(self, claim: str) -> dict[str, str]:
        """Words, or rules, behind the fields of a claim (a table: `tables.explain`), by its id."""
        at = tables.find(self.claims, claim)
        return dict(next(found.why for found in self._read.claims if found.id == at))

    @property
    def notes(self) -> list[str]:
        """What the text leaves open, a line each in English, with what to do about it."""
        return self.remarks("en")

    def remarks(self, lang: str | None = None) -> list[str]:
        """What the text leaves open, a line each, with what to do about it."""
        return [say(f"remark.{it}", lang) for it in self.left_open]

    @property
    def left_open(self) -> list[str]:
        """Codes of what the text leaves open: kind, broken, date, horizon, plan."""
        horizons = {sentence.horizon for sentence in self._read.sentences} - {None}
        is_open = {
            "kind": not text.is_report(self.text),
            "broken": "\ufffd" in self.text,
            "date": self.years.plan is None,
            "horizon": not horizons,
            "plan": bool(horizons) and not horizons & {*AHEAD},
        }
        return [code for code in is_open if is_open[code]]


def _tagged(sentence: Sentence) -> dict[str, object]:
    found, role = tags.topics(sentence.text), tags.role(sentence.text, sentence.horizon)
    codes = [topic.code for topic in found] or [tags.NO_TOPIC]
    given = {"role": role[0], "topic": codes[0], "topics": "|".join(map(str, codes))}
    return sentence._asdict() | given | {"why": tags.why(found, role)}


# A report is read once however often it is loaded: what it hands out are copies.
_report = lru_cache(maxsize=2)(Report)


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
        said = f"the text names {stated} as its day, not {day}; leave the date out"
        raise ReportError(f"{path or 'the report'}: {said}")
    return report
