"""Words of two texts → which words one of them uses beyond the usual."""

from math import log, log2

import pandas as pd

from ..errors import need
from ..tables import frames
from .frequency import Stop, content


def g2(a: int, b: int, size_a: int, size_b: int) -> float:
    """Log-likelihood of a word with counts a and b in two texts of these sizes (words, above 0).

    How sure a difference is. Dunning 1993 (Computational Linguistics 19(1)), as Rayson and Garside
    2000 (Workshop on Comparing Corpora, ACL) write it: 2 (a ln(a/E1) + b ln(b/E2)), where E is the
    text's size times the word's share of both texts.

    >>> round(g2(10, 0, 100, 100), 3), g2(5, 5, 100, 100)
    (13.863, 0.0)
    """
    expected = (a + b) / (size_a + size_b)
    terms = ((n, size * expected) for n, size in ((a, size_a), (b, size_b)))
    return 2 * sum(n * log(n / e) for n, e in terms if n)


def log_ratio(a: int, b: int, size_a: int, size_b: int) -> float:
    """Binary logarithm of the ratio of relative frequencies, 0 taken as 0.5 (Hardie 2014).

    >>> log_ratio(8, 2, 100, 100), log_ratio(2, 0, 100, 100)
    (2.0, 2.0)
    """
    return log2(((a or 0.5) / size_a) / ((b or 0.5) / size_b))


@frames.described("keyness")
def keyness(target: pd.DataFrame, reference: pd.DataFrame, stop: Stop = None) -> pd.DataFrame:
    """Content words of two texts by how far their use differs, the farthest first.

    No p-values: words of a text are no random sample. Empty where one of the texts has no content
    word: there is nothing to compare with. See `content`.

    >>> mine, other = (pd.DataFrame({"word": it}) for it in (["项目", "项目"], ["教育"]))
    >>> keyness(mine, other)[["word", "count", "reference_count", "side"]].values.tolist()
    [['教育', 0, 1, 'reference'], ['项目', 2, 0, 'target']]
    """
    mine, other = (content(words, stop)["word"].value_counts() for words in (target, reference))
    sizes = int(mine.sum()), int(other.sum())
    rows = []
    for word in sorted({*mine.index, *other.index}) if all(sizes) else ():
        a, b = int(mine.get(word, 0)), int(other.get(word, 0))
        # Not by the log ratio: in a short text 0.5 for 0 may outweigh the counts of a long one.
        side = "target" if a * sizes[1] > b * sizes[0] else "reference"
        row = {"word": word, "count": a, "reference_count": b, "side": side}
        row |= {"per_thousand": 1000 * a / sizes[0], "reference_per_thousand": 1000 * b / sizes[1]}
        rows.append(row | {"g2": g2(a, b, *sizes), "log_ratio": log_ratio(a, b, *sizes)})
    rows.sort(key=lambda row: (-row["g2"], row["word"]))
    return frames.frame("keyness", rows)


@frames.described("keyness")
def keyness_of_part(words: pd.DataFrame, part: int) -> pd.DataFrame:
    """Keyness of a part of `report.words` (target) against the rest (reference); empty for no part.

    >>> keyness_of_part(pd.DataFrame({"word": ["项目", "教育"], "part": [1, 2]}), 1)["g2"].tolist()
    [1.3862943611198906, 1.3862943611198906]
    """
    need(words, "part", of="report.words")
    inside = words["part"] == part
    return keyness(words[inside], words[~inside])
