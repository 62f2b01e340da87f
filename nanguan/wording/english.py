"""Words of the report and what they are called in English: the table `wording/english.tsv`."""

from functools import cache

from .. import lexicon
from ..settings import language


@cache
def _english(kind: str) -> dict[str, str]:
    return lexicon.mapping("wording/english.tsv", "zh", "en", kind=kind)


def indicator(name: str, lang: str | None = None) -> str:
    """Name of an indicator in the language; the text's own words where the table has no English.

    >>> indicator("地区生产总值", "en"), indicator("地区生产总值")
    ('gross regional product', '地区生产总值')
    """
    return name if language(lang) == "zh" else _english("name").get(name, name)


def heading(title: str, lang: str | None = None) -> str:
    """Heading of the report in the language, in English a gist; the Chinese where there is none."""
    return title if language(lang) == "zh" else _english("heading").get(title, title)


def word(name: str, lang: str | None = None) -> str:
    """A word in the language; the word itself where the table has no English."""
    return name if language(lang) == "zh" else _english("word").get(name) or indicator(name, lang)


def meaning(name: str, lang: str | None = None) -> str:
    """What a word means to a reader of English; empty in Chinese, and where the table lacks it."""
    return "" if (said := word(name, lang)) == name else said


def glossed(name: str, lang: str | None = None) -> str:
    """A word with its meaning behind it, where there is one."""
    return f"{name} {meaning(name, lang)}".rstrip()
