"""Codes and sentences of the interface in both languages: `wording/interface.tsv`."""

from collections.abc import Iterable
from functools import cache

from .. import lexicon
from ..settings import LANGUAGES, language

_JOINS = {
    "zh": {"items": "；", "names": "、", "clauses": "，"},
    "en": {"items": "; ", "names": ", ", "clauses": ", "},
}


@cache
def _words(lang: str) -> dict[str, str]:
    return lexicon.mapping("wording/interface.tsv", "key", lang)


def known(key: str) -> bool:
    """Whether the table has words for a code."""
    return key in _words(LANGUAGES[0])


def label(key: str, lang: str | None = None) -> str:
    """Word for a code, written column.code; the code itself where the table has none.

    >>> label("stance.achieved"), label("stance.achieved", "en")
    ('已完成', 'reached')
    """
    return _words(language(lang)).get(key, key.partition(".")[2])


def say(key: str, lang: str | None = None, **values: object) -> str:
    """Sentence of the table with its gaps filled; KeyError for a key that it does not have.

    >>> say("kinds.title", "en", total=288, claims=75)
    'Of 288 numerals 75 count as claims: they say how much or how many'
    """
    return _words(language(lang))[key].format(**values)


def joined(parts: Iterable[str], lang: str | None = None, of: str = "items") -> str:
    """Parts as one listing, with the mark of the language between items, names or clauses."""
    return _JOINS[language(lang)][of].join(parts)


def column(name: str, lang: str | None = None) -> str:
    """Name of the column that has a text in the language: Chinese ones end in `_zh`."""
    return name if language(lang) == "en" else f"{name}_zh"


def html_lang(lang: str | None = None) -> str:
    """Language as the attribute `lang` of HTML names it."""
    return "zh-CN" if language(lang) == "zh" else "en"
