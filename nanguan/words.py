"""Sentences → words with offsets and parts of speech, their frequencies, and the lines they stand in."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Collection, Iterable
from functools import lru_cache
from typing import Any, NamedTuple

import pandas as pd

from . import files

TERMS = "lexicon/terms.txt"
STOPWORDS = "lexicon/stopwords.tsv"
COLUMNS = ["word", "start", "end", "tag", "part", "section", "sentence"]
_NUMERAL = re.compile(r"[\d.]+[%％]?")
_LOOSE = re.compile(r"\r\n|.", re.DOTALL)  # between the blocks of text jieba gives single characters


class Token(NamedTuple):
    """A piece of a text, its half-open offsets (code points), and jieba's part-of-speech tag (n noun, v verb, m numeral …).

    >>> tokens("改造老旧小区")[1]
    Token(word='老旧小区', start=2, end=6, tag='n')
    """

    word: str
    start: int
    end: int
    tag: str


def terms() -> list[tuple[str, int | None, str]]:
    """Words that are never to be cut, from `data/lexicon/terms.txt`: word, frequency (None: as much as it needs), tag (`n` unless stated).

    >>> ("地区生产总值", None, "n") in terms()
    True
    """
    with open(files.data(TERMS), encoding="utf-8") as lines:
        rows = [line.split() for line in lines if line.strip() and not line.startswith("#")]
    return [
        (word, next((int(r) for r in rest if r.isdecimal()), None), next((r for r in rest if not r.isdecimal()), "n"))
        for word, *rest in rows
    ]


@lru_cache(maxsize=None)
def stopwords() -> frozenset[str]:
    """Words that say nothing of what a report is about; the reason for each stands in `data/lexicon/stopwords.tsv`.

    >>> "我们" in stopwords(), "老旧小区" in stopwords()
    (True, False)
    """
    return frozenset(row["word"] for row in files.rows(STOPWORDS))


@lru_cache(maxsize=None)
def _cutter() -> Any:
    with warnings.catch_warnings():  # jieba warns of its own code when it is imported
        warnings.simplefilter("ignore")
        import jieba
        import jieba.posseg
    private = jieba.Tokenizer()
    # Not initialize(): that trusts a cache that anyone may have put into the temporary folder, and it logs.
    private.FREQ, private.total = private.gen_pfdict(private.get_dict_file())
    private.initialized = True
    for word, frequency, tag in terms():
        private.add_word(word, frequency, tag)
    return jieba.posseg.POSTokenizer(private)


def tokens(text: str, cut: Callable[[str], Iterable[str]] | None = None) -> list[Token]:
    """Tokens of a text in reading order; joined, their words give the text back.

    `cut` is another cutter, a function from a text to its words, such as `rjieba_cut()`; None is jieba's own.

    >>> [(t.word, t.start, t.end) for t in tokens("改造老旧小区57个")]
    [('改造', 0, 2), ('老旧小区', 2, 6), ('57', 6, 8), ('个', 8, 9)]
    """
    found: list[Token] = []
    at = 0
    for word in (cut or _cutter().tokenizer.cut)(text):
        found.append(Token(word, at, at := at + len(word), _tag(word)))
    return found


def _tag(word: str) -> str:
    """Part of speech of a word by the dictionary and the terms; m for digits, eng for letters, x for what it lacks."""
    tagger = _cutter()
    known = tagger.tokenizer.user_word_tag_tab.get(word) or tagger.word_tag_tab.get(word)
    return known or ("m" if _NUMERAL.fullmatch(word) else "eng" if word.isascii() and word.isalpha() else "x")


def rjieba_cut() -> Callable[[str], list[str]]:
    """Cutter of rjieba with the same terms: the same tokens, several times faster; a test holds it to that.

    Raises ImportError where rjieba is not installed (`pip install 'nanguan[fast]'`).

    >>> tokens("改造老旧小区57个", rjieba_cut()) == tokens("改造老旧小区57个")
    True
    """
    try:
        import rjieba
    except ImportError as error:
        raise ImportError("rjieba is not installed; `pip install rjieba`, or leave the cutter out") from error
    fast = rjieba.Jieba()
    for word, frequency, tag in terms():
        fast.add_word(word, frequency, tag)
    known = _cutter().tokenizer.FREQ
    import jieba
    import jieba.finalseg

    # rjieba takes rare hanzi (𠀀) and runs such as 2011-2020, PM_2.5 or 1.2.3 otherwise: there jieba's own patterns cut.
    def cut(text: str) -> list[str]:
        found: list[str] = []
        for block in jieba.re_han_default.split(text):
            if not jieba.re_han_default.match(block):
                found += _LOOSE.findall(block)
                continue
            for word in fast.cut(block):
                whole = len(word) == 1 or not word.isascii() or known.get(word)
                found += [word] if whole else filter(None, jieba.finalseg.re_skip.split(word))
        return found

    return cut


def words(sentences: pd.DataFrame) -> pd.DataFrame:
    """Words of the sentences, one a row, with the offsets in the report; blanks and punctuation are left out.

    `sentences` has the columns part, section, sentence, start, text.
    Columns: word, start, end, tag (jieba's: n noun, v verb, m numeral …), part, section, sentence.

    >>> row = {"part": 1, "section": 2, "sentence": 3, "start": 10, "end": 15, "text": "老旧小区。"}
    >>> words(pd.DataFrame([row])).to_csv(index=False).splitlines()[1]
    '老旧小区,10,14,n,1,2,3'
    """
    places = sentences[["part", "section", "sentence", "start", "text"]].itertuples(index=False)
    rows = [
        (token.word, start + token.start, start + token.end, token.tag, *place)
        for *place, start, text in places
        for token in tokens(text)
        if any(map(str.isalnum, token.word))
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def frequencies(words: pd.DataFrame, top: int | None = None, stop: Collection[str] | None = None) -> pd.DataFrame:
    """How often each content word stands in the words, the most frequent first, ties in code point order.

    `words` is `report.words` or some of its rows. Left out: single characters, numerals in digits, and the words of
    `stop` (None: the shipped stop words). Columns: word, count, share (of all content words, not only of the `top` ones).

    >>> frequencies(pd.DataFrame({"word": ["我们", "项目", "的", "项目", "教育", "2022"]})).values.tolist()
    [['项目', 2, 0.6666666666666666], ['教育', 1, 0.3333333333333333]]
    """
    stop = stopwords() if stop is None else stop
    kept = [w for w in words["word"] if len(w) > 1 and w not in stop and not _NUMERAL.fullmatch(w)]
    counts = pd.Series(kept, dtype="str").value_counts().rename_axis("word").reset_index(name="count")
    counts["share"] = counts["count"] / max(len(kept), 1)
    return counts.sort_values(["count", "word"], ascending=[False, True], ignore_index=True).iloc[:top]


def contexts(text: str, word: str, width: int = 15) -> pd.DataFrame:
    """Every place where `word` stands in the text, whole or within a longer word, with its neighbours.

    Columns: start, end, left, word, right; left and right have up to `width` characters of the same paragraph.
    `text` is `report.text`. Raises ValueError for an empty word. For reading: `show.contexts`.

    >>> contexts("加快城市更新。\\n城市品质", "城市", 2).values.tolist()
    [[2, 4, '加快', '城市', '更新'], [8, 10, '', '城市', '品质']]
    """
    if not word:
        raise ValueError("contexts: the word is empty; give the word to look for")
    rows = []
    for match in re.finditer(re.escape(word), text):
        start, end = match.span()
        left = text[max(start - width, 0) : start].rpartition("\n")[2]
        rows.append((start, end, left, word, text[end : end + width].partition("\n")[0]))
    return pd.DataFrame(rows, columns=["start", "end", "left", "word", "right"])
