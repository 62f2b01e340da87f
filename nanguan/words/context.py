"""A word → the lines in which it stands, and the words in whose company it is found."""

import re
from collections import Counter
from math import log2, sqrt

import pandas as pd

from ..errors import ReportError, need, need_word
from ..tables import frames
from .frequency import Stop, content
from .tokens import PLACE


@frames.described("kwic")
def kwic(
    text: str, word: str, sentences: pd.DataFrame | None = None, width: int = 15
) -> pd.DataFrame:
    """Keyword in context: every place where a word stands, whole or within a longer word.

    `text` is `report.text`; left and right have up to `width` characters of the same paragraph. The
    place of the line comes with `sentences` (`report.sentences`) only. Raises ReportError for an
    empty word or a negative width. For reading: `show.contexts`.

    >>> kwic("加快城市更新。\\n城市品质", "城市", width=2).values.tolist()
    [[2, 4, '加快', '城市', '更新'], [8, 10, '', '城市', '品质']]
    """
    found = frames.frame("kwic", lines(text, word, width))
    if sentences is None:
        return found.drop(columns=PLACE)
    need(sentences, "start", "end", *PLACE, of="report.sentences")
    spans = sentences[["start", "end", *PLACE]].astype("Int64").sort_values("start")
    over = pd.merge_asof(found[["start"]], spans, on="start")
    return found.assign(**over[PLACE].where((found["start"] < over["end"]).fillna(False)))


def lines(text: str, word: str, width: int = 15) -> list[dict[str, object]]:
    """Lines of `kwic` as rows, without their place."""
    if width < 0:
        raise ReportError(f"width {width}: give 0 or more characters to either side of the word")
    found = []
    for match in re.finditer(re.escape(need_word(word)), text):
        start, end = match.span()
        left = text[max(start - width, 0) : start].rpartition("\n")[2]
        right = text[end : end + width].partition("\n")[0]
        found.append({"start": start, "end": end, "left": left, "word": word, "right": right})
    return found


@frames.described("collocations")
def collocations(
    words: pd.DataFrame, node: str, window: int = 5, stop: Stop = None
) -> pd.DataFrame:
    """Content words within `window` words of `node` in its sentence, the closest company first.

    log_dice (Rychlý 2008, RASLAN) is 14 plus the binary logarithm of twice the times together over
    the sum of both totals. t_score (Church and others 1991, Using statistics in lexical analysis)
    is the times together less those expected by chance, over the root of the times together;
    expected is total × total of `node` × 2 `window` / words in all. All of `words` (`report.words`)
    count for the window, and what `content` leaves out is left out. Empty where `node` is no word
    of the text: `kwic` finds any string. Raises ReportError for an empty `node`.

    >>> words = ["推进", "项目", "建设", "推进", "项目"]
    >>> rows = pd.DataFrame({"word": words, "sentence": [1, 1, 1, 2, 2]})
    >>> collocations(rows, "项目", stop=()).round(2)[["word", "count", "log_dice"]].values.tolist()
    [['推进', 2, 14.0], ['建设', 1, 13.42]]
    """
    need(words, "word", "sentence", of="report.words")
    totals, together = Counter(words["word"]), _together(words, need_word(node), window)
    rows = []
    for word in (set(content(words, stop)["word"]) - {node}) & together.keys():
        n, total = together[word], totals[word]
        expected = total * totals[node] * 2 * window / len(words)
        dice = 14 + log2(2 * n / (total + totals[node]))
        row = {"word": word, "count": n, "total": total, "log_dice": dice}
        rows.append(row | {"t_score": (n - expected) / sqrt(n)})
    rows.sort(key=lambda row: (-row["log_dice"], row["word"]))
    return frames.frame("collocations", rows)


def _together(words: pd.DataFrame, node: str, window: int) -> Counter[str]:
    together: Counter[str] = Counter()
    for line in words.groupby("sentence")["word"].agg(list):
        for i in (i for i, word in enumerate(line) if word == node):
            together.update(line[max(0, i - window) : i] + line[i + 1 : i + 1 + window])
    return together
