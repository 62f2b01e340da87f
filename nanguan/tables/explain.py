"""A claim → which words of the text, or which rule, led to each of its fields."""

import re
from typing import Any

import pandas as pd

from ..errors import ReportError, need
from ..reading.numerals import HAN
from . import frames

_DIGITS = re.compile(rf"[^\u4e00-\u9fff%％‰]*[{HAN}余多]*")
_FIELDS = (
    "sentence quote indicator standard value unit bound measure direction stance years commitment"
).split()


def find(claims: pd.DataFrame, at: int | str) -> str:
    """Id of the claim at an offset, or of this id; ReportError, with how to ask on, for none."""
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
def explain(report: Any, at: int | str) -> pd.DataFrame:
    """Fields of a claim, by offset or id, and the words or rule behind each; ReportError for none.

    >>> from nanguan import load
    >>> explain(load(), "c062").set_index("field").loc["bound"].tolist()
    ['ge', '以上']
    """
    claims = report.claims
    claim = claims.set_index("id", drop=False).loc[find(claims, at)]
    words = report.why(claim["id"])
    words["sentence"] = report.sentences.iloc[claim["sentence"]]["text"].strip()
    words["quote"] = f"text[{claim['start']}:{claim['end']}]"
    known = pd.notna(claim["standard"])
    words["standard"] = "standards.csv" if known else "no pattern of standards.csv"
    words["value"] = _DIGITS.match(claim["quote"]).group()
    words["direction"] = words["measure"] if pd.notna(claim["direction"]) else ""
    words["measure"] = words["measure"] or "no verb of change at the number"
    if claim["stance"] == "target":
        words["commitment"] = words["commitment"] or "no word of promise"
    years = f"{claim['from_year']}–{claim['to_year']}" if pd.notna(claim["from_year"]) else None
    values = dict(claim.dropna()) | {"value": f"{claim['value']:,.12g}", "years": years}
    rows = [{"field": it, "value": values.get(it), "words": words[it]} for it in _FIELDS]
    return frames.frame("explanation", rows)
