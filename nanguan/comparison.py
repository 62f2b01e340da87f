"""Two reports side by side: topics, standard targets, words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from . import attention, keyness, targets

if TYPE_CHECKING:
    from .report import Report


class Comparison(NamedTuple):
    """Topics (share of the plan's characters in each), targets (one column a report), words (keyness of a against b).

    Three frames, made by `compare`, which explains their columns.

    >>> Comparison._fields
    ('topics', 'targets', 'words')
    """

    topics: pd.DataFrame
    targets: pd.DataFrame
    words: pd.DataFrame


def compare(a: Report, b: Report, names: tuple[str, str] = ("a", "b")) -> Comparison:
    """Comparison of two reports.

    `names` are two different names for the columns; ValueError where they are the same. topics: topic, share of the plan in
    a and in b (1 is all), difference in percentage points. targets: standard, and each report's target in words, or not
    stated. words: see `nanguan.keyness`, a as target and b as reference. As figures: `nanguan.comparisons`.

    >>> from nanguan import compare, files, load
    >>> both = compare(load(), load(files.data("report/example-2023.txt")), ("南关", "云岭"))
    >>> both.targets.loc[0].tolist()
    ['地区生产总值', '约7% growth', '约6% growth']
    """
    shares = [attention.attention(report.sentences).set_index("topic")["plan"] for report in (a, b)]
    topics = pd.concat(shares, axis=1, keys=names).fillna(0.0)
    topics["difference"] = 100 * (topics[names[0]] - topics[names[1]])
    wide = targets.side_by_side(targets.targets(zip(names, (a, b)))).set_index("report")
    stated = wide.drop(columns=["title", "year"]).T.reindex(columns=names)
    return Comparison(
        topics.sort_values("difference", ascending=False, kind="stable").reset_index(),
        stated.rename_axis("standard").reset_index(),
        keyness.keyness(a.words, b.words),
    )
