"""Words → how often they stand in each part of a report, and how evenly they are spread."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from . import tables, words


def content(data: pd.DataFrame, stop: Collection[str] | None = None) -> pd.DataFrame:
    """Rows of the words that say what a text is about: no single characters, no digits, no stop words; the same columns.

    `data` is `report.words`; `stop` are words to leave out in the place of the shipped stop words.

    >>> content(pd.DataFrame({"word": ["我们", "项目", "的", "2022"]}))["word"].tolist()
    ['项目']
    """
    kept = set(words.frequencies(data, stop=stop)["word"])
    return data[data["word"].isin(kept)]


def counts(data: pd.DataFrame, by: str | list[str] = "part", stop: Collection[str] | None = None) -> pd.DataFrame:
    """Count of each content word in each part of a report, and per thousand content words of that part.

    Columns: group, word, count, per_thousand; for a list such as `["part", "section"]` the columns of the list stand in
    the place of group. Sections are numbered anew in each part: `by="section"` alone adds up those of one number.
    `data` is `report.words`. Left out: what `words.frequencies` leaves out.

    >>> rows = pd.DataFrame({"word": ["项目", "项目", "教育", "项目"], "part": [1, 1, 1, 2]})
    >>> counts(rows).values.tolist()
    [[1, '项目', 2, 666.6666666666666], [1, '教育', 1, 333.3333333333333], [2, '项目', 1, 1000.0]]
    """
    keys = [by] if isinstance(by, str) else by
    found = content(data, stop).groupby([*keys, "word"]).size().reset_index(name="count")
    found["per_thousand"] = 1000 * found["count"] / found.groupby(keys)["count"].transform("sum")
    found = found.sort_values([*keys, "count", "word"], ascending=[True] * len(keys) + [False, True], ignore_index=True)
    if isinstance(by, str):
        return tables.frame("frequency", found.itertuples(index=False))
    return found.astype({"word": "string", "count": "Int64", "per_thousand": "float64"})


def dispersion(data: pd.DataFrame, by: str = "section", stop: Collection[str] | None = None) -> pd.DataFrame:
    """How evenly each content word is spread over the sections of a report (`by="part"`: over its parts).

    `data` is `report.words`. Columns: word, count, dp, dp_norm. dp is the deviation of proportions (Gries 2008, International Journal of Corpus
    Linguistics 13(4)): half the sum, over the sections, of the distance between the section's share of all content
    words and its share of this word; 0 is even, near 1 is crowded. dp_norm divides by the most that is possible, 1 less the
    smallest section's share (Lijffijt and Gries 2012, the same journal, 17(1)).

    >>> rows = pd.DataFrame({"word": ["项目", "教育", "项目", "教育", "项目", "项目"], "part": 1, "section": [1, 1, 2, 2, 3, 3]})
    >>> dispersion(rows).round(3).values.tolist()
    [['项目', 4, 0.167, 0.25], ['教育', 2, 0.333, 0.5]]
    """
    kept = content(data, stop)
    if kept.empty:
        return tables.frame("dispersion", [])
    places = [kept[column] for column in dict.fromkeys(["part", by])]  # a section is told by its part and number
    share = kept.groupby(places).size() / len(kept)
    found = kept.groupby([kept["word"], *places]).size()
    rows = []
    for word, here in found.groupby(level=0):
        mine = (here.droplevel(0) / here.sum()).reindex(share.index, fill_value=0.0)
        dp = float((mine - share).abs().sum() / 2)
        rows.append((word, int(here.sum()), dp, dp / (1 - float(share.min())) if len(share) > 1 else 0.0))
    rows.sort(key=lambda row: (-row[1], row[0]))
    return tables.frame("dispersion", rows)
