"""Charts of a report: a frame in, a picture out, the finding in its title."""

from __future__ import annotations

import re

import pandas as pd
from matplotlib.axes import Axes

from . import figures, readable
from .figures import COLOURS, FAINT, INK, Picture
from .readable import SIGNS, label, number, quantity

HORIZON_COLOURS = {"review": COLOURS["achieved"], "outlook": COLOURS["target"], "year": COLOURS["goal"]}
_KEY = "箭头 arrow: 以上、超、余 → at least; 近 ← nearly　渐淡 fading: 左右、约 about"


def kinds(numbers: pd.DataFrame) -> Picture:
    """How many numerals are claims, and why the others are none: bars by kind."""
    counts = numbers["kind"].value_counts().sort_index().sort_values(kind="stable")
    total, claims = int(counts.sum()), int(counts.get("claim", 0))
    with figures.canvas(0.1 + 0.26 * len(counts)) as (figure, (axes,)):
        for y, (kind, count) in enumerate(counts.items()):
            figures.bar(axes, count, y, "eq", COLOURS["achieved"] if kind == "claim" else "#BBBBBB")
            figures.note(axes, count, y, str(count), 4)
        figures.names(axes, [_kind(kind) for kind in counts.index])
        return figures.finish(
            figure, "kinds", f"{total} 个数字里，只有 {claims} 个在说“多少”",
            f"Of {total} numerals only {claims} say how much or how many; each of the rest is set aside with its reason",
            figures.listing(f"{_kind(k)} {v}" for k, v in counts[::-1].items()), "来源 Source: numbers",
        )


def _kind(kind: str) -> str:
    return f"{label(f'kind.{kind}')} {label(f'kind.{kind}', 'en')}"


def sections(claims: pd.DataFrame, outline: pd.DataFrame) -> Picture:
    """Claims in each section, in reading order: where the report counts and where it only speaks."""
    heads = outline.copy()
    counts = claims.groupby(["part", "section"])["id"].agg(["size", "first"])
    heads = heads.join(counts, on=["part", "section"])
    heads = heads[(heads["section"] > 0) | heads["size"].notna()].iloc[::-1]
    silent = int(heads["size"].isna().sum())
    with figures.canvas(0.1 + 0.23 * len(heads)) as (figure, (axes,)):
        for y, row in enumerate(heads.itertuples()):
            colour = HORIZON_COLOURS.get(row.horizon, COLOURS["context"])
            if pd.notna(row.size):
                figures.bar(axes, row.size, y, "eq", colour, figures.link(row.first))
            figures.note(axes, 0 if pd.isna(row.size) else row.size, y, "0" if pd.isna(row.size) else f"{row.size:.0f}", 4)
        figures.names(axes, [_last(row.title) for row in heads.itertuples()])
        return figures.finish(
            figure, "sections", f"数字集中在回顾部分：{len(heads)} 节里有 {silent} 节没有一条量化表述",
            f"Numbers by section: {silent} of {len(heads)} sections make no claim (blue: review, green: outlook, orange: the year, grey: conduct)",
            figures.listing(f"{_last(r.title)} {0 if pd.isna(r.size) else int(r.size)}" for r in heads.iloc[::-1].itertuples()),
            "来源 Source: claims, outline",
        )


def achievements(claims: pd.DataFrame, least: int = 3) -> Picture:
    """Achieved claims as bars, a panel a unit, so that only like is compared with like; units of fewer claims are left out."""
    mine = claims[(claims["stance"] == "achieved") & claims["measure"].isin(["level", "share", "change"])]
    groups = [(unit, group.sort_values("value", kind="stable")) for unit, group in mine.groupby("unit") if len(group) >= least]
    groups.sort(key=lambda pair: (-len(pair[1]), pair[0]))
    shown = sum(len(group) for _, group in groups)
    heights = [len(group) + 1.4 for _, group in groups]
    ratios = {"gridspec_kw": {"height_ratios": heights}}
    with figures.canvas(0.235 * sum(heights), len(groups), **ratios) as (figure, panels):
        for axes, (unit, group) in zip(panels, groups):
            _panel(axes, unit, group)
        first, last = mine["from_year"].min(), mine["to_year"].max()
        return figures.finish(
            figure, "achievements", f"{readable.years(first, last)} 年的成绩：单位不同，不能放在一根轴上",
            f"Reached {readable.years(first, last)}: {shown} of {len(claims)} claims, an axis for each unit that has {least} or more (growth left out)",
            figures.listing(f"{c.indicator} {quantity(c.value, c.unit, c.bound)}" for _, g in groups for c in g.iloc[::-1].itertuples()),
            f"来源 Source: claims {mine['id'].iloc[0]}–{mine['id'].iloc[-1]}　{_KEY}",
        )


def _panel(axes: Axes, unit: str, group: pd.DataFrame) -> None:
    """One unit: bars from zero, or dots on a log axis where the largest is more than a hundred times the smallest."""
    log = bool(group["value"].max() > 100 * group["value"].min())
    draw = figures.dot if log else figures.bar
    for y, claim in enumerate(group.itertuples()):
        draw(axes, claim.value, y, claim.bound, COLOURS["achieved"], figures.link(claim.id))
        figures.note(axes, claim.value, y, quantity(claim.value, claim.unit, claim.bound), 4 if claim.bound == "eq" and not log else 22)
    added = group["measure"] == "change"
    figures.names(axes, [figures.short(name) + ("（增加）" if more else "") for name, more in zip(group["indicator"], added)])
    if log:
        axes.set_xscale("log")
        axes.set_xlim(group["value"].min() / 2, group["value"].max() * 8)
    axes.set_title(f"单位：{unit}" + "（对数刻度 log scale）" * log, loc="left", fontsize=9.5, color=FAINT)


def horizons(ledger: pd.DataFrame) -> Picture:
    """Pace a year of each indicator behind, next year and to the end of the term: a small panel each, bounds as open dots."""
    rows = ledger[ledger["goal_ratio"].notna() | ledger["target_ratio"].notna()]
    columns = 3
    height = -(-len(rows) // columns)
    with figures.canvas(1.35 * height, height, columns) as (figure, panels):
        for axes, (_, row) in zip(panels, rows.iterrows()):
            _slope(axes, row)
        for axes in panels[len(rows):]:
            axes.set_axis_off()
        more = int((rows["goal_ratio"] > 1).sum())
        return figures.finish(
            figure, "horizons", f"{len(rows)} 个可比指标中，{more} 个的年度目标快于过去年均",
            f"Pace a year behind, next year and to the end of the term: {more} of {len(rows)} goals ask for more than before",
            figures.listing(_spoken(row) for _, row in rows.iterrows()), f"来源 Source: {_ids(rows)}　{_KEY}",
        )


def _slope(axes: Axes, row: pd.Series) -> None:
    points = [(x, row[f"{h}_pace"], h) for x, h in enumerate(COLOURS) if h in ("achieved", "goal", "target")]
    points = [(x, value, h) for x, value, h in points if pd.notna(value) and row[f"{h}_unit"] == row["achieved_unit"]]
    axes.plot([x for x, *_ in points], [value for _, value, _ in points], color="#BBBBBB", lw=1.2, zorder=1)
    for x, value, h in points:
        figures.dot(axes, x, value, row[f"{h}_bound"], COLOURS[h], figures.link(row[h].split()[0]), upright=True)
        axes.annotate(f"{SIGNS[row[f'{h}_bound']]}{number(value, 3)}", (x, value), (0, 9 if row[f"{h}_bound"] == "eq" else 20), textcoords="offset points", ha="center", fontsize=8.5, color=COLOURS[h])
    top = max(value for _, value, _ in points)
    axes.set(xlim=(-0.5, 2.5), ylim=(0, top * 1.6), yticks=[], xticks=[x for x, *_ in points])
    axes.set_xticklabels([("过去每年", "当年目标", "五年每年")[x] for x, *_ in points])
    axes.tick_params(axis="x", labelsize=8, length=0)
    axes.spines["left"].set_visible(False)
    axes.set_title(f"{row['indicator']}（{row['achieved_unit']}/年）", loc="left", fontsize=9)


def pace(ledger: pd.DataFrame) -> Picture:
    """Pace of goals and targets over the past pace, on a log axis around 100%: right is faster, left is slower."""
    rows = ledger[ledger["goal_ratio"].notna() | ledger["target_ratio"].notna()].sort_values("goal_ratio", kind="stable")
    with figures.canvas(0.4 + 0.33 * len(rows)) as (figure, (axes,)):
        axes.axvline(1, color=INK, lw=1)
        for y, (_, row) in enumerate(rows.iterrows()):
            axes.axhline(y, color="#EEEEEE", lw=1, zorder=0)
            for h in ("goal", "target"):
                _ratio(axes, row, h, y)
        figures.names(axes, list(rows["indicator"]))
        _ratio_axis(axes, rows)
        slow = int((rows["goal_ratio"] < 1).sum())
        return figures.finish(
            figure, "pace", f"以过去的年均为 100%：{len(rows)} 个指标里 {slow} 个的年度目标放慢",
            f"Past pace = 100%, log scale: {slow} of {len(rows)} goals for the year are slower (orange; green: target of the term)",
            figures.listing(_spoken(row) for _, row in rows.iloc[::-1].iterrows()), f"来源 Source: {_ids(rows)}　{_KEY}",
        )


def _ratio(axes: Axes, row: pd.Series, h: str, y: int) -> None:
    """Dot of one ratio, its number on the side that the other horizon leaves free."""
    ratio, bound = row[f"{h}_ratio"], row[f"{h}_ratio_bound"]
    if pd.isna(ratio):
        return
    left = h == "target" and ratio < row["goal_ratio"]
    figures.dot(axes, ratio, y, bound, COLOURS[h], figures.link(row[h].split()[0]))
    figures.note(axes, ratio, y, f"{SIGNS[bound]}{ratio:.0%}", -8 if left else 8 if bound == "eq" else 20, color=COLOURS[h], ha="right" if left else "left")


def _ratio_axis(axes: Axes, rows: pd.DataFrame) -> None:
    highest = max(rows["goal_ratio"].max(), rows["target_ratio"].max())
    lowest = min(rows["goal_ratio"].min(), rows["target_ratio"].min())
    axes.set_xscale("log")
    ticks = [t for t in (0.1, 0.25, 0.5, 1, 2, 4, 10) if lowest / 2 < t < highest * 2]
    axes.set_xticks(ticks, [f"{t:.0%}" for t in ticks], minor=False)
    axes.set_xticks([], minor=True)
    axes.set_xlim(lowest / 1.4, highest * 1.6)
    axes.xaxis.set_visible(True)
    axes.spines["bottom"].set_visible(True)


def ladder(steps: pd.DataFrame) -> Picture:
    """Growth targets of one year from nation to district: each step asks for more, with a fuzzy mark for 左右."""
    with figures.canvas(1.9) as (figure, (axes,)):
        for y, step in enumerate(steps.itertuples()):
            axes.plot([0, step.value], [y, y], color="#DDDDDD", lw=1.2, zorder=1)
            colour = COLOURS["goal"] if step.level == "district" else COLOURS["context"]
            figures.dot(axes, step.value, y, step.bound, colour)
            figures.note(axes, step.value, y, f"{quantity(step.value, step.unit, step.bound)}　{step.date}", 22)
        figures.names(axes, [f"{step.place} {step.place_en}" for step in steps.itertuples()])
        axes.set_xlim(0, steps["value"].max() * 1.6)
        lowest, highest = steps["value"].min(), steps["value"].max()
        first = steps.sort_values("date", kind="stable").iloc[0]
        return figures.finish(
            figure, "ladder", f"层层加码？2022 年 GDP 增长目标从{number(lowest)}%左右到{number(highest)}%左右",
            f"GDP growth targets: each level aims higher, but {first['place_en']} spoke before the others had ({first['date']})",
            figures.listing(f"{s.place} {quantity(s.value, s.unit, s.bound)} ({s.date})" for s in steps.itertuples()),
            "来源 Source: " + "；".join(f"{s.source} {s.address}" for s in steps.itertuples()),
        )


def compound(growth: pd.Series, base: int) -> Picture:
    """What a yearly rate comes to at the end of a term: an index from 100 in the year `base`, fuzzy where the rate is."""
    years = list(range(base, int(growth["to_year"]) + 1))
    path = [100 * (1 + growth["value"] / 100) ** i for i in range(len(years))]
    rate = quantity(growth["value"], growth["unit"], growth["bound"])
    with figures.canvas(2.2) as (figure, (axes,)):
        axes.plot(years, path, color=COLOURS["target"], lw=1.6, zorder=2)
        for year, level in zip(years, path):
            bound = growth["bound"] if year > base else "eq"
            figures.dot(axes, year, level, bound, COLOURS["target"], figures.link(growth["id"]), upright=True)
            axes.annotate(f"{level:.0f}", (year, level), (0, 9 if bound == "eq" else 19), textcoords="offset points", ha="center", fontsize=9)
        axes.set(ylim=(90, path[-1] * 1.12), yticks=[], xticks=years)
        axes.spines["left"].set_visible(False)
        return figures.finish(
            figure, "compound", f"{growth['indicator']}年增长{rate}，到 {years[-1]} 年累计约增长 {path[-1] - 100:.0f}%",
            f"{growth['value']:g}% a year compounds to about {path[-1] - 100:.0f}% by {years[-1]} ({base} = 100)",
            figures.listing(f"{y}: {v:.0f}" for y, v in zip(years, path)), f"来源 Source: {growth['id']}　{_KEY}",
        )


def _last(title: str) -> str:
    """Last clause of a heading, where it says what it is about."""
    return figures.short(re.split(r"[，,]", title)[-1])


def _ids(rows: pd.DataFrame) -> str:
    """Ids of the claims that fill the cells of the ledger's rows."""
    return " ".join(ids.split()[0] for ids in rows[["achieved", "goal", "target"]].to_numpy().ravel() if pd.notna(ids))


def _spoken(row: pd.Series) -> str:
    """One row of the ledger in words: pace behind, and each ratio."""
    words = [f"{row['indicator']} 过去每年 {quantity(row['achieved_pace'], row['achieved_unit'], row['achieved_bound'])}"]
    for h, word in (("goal", "当年"), ("target", "五年")):
        if pd.notna(row[f"{h}_ratio"]):
            words.append(f"{word}每年 {quantity(row[f'{h}_pace'], row[f'{h}_unit'], row[f'{h}_bound'])} ({row[f'{h}_ratio']:.0%})")
    return "，".join(words)
