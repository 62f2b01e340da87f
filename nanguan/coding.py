"""Sentences → a sheet to code by hand, and how far two codings agree."""

from __future__ import annotations

import random
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from math import nan

import pandas as pd

from . import files, readable, tables, text
from .errors import ReportError
from .report import Report

COLUMNS = ("topic", "role")
# A shorter sentence can hardly be coded on its own.
_SHORTEST = 15
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_EMPTY = "Z"
_STRING = re.compile(r"NG1-(\d{1,9})-([0-9A-Z]+)-([0-9A-Z]{3})")


def codes(lang: str = "zh") -> pd.DataFrame:
    """Codebook of topic and role: column, code, sign (what one writes on paper), name, meaning (a line on what belongs there).

    >>> codes("en").iloc[[6, -1]][["column", "code", "sign", "name"]].values.tolist()
    [['topic', '6', '6', 'education'], ['role', 'context', 'F', 'context']]
    """
    rows, letters = [], iter("ABCDEFGH")
    for row in files.rows("lexicon/codes.tsv"):
        column, code = row["key"].split(".")
        sign = code if column == "topic" else next(letters)
        rows.append((column, code, sign, readable.label(row["key"], lang), row[lang]))
    return tables.frame("codes", rows)


def sheet(sentences: pd.DataFrame, size: int = 20, seed: int = 1) -> pd.DataFrame:
    """Sheet of `size` sentences to be coded, in reading order: sentence, text, topic, role, the last two empty.

    The report is cut into `size` runs of the same length and one sentence is drawn from each, so that every part has its
    share; the same seed draws the same sheet. Headings, ceremony and sentences under 15 characters are left out.
    Raises ReportError where the report has too few sentences.

    >>> from nanguan import load
    >>> sheet(load().sentences, size=4)["sentence"].tolist()
    [16, 104, 178, 183]
    """
    words = sentences["text"].str.strip()
    # The first sentence of a part or a section is its heading.
    body = sentences.duplicated(["part", "section"]) & (sentences["role"] != "ceremony") & (words.str.len() >= _SHORTEST)
    numbers = sentences.loc[body, "sentence"].tolist()
    if not 0 < size <= len(numbers):
        raise ReportError(f"a sheet of {size} sentences: the report has {len(numbers)} to draw from; give a size of 1 to that many")
    draw = random.Random(seed)
    cuts = [len(numbers) * run // size for run in range(size + 1)]
    drawn = [numbers[draw.randrange(*run)] for run in zip(cuts, cuts[1:])]
    by_number = dict(zip(sentences["sentence"], words))
    return tables.frame("sheet", [(number, by_number[number], None, None) for number in drawn])


def gold(sheet: pd.DataFrame) -> pd.DataFrame:
    """The same sentences with the topic and role of the hand-coded table, and in `accepted` all topics that fit there.

    Topic is the first of the accepted ones. Agreement with this table says how far a coder follows this codebook's
    reader, not how near to the truth either is. Raises ReportError for sentences of another report than the coded one.

    >>> from nanguan import load
    >>> gold(sheet(load().sentences, size=4))[["topic", "role", "accepted"]].values.tolist()[0]
    [14, 'achievement', '14|10']
    """
    _need(sheet, "the sheet", "sentence", "text")
    own = _coded_report().sentences.set_index("sentence")["text"].str.strip()
    for number, words in zip(sheet["sentence"], sheet["text"]):
        if own.get(number) != str(words).strip():
            raise ReportError(f"sentence {number}: not in the report that data/topics.csv codes; draw the sheet from that report")
    found = tables.shipped("topics").set_index("sentence").loc[sheet["sentence"]]
    coded = sheet.assign(topic=found["codes"].str.split("|").str[0].tolist(), role=found["role"].tolist())
    return coded.astype({"topic": "Int64", "role": "string"}).assign(accepted=found["codes"].array)


@lru_cache(maxsize=1)
def _coded_report() -> Report:
    return Report(text.read())


def kappa(a: Sequence[object], b: Sequence[object]) -> float:
    """Cohen's kappa of two codings of the same things: (p - e) / (1 - e), p the share that agrees, e the share expected by chance.

    Cohen 1960 (Educational and Psychological Measurement 20(1)): e is what two coders with these totals would reach if
    each handed out codes at random. NaN where e is 1: both use one and the same code throughout, or there is nothing.

    >>> kappa("aabb", "aaab"), kappa("aa", "aa")
    (0.5, nan)
    """
    mine, other = Counter(a), Counter(b)
    # Whole numbers up to the one division, so that the lab's page comes to the same last digit.
    same = len(a) * sum(x == y for x, y in zip(a, b, strict=True))
    chance, all_ = sum(mine[code] * other[code] for code in mine), len(a) ** 2
    return (same - chance) / (all_ - chance) if all_ > chance else nan


def agreement(a: pd.DataFrame, b: pd.DataFrame) -> pd.DataFrame:
    """How far two codings of a sheet agree: column (topic, role), same, of, left_out, share, kappa.

    Sentences that one of the two left uncoded are not in `of`; left_out counts them. See `kappa`. Raises ReportError
    where the sheets have other sentences, or a code is not in the codebook.

    >>> from nanguan import load
    >>> mine = gold(sheet(load().sentences, size=4))
    >>> agreement(mine, mine.assign(role="plan"))[["column", "same", "of", "share"]].values.tolist()
    [['topic', 4, 4, 1.0], ['role', 2, 4, 0.5]]
    """
    first, second = _pair(a, b)
    rows = []
    for column in COLUMNS:
        both = first[column].notna() & second[column].notna()
        x, y = first.loc[both, column].tolist(), second.loc[both, column].tolist()
        same = sum(map(str.__eq__, x, y))
        rows.append((column, same, len(x), int((~both).sum()), same / len(x) if x else None, kappa(x, y)))
    return tables.frame("agreement", rows)


def differences(a: pd.DataFrame, b: pd.DataFrame) -> pd.DataFrame:
    """Sentences that two codings code differently: sentence, topic_a, topic_b, role_a, role_b, text.

    Where `b` is the hand-coded table its accepted topics come last, in `accepted`. Sentences that one of the two left
    uncoded are no difference. Raises ReportError as `agreement` does.

    >>> from nanguan import load
    >>> mine = gold(sheet(load().sentences, size=4))
    >>> differences(mine, mine.assign(role="plan"))[["sentence", "role_a", "role_b"]].values.tolist()
    [[16, 'achievement', 'plan'], [104, 'problem', 'plan']]
    """
    _need(a, "the first sheet", "text")
    first, second = _pair(a, b)
    unlike = (first != second).fillna(False).astype(bool).any(axis=1)
    both = first.add_suffix("_a").join(second.add_suffix("_b"))
    wide = both[["topic_a", "topic_b", "role_a", "role_b"]].assign(text=a.set_index("sentence")["text"])[unlike].reset_index()
    found = tables.frame("differences", wide.itertuples(index=False))
    return found.assign(accepted=b.set_index("sentence").loc[found["sentence"], "accepted"].array) if "accepted" in b else found


def packed(coded: pd.DataFrame, seed: int = 1) -> str:
    """Coded sheet as one short line to send, the same that the lab's page gives: NG1-seed-codes-checksum.

    Two signs a sentence: the topic in base 36, the role as a letter in the order of `codes`; Z where there is none.

    >>> from nanguan import load
    >>> packed(gold(sheet(load().sentences, size=4)))
    'NG1-1-EA1C4BFB-S4Q'
    """
    checked, roles = _codes(coded, "the sheet"), _allowed("role")
    signs = "".join(
        (_EMPTY if pd.isna(topic) else _DIGITS[int(topic)]) + (_EMPTY if pd.isna(role) else _DIGITS[10 + roles.index(role)])
        for topic, role in zip(checked["topic"], checked["role"])
    )
    return f"NG1-{seed}-{signs}-{_checksum(signs, seed, checked.index)}"


def unpacked(line: str, sentences: pd.DataFrame) -> pd.DataFrame:
    """Coded sheet of a line that `packed` or the lab's page gave; words around it and breaks within it do not matter.

    `sentences` are those of the report from which the sheet was drawn. Raises ReportError where the line is incomplete,
    miscopied, or of another report.
    """
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", line)).upper()
    match = _STRING.search(plain)
    if not match or len(match[2]) % 2:
        raise ReportError(f"{line.strip()[:60]!r}: not a whole coding; copy all of the line, from NG1- to the last three signs")
    seed, signs = int(match[1]), match[2]
    drawn = sheet(sentences, len(signs) // 2, seed)
    if _checksum(signs, seed, drawn["sentence"]) != match[3]:
        raise ReportError(f"{match[0]}: the last three signs do not fit the rest: a sign is wrong, or the sheet is of another report; copy it anew")
    topics = [None if sign == _EMPTY else _DIGITS.index(sign) for sign in signs[::2]]
    names = dict(zip(_DIGITS[10:], _allowed("role")))
    return drawn.assign(topic=pd.array(topics, "Int64"), role=pd.array([names.get(sign) for sign in signs[1::2]], "string"))


def _checksum(signs: str, seed: int, sentences: Sequence[int]) -> str:
    """Three signs that change with any sign, the seed, and the sentences of the sheet."""
    total = 0
    for sign in f"{seed}-{signs}-{'-'.join(map(str, sentences))}":
        total = (total * 31 + ord(sign)) % 36**3
    return "".join(_DIGITS[total // 36**place % 36] for place in (2, 1, 0))


@lru_cache(maxsize=None)
def _allowed(column: str) -> tuple[str, ...]:
    found = codes()
    return tuple(found.loc[found["column"] == column, "code"])


@lru_cache(maxsize=None)
def _spellings(column: str) -> dict[str, str]:
    """Code by what a coder may write for it: the code, its sign, its name in either language."""
    rows = [row for lang in ("zh", "en") for row in codes(lang).itertuples() if row.column == column]
    return {str(word).casefold(): row.code for row in rows for word in (row.code, row.sign, row.name)}


def _pair(a: pd.DataFrame, b: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Codes of two sheets, sentence by sentence in the order of the first."""
    first, second = _codes(a, "the first sheet"), _codes(b, "the second sheet")
    if alone := sorted(set(first.index) ^ set(second.index)):
        raise ReportError(f"sentence {alone[0]}: in one of the two sheets only; compare codings of one sheet (same report, size and seed)")
    return first, second.loc[first.index]


def _need(sheet: pd.DataFrame, name: str, *columns: str) -> None:
    if missing := [column for column in columns if column not in sheet]:
        raise ReportError(f"{name}: no column {missing[0]}; keep the columns of coding.sheet")


def _codes(sheet: pd.DataFrame, name: str) -> pd.DataFrame:
    """Codes of a sheet as text, by sentence, NA where there is none."""
    _need(sheet, name, "sentence", *COLUMNS)
    numbers = sheet["sentence"]
    if numbers.duplicated().any():
        raise ReportError(f"{name}: sentence {numbers[numbers.duplicated()].iloc[0]} stands there twice; keep one row a sentence")
    columns = {column: [_code(value, f"{name}, sentence {n}", column) for n, value in zip(numbers, sheet[column])] for column in COLUMNS}
    return pd.DataFrame(columns, index=pd.Index(numbers, name="sentence"), dtype="string")


def _code(value: object, where: str, column: str) -> str | None:
    """Code of a cell as text; a table that went through a spreadsheet may hold 14.0 or a blank."""
    written = "" if pd.isna(value) else str(value).strip().removesuffix(".0")
    if not written:
        return None
    if code := _spellings(column).get(written.casefold()):
        return code
    raise ReportError(f"{where}: {column} {written} is not in the codebook; give one of {', '.join(_allowed(column))}")
