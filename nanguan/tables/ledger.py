"""Claims → the ledger of three horizons: reached, goal of the year, target of the term, pace."""

import re
from collections.abc import Iterable

import pandas as pd

from .. import lexicon
from ..errors import need
from ..reading.bounds import quotient
from ..reading.placement import AHEAD
from ..wording import indicator, joined, label, say, unit
from . import frames, standards

PHASES = ("achieved", "goal", "target")
_CELL = "value low high bound unit measure direction from_year to_year".split()


def basis(claim: pd.Series) -> str:
    """What a claim states: term (a change over it), yearly, stock, sum, share or addition."""
    yearly = pd.notna(claim["years"]) and (claim["years"] == 1 or claim["yearly"])
    level, growth = "stock" if claim["stock"] else "sum", "yearly" if yearly else "term"
    named = {"level": level, "growth": growth, "change": "addition", "share": "share"}
    return named[claim["measure"]]


def pace(claim: pd.Series) -> float | None:
    """Value a year: a sum over its years, a yearly rate as it stands; None for what has no pace."""
    what = basis(claim)
    if pd.isna(claim["years"]) or what in ("stock", "share", "term"):
        return None
    return claim["value"] if what == "yearly" else claim["value"] / claim["years"]


@frames.described("ledger")
def ledger(claims: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """One row an indicator with its cell in each phase, the ratios of pace, and what is not stated.

    `claims` and `sentences` are a report's. Only a sum is compared with a sum, an addition with an
    addition and a yearly rate with a yearly rate, in one unit; a ratio of 1 is the past pace.

    >>> from nanguan import load
    >>> rows = ledger(load().claims, load().sentences).query("goal_ratio > 1.9")
    >>> rows[["indicator", "achieved", "goal", "goal_ratio"]].round(2).values.tolist()
    [['老旧小区改造', 'c024', 'c072', 1.99]]
    """
    need(claims, "id", "indicator", "phase", "per", *_CELL, of="report.claims")
    need(sentences, "start", "text", "horizon", of="report.sentences")
    claims = claims.assign(
        phase=claims["phase"].replace("estimate", "achieved"),
        yearly=claims["per"].eq("year").fillna(False),
        years=claims["to_year"] - claims["from_year"] + 1,
        stock=_stock,
    )
    rows = [_row(head, claims) for head in lexicon.rows("grammar/indicators.csv")]
    stated = [row for row in rows if row["achieved"] or row["goal"] or row["target"]]
    return frames.frame("ledger", [*stated, *_unstated(claims, sentences)])


def _stock(claims: pd.DataFrame) -> pd.Series:
    """Whether a level stood at the end of a review of several years, and is no sum over them."""
    reached, years = claims["phase"] == "achieved", claims["years"]
    stands = reached & (claims["measure"] == "level") & (years == 1)
    return stands.fillna(False).astype(bool) & bool((years[reached] > 1).any())


def _row(head: dict[str, str], claims: pd.DataFrame) -> dict[str, object]:
    mine = claims[claims["indicator"].map(re.compile(head["pattern"]).search).notna()]
    mine = mine[mine["unit"] == head["unit"]] if head["unit"] else mine
    name = head["indicator"]
    row = {"indicator": name, "en": indicator(name, "en"), "status": "stated"}
    for it in PHASES:
        row |= _cell(it, mine[mine["phase"] == it])
    reasons = [_compare(row, it) for it in PHASES[1:]]
    both = row["achieved"] and row["goal"]
    differ = bool(both and _differ(head, mine))
    row["goal_alike"] = not differ if both else None
    for column, lang in (("why", "en"), ("why_zh", "zh")):
        caveat = head[column.replace("why", "caveat")] if differ else ""
        told = [*(_told(reason, lang) for reason in reasons if reason), caveat]
        row[column] = joined(filter(None, told), lang) or None
    return row


def _cell(it: str, found: pd.DataFrame) -> dict[str, object]:
    """Fields of one phase: the ids of its claims, and what the first of them says."""
    if found.empty:
        return {it: None}
    claim = found.iloc[0]
    fields = dict(claim[_CELL]) | {"pace": pace(claim), "basis": basis(claim)}
    return {it: " ".join(found["id"])} | {f"{it}_{name}": value for name, value in fields.items()}


def _differ(head: dict[str, str], claims: pd.DataFrame) -> bool:
    """Whether the two names of an indicator are those of which its caveat speaks."""
    first = claims.drop_duplicates("phase").set_index("phase")["indicator"]
    names = f"{first['achieved']}→{first['goal']}"
    return bool(head["caveat"] and re.search(head["caveat_where"], names))


def _compare(row: dict[str, object], it: str) -> tuple[str, str, str, str] | None:
    """Add the ratio of a phase's pace to the past pace, or return what is unlike in them."""
    if not row["achieved"] or not row[it]:
        return None
    alike = row["achieved_basis"] == row[f"{it}_basis"]
    if not alike or not row["achieved_pace"] or row[f"{it}_pace"] is None:
        return "basis", it, _spanned(row, it), _spanned(row, "achieved")
    if row["achieved_unit"] != row[f"{it}_unit"]:
        return "unit", it, row[f"{it}_unit"], row["achieved_unit"]
    bound = quotient(row[f"{it}_bound"], row["achieved_bound"])
    if bound is None:
        return "bounds", it, "", ""
    row[f"{it}_ratio"] = row[f"{it}_pace"] / row["achieved_pace"]
    row[f"{it}_ratio_bound"] = bound
    return None


def _spanned(row: dict[str, object], it: str) -> str:
    """Basis of a phase, a sum of one year told from a sum of several."""
    one = row[f"{it}_basis"] == "sum" and row[f"{it}_from_year"] == row[f"{it}_to_year"]
    return "year" if one else row[f"{it}_basis"]


def _told(reason: tuple[str, str, str, str], lang: str) -> str:
    kind, it, coming, past = reason
    if kind == "basis":
        coming, past = label(f"basis.{coming}", lang), label(f"basis.{past}", lang)
    if kind == "unit":
        coming, past = (unit(it, lang) or it for it in (coming, past))
    return say(f"why.{kind}", lang, horizon=label(f"short.{it}", lang), coming=coming, past=past)


def _unstated(claims: pd.DataFrame, sentences: pd.DataFrame) -> Iterable[dict[str, object]]:
    """Rows of the planning indicators that one expects and that no claim of the report states."""
    stated = {it for name in claims["indicator"].unique() for it in standards.answered(name)}
    plan = sentences[sentences["horizon"].isin(AHEAD)]
    ahead, anywhere = ([*zip(them["start"], them["text"])] for them in (plan, sentences))
    for row in lexicon.rows("grammar/standards.csv"):
        name = row["standard"]
        if row["why"] and name not in stated:
            found = standards.unstated(row["words"], ahead, anywhere)
            yield row | {"indicator": name, "en": indicator(name, "en")} | found
