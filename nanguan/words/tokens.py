"""Sentences → words with offsets and parts of speech."""

import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

import pandas as pd

from .. import lexicon
from ..errors import need
from ..tables import frames

NUMERAL = re.compile(r"[\d.]+[%％]?")
# Between the blocks of text jieba gives single characters.
_LOOSE = re.compile(r"\r\n|.", re.DOTALL)
PLACE = ["part", "section", "sentence"]


class Token(NamedTuple):
    """A piece of a text, its half-open offsets, and jieba's tag (n noun, v verb …)."""

    word: str
    start: int
    end: int
    tag: str


@cache
def terms() -> tuple[tuple[str, int | None, str], ...]:
    """Words that are never to be cut: word, frequency (None: as much as it needs), tag."""
    rows = lexicon.rows("grammar/jieba_terms.tsv")
    return tuple((row["word"], int(row["frequency"] or 0) or None, row["tag"]) for row in rows)


@cache
def _cutter() -> tuple[Any, dict[str, str]]:
    """jieba's own cutter, private to us and with our terms, and the tags of its dictionary."""
    with warnings.catch_warnings():  # jieba warns of its own code when it is imported
        warnings.simplefilter("ignore")
        import jieba
    private = jieba.Tokenizer()
    # Not initialize(): that trusts a cache that anyone may have put into the temporary folder.
    private.FREQ, private.total = private.gen_pfdict(private.get_dict_file())
    private.initialized = True
    for term in terms():
        private.add_word(*term)
    with private.get_dict_file() as lines:
        tags = {word: tag for word, _, tag in (line.decode("utf-8").split() for line in lines)}
    return private, tags | private.user_word_tag_tab


def tokens(text: str, cut: Callable[[str], Iterable[str]] | None = None) -> list[Token]:
    """Tokens of a text in reading order; joined, their words give the text back.

    `cut` is another cutter, a function from a text to its words, such as `rjieba_cut()`.

    >>> [(t.word, t.start, t.end) for t in tokens("改造老旧小区57个")]
    [('改造', 0, 2), ('老旧小区', 2, 6), ('57', 6, 8), ('个', 8, 9)]
    """
    found, at = [], 0
    for word in (cut or _cutter()[0].cut)(text):
        found.append(Token(word, at, at := at + len(word), _tag(word)))
    return found


def _tag(word: str) -> str:
    """Part of speech by dictionary and terms; m for digits, eng for letters, else x."""
    letters = "eng" if word.isascii() and word.isalpha() else "x"
    return _cutter()[1].get(word) or ("m" if NUMERAL.fullmatch(word) else letters)


def rjieba_cut() -> Callable[[str], Iterator[str]]:
    """Cutter of rjieba (`pip install 'nanguan[fast]'`): the same tokens, several times faster.

    >>> tokens("改造老旧小区57个", rjieba_cut()) == tokens("改造老旧小区57个")
    True
    """
    try:
        import rjieba
    except ImportError as error:
        message = "rjieba is not installed; `pip install rjieba`, or leave the cutter out"
        raise ImportError(message) from error
    fast = rjieba.Jieba()
    for term in terms():
        fast.add_word(*term)
    known = _cutter()[0].FREQ
    from jieba import finalseg, re_han_default

    # rjieba takes rare hanzi (𠀀) and runs such as 2011-2020, PM_2.5 or 1.2.3 otherwise: there
    # jieba's own patterns cut.
    def cut(text: str) -> Iterator[str]:
        for block in re_han_default.split(text):
            if not re_han_default.match(block):
                yield from _LOOSE.findall(block)
                continue
            for word in fast.cut(block):
                whole = len(word) == 1 or not word.isascii() or known.get(word)
                yield from [word] if whole else filter(None, finalseg.re_skip.split(word))

    return cut


@frames.described("words")
def table(sentences: pd.DataFrame) -> pd.DataFrame:
    """Words of `report.sentences`, one a row; blanks and punctuation are left out.

    >>> row = {"part": 1, "section": 2, "sentence": 3, "start": 10, "text": "老旧小区。"}
    >>> table(pd.DataFrame([row])).values.tolist()
    [['老旧小区', 10, 14, 'n', 1, 2, 3]]
    """
    need(sentences, *PLACE, "start", "text", of="report.sentences")
    rows = [
        (token.word, start + token.start, start + token.end, token.tag, *place)
        for *place, start, text in sentences[[*PLACE, "start", "text"]].itertuples(index=False)
        for token in tokens(text)
        if any(map(str.isalnum, token.word))
    ]
    return pd.DataFrame(rows, columns=["word", "start", "end", "tag", *PLACE])
