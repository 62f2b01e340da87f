"""Two reports side by side: topics, standard targets, words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from . import attention, keyness, targets

if TYPE_CHECKING:
    from .report import Report


class Comparison(NamedTuple):
    """Topics (share of the plan's characters in each), targets (one column a report), words (keyness of a against b)."""

    topics: pd.DataFrame
    targets: pd.DataFrame
    words: pd.DataFrame


def compare(a: Report, b: Report, names: tuple[str, str] = ("a", "b")) -> Comparison:
    """Comparison of two reports.

    topics: topic, share of the plan in a and in b, difference in percentage points. targets: standard, and each
    report's target in words. words: see nanguan.keyness, a as target and b as reference.
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
