"""Clean text → every line in which a word stands."""

from __future__ import annotations

from bisect import bisect_right

import pandas as pd

from . import tables, words


def kwic(text: str, word: str, sentences: pd.DataFrame, width: int = 15) -> pd.DataFrame:
    """Keyword in context: every place where a word stands, with up to `width` characters of its paragraph on either side.

    Columns: start, end, left, word, right, part, section, sentence. Raises ValueError for an empty word.

    >>> from nanguan import load
    >>> report = load()
    >>> kwic(report.text, "铺设", report.sentences, 4)[["left", "word", "right", "part", "section"]].values.tolist()
    [['7公里,', '铺设', '配套管线', 1, 2]]
    """
    starts = sentences["start"].tolist()
    rows = []
    for line in words.contexts(text, word, width).itertuples(index=False):
        row = sentences.iloc[bisect_right(starts, line.start) - 1]
        rows.append((*line, row["part"], row["section"], row["sentence"]))
    return tables.frame("kwic", rows)
