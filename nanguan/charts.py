"""Charts of a report's numbers: a frame in, a picture out, the finding in its title."""

from __future__ import annotations

import re

import pandas as pd
from matplotlib.axes import Axes

from . import figures, ledger as ledgers, marks, readable, typeset
from .figures import Picture
from .gloss import counted
from .marks import COLOURS, FAINT, INK, PALE
from .readable import indicator, label, number, quantity, say, sign

HORIZON_COLOURS = {"review": COLOURS["achieved"], "outlook": COLOURS["target"], "year": COLOURS["goal"]}
# Marks in a line of the chart of bounds: as many as a phone has room for.
_A_LINE = 15
BOUNDS = ("eq", "ge", "gt", "le", "lt", "approx", "range")


def kinds(numbers: pd.DataFrame, lang: str = "zh") -> Picture:
    """How many numerals are claims, and why the others are none: bars by kind.

    `numbers` is `report.numbers`; its column kind is read. A bar a kind, the most frequent on top, with its count of
    numerals; blue are the claims, grey is what is set aside, for the reason at the left. `lang`: zh or en, else KeyError.

    >>> from nanguan import charts, load
    >>> charts.kinds(load().numbers, "en").title
    'Of 288 numerals 75 count as claims: they say how much or how many'
    """
    counts = numbers["kind"].value_counts().sort_index().sort_values(kind="stable")
    names = [label(f"kind.{kind}", lang) for kind in counts.index]
    with figures.canvas(0.1 + 0.26 * len(counts)) as (figure, (axes,)):
        for y, (kind, count) in enumerate(counts.items()):
            marks.bar(axes, count, y, "eq", COLOURS["achieved"] if kind == "claim" else "#BBBBBB")
            marks.note(axes, count, y, str(count), 4)
        marks.names(axes, names)
        return figures.finish(
            figure, "kinds", say("kinds.title", lang, total=int(counts.sum()), claims=int(counts.get("claim", 0))), say("kinds.note", lang),
            figures.listing((f"{name} {count}" for name, count in zip(names[::-1], counts[::-1])), lang), figures.source(lang, "numbers"), lang,
        )


def sections(claims: pd.DataFrame, outline: pd.DataFrame, lang: str = "zh") -> Picture:
    """Claims in each section, in reading order: where the report counts and where it only speaks.

    `claims` is `report.claims` (id, part, section); `outline` is `report.outline` (part, section, title, horizon). A bar a
    section, as long as its count of claims, blue in the review, green for the term, orange for the year; it leads to the
    first of them. `lang`: zh or en, else KeyError; a heading that `data/headings.tsv` does not have stays Chinese.

    >>> from nanguan import charts, load
    >>> charts.sections(load().claims, load().outline, "en").title
    '76% of the claims stand in the review; 15 of 31 sections make none'
    """
    counts = claims.groupby(["part", "section"])["id"].agg(["size", "first"])
    heads = outline.join(counts, on=["part", "section"])
    heads = heads[(heads["section"] > 0) | heads["size"].notna()].iloc[::-1]
    review = claims["part"].isin(outline.loc[outline["horizon"] == "review", "part"]).mean()
    with figures.canvas(0.1 + 0.23 * len(heads)) as (figure, (axes,)):
        for y, row in enumerate(heads.itertuples()):
            if pd.notna(row.size):
                marks.bar(axes, row.size, y, "eq", HORIZON_COLOURS.get(row.horizon, COLOURS["context"]), figures.link(row.first))
            marks.note(axes, 0 if pd.isna(row.size) else row.size, y, "0" if pd.isna(row.size) else f"{row.size:.0f}", 4)
        marks.names(axes, [_head(row.title, lang) for row in heads.itertuples()])
        _parts(axes, heads, lang)
        return figures.finish(
            figure, "sections",
            say("sections.title", lang, share=f"{review:.0%}", sections=len(heads), silent=int(heads["size"].isna().sum())), say("sections.note", lang),
            figures.listing((f"{_head(r.title, lang)} {0 if pd.isna(r.size) else int(r.size)}" for r in heads.iloc[::-1].itertuples()), lang),
            figures.source(lang, "claims"), lang,
        )


def _parts(axes: Axes, heads: pd.DataFrame, lang: str) -> None:
    """Name of each part at the right of its first section, and a line above it."""
    first = ~heads["part"].duplicated(keep="last")
    for y, row in enumerate(heads.itertuples()):
        if first.iloc[y]:
            axes.axhline(y + 0.5, color="#CCCCCC", lw=0.8, zorder=0)
            colour = HORIZON_COLOURS.get(row.horizon, COLOURS["context"])
            words = label(f"horizon.{row.horizon}", lang) if pd.notna(row.horizon) else ""
            axes.annotate(words, (1, y), xycoords=("axes fraction", "data"), ha="right", va="center", fontsize=8.8, color=colour)


def bounds(claims: pd.DataFrame, lang: str = "zh") -> Picture:
    """Which claims are points and which are bounds: a mark a claim, a row a bound, past and future apart by shape and colour.

    `claims` is `report.claims` (id, start, bound, stance, from_year, to_year); those of stance context are left out. Blue
    circle: reached; orange diamond: goal of the year; green square: target of the term. The place within a row says
    nothing; a mark leads to its claim. `lang`: zh or en, else KeyError.

    >>> from nanguan import charts, load
    >>> charts.bounds(load().claims, "en").alt
    'exact 59; at least 5; more than 6; nearly 2; about 3'
    """
    mine = claims.assign(horizon=[ledgers.horizon_of(claim) for _, claim in claims.iterrows()]).dropna(subset="horizon")
    mine = mine.sort_values(["horizon", "start"], key=lambda c: c.map(ledgers.HORIZONS.index) if c.name == "horizon" else c, kind="stable")
    rows = [bound for bound in BOUNDS[::-1] if (mine["bound"] == bound).any()]
    if not rows:
        return figures.nothing("bounds", lang)
    groups = [mine[mine["bound"] == bound] for bound in rows]
    lines = [-(-len(group) // _A_LINE) for group in groups]
    names = [f"{label(f'boundname.{bound}', lang)} {len(group)}" for bound, group in zip(rows, groups)]
    with figures.canvas(0.3 + 0.2 * sum(lines) + 0.14 * len(rows)) as (figure, (axes,)):
        tops = [sum(lines[: y + 1]) + 0.7 * y for y in range(len(rows))]
        for top, group in zip(tops, groups):
            for x, claim in enumerate(group.itertuples()):
                marks.dot(axes, x % _A_LINE, top - x // _A_LINE, "eq", claim.horizon, figures.link(claim.id))
        marks.names(axes, names)
        axes.set_yticks(tops, names)
        axes.set_ylim(0, tops[-1] + 1)
        axes.set_xlim(-0.9, _A_LINE)
        open_ = mine["bound"] != "eq"
        behind = mine["horizon"] == "achieved"
        return figures.finish(
            figure, "bounds", say("bounds.title", lang, ahead=_share(open_[~behind]), behind=_share(open_[behind])), say("bounds.note", lang),
            figures.listing(names[::-1], lang), figures.source(lang, "claims"), lang,
        )


def _share(flags: pd.Series) -> str:
    return f"{flags.mean():.0%}" if len(flags) else "0%"


def achievements(claims: pd.DataFrame, lang: str = "zh", least: int = 3) -> Picture:
    """Achieved claims as bars, a panel a unit, so that only like is compared with like; units of fewer claims are left out.

    `claims` is `report.claims`; drawn are those of stance achieved and measure level, share or change, if their unit has at
    least `least` of them. Bars from zero in the unit over the panel; dots on a log axis where the largest is over 100 times
    the smallest. An arrow is an open bound, fading dots mean about. `lang`: zh or en, else KeyError.

    >>> from nanguan import charts, load
    >>> charts.achievements(load().claims.query("unit == '人'"), "en").alt
    'resident population >700,000 people; resident population <170,000 people; new urban jobs 73,000 people'
    """
    mine = claims[(claims["stance"] == "achieved") & claims["measure"].isin(["level", "share", "change"])]
    groups = [(unit, group.sort_values("value", kind="stable")) for unit, group in mine.groupby("unit") if len(group) >= least]
    groups.sort(key=lambda pair: (-len(pair[1]), pair[0]))
    if not groups:
        return figures.nothing("achievements", lang)
    heights = [len(group) + 1.4 for _, group in groups]
    with figures.canvas(0.235 * sum(heights), len(groups), gridspec_kw={"height_ratios": heights}) as (figure, panels):
        for axes, (unit, group) in zip(panels, groups):
            _panel(axes, unit, group, lang)
        title = say("achievements.title", lang, years=readable.years(mine["from_year"].min(), mine["to_year"].max()), count=len(mine),
                    units=mine["unit"].nunique(), shown=sum(len(group) for _, group in groups))
        return figures.finish(
            figure, "achievements", title, say("achievements.note", lang, least=least),
            figures.listing((_named(c, lang) for _, g in groups for c in g.iloc[::-1].itertuples()), lang),
            f"{figures.source(lang, 'claims')}　{say('marks', lang)}", lang,
        )


def _named(claim: tuple | pd.Series, lang: str) -> str:
    """Indicator of a claim and its quantity."""
    return f"{indicator(claim.indicator, lang)} {_amount(claim, lang)}"


def _amount(claim: tuple | pd.Series, lang: str) -> str:
    return quantity(claim.value, counted(claim.indicator, claim.unit, lang), claim.bound, lang)


def _unit(unit: str, lang: str) -> str:
    """Unit as the name of an axis; a measure word that English has no word for is quoted."""
    return readable.unit(unit, lang) or say("unit.items", lang, unit=unit)


def _panel(axes: Axes, unit: str, group: pd.DataFrame, lang: str) -> None:
    """One unit: bars from zero, or dots on a log axis where the largest is more than a hundred times the smallest."""
    log = bool(group["value"].max() > 100 * group["value"].min())
    names = []
    for y, claim in enumerate(group.itertuples()):
        if log:
            marks.dot(axes, claim.value, y, claim.bound, "achieved", figures.link(claim.id))
        else:
            marks.bar(axes, claim.value, y, claim.bound, COLOURS["achieved"], figures.link(claim.id))
        marks.note(axes, claim.value, y, _amount(claim, lang), 4 if claim.bound == "eq" and not log else 22)
        name = typeset.short(indicator(claim.indicator, lang), 60 if lang == "en" else 18)
        names.append(say("achievements.added", lang, indicator=name) if claim.measure == "change" else name)
    marks.names(axes, names)
    if log:
        axes.set_xscale("log")
        axes.set_xlim(group["value"].min() / 2, group["value"].max() * 8)
    axes.set_title(say(f"achievements.{'log' if log else 'unit'}", lang, unit=_unit(unit, lang)), loc="left", fontsize=9.5, color=FAINT)


def horizons(ledger: pd.DataFrame, lang: str = "zh") -> Picture:
    """Pace a year of each indicator behind, next year and to the end of the term: a small panel each, bounds as open marks.

    `ledger` is `report.ledger`; drawn are its rows with a goal_ratio or target_ratio. Circle: past pace; diamond: goal of
    the year; square: target of the term, a year; all in the unit a year over the panel, each panel from zero on a scale of
    its own. Hollow with an arrow: an open bound; fading dots: about. `lang`: zh or en, else KeyError.

    >>> from nanguan import charts, load
    >>> charts.horizons(load().ledger.query("achieved_unit == '元'"), "en").title
    'Goals above the past pace: 2 of the 2 that count the same thing'
    """
    rows = _paced(ledger)
    if rows.empty:
        return figures.nothing("horizons", lang)
    height = -(-len(rows) // 2)
    with figures.canvas(1.3 * height, height, 2) as (figure, panels):
        for axes, (_, row) in zip(panels, rows.iterrows()):
            _slope(axes, row, lang)
        for axes in panels[len(rows):]:
            axes.set(xticks=[], yticks=[])
            axes.set_axis_off()
        goals = _alike(rows)
        return figures.finish(
            figure, "horizons", say("horizons.title", lang, goals=len(goals), more=int((goals > 1).sum())), say("horizons.note", lang),
            figures.listing((_spoken(row, lang) for _, row in rows.iterrows()), lang), _paced_source(rows, lang), lang,
        )


def _paced(ledger: pd.DataFrame) -> pd.DataFrame:
    """Rows of the ledger whose goal or target can be compared with the past pace."""
    return ledger[ledger["goal_ratio"].notna() | ledger["target_ratio"].notna()]


def _unlike(row: pd.Series) -> bool:
    """Whether the goal does not count the same thing as what was reached."""
    return pd.notna(row["goal_alike"]) and not row["goal_alike"]


def _alike(rows: pd.DataFrame) -> pd.Series:
    """Ratios of the goals that count the same thing as what was reached: only of these a title may speak."""
    return rows.loc[[not _unlike(row) for _, row in rows.iterrows()], "goal_ratio"].dropna()


def _starred(row: pd.Series, lang: str) -> str:
    """Name of an indicator, with a star where its numbers are unlike."""
    name = row["en"] if lang == "en" else row["indicator"]
    return say("pace.unlike", lang, indicator=name) if _unlike(row) else name


def _paced_source(rows: pd.DataFrame, lang: str) -> str:
    """Source of the figures of pace: what a star means where there is one, the claims, the marks."""
    star = say("pace.star", lang) if any(_unlike(row) for _, row in rows.iterrows()) else ""
    return "　".join(filter(None, (star, _source(lang, _ids(rows)), say("marks", lang))))


def _slope(axes: Axes, row: pd.Series, lang: str) -> None:
    points = [(x, row[f"{h}_pace"], h) for x, h in enumerate(ledgers.HORIZONS)]
    points = [(x, value, h) for x, value, h in points if pd.notna(value) and row[f"{h}_unit"] == row["achieved_unit"]]
    axes.plot([x for x, *_ in points], [value for _, value, _ in points], color="#BBBBBB", lw=1.2, zorder=1)
    for x, value, h in points:
        bound = row[f"{h}_bound"]
        marks.dot(axes, x, value, bound, h, figures.link(row[h].split()[0]), upright=True)
        axes.annotate(f"{sign(bound, lang)}{number(value, 3, lang)}", (x, value), (0, 9 if bound == "eq" else 20), textcoords="offset points",
                      ha="center", fontsize=8.5, color=COLOURS[h])
    top = max(value for _, value, _ in points)
    axes.set(xlim=(-0.6, 2.6), ylim=(0, top * 1.7), yticks=[], xticks=[x for x, *_ in points])
    axes.set_xticklabels([say(f"horizons.{h}", lang) for *_, h in points])
    axes.tick_params(axis="x", labelsize=8, length=0)
    axes.spines["left"].set_visible(False)
    name = _starred(row, lang)
    unit = readable.unit(row["achieved_unit"], lang)
    axes.set_title(typeset.wrapped(say("horizons.unit" if unit else "horizons.plain", lang, indicator=name, unit=unit), 120, 9), loc="left", fontsize=9)


def pace(ledger: pd.DataFrame, lang: str = "zh") -> Picture:
    """Pace of goals and targets over the past pace, on a log axis around 100%: right is faster, left is slower.

    `ledger` is `report.ledger`; drawn are its rows with a goal_ratio or target_ratio (1 is the past pace, drawn as 100%).
    Diamond: goal of the year; square: target of the term; hollow with an arrow: the ratio is an open bound; fading dots:
    about. A mark leads to its claim. `lang`: zh or en, else KeyError.

    >>> from nanguan import charts, load
    >>> charts.pace(load().ledger, "en").title
    'Goals below the past pace: 1 of the 5 that count the same thing'
    """
    rows = _paced(ledger).sort_values("goal_ratio", kind="stable")
    if rows.empty:
        return figures.nothing("pace", lang)
    with figures.canvas(0.4 + 0.33 * len(rows)) as (figure, (axes,)):
        axes.axvline(1, color=INK, lw=1)
        for y, (_, row) in enumerate(rows.iterrows()):
            axes.axhline(y, color="#EEEEEE", lw=1, zorder=0)
            for h in ("goal", "target"):
                _ratio(axes, row, h, y, lang)
        marks.names(axes, [_starred(row, lang) for _, row in rows.iterrows()])
        _ratio_axis(axes, rows)
        goals = _alike(rows)
        return figures.finish(
            figure, "pace", say("pace.title", lang, goals=len(goals), slow=int((goals < 1).sum())), say("pace.note", lang),
            figures.listing((_spoken(row, lang) for _, row in rows.iloc[::-1].iterrows()), lang),
            _paced_source(rows, lang), lang,
        )


def _ratio(axes: Axes, row: pd.Series, h: str, y: int, lang: str) -> None:
    """Mark of one ratio, its number on the side that the other horizon leaves free."""
    ratio, bound = row[f"{h}_ratio"], row[f"{h}_ratio_bound"]
    if pd.isna(ratio):
        return
    # Beside the other horizon's number, and clear of the line at 100%.
    other = row["goal_ratio" if h == "target" else "target_ratio"]
    left = ratio < other if pd.notna(other) else ratio < 1
    colour = COLOURS["context"] if h == "goal" and _unlike(row) else COLOURS[h]
    marks.dot(axes, ratio, y, bound, h, figures.link(row[h].split()[0]), colour=colour)
    marks.note(axes, ratio, y, f"{sign(bound, lang)}{ratio:.0%}", -8 if left else 8 if bound == "eq" else 20, color=colour, ha="right" if left else "left",
                 bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.5})


def _ratio_axis(axes: Axes, rows: pd.DataFrame) -> None:
    highest = max(rows["goal_ratio"].max(), rows["target_ratio"].max())
    lowest = min(rows["goal_ratio"].min(), rows["target_ratio"].min())
    axes.set_xscale("log")
    ticks = [t for t in (0.1, 0.25, 0.5, 1, 2, 4, 10) if lowest / 2 < t < highest * 2]
    axes.set_xticks(ticks, [f"{t:.0%}" for t in ticks], minor=False)
    axes.set_xticks([], minor=True)
    axes.set_xlim(lowest / 2.2, highest * 1.6)
    axes.xaxis.set_visible(True)
    axes.spines["bottom"].set_visible(True)


def ladder(steps: pd.DataFrame, lang: str = "zh") -> Picture:
    """Growth targets of one year from nation to district: each step asks for more, with a fuzzy mark for 左右.

    `steps` is `tables.shipped("ladder")`: level, place, place_en, value (% a year), unit, bound, date, source, address; the
    first row is drawn at the bottom. The orange diamond is the district, the grey circles are the levels above it; the date
    is the day of the speech or page. `lang`: zh or en, else KeyError. ValueError where there is no row.

    >>> from nanguan import charts, tables
    >>> charts.ladder(tables.shipped("ladder"), "en").title
    'Each level aims higher: growth targets for 2022 from about 5.5% to about 7%'
    """
    asked = [quantity(step.value, step.unit, step.bound, lang) for step in steps.itertuples()]
    places = [say("ladder.place", lang, place=step.place, place_en=step.place_en) for step in steps.itertuples()]
    with figures.canvas(1.9) as (figure, (axes,)):
        for y, step in enumerate(steps.itertuples()):
            axes.plot([0, step.value], [y, y], color=PALE, lw=1.2, zorder=1)
            marks.dot(axes, step.value, y, step.bound, "goal" if step.level == "district" else "context")
            marks.note(axes, step.value, y, f"{asked[y]}\n{step.date}", 22)
        marks.names(axes, places)
        axes.set_xlim(0, steps["value"].max() * 1.6)
        order = steps["value"].argsort(kind="stable")
        first = steps["date"].argsort(kind="stable").iloc[0]
        return figures.finish(
            figure, "ladder", say("ladder.title", lang, lowest=asked[order.iloc[0]], highest=asked[order.iloc[-1]]),
            say("ladder.note", lang, first=places[first], date=steps["date"].iloc[first]),
            figures.listing((f"{place} {target} ({date})" for place, target, date in zip(places, asked, steps["date"])), lang),
            say("ladder.source", lang, of=("；" if lang == "zh" else "; ").join(steps["source"])), lang,
        )


def compound(growth: pd.Series, base: int, lang: str = "zh") -> Picture:
    """What a yearly rate comes to at the end of a term: an index from 100 in the year `base`, fuzzy where the rate is.

    `growth` is one row of `report.claims` that states a yearly rate: value (% a year), unit, bound, to_year, indicator, id.
    A square a year, with the index beside it and the bound of the rate on each but the first. `lang`: zh or en, else
    KeyError. IndexError where `base` is after to_year, TypeError where to_year is NA.

    >>> from nanguan import charts, load
    >>> charts.compound(load().claims.query("id == 'c058'").iloc[0], 2021, "en").title
    'About 7% a year comes to about 40% by 2026'
    """
    years = list(range(base, int(growth["to_year"]) + 1))
    path = [100 * (1 + growth["value"] / 100) ** i for i in range(len(years))]
    with figures.canvas(2.2) as (figure, (axes,)):
        axes.plot(years, path, color=COLOURS["target"], lw=1.6, zorder=2)
        for year, level in zip(years, path):
            bound = growth["bound"] if year > base else "eq"
            marks.dot(axes, year, level, bound, "target", figures.link(growth["id"]), upright=True)
            axes.annotate(f"{level:.0f}", (year, level), (0, 9 if bound == "eq" else 19), textcoords="offset points", ha="center", fontsize=9)
        axes.set(ylim=(90, path[-1] * 1.12), yticks=[], xticks=years)
        axes.spines["left"].set_visible(False)
        rate, name = quantity(growth["value"], growth["unit"], growth["bound"], lang), indicator(growth["indicator"], lang)
        title = say("compound.title", lang, indicator=name, rate=rate[:1].upper() + rate[1:], year=years[-1], growth=f"{path[-1] - 100:.0f}")
        return figures.finish(
            figure, "compound", title, say("compound.note", lang, base=base, indicator=name),
            figures.listing((f"{y}: {v:.0f}" for y, v in zip(years, path)), lang), f"{_source(lang, growth['id'])}　{say('marks', lang)}", lang,
        )


def _source(lang: str, of: str) -> str:
    return say("source", lang, of=of)


def _head(title: str, lang: str) -> str:
    """Heading beside a bar: its English gist, or its last clause, where the Chinese says what it is about."""
    english = readable.heading(title, lang)
    return typeset.short(english, 40) if english != title else typeset.short(re.split(r"[，,]", title)[-1])


def _ids(rows: pd.DataFrame) -> str:
    """Ids of the claims that fill the cells of the ledger's rows."""
    return " ".join(ids.split()[0] for ids in rows[list(ledgers.HORIZONS)].to_numpy().ravel() if pd.notna(ids))


def _spoken(row: pd.Series, lang: str) -> str:
    """One row of the ledger in words: pace behind, and each ratio."""
    past = quantity(row["achieved_pace"], row["achieved_unit"], row["achieved_bound"], lang)
    words = [say("horizons.spoken", lang, indicator=row["en"] if lang == "en" else row["indicator"], past=past)]
    for h in ("goal", "target"):
        if pd.notna(row[f"{h}_ratio"]):
            value = quantity(row[f"{h}_pace"], row[f"{h}_unit"], row[f"{h}_bound"], lang)
            words.append(say(f"horizons.spoken.{h}", lang, value=value, ratio=f"{row[f'{h}_ratio']:.0%}"))
    return (", " if lang == "en" else "，").join(words)
