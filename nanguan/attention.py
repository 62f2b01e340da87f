"""Sentences → attention against promise: how much of the review and of the plan goes to each topic."""

from __future__ import annotations

import pandas as pd

from . import tables
from .horizons import AHEAD


def attention(sentences: pd.DataFrame) -> pd.DataFrame:
    """Share of characters by first topic in the review and in the plan parts, and the shift between them.

    `sentences` is `report.sentences`. Columns: topic, review_characters, plan_characters, review, plan (shares of 1), shift (plan less review, in
    percentage points), by shift from the largest rise. Sentences without a topic are topic 0 and count.

    >>> rows = pd.DataFrame({"topic": [6, 7, 7], "horizon": ["review", "review", "year"], "start": [0, 4, 8], "end": [4, 8, 10]})
    >>> attention(rows)[["topic", "review", "plan", "shift"]].values.tolist()
    [[7, 0.5, 1.0, 50.0], [6, 0.5, 0.0, -50.0]]
    """
    side = sentences["horizon"].astype(object).replace(dict.fromkeys(AHEAD, "plan"))
    length = (sentences["end"] - sentences["start"]).astype("int64")
    table = length.groupby([sentences["topic"], side]).sum().unstack(fill_value=0).reindex(columns=["review", "plan"], fill_value=0)
    share = table / table.sum().clip(lower=1)
    rows = [
        (topic, int(table.loc[topic, "review"]), int(table.loc[topic, "plan"]), past, plan, 100 * (plan - past))
        for topic, past, plan in share.itertuples()
    ]
    rows.sort(key=lambda row: (-row[5], row[0]))
    return tables.frame("attention", rows)
