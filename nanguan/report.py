"""A report and its tables: the one object that users hold."""

from __future__ import annotations

import os
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from . import calendar, claims, explain, horizons, ledger, numbers, outline, phrases, pledges, quantities, standards, tables, tags, text, words
from .errors import ReportError
from .readable import language, say

if TYPE_CHECKING:
    from . import card


# A property that is worked out once: of a cached_property the tooltip of a notebook would show pandas' words, not ours.
class _Table(property):
    def __get__(self, report: Any, owner: type | None = None) -> Any:
        if report is None:
            return self
        name = self.fget.__name__
        if name not in report.__dict__:
            report.__dict__[name] = self.fget(report)
        return report.__dict__[name]


class Report:
    """A work report, its head and its tables, each made when it is first asked for; `nanguan.load()` gives one.

    Head: title, date, speaker, office, meeting (None where the text does not say), text (to which all offsets refer),
    sha256 (of the text). Tables: claims, numbers, ledger, pledges, sentences, outline, phrases, words: pandas frames, one
    row a thing, with the offsets `start` and `end` (half-open) and the `quote` or text there. `claim("c003")` shows one
    number in its sentence, `notes` says what the text leaves open, `years` of which years it speaks.

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

    def _repr_html_(self) -> str:
        from . import card

        return card.report(self, language())

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

    @_Table
    def years(self) -> calendar.Calendar:
        """Years of the report: now (of delivery), review (the last one under review), plan (the first one planned).

        Each is None where the report has no date; see `notes`.

        >>> from nanguan import load
        >>> load().years.plan
        2022
        """
        return calendar.calendar(self.source, self.date)

    @_Table
    def shipped(self) -> bool:
        """Whether this is the report that comes with the package, which the hand-made tables and the exercises are about."""
        return self.text == text.clean(text.read(None)).text

    @_Table
    def outline(self) -> pd.DataFrame:
        """Headings of the report, one a row, in reading order.

        Columns: part, section (0 for the heading of a part), start, end, mark (its number or dash), title, horizon (what
        it looks at: review, outlook, year, conduct, appendix).

        >>> from nanguan import load
        >>> load().outline.loc[:0, ["mark", "title", "horizon"]].values.tolist()
        [['一、', '第十八届政府工作回顾', 'review']]
        """
        rows = [(*heading, horizons.horizon_at(self._stretches, heading.start)) for heading in self._headings]
        return tables.frame("outline", rows)

    @_Table
    def sentences(self) -> pd.DataFrame:
        """Sentences, one a row, tagged by word lists; their texts joined are the report, character for character.

        Columns: part, section, para, sentence (numbers, from 0), start, end, text, horizon (review, outlook, year,
        conduct, appendix), role (achievement, plan, problem, principle, ceremony, context), topic (code of the
        Comparative Agendas Project, 0 none), topics (up to three codes, joined by |), why (the words that gave role and
        topics). How often the tags are right: `data/README.md`.

        >>> from nanguan import load
        >>> load().sentences.loc[11, ["text", "horizon", "role"]].tolist()
        ['固定资产投资累计实现622亿元,创历史最好水平,投资强度位居全省前列。', 'review', 'achievement']
        """
        return tables.frame("sentences", map(self._tagged, self._sentences, self._horizons))

    @staticmethod
    def _tagged(sentence: outline.Sentence, horizon: str | None) -> tuple:
        found, role = tags.topics(sentence.text), tags.role(sentence.text, horizon)
        codes = [topic.code for topic in found] or [tags.NO_TOPIC]
        return (*sentence, horizon, role[0], codes[0], "|".join(map(str, codes)), tags.why(found, role))

    @_Table
    def numbers(self) -> pd.DataFrame:
        """Numerals of the text, every one a row: part of a claim, or set aside with the reason.

        Columns: start, end, quote, kind (claim, or date, duration, ordinal, heading, meeting, slogan, name, idiom,
        threshold, listing, other), claim (id, NA for those set aside).

        >>> from nanguan import load
        >>> load().numbers.query("claim == 'c001'")[["quote", "kind"]].values.tolist()
        [['2168亿', 'claim']]
        """
        ids = {i: c.id for c, q in zip(self._claims, self._quantities) for i in q.numerals}
        rows = [(n.start, n.end, n.quote, n.kind or ("claim" if i in ids else numbers.leftover(n.quote)), ids.get(i))
                for i, n in enumerate(self._numerals)]
        return tables.frame("numbers", rows)

    @_Table
    def claims(self) -> pd.DataFrame:
        """Claims, one number a row: what was measured, how much, for which years, reached or promised, and where it stands.

        Columns: id, start, end, quote (`text[start:end]`), indicator (in the text's words), standard (the planning
        indicator meant), value (万 and 亿 multiplied out), low, high (interval that the bound leaves), unit, bound (eq,
        approx 左右, ge 以上, gt 突破, le 以内, lt 近, range), measure (level, share, growth, change), direction (up, down),
        stance (achieved, estimate, target, context), from_year, to_year, commitment (ensure 确保, plain, strive 力争,
        expect 预期), topic (code of the Comparative Agendas Project), part, section, sentence. NA: not stated.
        For reading: `show.claims`; one in its sentence: `claim`; why it was read so: `explain.explain`.

        >>> from nanguan import load
        >>> load().claims.loc[2, ["indicator", "quote", "unit", "bound"]].tolist()
        ['固定资产投资', '622亿元', '元', 'eq']
        """
        rows = [
            (*c[:5], standards.standard(c.indicator), *c[5:16], tags.topic(c.indicator, self._sentences[c.sentence].text), *c[16:19])
            for c in self._claims
        ]
        return tables.frame("claims", rows)

    @_Table
    def pledges(self) -> pd.DataFrame:
        """Pledges, one commitment of the plan a row: a clause with its verb, how firm it is, and what could show that it was kept.

        Columns: id, start, end, quote (the clause), verb, strength (ensure 确保, plain, strive 力争, explore 探索), object,
        testable (True where anything could show it), ground (number, finished, date, none), claims (ids, NA for none),
        topic, part, section, sentence.

        >>> from nanguan import load
        >>> load().pledges.query("claims == 'c072'")[["verb", "object", "ground"]].values.tolist()
        [['改造', '老旧小区', 'number']]
        """
        found = pledges.pledges(self.text, self._sentences, self._horizons, self._headings, self._claims)
        return tables.frame("pledges", found)

    @_Table
    def phrases(self) -> pd.DataFrame:
        """Set phrases (提法), one occurrence a row, with what a reader from elsewhere needs to know.

        Columns: start, end, quote, phrase (as the glossary has it), pinyin, en, level (of the government that coined it:
        nation, province, city, district). Notes on each in both languages: `phrases.glossary`.

        >>> from nanguan import load
        >>> load().phrases.query("phrase == '供给侧结构性改革'")[["en", "level"]].head(1).values.tolist()
        [['supply-side structural reform', 'nation']]
        """
        return tables.frame("phrases", phrases.phrases(self.text))

    def claim(self, at: int | str, lang: str = "zh") -> card.ClaimView:
        """Claim of an id, or at an offset, in its sentence: it shows itself with the number marked; `row` has its fields.

        Raises ReportError where no claim is there.

        >>> from nanguan import load
        >>> load().claim("c003").row.quote
        '622亿元'
        """
        from . import card

        return card.claim(self, at, lang)

    def why(self, claim: str) -> dict[str, str]:
        """Words, or rules, behind the fields of a claim; `explain.explain` makes a table of them.

        Raises ReportError where the report has no claim of this id.

        >>> from nanguan import load
        >>> load().why("c062")["bound"]
        '以上'
        """
        return self._claims[list(self.claims["id"]).index(explain.find(self, claim))].why

    @_Table
    def notes(self) -> list[str]:
        """What the text leaves open, one line each in English, with what to do about it; empty where nothing is open.

        >>> from nanguan import load
        >>> load().notes
        []
        """
        return self.remarks("en")

    def remarks(self, lang: str = "zh") -> list[str]:
        """What the text leaves open, one line each, with what to do about it; `notes` in the language asked for.

        >>> from nanguan import load
        >>> load().remarks()
        []
        """
        undated, unplaced = self.years.plan is None, not any(self._horizons)
        return [say(key, lang) for key, open_ in (("remark.date", undated), ("remark.horizon", unplaced)) if open_]

    @_Table
    def ledger(self) -> pd.DataFrame:
        """Ledger of three horizons, one indicator a row: reached, goal of the year, target of the term, and their pace.

        Columns: indicator, en, status (stated, no number, not stated); for each horizon h of achieved, goal, target: h
        (ids of claims, NA for none), h_value, h_low, h_high, h_bound, h_unit, h_measure, h_direction, h_from_year,
        h_to_year, h_pace (value a year); goal_ratio, target_ratio (pace over the past pace) with goal_ratio_bound,
        target_ratio_bound; why, why_zh (what is not compared, or why one expects it). Rules: `nanguan.ledger.ledger`.

        >>> from nanguan import load
        >>> load().ledger.query("achieved == 'c003'")[["goal", "goal_ratio_bound", "goal_ratio"]].round(3).values.tolist()
        [['c062', 'ge', 1.125]]
        """
        return ledger.ledger(self.claims, self.text)

    @_Table
    def words(self) -> pd.DataFrame:
        """Words, one token a row, cut by jieba with terms of work reports; no punctuation.

        Columns: word, start, end, tag (jieba's: n noun, v verb, m numeral …), part, section, sentence. What to ask of
        them: `words.frequencies`, `keyness.keyness`, `collocation.collocations`, `frequency.dispersion`.

        >>> from nanguan import load
        >>> load().words.loc[100:102, ["word", "tag"]].values.tolist()
        [['政协', 'j'], ['的', 'uj'], ['鼎力支持', 'i']]
        """
        return words.words(self.sentences)


def load(path: str | Path | None = None, day: date | None = None) -> Report:
    """Report of a text file; the Nanguan report where no path is given, standard input for `-`.

    `day` is the day of delivery, for a text that names none: `load("my-county.txt", date(2024, 1, 20))`; years hang on it.
    `nanguan build FILE` names FILE and the day in NANGUAN_REPORT and NANGUAN_DATE, so that notebooks read it.
    Raises ReportError, in one line, where the file is missing, empty, binary or no work report, or names another day.

    >>> load()
    <Report 2022年长春市南关区政府工作报告, 2021-11-24, 11,052 characters>
    """
    if path is None and day is None and "NANGUAN_DATE" in os.environ:  # the day of that report, and of no other
        day = date.fromisoformat(os.environ["NANGUAN_DATE"])
    path = path or os.environ.get("NANGUAN_REPORT")
    report = Report(text.read(path), day)
    stated = report.source.date
    if day and stated and stated != day:
        raise ReportError(f"{path or 'the report'}: the text itself names {stated} as its day, not {day}; leave the date out")
    return report
