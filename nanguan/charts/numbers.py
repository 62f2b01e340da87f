"""Charts of numbers: numerals, claims, their bounds and units, the pace of the ledger."""

import re

import pandas as pd
from matplotlib.axes import Axes

from .. import wording
from ..display import link
from ..errors import ReportError, need
from ..reading.bounds import BOUNDS
from ..tables import PHASES, codebook
from ..wording import counted, indicator, joined, label, number, quantity, say, sign, unit
from . import figures, marks, typeset
from .figures import Picture
from .marks import BESIDE, COLOURS, GREY, LINE, PARTS, Rows

_A_LINE = 15  # marks in a line of the chart of bounds: as many as a phone has room for
_RATIOS = ["goal_ratio", "target_ratio"]


def kinds(numbers: pd.DataFrame, lang: str | None = None) -> Picture:
    """Numerals (`report.numbers`) by kind: claims in blue, in grey what is set aside and why.

    >>> charts.kinds(load().numbers, "en").title
    'Of 288 numerals 75 count as claims: they say how much or how many'
    """
    need(numbers, "kind", of="report.numbers")
    counts = numbers["kind"].value_counts().sort_index().sort_values(kind="stable")
    with figures.canvas(0.1 + 0.26 * len(counts)) as (figure, (axes,)):
        rows = Rows(axes)
        for kind, count in counts.items():
            colour = COLOURS["achieved"] if kind == "claim" else GREY
            rows.bar(label(f"kind.{kind}", lang), count, colour)
        gaps = {"total": len(numbers), "claims": counts.get("claim", 0)}
        return figures.finish(figure, "kinds", rows.close(), "numbers", lang, **gaps)


def sections(claims: pd.DataFrame, outline: pd.DataFrame, lang: str | None = None) -> Picture:
    """Claims (`report.claims`) in each section of `report.outline`: where the report counts.

    >>> charts.sections(load().claims, load().outline, "en").title
    '76% of the claims stand in the review; 15 of 31 sections make none'
    """
    need(claims, "id", "part", "section", of="report.claims")
    need(outline, "part", "section", "title", "horizon", of="report.outline")
    found = claims.groupby(["part", "section"])["id"].agg(["size", "first"])
    heads = outline.join(found, on=["part", "section"]).fillna({"size": 0})[::-1]
    heads = heads.assign(colour=[COLOURS[PARTS.get(it, "context")] for it in heads["horizon"]])
    heads = heads[(heads["section"] > 0) | (heads["size"] > 0)]
    with figures.canvas(0.1 + 0.23 * len(heads)) as (figure, (axes,)):
        rows = Rows(axes)
        for row in heads.itertuples():
            if row.size:
                marks.bar(axes, row.size, rows.y, "eq", row.colour, link(row.first))
            # The English gist, or the last clause, where the Chinese says what it is about.
            gist = wording.heading(row.title, lang)
            name = (gist, 40) if gist != row.title else (re.split("[，,]", gist)[-1], 18)
            rows.add(typeset.short(*name), row.size, f"{row.size:.0f}", 4)
        for top in heads.assign(y=range(rows.y)).drop_duplicates("part", keep="last").itertuples():
            axes.axhline(top.y + 0.5, color=LINE, lw=0.8, zorder=0)
            part = label(f"horizon.{top.horizon}", lang) if pd.notna(top.horizon) else ""
            look = {"xycoords": BESIDE, "ha": "right", "color": top.colour}
            marks.note(axes, 1, top.y, part, (0, 0), **look)
        review = claims["part"].isin(outline.loc[outline["horizon"] == "review", "part"])
        silent = (heads["size"] == 0).sum()
        gaps = {"share": _share(review), "silent": silent, "sections": len(heads)}
        return figures.finish(figure, "sections", rows.close(), "claims", lang, **gaps)


def _share(flags: pd.Series) -> str:
    return f"{flags.mean():.0%}" if len(flags) else "0%"


def bounds(claims: pd.DataFrame, lang: str | None = None) -> Picture:
    """Claims (`report.claims`) by bound, a mark each; its place in a row says nothing.

    >>> charts.bounds(load().claims, "en").alt
    'exact 57; at least 5; more than 6; nearly 2; about 3'
    """
    need(claims, "id", "start", "bound", "phase", of="report.claims")
    mine = claims.replace({"phase": {"estimate": "achieved"}})
    mine = mine[mine["phase"].isin(PHASES)].astype({"phase": pd.CategoricalDtype(PHASES)})
    mine = mine.sort_values(["phase", "start"], kind="stable")
    groups = [*mine.groupby(pd.Categorical(mine["bound"], [*BOUNDS][::-1]), observed=True)]
    if not groups:
        return figures.nothing("bounds", lang)
    names = [f"{label(f'boundname.{bound}', lang)} {len(group)}" for bound, group in groups]
    lines = [-(-len(group) // _A_LINE) for _, group in groups]
    tops = [sum(lines[: y + 1]) + 0.7 * y for y in range(len(groups))]
    with figures.canvas(0.3 + 0.2 * sum(lines) + 0.14 * len(groups)) as (figure, (axes,)):
        Rows(axes)
        for top, (_, group) in zip(tops, groups):
            for i, claim in enumerate(group.itertuples()):
                place = i % _A_LINE, top - i // _A_LINE
                marks.dot(axes, *place, "eq", claim.phase, link(claim.id))
        axes.set_yticks(tops, names)
        axes.set(ylim=(0, tops[-1] + 1), xlim=(-0.9, _A_LINE))
        bound, behind = mine["bound"] != "eq", mine["phase"] == "achieved"
        gaps = {"ahead": _share(bound[~behind]), "behind": _share(bound[behind])}
        return figures.finish(figure, "bounds", names[::-1], "claims", lang, **gaps)


def achievements(claims: pd.DataFrame, least: int = 3, lang: str | None = None) -> Picture:
    """Achieved claims (`report.claims`), a panel a unit of at least so many: like beside like.

    >>> charts.achievements(load().claims.query("unit == '人'"), lang="en").alt.partition(";")[0]
    'resident population >700,000 people'
    """
    need(claims, *codebook("claims")["column"], of="report.claims")
    stated = claims["measure"].isin(["level", "share", "change"])
    mine = claims[(claims["stance"] == "achieved") & stated].sort_values("value", kind="stable")
    groups = [pair for pair in mine.groupby("unit") if len(pair[1]) >= least]
    groups.sort(key=lambda pair: (-len(pair[1]), pair[0]))
    if not groups:
        return figures.nothing("achievements", lang)
    heights = [len(group) + 1.4 for _, group in groups]
    layout = {"rows": len(groups), "gridspec_kw": {"height_ratios": heights}}
    with figures.canvas(0.235 * sum(heights), **layout) as (figure, panels):
        alt = [it for axes, pair in zip(panels, groups) for it in _panel(axes, *pair, lang)]
        years = wording.years(mine["from_year"].min(), mine["to_year"].max())
        gaps = {"years": years, "least": least, "shown": len(alt)}
        gaps |= {"count": len(mine), "units": mine["unit"].nunique()}
        return figures.finish(figure, "achievements", alt, "claims", lang, signs=True, **gaps)


def _panel(axes: Axes, name: str, group: pd.DataFrame, lang: str | None) -> list[str]:
    """Draw the claims of one unit, on a log axis where one is over 100 times another."""
    rows, log = Rows(axes), group["value"].max() > 100 * group["value"].min()
    draw, look = (marks.dot, "achieved") if log else (marks.bar, COLOURS["achieved"])
    for it in group.itertuples():
        draw(axes, it.value, rows.y, it.bound, look, link(it.id))
        amount = quantity(it.value, counted(it.indicator, name, lang), it.bound, lang)
        what = indicator(it.indicator, lang)
        said, what = f"{what} {amount}", typeset.short(what, int(say("achievements.longest", lang)))
        what = say("achievements.added", lang, indicator=what) if it.measure == "change" else what
        rows.add(what, it.value, amount, 4 if it.bound == "eq" and not log else 22, said)
    if log:
        axes.set(xscale="log", xlim=(group["value"].min() / 2, group["value"].max() * 8))
    # A measure word that English has no word for is quoted.
    name = unit(name, lang) or say("unit.items", lang, unit=name)
    title = say("achievements.log" if log else "achievements.unit", lang, unit=name)
    axes.set_title(title, loc="left", fontsize=9.5, color=marks.FAINT)
    return rows.close()


def horizons(ledger: pd.DataFrame, lang: str | None = None) -> Picture:
    """Pace a year behind, next year and to the end of the term: a panel a row of `report.ledger`.

    >>> charts.horizons(load().ledger.query("achieved_unit == '元'"), "en").title
    'Goals above the past pace: 2 of the 2 that count the same thing'
    """
    rows = _paced(ledger, lang)
    if rows.empty:
        return figures.nothing("horizons", lang)
    height = -(-len(rows) // 2)
    with figures.canvas(1.3 * height, height, 2) as (_, panels):
        for axes, (_, row) in zip(panels, rows.iterrows()):
            _slope(axes, row, lang)
        for axes in panels[len(rows) :]:
            axes.set(xticks=[], yticks=[])
            axes.set_axis_off()
        return _finish_paced(axes, "horizons", rows, lang)


def _paced(ledger: pd.DataFrame, lang: str | None) -> pd.DataFrame:
    """Rows of the ledger with a ratio, and their names, starred where the numbers are unlike."""
    need(ledger, *codebook("ledger")["column"], of="report.ledger")
    rows = ledger[ledger[_RATIOS].notna().any(axis=1)]
    unlike, names = rows["goal_alike"].eq(False), [indicator(it, lang) for it in rows["indicator"]]
    starred = [f"{name} *" if differ else name for name, differ in zip(names, unlike)]
    return rows.assign(unlike=unlike, name=names, starred=starred)


def _finish_paced(axes: Axes, name: str, rows: pd.DataFrame, lang: str | None) -> Picture:
    """Picture of rows of the ledger; its title speaks of goals alone that count the same thing."""
    goals = rows.loc[~rows["unlike"], "goal_ratio"].dropna()
    gaps = {"goals": len(goals), "more": (goals > 1).sum(), "slow": (goals < 1).sum()}
    ids = (cell.split()[0] for cell in rows[[*PHASES]].to_numpy().ravel() if pd.notna(cell))
    source = say("source", lang, of=" ".join(ids))
    source = f"{say('pace.star', lang)}　{source}" if rows["unlike"].any() else source
    alt = [_in_words(row, lang) for _, row in rows.iterrows()][:: -1 if name == "pace" else 1]
    return figures.finish(axes.figure, name, alt, source, lang, signs=True, **gaps)


def _in_words(row: pd.Series, lang: str | None) -> str:
    cells = [[row[f"{it}_{column}"] for column in ("pace", "unit", "bound")] for it in PHASES]
    past, *coming = (quantity(*cell, lang) for cell in cells)
    words = [say("horizons.spoken", lang, indicator=row["name"], past=past)]
    for it, value in zip(PHASES[1:], coming):
        if pd.notna(ratio := row[f"{it}_ratio"]):
            words.append(say(f"horizons.spoken.{it}", lang, value=value, ratio=f"{ratio:.0%}"))
    return joined(words, lang, "clauses")


def _slope(axes: Axes, row: pd.Series, lang: str | None) -> None:
    """Paces of one indicator that are in one unit, from left to right, joined."""
    paces = {it: row[f"{it}_pace"] for it in PHASES if pd.notna(row[f"{it}_pace"])}
    paces = {it: paces[it] for it in paces if row[f"{it}_unit"] == row["achieved_unit"]}
    places = [PHASES.index(it) for it in paces]
    axes.plot(places, paces.values(), color=GREY, lw=1.2, zorder=1)
    for x, (it, pace) in zip(places, paces.items()):
        bound = row[f"{it}_bound"]
        marks.dot(axes, x, pace, bound, it, link(row[it].split()[0]), upright=True)
        words, up = f"{sign(bound, lang)}{number(pace, 3, lang)}", 9 if bound == "eq" else 20
        marks.note(axes, x, pace, words, (0, up), fontsize=8.5, color=COLOURS[it])
    axes.set(xlim=(-0.6, 2.6), ylim=(0, max(paces.values()) * 1.7), yticks=[])
    axes.set_xticks(places, [say(f"horizons.{it}", lang) for it in paces])
    axes.tick_params(axis="x", labelsize=8, length=0)
    axes.spines["left"].set_visible(False)
    gaps = {"indicator": row["starred"], "unit": unit(row["achieved_unit"], lang)}
    title = say("horizons.unit" if gaps["unit"] else "horizons.plain", lang, **gaps)
    axes.set_title(typeset.wrapped(title, 120, 9), loc="left", fontsize=9)


def pace(ledger: pd.DataFrame, lang: str | None = None) -> Picture:
    """Pace of goals (diamonds) and targets (squares) of `report.ledger` over the past pace, 100%.

    >>> charts.pace(load().ledger, "en").title
    'Goals below the past pace: 1 of the 5 that count the same thing'
    """
    paced = _paced(ledger, lang).sort_values("goal_ratio", kind="stable")
    if paced.empty:
        return figures.nothing("pace", lang)
    with figures.canvas(0.4 + 0.33 * len(paced)) as (_, (axes,)):
        axes.axvline(1, color=marks.INK, lw=1)
        rows = Rows(axes)
        for _, row in paced.iterrows():
            axes.axhline(rows.y, color="#EEEEEE", lw=1, zorder=0)
            for it, other in (("goal", "target"), ("target", "goal")):
                if pd.notna(row[f"{it}_ratio"]):
                    _ratio(axes, row, rows.y, it, row[f"{other}_ratio"], lang)
            rows.add(row["starred"])
        rows.close()
        lowest, highest = paced[_RATIOS].min().min(), paced[_RATIOS].max().max()
        ticks = [it for it in (0.1, 0.25, 0.5, 1, 2, 4, 10) if lowest / 2 < it < highest * 2]
        axes.set(xscale="log", xticks=ticks, xticklabels=[f"{it:.0%}" for it in ticks])
        axes.set_xticks([], minor=True)
        axes.set_xlim(lowest / 2.2, highest * 1.6)
        axes.xaxis.set_visible(True)
        axes.spines["bottom"].set_visible(True)
        return _finish_paced(axes, "pace", paced, lang)


def _ratio(axes: Axes, row: pd.Series, y: int, it: str, other: float, lang: str | None) -> None:
    """Mark of one ratio, its number on the side that the other phase's leaves free."""
    ratio, bound = row[f"{it}_ratio"], row[f"{it}_ratio_bound"]
    colour = COLOURS["context" if it == "goal" and row["unlike"] else it]
    marks.dot(axes, ratio, y, bound, it, link(row[it].split()[0]), colour=colour)
    left = ratio < (other if pd.notna(other) else 1)  # clear of the line at 100%
    side, away = ("right", -8) if left else ("left", 8 if bound == "eq" else 20)
    style = {"bbox": {"facecolor": "white", "edgecolor": "none", "pad": 0.5}, "color": colour}
    marks.note(axes, ratio, y, f"{sign(bound, lang)}{ratio:.0%}", (away, 0), ha=side, **style)


def compound(growth: pd.Series, base: int, lang: str | None = None) -> Picture:
    """What a yearly rate, a row of `report.claims`, comes to: an index from 100 in the year `base`.

    >>> charts.compound(load().claims.query("id == 'c058'").iloc[0], 2021, "en").title
    'About 7% a year comes to about 40% by 2026'
    """
    need(growth, *"id indicator value unit bound to_year".split(), of="a row of report.claims")
    if pd.isna(growth["to_year"]) or growth["to_year"] <= base:
        raise ReportError(f"{growth['id']}: no year behind {base}; give a claim to a later year")
    years = range(base, int(growth["to_year"]) + 1)
    path = [100 * (1 + growth["value"] / 100) ** i for i in range(len(years))]
    with figures.canvas(2.2) as (figure, (axes,)):
        axes.plot(years, path, color=COLOURS["target"], lw=1.6, zorder=2)
        for year, level in zip(years, path):
            bound = growth["bound"] if year > base else "eq"
            marks.dot(axes, year, level, bound, "target", link(growth["id"]), upright=True)
            away = 0, 9 if bound == "eq" else 19
            marks.note(axes, year, level, f"{level:.0f}", away, fontsize=9)
        axes.set(ylim=(90, path[-1] * 1.12), yticks=[], xticks=years)
        axes.spines["left"].set_visible(False)
        rate = quantity(growth["value"], growth["unit"], growth["bound"], lang)
        gaps = {"rate": rate[:1].upper() + rate[1:], "growth": f"{path[-1] - 100:.0f}"}
        gaps |= {"indicator": indicator(growth["indicator"], lang), "base": base, "year": years[-1]}
        alt = (f"{year}: {level:.0f}" for year, level in zip(years, path))
        source = say("source", lang, of=growth["id"])
        return figures.finish(figure, "compound", alt, source, lang, signs=True, **gaps)
