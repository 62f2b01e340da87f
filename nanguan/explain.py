"""A claim → which words of the text, or which rule, led to each of its fields."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pandas as pd

from . import tables
from .errors import ReportError

if TYPE_CHECKING:
    from .report import Report


def find(report: Report, at: int | str) -> str:
    """Id of the claim at an offset of the text, or of the claim that is named: a look-up and a check in one.

    Raises ReportError where no claim is there: it says which ids there are, or how to ask what a numeral is.

    >>> from nanguan import load
    >>> find(load(), 403), find(load(), "c003")
    ('c001', 'c003')
    """
    claims = report.claims
    if str(at).isdecimal():
        inside = claims[(claims["start"] <= int(at)) & (int(at) < claims["end"])]
        known = "`report.numbers` (`nanguan numbers`) says what a numeral was set aside as"
        where = f"offset {at}"
    else:
        inside, where = claims[claims["id"] == at], f"{at}"
        known = f"ids run from {claims['id'].iloc[0]} to {claims['id'].iloc[-1]}" if len(claims) else "the report has none"
    if inside.empty:
        raise ReportError(f"{where}: no claim there; {known}")
    return inside["id"].iloc[0]


def explain(report: Report, at: int | str) -> pd.DataFrame:
    """Fields of the claim at an offset or of an id, with the words or the rule behind each.

    Columns: field, value, words. Raises ReportError where no claim is there.

    >>> from nanguan import load
    >>> explain(load(), "c062").set_index("field").loc["bound"].tolist()
    ['ge', '以上']
    """
    claim = report.claims.set_index("id", drop=False).loc[find(report, at)]
    return tables.frame("explanation", _rows(report, claim, report.why(claim["id"])))


def _rows(report: Report, claim: pd.Series, why: dict[str, str]) -> list[tuple[str, str, str]]:
    sentence = report.sentences.iloc[claim["sentence"]]["text"].strip()
    years = f"{claim['from_year']}–{claim['to_year']}" if pd.notna(claim["from_year"]) else None
    digits = re.match(r"[^\u4e00-\u9fff%％‰]*[〇零一二三四五六七八九十百千万亿两半余多]*", claim["quote"]).group()
    rows = [
        ("sentence", claim["sentence"], sentence),
        ("quote", claim["quote"], f"text[{claim['start']}:{claim['end']}]"),
        ("indicator", claim["indicator"], why["indicator"]),
        ("standard", claim["standard"], "standards.csv" if pd.notna(claim["standard"]) else "no pattern of standards.csv"),
        ("value", f"{claim['value']:,.12g}", digits),
        ("unit", claim["unit"], why["unit"]),
        ("bound", claim["bound"], why["bound"]),
        ("measure", claim["measure"], why["measure"] or "no verb of change at the number"),
        ("direction", claim["direction"], why["measure"] if pd.notna(claim["direction"]) else ""),
        ("stance", claim["stance"], why["stance"]),
        ("years", years, why["years"]),
        ("commitment", claim["commitment"], why["commitment"] or ("no word of promise" if claim["stance"] == "target" else "")),
    ]
    return [(field, None if pd.isna(value) else str(value), words) for field, value, words in rows]
