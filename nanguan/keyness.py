"""Words of two texts → which words one of them uses beyond the usual."""

from __future__ import annotations

from collections.abc import Collection
from math import log, log2

import pandas as pd

from . import frequency, tables


def g2(a: int, b: int, size_a: int, size_b: int) -> float:
    """Log-likelihood of a word with counts a and b in two texts of these sizes (words, above 0): how sure a difference is.

    Dunning 1993 (Computational Linguistics 19(1)) in the two-cell form of Rayson and Garside 2000 (Workshop on Comparing
    Corpora, ACL): 2 (a ln(a/E1) + b ln(b/E2)), where E is the text's size times the word's share of both texts.

    >>> round(g2(10, 0, 100, 100), 3), g2(5, 5, 100, 100)
    (13.863, 0.0)
    """
    expected = (a + b) / (size_a + size_b)
    terms = ((n, size * expected) for n, size in ((a, size_a), (b, size_b)))
    return 2 * sum(n * log(n / e) for n, e in terms if n)


def log_ratio(a: int, b: int, size_a: int, size_b: int) -> float:
    """Binary logarithm of the ratio of relative frequencies, a count of 0 taken as 0.5 (Hardie 2014, Log Ratio).

    >>> log_ratio(8, 2, 100, 100), log_ratio(2, 0, 100, 100)
    (2.0, 2.0)
    """
    return log2(((a or 0.5) / size_a) / ((b or 0.5) / size_b))


def keyness(target: pd.DataFrame, reference: pd.DataFrame, stop: Collection[str] | None = None) -> pd.DataFrame:
    """Content words of two texts by how far their use differs, the farthest first.

    Columns: word, count, reference_count, per_thousand, reference_per_thousand, g2 (how sure the difference is),
    log_ratio (how large: 1 is twice as often), side (the text that uses the word more by relative frequency; where they
    are alike, g2 is 0 and side says reference). No p-values: words of a text are no random sample. Empty where one of
    the texts has no content word: there is nothing to compare with.

    >>> rows = keyness(pd.DataFrame({"word": ["项目"] * 3 + ["教育"]}), pd.DataFrame({"word": ["教育"] * 4}))
    >>> rows[["word", "count", "reference_count", "side"]].values.tolist()
    [['项目', 3, 0, 'target'], ['教育', 1, 4, 'reference']]
    """
    mine, other = (frequency.content(data, stop)["word"].value_counts() for data in (target, reference))
    sizes = int(mine.sum()), int(other.sum())
    rows = []
    for word in sorted({*mine.index, *other.index}) if all(sizes) else ():
        a, b = int(mine.get(word, 0)), int(other.get(word, 0))
        # Not by the log ratio: in a short text the 0.5 that stands for 0 may outweigh the counts of a long one.
        side = "target" if a * sizes[1] > b * sizes[0] else "reference"
        shares = 1000 * a / sizes[0], 1000 * b / sizes[1]
        rows.append((word, a, b, *shares, g2(a, b, *sizes), log_ratio(a, b, *sizes), side))
    rows.sort(key=lambda row: (-row[5], row[0]))
    return tables.frame("keyness", rows)


def keyness_of_part(words: pd.DataFrame, part: int) -> pd.DataFrame:
    """Keyness of one part of a report (target) against the rest of it (reference).

    `words` is `report.words`; columns as in `keyness`; empty where the report has no such part.

    >>> from nanguan import load
    >>> keyness_of_part(load().words, 3).query("side == 'target'")[["word", "count", "reference_count"]].head(2).values.tolist()
    [['消费', 6, 0], ['人才', 6, 1]]
    """
    inside = words["part"] == part
    return keyness(words[inside], words[~inside])
