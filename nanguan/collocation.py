"""Words → in whose company a word is found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from math import log2, sqrt

import pandas as pd

from . import frequency, tables


def collocations(
    words: pd.DataFrame, node: str, window: int = 5, stop: Collection[str] | None = None
) -> pd.DataFrame:
    """Content words that stand within `window` words of `node` in the same sentence, the closest company first.

    Columns: word, count (times together: pairs of a place of `node` and a place of the word), total (times in all),
    log_dice (Rychlý 2008, RASLAN: 14 plus the binary logarithm of twice the times together over the sum of both totals;
    14 where each stands only with the other, more only where one place of a word lies near two of `node`), t_score
    (Church and others 1991, Using statistics in lexical analysis: times together less those expected by chance, over
    the root of the times together; expected is total × total of `node` × 2 `window` / words in all).
    `words` is `report.words`. Left out: `node` itself and what `words.frequencies` leaves out; all of them count for the
    window. Empty where `node` is no word of the text: a longer or shorter one may be (`words.contexts` finds any string).

    >>> rows = pd.DataFrame({"word": ["推进", "项目", "建设", "推进", "项目"], "sentence": [1, 1, 1, 2, 2]})
    >>> collocations(rows, "项目", stop=()).round(2)[["word", "count", "log_dice"]].values.tolist()
    [['推进', 2, 14.0], ['建设', 1, 13.42]]
    """
    totals, together = Counter(words["word"]), _together(words, node, window)
    kept = set(frequency.content(words, stop)["word"]) - {node}
    rows = []
    for word in kept & together.keys():
        n, expected = together[word], totals[word] * totals[node] * 2 * window / len(words)
        rows.append((word, n, totals[word], 14 + log2(2 * n / (totals[word] + totals[node])), (n - expected) / sqrt(n)))
    rows.sort(key=lambda row: (-row[3], row[0]))
    return tables.frame("collocations", rows)


def _together(words: pd.DataFrame, node: str, window: int) -> Counter[str]:
    """How often each word stands within the window around a place of `node`."""
    together: Counter[str] = Counter()
    for _, sentence in words.groupby("sentence")["word"]:
        line = list(sentence)
        for i, word in enumerate(line):
            if word == node:
                together.update(line[max(0, i - window) : i] + line[i + 1 : i + 1 + window])
    return together
