"""Sentences → attention: how much of the review and of the plan goes to each topic."""

import pandas as pd

from ..errors import need
from ..reading.placement import AHEAD
from . import frames


@frames.described("attention")
def attention(sentences: pd.DataFrame) -> pd.DataFrame:
    """Share of characters by first topic in review and plan, the largest rise first.

    `sentences` is `report.sentences`. Sentences without a topic are topic 0 and count.

    >>> rows = {"topic": [6, 7, 7], "horizon": ["review", "review", "year"]}
    >>> rows |= {"start": [0, 4, 8], "end": [4, 8, 10]}
    >>> attention(pd.DataFrame(rows))[["topic", "review", "plan", "shift"]].values.tolist()
    [[7, 0.5, 1.0, 50.0], [6, 0.5, 0.0, -50.0]]
    """
    need(sentences, "topic", "horizon", "start", "end", of="report.sentences")
    side = sentences["horizon"].astype(object).replace(dict.fromkeys(AHEAD, "plan"))
    length = (sentences["end"] - sentences["start"]).astype("int64")
    counts = length.groupby([sentences["topic"], side]).sum().unstack(fill_value=0)
    counts = counts.reindex(columns=["review", "plan"], fill_value=0)
    table = counts / counts.sum().clip(lower=1)
    table[["review_characters", "plan_characters"]] = counts
    table["shift"] = 100 * (table["plan"] - table["review"])
    table = table.reset_index().sort_values(["shift", "topic"], ascending=[False, True])
    return frames.frame("attention", table.to_dict("records"))
