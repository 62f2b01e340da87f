"""Quantities in their sentences: the indicator that each measures and the verbs that go with it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from . import files, names
from .outline import Sentence
from .quantities import Quantity

# Units that count no thing: the noun behind them is not what they measure, unless 的 leads on to it.
_NOT_COUNTED = frozenset("% ‰ 个百分点 元 美元".split())
# Ends of the words before a number that only lead to the noun behind it.
_OPEN_END = re.compile(r"(?:等|的|和|与|及|对|将|把)$")
# What takes hold of the thing counted: 对三环以内15平方公里老城区实施改造.
_HANDLE = re.compile(r"^[对将把]")
_FIRST = re.compile(r"(?:首个|首批|一个|唯一)$")
# What stands between two numbers of one list.
_NEXT = re.compile(r"[、和及与]|以及")
# The longest name that is only a verb, in characters.
_VERB = 4


class Reading(NamedTuple):
    """A quantity in its sentence: its indicator, the words dropped around it, its clause up to the number.

    `added`: the words add to a stock (新增); `follows`: it follows another number of one list at once.
    """

    quantity: Quantity
    sentence: Sentence
    horizon: str | None
    name: str
    behind: tuple[str, ...]
    ahead: tuple[str, ...]
    clause: str
    added: bool = False
    follows: bool = False

    def words(self) -> str:
        """What the indicator was read from: the clause before the number, and the words dropped from it."""
        dropped = "、".join((*self.ahead, *reversed(self.behind)))
        return f"{self.clause}◆{f'; dropped: {dropped}' if dropped else ''}"

    def before(self) -> str:
        """Words of the sentence before the number."""
        return self.sentence.text[: self.quantity.start - self.sentence.start]

    def after(self) -> str:
        """Words of the sentence behind the quantity."""
        return self.sentence.text[self.quantity.end - self.sentence.start:]


@lru_cache(maxsize=None)
def role(word: str) -> tuple[str, str]:
    """Role and direction of a word of `lexicon/verbs.tsv`; the first row decides.

    >>> role("压缩"), role("学校")
    (('change', 'down'), ('', ''))
    """
    return next(((row["role"], row["direction"]) for row in files.rows("lexicon/verbs.tsv") if row["word"] == word), ("", ""))


@lru_cache(maxsize=None)
def _adding() -> re.Pattern[str]:
    return re.compile("|".join(row["word"] for row in files.rows("lexicon/verbs.tsv") if row["role"] == "add"))


def readings(text: str, sentences: list[Sentence], horizons: list[str | None], quantities: list[Quantity]) -> list[Reading]:
    """Readings of the quantities of a text, in order."""
    found: list[Reading] = []
    todo = iter(quantities)
    quantity = next(todo, None)
    for sentence in sentences:
        previous = None
        while quantity and quantity.start < sentence.end:
            following = next(todo, None)
            stop = following.start if following and following.start < sentence.end else sentence.end
            previous = _reading(text, sentence, quantity, previous, stop)._replace(horizon=horizons[sentence.sentence])
            found.append(previous)
            quantity = following
    return _respectively(found)


def _reading(text: str, sentence: Sentence, quantity: Quantity, previous: Reading | None, stop: int) -> Reading:
    start = previous.quantity.end if previous else sentence.start
    pieces = names.CLAUSE_END.split(text[start:quantity.start])
    clause = names.CLAUSE_END.split(text[sentence.start:quantity.start])[-1]
    raw = text[quantity.end:stop]
    right = names.behind(raw) + names.shared(raw, text[stop:sentence.end])
    if previous and len(pieces) == 1 and _NEXT.fullmatch(pieces[0]):
        return previous._replace(quantity=quantity, name=right or previous.name, clause=clause, follows=True)
    same_clause = previous is not None and len(pieces) == 1
    left = _after_list_mark(pieces[-1]) if same_clause else pieces[-1]
    ends = names.before(left)
    name = _completed(_composed(left, ends.text, right, quantity, raw.startswith("的")), pieces[:-1], previous)
    added = bool(_adding().search(left)) or same_clause and previous.added and not ends.behind
    return Reading(quantity, sentence, None, name, ends.behind, ends.ahead, clause, added)


def _after_list_mark(left: str) -> str:
    """Words between two numbers of one clause that belong to the second: what stands behind the last 、 or 和."""
    return re.split(r"[、和及与]", left)[-1] if re.match(r"[\u4e00-\u9fff“]", left) else left.lstrip("、和及与（(")


def _composed(left: str, name: str, right: str, quantity: Quantity, led_on: bool) -> str:
    """Indicator from the name before a number and the noun behind it."""
    if names.bare(name) and right and quantity.unit in _NOT_COUNTED:
        return name + right
    led_on = led_on and len(name) <= _VERB or _FIRST.search(name) is not None
    if name and quantity.unit in _NOT_COUNTED and not led_on:
        return re.sub("^[将把](?=..)", "", name)
    if not right:
        return name
    return right if _OPEN_END.search(left) or _FIRST.search(name) else _HANDLE.sub("", name) + right


def _completed(name: str, passed: list[str], previous: Reading | None) -> str:
    """Indicator that can be understood alone: what a bare verb or a relation needs is carried over."""
    if name and previous and names.relational(name):
        return previous.name + name
    if name and not names.bare(name):
        return name
    subjects = filter(None, map(names.subject, reversed(passed)))
    carried = next(subjects, previous.name if previous else "")
    return carried if name in carried else carried + name


def _respectively(found: list[Reading]) -> list[Reading]:
    """Readings in which each number of a list has its own name where 分别 or 城乡 says so.

    城乡居民收入分别增长8.2%和9% names both in one; 收入42872元，农民收入24898元，分别增长8.5%和9% takes the two names before.
    """
    out: list[Reading] = []
    for reading in found:
        apart = "分别" in reading.behind
        if reading.follows and (apart or "城乡" in reading.name) and out[-1].name == reading.name:
            two_before = [other.name for other in out[-3:-1] if other.sentence == reading.sentence]
            carried = apart and len(two_before) == 2 and two_before[1] == reading.name
            first, second = two_before if carried else names.respectively(reading.name)
            out[-1], reading = out[-1]._replace(name=first), reading._replace(name=second)
        out.append(reading)
    return out
