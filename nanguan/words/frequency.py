"""Words → how often they stand in a report and in its parts, and how evenly they are spread."""

from collections.abc import Collection
from functools import cache

import pandas as pd

from .. import lexicon
from ..errors import need
from ..tables import frames
from .tokens import NUMERAL

Stop = Collection[str] | None  # words to leave out; None: the shipped stop words


@cache
def stopwords() -> frozenset[str]:
    """Words that say nothing of a report's matter; `grammar/stopwords.tsv` gives the reasons."""
    return frozenset(row["word"] for row in lexicon.rows("grammar/stopwords.tsv"))


def content(words: pd.DataFrame, stop: Stop = None) -> pd.DataFrame:
    """Rows of `report.words` but single characters, numerals in digits, and the words of `stop`."""
    need(words, "word", of="report.words")
    stop = stopwords() if stop is None else stop
    kept = (len(it) > 1 and it not in stop and not NUMERAL.fullmatch(it) for it in words["word"])
    return words.loc[[*kept]]


def frequencies(words: pd.DataFrame, top: int | None = None, stop: Stop = None) -> pd.DataFrame:
    """How often each content word stands there, the most frequent first, ties in code point order.

    Columns: word, count, share (of all content words, not only of the `top` ones). See `content`.

    >>> words = pd.DataFrame({"word": ["我们", "项目", "的", "项目", "教育", "2022"]})
    >>> frequencies(words).round(2).values.tolist()
    [['项目', 2, 0.67], ['教育', 1, 0.33]]
    """
    counts = content(words, stop)["word"].astype("str").value_counts().reset_index()
    counts["share"] = counts["count"] / max(counts["count"].sum(), 1)
    order = counts.sort_values(["count", "word"], ascending=[False, True], ignore_index=True)
    return order.iloc[:top]


@frames.described("frequency")
def counts(words: pd.DataFrame, by: str | list[str] = "part", stop: Stop = None) -> pd.DataFrame:
    """Count of each content word in each part of a report, and per thousand content words of it.

    For a list such as `["part", "section"]` its columns stand in the place of group: sections are
    numbered anew in each part, and `by="section"` alone adds up those of one number. See `content`.

    >>> rows = {"word": ["项目", "项目", "教育", "项目"], "part": [1, 1, 1, 2]}
    >>> counts(pd.DataFrame(rows)).round(1).values.tolist()
    [[1, '项目', 2, 666.7], [1, '教育', 1, 333.3], [2, '项目', 1, 1000.0]]
    """
    keys = [by] if isinstance(by, str) else by
    need(words, *keys, of="report.words")
    found = content(words, stop).groupby([*keys, "word"]).size().reset_index(name="count")
    found["per_thousand"] = 1000 * found["count"] / found.groupby(keys)["count"].transform("sum")
    order = [True] * len(keys) + [False, True]
    found = found.sort_values([*keys, "count", "word"], ascending=order, ignore_index=True)
    if isinstance(by, str):
        return frames.frame("frequency", found.rename(columns={by: "group"}).to_dict("records"))
    return found.astype({"word": "string", "count": "Int64", "per_thousand": "float64"})


@frames.described("dispersion")
def dispersion(words: pd.DataFrame, by: str = "section", stop: Stop = None) -> pd.DataFrame:
    """How evenly each content word is spread over a report's sections (`by="part"`: its parts).

    dp is the deviation of proportions (Gries 2008, International Journal of Corpus Linguistics
    13(4)): half the sum, over the sections, of the distance between the section's share of all
    content words and its share of this word. dp_norm divides by the most that is possible, 1 less
    the smallest section's share (Lijffijt and Gries 2012, the same journal, 17(1)). See `content`.

    >>> rows = {"word": ["项目", "教育", "项目", "教育"], "part": 1, "section": [1, 1, 2, 2]}
    >>> dispersion(pd.DataFrame(rows)).values.tolist()
    [['教育', 2, 0.0, 0.0], ['项目', 2, 0.0, 0.0]]
    """
    need(words, "part", by, of="report.words")
    kept = content(words, stop)
    table = pd.crosstab(kept["word"], [kept[it] for it in dict.fromkeys(["part", by])])
    share, counts = table.sum() / len(kept), table.sum(axis=1)
    dp = (table.div(counts, axis=0) - share).abs().sum(axis=1) / 2
    norm = dp / (1 - share.min()) if len(share) > 1 else 0.0
    found = pd.DataFrame({"count": counts, "dp": dp, "dp_norm": norm}).reset_index()
    found = found.sort_values(["count", "word"], ascending=[False, True])
    return frames.frame("dispersion", found.to_dict("records"))
