"""Words → in whose company a word is found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from math import log2, sqrt

import pandas as pd

from . import tables
from .words import stopwords


def collocations(
    words: pd.DataFrame, node: str, window: int = 5, stop: Collection[str] | None = None
) -> pd.DataFrame:
    """Words that stand within `window` words of `node` in the same sentence, the closest company first.

    Columns: word, count (times together), total (times in all), log_dice (Rychlý 2008: 14 plus the binary logarithm of
    twice the times together over the sum of both totals; at most 14), t_score (Church and others 1991: times together
    less those expected by chance, over the root of the times together). Stop words and single characters are left out.

    >>> rows = pd.DataFrame({"word": ["推进", "项目", "建设", "推进", "项目"], "sentence": [1, 1, 1, 2, 2]})
    >>> collocations(rows, "项目", stop=()).round(2)[["word", "count", "log_dice"]].values.tolist()
    [['推进', 2, 14.0], ['建设', 1, 13.42]]
    """
    stop = stopwords() if stop is None else stop
    totals, together = Counter(words["word"]), Counter()
    for _, sentence in words.groupby("sentence", sort=True)["word"]:
        line = list(sentence)
        for i, word in enumerate(line):
            if word == node:
                together.update(line[max(0, i - window):i] + line[i + 1:i + 1 + window])
    rows = []
    for word, n in together.items():
        if word == node or len(word) < 2 or word in stop:
            continue
        expected = totals[word] * totals[node] * 2 * window / max(len(words), 1)
        rows.append((word, n, totals[word], 14 + log2(2 * n / (totals[word] + totals[node])), (n - expected) / sqrt(n)))
    rows.sort(key=lambda row: (-row[3], row[0]))
    return tables.frame("collocations", rows)
