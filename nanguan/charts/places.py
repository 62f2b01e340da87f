"""Charts of places side by side: the levels above a district, and two reports."""

import pandas as pd

from .. import wording
from ..comparison import Comparison
from ..errors import need
from ..wording import indicator, joined, quantity, say
from . import content, figures, marks
from .figures import Picture
from .marks import PALE, Rows


def ladder(steps: pd.DataFrame, lang: str | None = None) -> Picture:
    """Growth targets of one year, `tables.shipped("ladder")`: the nation below, the district above.

    >>> charts.ladder(tables.shipped("ladder"), "en").title
    'Each level aims higher: growth targets for 2022 from about 5.5% to about 7%'
    """
    columns = "level place place_en value unit bound date source"
    need(steps, *columns.split(), of='tables.shipped("ladder")')
    if steps.empty:
        return figures.nothing("ladder", lang)
    with figures.canvas(1.9) as (figure, (axes,)):
        rows, asked, places = Rows(axes), [], []
        for it in steps.itertuples():
            asked.append(quantity(it.value, it.unit, it.bound, lang))
            places.append(say("ladder.place", lang, place=it.place, place_en=it.place_en))
            axes.plot([0, it.value], [rows.y] * 2, color=PALE, lw=1.2, zorder=1)
            phase = "goal" if it.level == "district" else "context"
            marks.dot(axes, it.value, rows.y, it.bound, phase)
            said = f"{places[-1]} {asked[-1]} ({it.date})"
            rows.add(places[-1], it.value, f"{asked[-1]}\n{it.date}", 22, said)
        alt = rows.close()[::-1]
        axes.set_xlim(0, steps["value"].max() * 1.6)
        order, first = (steps[it].argsort(kind="stable").tolist() for it in ("value", "date"))
        gaps = {"first": places[first[0]], "date": steps["date"].iloc[first[0]]}
        gaps |= {"lowest": asked[order[0]], "highest": asked[order[-1]]}
        source = say("ladder.source", lang, of=joined(steps["source"], lang))
        return figures.finish(figure, "ladder", alt, source, lang, **gaps)


def compared_targets(both: Comparison, lang: str | None = None) -> Picture:
    """Growth targets that two reports state, in % a year: sums of two places do not compare.

    >>> charts.compared_targets(compare(load(), load(sources.EXAMPLE)), "en").alt
    'gross regional product: about 7% : about 6%'
    """
    name, rates = "comparison-targets", both.targets.query("measure == 'growth' and unit == '%'")
    rates = rates[(rates["phase"] == "goal") | rates["per"].eq("year").fillna(False)]
    rates = rates.assign(key=rates["standard"] + rates["series"].fillna(""))  # like with like
    a, b = (rates[rates["report"] == it].set_index("key") for it in both.names)
    shared = [it for it in a.index if it in b.index][::-1]
    if not shared:
        return figures.nothing(name, lang, "comparison-targets.none")
    with figures.canvas(0.3 + 0.34 * len(shared)) as (figure, (axes,)):
        rows = Rows(axes)
        for what in shared:
            what, pair = a.loc[what, "standard"], [dict(side.loc[what]) for side in (a, b)]
            pair = [row | {"direction": None, "indicator": what} for row in pair]
            values, bounds = [[row[it] for row in pair] for it in ("value", "bound")]
            words = " : ".join(wording.figure(row, lang) for row in pair)
            rows.pair(values, bounds)
            said = f"{indicator(what, lang)}: {words}"
            rows.add(indicator(what, lang), max(values), words, 26, said)
        alt = rows.close()
        axes.set_xlim(left=0)
        higher = (a.loc[shared, "value"] > b.loc[shared, "value"]).sum()
        gaps = {"both": len(shared), "higher": higher} | dict(zip("ab", both.names))
        source = say("source", lang, of="targets")
        return figures.finish(figure, name, alt, source, lang, signs=True, **gaps)


def compared_topics(both: Comparison, lang: str | None = None) -> Picture:
    """Share of the plan that two reports give to each topic that has two percent in one of them.

    >>> charts.compared_topics(compare(load(), load(sources.EXAMPLE), ("X", "Y")), "en").title
    'The plans: X gives more space to domestic commerce, Y to agriculture'
    """
    rows = both.topics.sort_values("difference", kind="stable").set_index("topic")
    shares = rows[[*both.names]].drop(index=0, errors="ignore")
    gaps = dict(zip("ab", both.names))
    return content.dumbbells("comparison-topics", shares[shares.max(axis=1) >= 0.02], lang, **gaps)


def compared_words(both: Comparison, lang: str | None = None) -> Picture:
    """Words that each of two reports uses beyond the usual, as `keywords` draws them.

    >>> charts.compared_words(compare(load(), load(sources.EXAMPLE), ("X", "Y")), "en").title
    'Most key words: 城市 city (18 : 0) in X, 10 words tied (0 : 2) in Y'
    """
    return content.keywords(both.words, names=both.names, lang=lang)
