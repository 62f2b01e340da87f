"""Claims → the ledger of three horizons: what was reached, what is the goal, what is the target, and at which pace."""

from __future__ import annotations

import re
from functools import lru_cache

import pandas as pd

from . import files, readable, standards, tables

HORIZONS = ("achieved", "goal", "target")
_CELL = ("value", "low", "high", "bound", "unit", "measure", "direction", "from_year", "to_year")
# A bound as a direction: +1 at least, -1 at most, 0 the number itself.
_SIDE = {"eq": 0, "ge": 1, "gt": 1, "le": -1, "lt": -1}
_SIGN = {(1, False): "ge", (1, True): "gt", (-1, False): "le", (-1, True): "lt"}


@lru_cache(maxsize=None)
def _indicators() -> tuple[tuple[dict[str, str], re.Pattern[str]], ...]:
    return tuple((row, re.compile(row["pattern"])) for row in files.rows("indicators.csv"))


def ratio_bound(above: str | None, below: str | None) -> str | None:
    """Bound of a quotient of two bounded numbers, None where nothing can be said.

    >>> ratio_bound("ge", "eq"), ratio_bound("eq", "gt"), ratio_bound("ge", "ge"), ratio_bound("approx", "eq")
    ('ge', 'lt', None, 'approx')
    """
    if {above, below} <= {"eq", "approx"}:
        return "approx" if "approx" in (above, below) else "eq"
    if above not in _SIDE or below not in _SIDE:
        return None
    sides = {_SIDE[above], -_SIDE[below]} - {0}
    return _SIGN[sides.pop(), {above, below} & {"gt", "lt"} != set()] if len(sides) == 1 else None


def horizon_of(claim: pd.Series) -> str | None:
    """Horizon of a claim: achieved, the goal of one year, or the target of a term; None for context.

    >>> horizon_of(pd.Series({"stance": "target", "from_year": 2022, "to_year": 2026}))
    'target'
    """
    if claim["stance"] in ("achieved", "estimate"):
        return "achieved"
    if claim["stance"] != "target":
        return None
    years = claim["from_year"], claim["to_year"]
    return "target" if pd.notna(years[0]) and years[0] != years[1] else "goal"


def pace(claim: pd.Series) -> float | None:
    """Value a year: a sum over its years, a yearly rate as it stands; None for a stock, a share or a change of a whole term.

    >>> pace(pd.Series({"measure": "level", "value": 622.0, "from_year": 2017, "to_year": 2021, "stock": False, "yearly": False}))
    124.4
    """
    if pd.isna(claim["from_year"]) or claim["measure"] == "share" or claim["stock"]:
        return None
    years = claim["to_year"] - claim["from_year"] + 1
    if claim["measure"] == "growth":
        return claim["value"] if years == 1 or claim["yearly"] else None
    return claim["value"] / years


def ledger(claims: pd.DataFrame, text: str) -> pd.DataFrame:
    """One row an indicator with its cell in each horizon, the ratios of pace, and what is not stated.

    Columns: indicator, en, status (stated, `no number`, `not stated`), for each horizon h of achieved, goal and target
    h (claim ids), h_value, h_low, h_high, h_bound, h_unit, h_measure, h_direction, h_from_year, h_to_year, h_pace (value
    a year, see `pace`); goal_ratio, target_ratio (pace over the past pace; 1 is the same) with goal_ratio_bound,
    target_ratio_bound (see `ratio_bound`); why, why_zh (what is not compared, and where the acts differ). Only a sum is
    compared with a sum, an addition with an addition and a yearly rate with a yearly rate, in one unit.

    >>> from nanguan import load
    >>> rows = ledger(load().claims, load().text)
    >>> rows.query("goal_ratio > 1.9")[["indicator", "achieved", "goal", "goal_ratio"]].round(2).values.tolist()
    [['老旧小区改造', 'c024', 'c072', 1.99]]
    """
    claims = claims.assign(horizon=[horizon_of(claim) for _, claim in claims.iterrows()], yearly=_yearly(claims, text), stock=_stock(claims))
    rows = [_row(row, _cells(claims, row, pattern)) for row, pattern in _indicators()]
    columns = tables.codebook("ledger")["column"]
    rows = [row for row in rows if row["achieved"] or row["goal"] or row["target"]]
    rows += _unstated(claims, text)
    return tables.frame("ledger", ([row.get(name) for name in columns] for row in rows))


def _yearly(claims: pd.DataFrame, text: str) -> list[bool]:
    """Whether the words before each number call it yearly (年均, 年增长)."""
    return [bool(re.search(r"年均|每年|年(?=增长|递增)", text[max(0, start - 8):start])) for start in claims["start"]]


def _stock(claims: pd.DataFrame) -> pd.Series:
    """Whether a level is what stood at the end of a review of several years, and no sum over them."""
    reached = claims["stance"].isin(["achieved", "estimate"])
    years = claims["to_year"] - claims["from_year"] + 1
    longest = years[reached].max()
    if pd.isna(longest):
        return pd.Series(False, index=claims.index)
    return (reached & (claims["measure"] == "level") & (years == 1) & (longest > 1)).fillna(False).astype(bool)


def _cells(claims: pd.DataFrame, row: dict[str, str], pattern: re.Pattern[str]) -> dict[str, pd.DataFrame]:
    mine = claims.loc[pd.Series([pattern.search(name) is not None for name in claims["indicator"]], index=claims.index, dtype=bool)]
    if row["unit"]:
        mine = mine[mine["unit"] == row["unit"]]
    return {h: mine[mine["horizon"] == h] for h in HORIZONS}


def _row(head: dict[str, str], cells: dict[str, pd.DataFrame]) -> dict[str, object]:
    row: dict[str, object] = {"indicator": head["indicator"], "en": head["en"], "status": "stated"}
    for horizon, found in cells.items():
        row[horizon] = " ".join(found["id"]) or None
        if len(found):
            claim = found.iloc[0]
            row |= {f"{horizon}_{name}": claim[name] for name in _CELL} | {f"{horizon}_pace": pace(claim)}
            row[f"{horizon}_basis"] = basis(claim)
    why = [_ratio(row, horizon) for horizon in HORIZONS[1:]]
    differ = bool(row["achieved"] and row["goal"] and _differ(head, cells))
    row["goal_alike"] = not differ if row["achieved"] and row["goal"] else None
    for column, lang, caveat in (("why", "en", head["caveat"]), ("why_zh", "zh", head["caveat_zh"])):
        told = [*(_told(reason, lang) for reason in why if reason), caveat if differ else ""]
        row[column] = ("; " if lang == "en" else "；").join(filter(None, told)) or None
    return row


def _differ(head: dict[str, str], cells: dict[str, pd.DataFrame]) -> bool:
    """Whether the two names that a report has for an indicator are those of which the caveat speaks."""
    names = "→".join(cells[horizon]["indicator"].iloc[0] for horizon in ("achieved", "goal"))
    return bool(head["caveat"] and re.search(head["caveat_where"], names))


def _ratio(row: dict[str, object], horizon: str) -> tuple[str, str, str, str] | None:
    """Adds the ratio of a horizon's pace to the past pace, or returns why there is none: kind, horizon, what is set against what."""
    if not row["achieved"] or not row[horizon]:
        return None
    past, coming = row["achieved_basis"], row[f"{horizon}_basis"]
    if past != coming or not row["achieved_pace"] or row[f"{horizon}_pace"] is None:
        return "basis", horizon, _spanned(row, horizon), _spanned(row, "achieved")
    if row["achieved_unit"] != row[f"{horizon}_unit"]:
        return "unit", horizon, row[f"{horizon}_unit"], row["achieved_unit"]
    bound = ratio_bound(row[f"{horizon}_bound"], row["achieved_bound"])
    if bound is None:
        return "bounds", horizon, "", ""
    row[f"{horizon}_ratio"] = row[f"{horizon}_pace"] / row["achieved_pace"]
    row[f"{horizon}_ratio_bound"] = bound
    return None


def _spanned(row: dict[str, object], horizon: str) -> str:
    """Basis of a horizon, a sum of one year told from a sum of several."""
    one = row[f"{horizon}_basis"] == "sum" and row[f"{horizon}_from_year"] == row[f"{horizon}_to_year"]
    return "year" if one else row[f"{horizon}_basis"]


def _told(reason: tuple[str, str, str, str], lang: str) -> str:
    """Why two numbers are not compared, in words."""
    kind, horizon, coming, past = reason
    if kind == "basis":
        coming, past = readable.label(f"basis.{coming}", lang), readable.label(f"basis.{past}", lang)
    return readable.say(f"why.{kind}", lang, horizon=readable.label(f"short.{horizon}", lang), coming=coming, past=past)


def basis(claim: pd.Series) -> str:
    """What kind of number a claim states: term (a change over a whole term), yearly (a rate), stock, sum, share or addition.

    >>> basis(pd.Series({"measure": "share"}))
    'share'
    """
    if claim["measure"] == "growth":
        return "term" if pace(claim) is None else "yearly"
    return {"level": "stock" if claim.get("stock") else "sum", "share": "share", "change": "addition"}[claim["measure"]]


def _unstated(claims: pd.DataFrame, text: str) -> list[dict[str, object]]:
    """Rows of the planning indicators that one expects and that no claim of the report states."""
    stated = set(claims["standard"].dropna())
    rows = []
    for row in files.rows("standards.csv"):
        if row["why"] and row["standard"] not in stated:
            status = "no number" if standards.named(row["standard"], text) else "not stated"
            rows.append({"indicator": row["standard"], "en": row["en"], "status": status, "why": row["why"], "why_zh": row["why_zh"]})
    return rows
