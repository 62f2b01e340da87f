"""Clean text → every line in which a word stands."""

from __future__ import annotations

from bisect import bisect_right

import pandas as pd

from . import tables, words

PLACE = ["part", "section", "sentence"]


def kwic(text: str, word: str, sentences: pd.DataFrame | None = None, width: int = 15) -> pd.DataFrame:
    """Keyword in context: every place where a word stands, with up to `width` characters of its paragraph on either side.

    Columns: start, end, left, word, right; with `sentences` (`report.sentences`) part, section, sentence too, NA for a
    line that stands in none of them. Raises ValueError for an empty word. For reading: `show.contexts`.

    >>> from nanguan import load
    >>> report = load()
    >>> kwic(report.text, "铺设", report.sentences, 4)[["left", "word", "right", "part", "section"]].values.tolist()
    [['7公里,', '铺设', '配套管线', 1, 2]]
    >>> kwic(report.text, "铺设", width=2)[["left", "word", "right"]].values.tolist()
    [['里,', '铺设', '配套']]
    """
    lines = words.contexts(text, word, width).itertuples(index=False)
    if sentences is None:
        return tables.frame("kwic", ((*line, None, None, None) for line in lines)).drop(columns=PLACE)
    places = sentences[["start", "end", *PLACE]].sort_values("start").values.tolist()
    return tables.frame("kwic", ((*line, *_place(places, line.start)) for line in lines))


def _place(places: list[list[int]], at: int) -> list[int | None]:
    """Part, section and number of the sentence over an offset, None for each where no sentence is over it."""
    i = bisect_right(places, at, key=lambda place: place[0]) - 1
    return places[i][2:] if i >= 0 and at < places[i][1] else [None, None, None]
