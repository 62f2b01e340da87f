"""Standard planning indicators: names and series of each, and where a text only names one."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import repeat
from typing import Any

import pandas as pd

from .. import lexicon
from ..reading import tags

_ALSO = [
    (row["standard"], re.compile(row["also"]))
    for row in lexicon.rows("grammar/standards.csv")
    if row["also"]
]
_WORDS = lexicon.mapping("grammar/standards.csv", "standard", "words")
_AHEAD, _BEHIND = lexicon.kinds("grammar/named_targets.tsv", "ahead behind")
_Row = dict[str, object]
_Sentences = Iterable[tuple[int, str]]  # offset and text
_AROUND = re.compile(f"^(?:{_AHEAD.pattern})+|(?:{_BEHIND.pattern})+$")
_JOINT = re.compile("以?及|[、和与]")
_CLAUSE = re.compile(r"[^，,；;。：:！!？?\n]+")


@lru_cache(maxsize=4096)
def answered(name: str) -> tuple[str, ...]:
    """Standard indicators for which a name answers: its own first, then those that it joins.

    >>> answered("年内城乡居民人均可支配收入")
    ('居民人均可支配收入', '城镇居民人均可支配收入', '农村居民人均可支配收入')
    """
    name = _AROUND.sub("", re.sub(r"\s", "", name))
    *joined, last = (tags.standard(_AROUND.sub("", it)) for it in _JOINT.split(name))
    own = [tags.standard(name), last, *(joined if last else ())]
    also = [standard for standard, pattern in _ALSO if pattern.search(name)]
    return tuple(dict.fromkeys(filter(None, [*own, *also])))


def answers(claims: Iterable[Mapping[str, Any]]) -> list[tuple[str, ...]]:
    """Standards for which each claim answers; of numbers told out in turn (分别), each for its own.

    >>> said = [dict(indicator="内外资", sentence=1, measure="growth", from_year=1, to_year=1)] * 2
    >>> answers(said)
    [('引进内资',), ('利用外资',)]
    """
    claims = [*claims]
    turns: dict[tuple[Any, ...], list[int]] = {}
    for i, it in enumerate(claims):
        key = it["indicator"], it["sentence"], it["measure"], it["from_year"], it["to_year"]
        turns.setdefault(key, []).append(i)
    found: dict[int, tuple[str, ...]] = {}
    for (name, *_), places in turns.items():
        found |= zip(places, _in_turn(name, len(places)) if pd.notna(name) else repeat(()))
    return [found[i] for i in range(len(claims))]


def _in_turn(name: str, count: int) -> Iterable[tuple[str, ...]]:
    """Standards of each of so many numbers of one name: one each, where it joins so many."""
    mine, parts = answered(name), _JOINT.split(name)
    heads = {it: re.search(_WORDS[it], name) for it in mine}
    if count == len(mine) > 1 and all(heads.values()):
        return [(it,) for it in sorted(mine, key=lambda it: heads[it].start())]
    return map(answered, parts) if count == len(parts) > 1 else repeat(mine)


def series(standard: str, said: str) -> str | None:
    """Which of the unlike series of a standard is meant by `indicator measure value`, or None.

    >>> [series("居民消费价格", it) for it in ("CPI level 103", "CPI growth 3%")]
    ['index', 'rate']
    """
    found = lexicon.patterns("grammar/indicator_series.tsv", "series", standard=standard)
    return next((name for name, pattern in found if pattern.search(said)), None)


def special(standard: str, name: str | None) -> bool:
    """Whether a series of a standard is another than its plain one, the last of its rows."""
    found = lexicon.rows("grammar/indicator_series.tsv", standard=standard)
    return bool(found) and found[-1]["series"] != name


def unstated(words: str, plan: _Sentences, rest: _Sentences = ()) -> _Row:
    """How a standard without a claim stands in a plan, or else in the rest: with status and quote.

    >>> unstated("物价", []), unstated("物价", [], [(5, "稳定物价。")])["status"]
    ({'status': 'not stated'}, 'no number')
    """
    found = tied(words, plan) or named(words, plan) or named(words, rest)
    return found or {"status": "not stated"}


def tied(words: str, sentences: _Sentences) -> _Row:
    """Clause in which a goal hangs on another figure, for a standard's `words`; empty for none.

    >>> tied("物价", [(5, "稳定物价。物价涨幅低于上年。")])
    {'status': 'in step', 'quote': '物价涨幅低于上年', 'start': 10, 'end': 18}
    """
    for start, clause in clauses(words, sentences):
        if tags.tied(words, clause):
            return _quoted("in step", clause, start)
    return {}


def clauses(words: str, sentences: _Sentences) -> Iterable[tuple[int, str]]:
    """Clauses that name a standard, by its `words`, with their offsets.

    >>> [*clauses("物价", [(5, "稳定物价。物价涨幅低于上年，就业增加。")])]
    [(5, '稳定物价'), (10, '物价涨幅低于上年')]
    """
    for start, text in _naming(words, sentences):
        for clause in _CLAUSE.finditer(text):
            if re.search(words, clause.group()):
                yield start + clause.start(), clause.group()


def named(words: str, sentences: _Sentences) -> _Row:
    """First sentence that names a standard, by its `words`; empty for none.

    >>> named("物价", [(5, "稳定物价。")])
    {'status': 'no number', 'quote': '稳定物价。', 'start': 5, 'end': 10}
    """
    for start, text in _naming(words, sentences):
        return _quoted("no number", text.strip(), start + len(text) - len(text.lstrip()))
    return {}


def _naming(words: str, sentences: _Sentences) -> Iterable[tuple[int, str]]:
    found = re.compile(words).search  # once, not once a sentence
    return (it for it in sentences if found(it[1]))


def _quoted(status: str, quote: str, start: int) -> _Row:
    return {"status": status, "quote": quote, "start": start, "end": start + len(quote)}
