"""Sentences → a sheet to code by hand, and how far two codings agree."""

import random
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache

import numpy as np
import pandas as pd

from .. import lexicon, sources, tables
from ..errors import ReportError, need
from ..report import Report
from ..settings import LANGUAGES, language
from ..wording import label

COLUMNS = ["topic", "role"]
_SHORTEST = 15  # characters; a shorter sentence can hardly be coded on its own
_LINE = re.compile(r"NG1-(\d{1,9})-((?:[0-9A-Z]{2})+)-([0-9A-Z]{3})")


def codes(lang: str | None = None) -> pd.DataFrame:
    """Codebook of topic and role: column, code, sign (what one writes on paper), name, meaning."""
    rows = lexicon.rows("teaching/codes.tsv")
    for row in rows:
        row["name"] = label(f"{row['column']}.{row['code']}", lang)
        row["meaning"] = row[language(lang)]
    return tables.frame("codes", rows)


def sheet(sentences: pd.DataFrame, size: int = 20, seed: int = 1) -> pd.DataFrame:
    """Sheet of sentences to be coded: one from each of `size` equal runs of `report.sentences`.

    The same seed draws the same. Headings, ceremony and short sentences are left out.

    >>> sheet(load().sentences, size=4)["sentence"].tolist()
    [16, 104, 178, 183]
    """
    need(sentences, "sentence", "text", "part", "section", "role", of="report.sentences")
    data = sentences.assign(text=sentences["text"].str.strip())
    # The first sentence of a part or a section is its heading.
    data = data[data.duplicated(["part", "section"]) & (data["role"] != "ceremony")]
    data = data.loc[data["text"].str.len() >= _SHORTEST, ["sentence", "text"]]
    n, draw = len(data), random.Random(seed)
    if not 0 < size <= n:
        raise ReportError(f"a sheet of {size} sentences: {n} to draw from; give 1 to that many")
    drawn = [draw.randrange(n * run // size, n * (run + 1) // size) for run in range(size)]
    return tables.frame("sheet", data.iloc[drawn].to_dict("records"))


def gold(sheet: pd.DataFrame) -> pd.DataFrame:
    """The sheet as the shipped table codes it, and in `accepted` all topics that fit a sentence."""
    need(sheet, "sentence", "text", of="coding.sheet")
    texts = Report(sources.read()).sentences.set_index("sentence")["text"].str.strip()
    for number, words in zip(sheet["sentence"], sheet["text"]):
        if texts.get(number) != str(words).strip():
            raise ReportError(f"sentence {number}: not of the coded report; draw a sheet from that")
    coded = tables.shipped("topics").set_index("sentence").loc[sheet["sentence"]]
    topic = coded["codes"].str.split("|").str[0].astype("Int64").array
    return sheet.assign(topic=topic, role=coded["role"].array, accepted=coded["codes"].array)


def kappa(a: Sequence[object], b: Sequence[object]) -> float:
    """Cohen's kappa of two codings: (p - e) / (1 - e), p the share that agrees, e that by chance.

    Cohen 1960, Educational and Psychological Measurement 20(1). NaN where e is 1, or nothing.

    >>> kappa("aabb", "aaab"), kappa("aa", "aa")
    (0.5, nan)
    """
    mine, other = Counter(a), Counter(b)
    # Whole numbers up to the one division, so that the lab's page comes to the same last digit.
    same = len(a) * sum(x == y for x, y in zip(a, b, strict=True))
    chance, all_ = sum(mine[code] * other[code] for code in mine), len(a) ** 2
    return (same - chance) / (all_ - chance) if all_ > chance else np.nan


def agreement(a: pd.DataFrame, b: pd.DataFrame) -> pd.DataFrame:
    """How far two codings of a sheet agree, in the sentences that both coded; left_out: others."""
    both, rows = _both(a, b), []
    for column in COLUMNS:
        x, y = both[[f"{column}_a", f"{column}_b"]].dropna().to_numpy().T.tolist()
        same, of = sum(map(str.__eq__, x, y)), len(x)
        row = {"column": column, "same": same, "of": of, "left_out": len(both) - of}
        rows.append(row | {"share": same / of if of else None, "kappa": kappa(x, y)})
    return tables.frame("agreement", rows)


def differences(a: pd.DataFrame, b: pd.DataFrame) -> pd.DataFrame:
    """Sentences to which two coders gave different codes; accepted topics where `b` is gold.

    Sentences that one of the two left uncoded are no difference.
    """
    need(a, "text", of="coding.sheet")
    both = _both(a, b).assign(text=a.set_index("sentence")["text"])
    apart = (both["topic_a"] != both["topic_b"]) | (both["role_a"] != both["role_b"])
    found = tables.frame("differences", both[apart].reset_index().to_dict("records"))
    accepted = b.set_index("sentence").get("accepted")
    return found if accepted is None else found.assign(accepted=found["sentence"].map(accepted))


def unpacked(line: str, sentences: pd.DataFrame) -> pd.DataFrame:
    """Coded sheet of a line that the lab's page gave, from the sentences of its report."""
    match = _LINE.search(re.sub(r"\s", "", unicodedata.normalize("NFKC", line)).upper())
    if not match:
        raise ReportError(f"{line.strip()[:40]!r}: not a whole coding; copy all of the line")
    seed, signs = int(match[1]), match[2]
    drawn = sheet(sentences, len(signs) // 2, seed)
    total = 0  # changes with any sign, the seed, and the sentences of the sheet
    for sign in f"{seed}-{signs}-{'-'.join(map(str, drawn['sentence']))}":
        total = (total * 31 + ord(sign)) % 36**3
    if np.base_repr(total, 36).zfill(3) != match[3]:
        raise ReportError(f"{match[0]}: miscopied, or of another report's sheet; copy it anew")
    topics = [None if sign == "Z" else int(sign, 36) for sign in signs[::2]]
    roles = [_spellings("role").get(sign.casefold()) for sign in signs[1::2]]
    return drawn.assign(topic=pd.array(topics, "Int64"), role=pd.array(roles, "string"))


@cache
def _spellings(column: str) -> dict[str, str]:
    """Code by what a coder may write for it: the code, its sign, its name in either language."""
    rows = [row for lang in LANGUAGES for row in codes(lang).itertuples() if row.column == column]
    return {word.casefold(): row.code for row in rows for word in (row.code, row.sign, row.name)}


def _both(a: pd.DataFrame, b: pd.DataFrame) -> pd.DataFrame:
    first, second = _coded(a, "the first sheet"), _coded(b, "the second sheet")
    for number in first.index.symmetric_difference(second.index):
        raise ReportError(f"sentence {number}: in one of the two sheets only; compare one sheet")
    return first.add_suffix("_a").join(second.add_suffix("_b"))


def _coded(sheet: pd.DataFrame, name: str) -> pd.DataFrame:
    """Codes of a sheet as text, by sentence, NA where there is none."""
    need(sheet, "sentence", *COLUMNS, of=f"{name} as coding.sheet made it")
    written = sheet.set_index("sentence")[COLUMNS].astype("string")
    for number in written.index[written.index.duplicated()]:
        raise ReportError(f"{name}: sentence {number} stands there twice; keep one row of it")
    # A table that went through a spreadsheet may hold 14.0 or a blank.
    written = written.apply(lambda it: it.str.strip().str.removesuffix(".0").replace("", pd.NA))
    coded = written.apply(lambda it: it.str.casefold().map(_spellings(it.name)).astype("string"))
    unknown = written[coded.isna()].melt(ignore_index=False).dropna()
    for number, column, word in unknown.itertuples():
        what = f"{name}, sentence {number}: {column} {word} is not in the codebook"
        known = ", ".join(dict.fromkeys(_spellings(column).values()))
        raise ReportError(f"{what}; give one of {known}")
    return coded
