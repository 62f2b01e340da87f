"""Topic and role of a text, by weighted words that anyone can read and change."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from . import files

NO_TOPIC = 0


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


def topic(*texts: str) -> int:
    """CAP major topic of the first text that has a topic word: the code whose words weigh most; 0 for none.

    >>> topic("新增优质学位"), topic("年初", "改造老旧小区"), topic("各位代表")
    (6, 14, 0)
    """
    pattern, table = _weights()
    for text in texts:
        scores: Counter[int] = Counter()
        for word in pattern.findall(text):
            code, weight = table[word]
            scores[code] += weight
        if scores:
            return scores.most_common(1)[0][0]
    return NO_TOPIC


def role(text: str, horizon: str | None) -> str:
    """Role of a sentence: by its words, else what sentences of its horizon mostly do.

    >>> role("我们也清醒地看到还有不少问题", "review"), role("新建道路110条段。", "review")
    ('problem', 'achievement')
    """
    found = next((name for name, pattern in _roles() if pattern.search(text)), None)
    return found or _default_roles().get(horizon, "ceremony")
