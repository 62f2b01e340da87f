"""Topics and roles of a text, by weighted words that anyone can read and change; each tag with the words that gave it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from . import files

NO_TOPIC = 0
# A text is about a further topic where its words weigh at least this share of the first one's.
_SHARE = 0.5
_MOST = 3


class Topic(NamedTuple):
    """A CAP major topic, the weight of its words in a text, and the words in the order of the text."""

    code: int
    weight: int
    words: tuple[str, ...]


@lru_cache(maxsize=None)
def _weights() -> tuple[re.Pattern[str], dict[str, tuple[int, int]]]:
    """One pattern of all topic words, the longest first, and each word's code and weight."""
    table = {row["term"]: (int(row["code"]), int(row["weight"])) for row in files.rows("lexicon/topics.tsv")}
    words = sorted(table, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, words))), table


@lru_cache(maxsize=None)
def _roles() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["role"], re.compile(row["pattern"])) for row in files.rows("lexicon/roles.tsv"))


@lru_cache(maxsize=None)
def _default_roles() -> dict[str, str]:
    return {row["horizon"]: row["role"] for row in files.rows("lexicon/default_roles.tsv")}


def topics(text: str) -> list[Topic]:
    """Topics of a text, at most three, the weightiest first; of the same weight the one whose word stands first.

    >>> [(t.code, t.words) for t in topics("改造老旧小区，新增优质学位")]
    [(14, ('老旧小区',)), (6, ('学位',))]
    """
    pattern, table = _weights()
    found: dict[int, list[str]] = {}
    for word in pattern.findall(text):
        if table[word][0] != NO_TOPIC:
            found.setdefault(table[word][0], []).append(word)
    weighed = [Topic(code, sum(table[word][1] for word in words), tuple(words)) for code, words in found.items()]
    weighed.sort(key=lambda topic: -topic.weight)
    return [topic for topic in weighed[:_MOST] if topic.weight >= _SHARE * weighed[0].weight]


def topic(*texts: str) -> int:
    """CAP major topic of the first text that has a topic word; 0 for none.

    >>> topic("新增优质学位"), topic("年初", "改造老旧小区"), topic("各位代表")
    (6, 14, 0)
    """
    return next((found[0].code for found in map(topics, texts) if found), NO_TOPIC)


def role(text: str, horizon: str | None) -> tuple[str, str]:
    """Role of a sentence and the words that gave it: its own, else what sentences of its horizon mostly do.

    >>> role("我们也清醒地看到还有不少问题", "review"), role("新建道路110条段。", "review")
    (('problem', '清醒地看到'), ('achievement', 'review'))
    """
    for name, pattern in _roles():
        match = pattern.search(text)
        if match:
            return name, match.group()
    return _default_roles().get(horizon, "ceremony"), horizon or "no horizon"


def why(found: list[Topic], given: tuple[str, str]) -> str:
    """What led to the tags of a sentence, in one line.

    >>> why(topics("改造老旧小区"), ("plan", "year"))
    'plan: year; 14: 老旧小区'
    """
    return "; ".join([": ".join(given), *(f"{topic.code}: {'、'.join(dict.fromkeys(topic.words))}" for topic in found)])
