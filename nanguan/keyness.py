"""Words of two texts → which words one of them uses beyond the usual."""

from __future__ import annotations

from collections.abc import Collection
from math import log, log2

import pandas as pd

from . import frequency, tables


def g2(a: int, b: int, size_a: int, size_b: int) -> float:
    """Log-likelihood of a word with counts a and b in two texts of these sizes (Dunning 1993; Rayson and Garside 2000).

    >>> round(g2(10, 0, 100, 100), 3), g2(5, 5, 100, 100)
    (13.863, 0.0)
    """
    expected = (a + b) / (size_a + size_b)
    terms = ((n, size * expected) for n, size in ((a, size_a), (b, size_b)))
    return 2 * sum(n * log(n / e) for n, e in terms if n)


def log_ratio(a: int, b: int, size_a: int, size_b: int) -> float:
    """Binary logarithm of the ratio of relative frequencies, a count of 0 taken as 0.5 (Hardie 2014).

    >>> log_ratio(8, 2, 100, 100), log_ratio(2, 0, 100, 100)
    (2.0, 2.0)
    """
    return log2(((a or 0.5) / size_a) / ((b or 0.5) / size_b))


def keyness(target: pd.DataFrame, reference: pd.DataFrame, stop: Collection[str] | None = None) -> pd.DataFrame:
    """Content words of two texts by how far their use differs, the farthest first.

    Columns: word, count, reference_count, per_thousand, reference_per_thousand, g2 (how sure the difference is),
    log_ratio (how large: 1 is twice as often), side (the text that uses the word more). No p-values: words of a text
    are no random sample.

    >>> rows = keyness(pd.DataFrame({"word": ["项目"] * 3 + ["教育"]}), pd.DataFrame({"word": ["教育"] * 4}))
    >>> rows[["word", "count", "reference_count", "side"]].values.tolist()
    [['项目', 3, 0, 'target'], ['教育', 1, 4, 'reference']]
    """
    mine, other = (frequency.content(data, stop)["word"].value_counts() for data in (target, reference))
    sizes = max(int(mine.sum()), 1), max(int(other.sum()), 1)
    rows = []
    for word in sorted({*mine.index, *other.index}):
        a, b = int(mine.get(word, 0)), int(other.get(word, 0))
        ratio = log_ratio(a, b, *sizes)
        side = "target" if ratio > 0 else "reference"
        rows.append((word, a, b, 1000 * a / sizes[0], 1000 * b / sizes[1], g2(a, b, *sizes), ratio, side))
    rows.sort(key=lambda row: (-row[5], row[0]))
    return tables.frame("keyness", rows)


def keyness_of_part(words: pd.DataFrame, part: int) -> pd.DataFrame:
    """Keyness of one part of a report (target) against the rest of it (reference); see `keyness`."""
    inside = words["part"] == part
    return keyness(words[inside], words[~inside])
