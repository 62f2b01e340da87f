"""Two reports side by side: topics, standard targets, words."""

from typing import NamedTuple

import pandas as pd

from . import tables, words
from .errors import ReportError
from .report import Report


class Comparison(NamedTuple):
    """Two reports side by side: `names`, and three frames that `compare` explains."""

    names: tuple[str, str]
    topics: pd.DataFrame
    targets: pd.DataFrame
    words: pd.DataFrame


def compare(a: Report, b: Report, names: tuple[str, str] = ("a", "b")) -> Comparison:
    """Comparison of two reports, under two different names; `charts.compared_topics` etc. draw it.

    topics: topic, share of the plan in a and in b (1 is all), difference in percentage points.
    targets: as `tables.targets` has them. words: as `words.keyness` has them, a as target and b as
    reference, without the names of the two places. Raises ReportError where the names are the same.

    >>> compare(load(), load(sources.EXAMPLE), ("南关", "云岭")).topics.columns.tolist()
    ['topic', '南关', '云岭', 'difference']
    """
    if len(set(names)) != 2:
        raise ReportError(f"{', '.join(names)}: give two different names for the two reports")
    shares = [tables.attention(report.sentences).set_index("topic")["plan"] for report in (a, b)]
    topics = pd.concat(shares, axis=1, keys=names).fillna(0.0)
    topics["difference"] = 100 * (topics[names[0]] - topics[names[1]])
    topics = topics.sort_values("difference", ascending=False, kind="stable").reset_index()
    keys, places = words.keyness(a.words, b.words), f"{a.title} {b.title}"
    keys = keys.loc[[word not in places for word in keys["word"]]]
    return Comparison(names, topics, tables.targets(zip(names, (a, b))), keys)
