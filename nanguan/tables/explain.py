"""A claim → which words of the text, or which rule, led to each of its fields."""

import re
from collections.abc import Iterator
from typing import Any

import pandas as pd

from ..errors import ReportError, need
from ..reading.numerals import HAN
from . import frames

Report = Any  # the one of a room further on: nanguan.report

_DIGITS = re.compile(rf"[^\u4e00-\u9fff%％‰]*[{HAN}余多]*")


def find(claims: pd.DataFrame, at: int | str) -> str:
    """Id of the claim at an offset of the text, or of the claim that is named.

    Raises ReportError where no claim is there: it says which ids there are, or how to ask on.
    """
    need(claims, "id", "start", "end", of="report.claims")
    if str(at).isdecimal():
        inside = claims[(claims["start"] <= int(at)) & (int(at) < claims["end"])]
        known = "`report.numbers` (`nanguan numbers`) says what a numeral was set aside as"
        where = f"offset {at}"
    else:
        inside, where, ids = claims[claims["id"] == at], f"{at}", claims["id"].tolist()
        known = f"ids run from {ids[0]} to {ids[-1]}" if ids else "the report has none"
    if inside.empty:
        raise ReportError(f"{where}: no claim there; {known}")
    return inside["id"].iloc[0]


@frames.described("explanation")
def explain(report: Report, at: int | str) -> pd.DataFrame:
    """Fields of the claim at an offset or of an id, with the words or the rule behind each.

    Raises ReportError where no claim is there.

    >>> from nanguan import load
    >>> explain(load(), "c062").set_index("field").loc["bound"].tolist()
    ['ge', '以上']
    """
    claims = report.claims
    claim = claims.set_index("id", drop=False).loc[find(claims, at)]
    sentence = report.sentences.iloc[claim["sentence"]]["text"].strip()
    rows = _fields(claim, sentence, report.why(claim["id"]))
    return frames.frame(
        "explanation",
        (
            {"field": field, "value": None if pd.isna(value) else str(value), "words": words}
            for field, value, words in rows
        ),
    )


def _fields(
    claim: pd.Series, sentence: str, why: dict[str, str]
) -> Iterator[tuple[str, object, str]]:
    """Field, value and the words behind it, one after the other."""
    known = pd.notna(claim["standard"])
    years = f"{claim['from_year']}–{claim['to_year']}" if pd.notna(claim["from_year"]) else None
    unpromised = "no word of promise" if claim["stance"] == "target" else ""
    yield "sentence", claim["sentence"], sentence
    yield "quote", claim["quote"], f"text[{claim['start']}:{claim['end']}]"
    yield "indicator", claim["indicator"], why["indicator"]
    yield "standard", claim["standard"], "standards.csv" if known else "no pattern of standards.csv"
    yield "value", f"{claim['value']:,.12g}", _DIGITS.match(claim["quote"]).group()
    yield "unit", claim["unit"], why["unit"]
    yield "bound", claim["bound"], why["bound"]
    yield "measure", claim["measure"], why["measure"] or "no verb of change at the number"
    moved = why["measure"] if pd.notna(claim["direction"]) else ""
    yield "direction", claim["direction"], moved
    yield "stance", claim["stance"], why["stance"]
    yield "years", years, why["years"]
    yield "commitment", claim["commitment"], why["commitment"] or unpromised
