"""Charts of two reports side by side: topics, growth targets, words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
from matplotlib.axes import Axes

from . import attention, figures, gloss, keyness, marks, targets as standard, text_charts
from .figures import Picture
from .readable import indicator, say

if TYPE_CHECKING:
    from .report import Report


def topics(a: Report, b: Report, names: tuple[str, str], lang: str = "zh") -> Picture:
    """Share of the plan that each of two reports gives to each topic; topics under two percent in both are left out.

    `a` and `b` are Reports, `names` what to call them in the picture. Circle: a; diamond: b; both in % of the characters of
    the plan; on top the topic on which a is furthest ahead. `lang`: zh or en, else KeyError.

    >>> from nanguan import comparisons, files, load
    >>> other = load(files.data("report/example-2023.txt"))
    >>> comparisons.topics(load(), other, ("Nanguan", "Yunling"), "en").title
    'The plans: Nanguan gives more space to domestic commerce, Yunling to macroeconomics'
    """
    shares = [attention.attention(report.sentences).set_index("topic")["plan"] for report in (b, a)]
    table = pd.concat(shares, axis=1, keys=["b", "a"]).fillna(0.0).drop(index=0, errors="ignore")
    table = table[table.max(axis=1) >= 0.02]
    table = table.loc[(table["b"] - table["a"]).sort_values(ascending=False, kind="stable").index]
    if table.empty:
        return figures.nothing("comparison-topics", lang)
    gaps = dict(zip("ab", names))
    note = say("comparison.topics.note", lang, **gaps)
    # Rows rise from the one that b says most of to the one that a says most of.
    return text_charts.dumbbells("comparison-topics", table.index.to_series(), table["a"], table["b"], "comparison.topics.title", note, lang, **gaps)


def targets(a: Report, b: Report, names: tuple[str, str], lang: str = "zh") -> Picture:
    """Growth targets that both of two reports state, bounds as bounds; rates only, since sums of two places do not compare.

    `a` and `b` are Reports, `names` two different names for them. Circle: a; diamond: b; in % a year, not from zero; an
    arrow is an open bound, fading dots mean about. `lang`: zh or en, else KeyError.

    >>> from nanguan import comparisons, files, load
    >>> other = load(files.data("report/example-2023.txt"))
    >>> comparisons.targets(load(), other, ("Nanguan", "Yunling"), "en").alt
    'gross regional product: about 7% : about 6%'
    """
    both = standard.targets(zip(names, (a, b)))
    both = both[(both["form"] == "growth") & (both["unit"] == "%")]
    wide = [both[both["report"] == name].drop_duplicates("standard").set_index("standard") for name in names]
    shared = [name for name in wide[0].index if name in wide[1].index]
    if not shared:
        return figures.nothing("comparison-targets", lang, say("comparison.targets.none", lang))
    with figures.canvas(0.3 + 0.34 * len(shared)) as (figure, (axes,)):
        spoken = [_pair(axes, y, [frame.loc[name] for frame in wide], lang) for y, name in enumerate(shared[::-1])]
        labels = [indicator(name, lang) for name in shared[::-1]]
        marks.names(axes, labels)
        axes.set_xlim(left=0)
        higher = sum(wide[0].loc[name, "value"] > wide[1].loc[name, "value"] for name in shared)
        return figures.finish(
            figure, "comparison-targets", say("comparison.targets.title", lang, both=len(shared), a=names[0], higher=higher),
            say("comparison.targets.note", lang, a=names[0], b=names[1]),
            figures.listing((f"{name}: {pair}" for name, pair in reversed(list(zip(labels, spoken)))), lang),
            f"{say('source', lang, of='targets')}　{say('marks', lang)}", lang,
        )


def _pair(axes: Axes, y: int, rows: list[pd.Series], lang: str) -> str:
    """Draws the two values of one target and returns them in words."""
    words = [gloss.figure({**row, "indicator": row.name, "measure": row["form"], "direction": None}, lang) for row in rows]
    values = [row["value"] for row in rows]
    axes.plot(values, [y, y], color="#CCCCCC", lw=2, zorder=1)
    for row, horizon in zip(rows, ("achieved", "goal")):
        marks.dot(axes, row["value"], y, row["bound"], horizon)
    marks.note(axes, max(values), y, " : ".join(words), 26)
    return " : ".join(words)


def words(a: Report, b: Report, names: tuple[str, str], lang: str = "zh") -> Picture:
    """Words that each of two reports uses beyond the usual, the names of their places left out; see `nanguan.keyness.keyness`.

    `a` and `b` are Reports, `names` what to call them. Length is G2, the figures are the counts in a : b; above the line
    the words of a, below it those of b. `lang`: zh or en, else KeyError.

    >>> from nanguan import comparisons, files, load
    >>> other = load(files.data("report/example-2023.txt"))
    >>> comparisons.words(load(), other, ("Nanguan", "Yunling"), "en").title
    'Most key words: 城市 city (18 : 0) in Nanguan, 10 words tied (0 : 2) in Yunling'
    """
    keys = keyness.keyness(a.words, b.words)
    places = f"{a.title} {b.title}"
    return text_charts.keywords(keys[[word not in places for word in keys["word"]]], lang, names=names)
