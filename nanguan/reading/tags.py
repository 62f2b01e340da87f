"""Text → topics and role, indicator → standard: by word lists that anyone can read and change."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from .. import lexicon

NO_TOPIC = 0
# A text is about a further topic where its words weigh at least this share of the first one's.
_SHARE = 0.5
_MOST = 3
_TOPIC_WORD = re.compile(lexicon.words("grammar/topic_words.tsv"))
_CODES = lexicon.mapping("grammar/topic_words.tsv", "word", "code")
_WEIGHTS = lexicon.mapping("grammar/topic_words.tsv", "word", "weight")
_ROLES = lexicon.patterns("grammar/sentence_roles.tsv", "role", horizon="")
_CEREMONY = lexicon.pattern("grammar/sentence_roles.tsv", role="ceremony", horizon="")
_DEFAULT_ROLES = lexicon.mapping("grammar/sentence_roles.tsv", "horizon", "role")
_STANDARDS = lexicon.patterns("grammar/standards.csv", "standard")
_TIE = lexicon.pattern("grammar/named_targets.tsv", kind="tied")
_OF_WHERE = lexicon.pattern("grammar/nouns.tsv", kind="whose")


class Topic(NamedTuple):
    """A CAP major topic, the weight of its words in a text, and the words in their order."""

    code: int
    weight: int
    words: tuple[str, ...]


@lru_cache(maxsize=4096)  # each claim asks for its sentence
def topics(text: str) -> tuple[Topic, ...]:
    """Topics of a text, at most three, weightiest first, then first named; courtesy has none."""
    found: dict[int, list[str]] = {}
    for word in () if _CEREMONY.search(text) else _TOPIC_WORD.findall(text):
        if (code := int(_CODES[word])) != NO_TOPIC:
            found.setdefault(code, []).append(word)
    weights = {code: sum(int(_WEIGHTS[word]) for word in words) for code, words in found.items()}
    weighed = [Topic(code, weights[code], tuple(words)) for code, words in found.items()]
    weighed.sort(key=lambda topic: -topic.weight)
    return tuple(it for it in weighed[:_MOST] if it.weight >= _SHARE * weighed[0].weight)


def topic(*texts: str) -> int:
    """CAP major topic of the first text that has a topic word; 0 for none."""
    return next((found[0].code for found in map(topics, texts) if found), NO_TOPIC)


def role(text: str, horizon: str | None) -> tuple[str, str]:
    """Role of a sentence and the words that gave it: its own, else that of most of its horizon."""
    for name, pattern in _ROLES:
        if match := pattern.search(text):
            return name, match.group()
    return _DEFAULT_ROLES.get(horizon or "", "ceremony"), horizon or "no horizon"


def why(found: Sequence[Topic], given: tuple[str, str]) -> str:
    """What led to the tags of a sentence, in one line."""
    named = (f"{topic.code}: {'、'.join(dict.fromkeys(topic.words))}" for topic in found)
    return "; ".join([": ".join(given), *named])


@lru_cache(maxsize=4096)
def standard(indicator: str) -> str | None:
    """Standard planning indicator that a name means, or None."""
    name = _OF_WHERE.sub("", indicator)
    return next((row for row, pattern in _STANDARDS if pattern.search(name)), None)


def tied(words: str, clause: str) -> str:
    """What ties the thing that `words` name to another figure: 与经济增长同步; empty for none."""
    if not (named := re.search(words, clause)):
        return ""
    ends = (tie.end() for tie in _TIE.finditer(clause) if tie.start() >= named.end())
    return clause[named.end() : next(ends, 0)]
