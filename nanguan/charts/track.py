"""Charts of what was promised beside what was reported: one indicator by year, all in a grid."""

from itertools import repeat

import pandas as pd

from ..errors import ReportError, need, need_one
from ..tables import codebook
from ..wording import indicator, joined, label, quantity, say
from . import figures, marks
from .figures import Picture
from .marks import COLOURS, GREY, INK, LINE, PALE, Rows

# Of each outcome: sign, size, colour of its edge and of its face. In grey print the shapes tell.
_SIGNS = {
    "reached": ("o", 7.5, COLOURS["achieved"], COLOURS["achieved"]),
    "within": ("o", 4.5, COLOURS["achieved"], COLOURS["achieved"]),
    "below": ("v", 7, COLOURS["goal"], COLOURS["goal"]),
    "undecided": ("o", 7, INK, "white"),
    "other_measure": ("s", 6.5, INK, "white"),
    "not_reported": ("_", 8, INK, INK),
    "no_report": (".", 3, GREY, GREY),
}
_COMPARED = ("reached", "within", "below", "undecided")


def promised(
    track: pd.DataFrame,
    standard: str = "地区生产总值",
    measure: str = "growth",
    lang: str | None = None,
) -> Picture:
    """Goals of one indicator (diamonds) and what was reported (circles), a row a year of a place.

    `track` is a frame of `tables.track`. A grey band is a year without a number to compare, and
    says what stands there; of several goals for a year the latest report's counts.
    """
    rows = _of_place(track)
    need_one(standard, rows["standard"], "standard with a goal; there are")
    mine = rows[(rows["standard"] == standard) & (rows["goal_measure"] == measure)]
    if mine.empty:
        return figures.nothing("promised", lang)
    goals = mine.drop_duplicates("year", keep="last").set_index("year")
    years = range(goals.index.max(), goals.index.min() - 1, -1)
    with figures.canvas(0.2 + 0.27 * len(years)) as (figure, (axes,)):
        lines = Rows(axes)
        for year in years:
            if year in goals.index:
                _year(lines, str(year), goals.loc[year], goals["goal"].max(), lang)
            else:
                _band(lines)
                words = say("promised.none", lang)
                lines.add(str(year), goals["goal"].max(), words, 22)
        alt = lines.close()
        axes.margins(x=0.3)
        name = indicator(standard, lang)
        gaps = _counts(goals) | {"indicator": name[:1].upper() + name[1:]}
        gaps["measure"] = label(f"measure.{measure}", lang)
        return figures.finish(figure, "promised", alt, _source(rows, lang), lang, **gaps)


def _year(lines: Rows, name: str, row: pd.Series, most: float, lang: str | None) -> None:
    """A year's goal and report; on a band, in words, what stands for a number to compare."""
    marks.dot(lines.axes, row["goal"], lines.y, row["goal_bound"], "goal")
    words = quantity(row["goal"], row["goal_unit"], row["goal_bound"], lang)
    found, right = label(f"outcome.{row['outcome']}", lang), max(row["goal"], most)
    if pd.notna(row["reported"]):
        ends = [row["goal"], row["reported"]]
        lines.axes.plot(ends, [lines.y] * 2, color=LINE, lw=2, zorder=1)
        marks.dot(lines.axes, row["reported"], lines.y, row["reported_bound"], "achieved")
        found = quantity(row["reported"], row["goal_unit"], row["reported_bound"], lang)
        right = max(right, row["reported"])
        if row["reported_stance"] == "estimate":
            found = joined([found, label("stance.estimate", lang)], lang, "clauses")
    else:
        _band(lines)
        if row["outcome"] == "other_measure":
            given = label(f"measure.{row['reported_measure']}", lang)
            found = say("promised.other", lang, measure=given)
    lines.add(name, right, f"{words} → {found}", 22, f"{name} {words} → {found}")


def _band(lines: Rows) -> None:
    lines.axes.axhspan(lines.y - 0.42, lines.y + 0.42, color=PALE, alpha=0.5, lw=0, zorder=0)


def outcomes(track: pd.DataFrame, lang: str | None = None) -> Picture:
    """Outcomes of one place (`tables.track`) in a grid: a row an indicator and measure, by year.

    Of several goals for a year the latest report's counts.
    """
    rows = _of_place(track)
    if rows.empty:
        return figures.nothing("outcomes", lang)
    cells = rows.drop_duplicates(["standard", "goal_measure", "year"], keep="last")
    groups = sorted(
        cells.groupby(["standard", "goal_measure"], sort=False), key=lambda it: len(it[1])
    )
    measures = cells.groupby("standard")["goal_measure"].nunique()
    years = range(cells["year"].min(), cells["year"].max() + 1)
    with figures.canvas(0.5 + 0.25 * len(groups)) as (figure, (axes,)):
        lines = Rows(axes)
        for (standard, measure), group in groups:
            axes.axhline(lines.y, color="#EEEEEE", lw=1, zorder=0)
            for year, outcome in zip(group["year"], group["outcome"]):
                _sign(axes, year, lines.y, outcome)
            name, several = indicator(standard, lang), measures[standard] > 1
            name = (
                joined([name, label(f"measure.{measure}", lang)], lang, "clauses")
                if several
                else name
            )
            told = (
                f"{it.year} {label(f'outcome.{it.outcome}', lang)}" for it in group.itertuples()
            )
            lines.add(name, said=f"{name}: {joined(told, lang, 'names')}")
        alt = lines.close()
        axes.xaxis.set_visible(True)
        axes.xaxis.tick_top()
        axes.set_xticks(years, [f"{year % 100:02d}" for year in years])
        axes.tick_params(axis="x", labelsize=8, length=0)
        axes.set_xlim(years[0] - 0.7, years[-1] + 0.7)
        gaps = _counts(cells) | {"first": years[0], "last": years[-1]}
        return figures.finish(figure, "outcomes", alt, _source(rows, lang), lang, **gaps)


def _sign(axes: object, x: int, y: int, outcome: str) -> None:
    sign, size, edge, face = _SIGNS[outcome]
    axes.plot([x], [y], sign, ms=size, mec=edge, mfc=face, mew=1.4, zorder=3)


def _of_place(track: pd.DataFrame) -> pd.DataFrame:
    """Rows with an outcome; ReportError where they are of several places."""
    need(track, *codebook("track")["column"], of="a frame of tables.track")
    rows = track[track["outcome"].notna()]
    if rows["place"].nunique() > 1:
        places = joined(rows["place"].unique(), of="names")
        raise ReportError(f"{places}: several places; give the rows of one")
    return rows


def _counts(rows: pd.DataFrame) -> dict[str, int]:
    """How many goals have each outcome, how many a report, and how many a number to compare."""
    counts = dict(zip(_SIGNS, repeat(0))) | rows["outcome"].value_counts().to_dict()
    counts["followed"] = len(rows) - counts["no_report"]
    counts["compared"] = sum(counts[it] for it in _COMPARED)
    return counts | {"silent": counts["followed"] - counts["compared"]}


def _source(rows: pd.DataFrame, lang: str | None) -> str:
    files = rows["goal_file"].nunique()
    return say("track.source", lang, place=rows["place"].iloc[0], reports=files)
