"""A report and its tables: the one object that users hold."""

from __future__ import annotations

import os
from datetime import date
from functools import cached_property
from pathlib import Path

import pandas as pd

from . import calendar, claims, horizons, ledger, numbers, outline, phrases, pledges, quantities, standards, tables, tags, text, words
from .errors import ReportError


class Report:
    """A work report, its head and its tables, each made when it is first asked for.

    >>> from nanguan import load
    >>> report = load()
    >>> report.title, report.date.isoformat(), report.speaker
    ('2022年长春市南关区政府工作报告', '2021-11-24', '鲁月')
    """

    def __init__(self, page: str, day: date | None = None) -> None:
        self.source = text.clean(page)
        self.text = self.source.text
        self.title = self.source.title
        self.date = day or self.source.date
        self.meeting = self.source.meeting
        self.office = self.source.office
        self.speaker = self.source.speaker
        self.sha256 = text.sha256(self.text)

    def __repr__(self) -> str:
        return f"<Report {self.title or 'without a title'}, {self.date or 'no date'}, {len(self.text):,} characters>"

    @cached_property
    def _headings(self) -> list[outline.Heading]:
        return outline.outline(self.text)

    @cached_property
    def _sentences(self) -> list[outline.Sentence]:
        return outline.sentences(self.text, self._headings)

    @cached_property
    def _stretches(self) -> list[horizons.Stretch]:
        return horizons.stretches(self.text, self._headings, self.years)

    @cached_property
    def _horizons(self) -> list[str | None]:
        return [horizons.horizon_at(self._stretches, sentence.start) for sentence in self._sentences]

    @cached_property
    def _numerals(self) -> list[numbers.Numeral]:
        return numbers.numerals(self.text)

    @cached_property
    def _quantities(self) -> list[quantities.Quantity]:
        return quantities.quantities(self.text, self._numerals)

    @cached_property
    def _claims(self) -> list[claims.Claim]:
        return claims.claims(self.text, self._sentences, self._horizons, self._quantities, self.years)

    @cached_property
    def years(self) -> calendar.Calendar:
        """Year of delivery, last year under review, first year planned."""
        return calendar.calendar(self.source, self.date)

    @cached_property
    def outline(self) -> pd.DataFrame:
        """Headings: part, section, start, end, mark, title, horizon."""
        rows = [(*heading, horizons.horizon_at(self._stretches, heading.start)) for heading in self._headings]
        return tables.frame("outline", rows)

    @cached_property
    def sentences(self) -> pd.DataFrame:
        """Sentences: where they stand, their horizon, role and topics, and the words that gave these; joined they are the text."""
        return tables.frame("sentences", map(self._tagged, self._sentences, self._horizons))

    @staticmethod
    def _tagged(sentence: outline.Sentence, horizon: str | None) -> tuple:
        found, role = tags.topics(sentence.text), tags.role(sentence.text, horizon)
        codes = [topic.code for topic in found] or [tags.NO_TOPIC]
        return (*sentence, horizon, role[0], codes[0], "|".join(map(str, codes)), tags.why(found, role))

    @cached_property
    def numbers(self) -> pd.DataFrame:
        """Numerals: start, end, quote, kind (claim, or why it is set aside), claim (its id)."""
        ids = {i: c.id for c, q in zip(self._claims, self._quantities) for i in q.numerals}
        rows = [(n.start, n.end, n.quote, n.kind or ("claim" if i in ids else numbers.leftover(n.quote)), ids.get(i))
                for i, n in enumerate(self._numerals)]
        return tables.frame("numbers", rows)

    @cached_property
    def claims(self) -> pd.DataFrame:
        """Claims: what was measured, how much, for which years, reached or promised, and where the text says so."""
        rows = [
            (*c[:5], standards.standard(c.indicator), *c[5:16], tags.topic(c.indicator, self._sentences[c.sentence].text), *c[16:19])
            for c in self._claims
        ]
        return tables.frame("claims", rows)

    @cached_property
    def pledges(self) -> pd.DataFrame:
        """Pledges: each commitment of the plan with its verb, strength, object, and what could show that it was kept."""
        found = pledges.pledges(self.text, self._sentences, self._horizons, self._headings, self._claims)
        return tables.frame("pledges", found)

    @cached_property
    def phrases(self) -> pd.DataFrame:
        """Set phrases: where each stands, with pinyin, English and level; see nanguan.phrases.glossary."""
        return tables.frame("phrases", phrases.phrases(self.text))

    def why(self, claim: str) -> dict[str, str]:
        """Words, or rules, behind the fields of a claim; see nanguan.explain."""
        return next(c.why for c in self._claims if c.id == claim)

    @cached_property
    def notes(self) -> list[str]:
        """What the text leaves open: one line each, with what to do about it."""
        found = []
        if self.years.plan is None:
            found.append("no date in the text: years are NA; give the day of delivery (--date 2024-01-20)")
        if not any(self._horizons):
            found.append("no part, salutation or turn to a plan found: every number counts as achieved")
        return found

    @cached_property
    def ledger(self) -> pd.DataFrame:
        """Ledger: one row an indicator over three horizons; see nanguan.ledger.ledger."""
        return ledger.ledger(self.claims, self.text)

    @cached_property
    def words(self) -> pd.DataFrame:
        """Words: word, start, end, tag, part, section, sentence."""
        return words.words(self.sentences)


def load(path: str | Path | None = None, day: date | None = None) -> Report:
    """Report of a text file; the Nanguan report where no path is given, standard input for `-`.

    `nanguan build FILE` names FILE and the day in NANGUAN_REPORT and NANGUAN_DATE, so that notebooks read it.

    Raises ReportError, in one line, where the file is missing, empty, binary or no work report, or names another day.
    """
    path = path or os.environ.get("NANGUAN_REPORT")
    if day is None and "NANGUAN_DATE" in os.environ:
        day = date.fromisoformat(os.environ["NANGUAN_DATE"])
    report = Report(text.read(path), day)
    stated = report.source.date
    if day and stated and stated != day:
        raise ReportError(f"{path or 'the report'}: the text itself names {stated} as its day, not {day}; leave the date out")
    return report
