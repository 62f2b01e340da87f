"""Quantities in their sentences → readings: the indicator that each measures, and its verbs."""

import re
from typing import NamedTuple

from .. import lexicon
from . import names
from .outline import CLAUSE_END, Sentence
from .quantities import Quantity

# Of these no thing is counted: the noun behind is not what they measure, unless 的 leads on to it.
_NO_COUNT = ("money", "ratio", "points")
# Ends of the words before a number that only lead to the noun behind it.
_OPEN_END = re.compile("(?:等|的|和|与|及|对|将|把)$")
# What takes hold of the thing counted: 对三环以内15平方公里老城区实施改造.
_HANDLE = re.compile("^[对将把]")
_FIRST = re.compile("(?:首个|首批|一个|唯一)$")
# What stands between two numbers of one list.
_NEXT = re.compile("[、和及与]|以及")
# The longest name that is only a verb, in characters.
_VERB = 4
_ROLES = lexicon.mapping("grammar/verbs.tsv", "word", "at_number")
_DIRECTIONS = lexicon.mapping("grammar/verbs.tsv", "word", "direction")
_ADDING = re.compile(lexicon.words("grammar/verbs.tsv", at_number="add"))


class Reading(NamedTuple):
    """A quantity in its sentence: its indicator, the words dropped around it, its clause so far.

    `added`: the words add to a stock (新增); `follows`: it follows another number of one list.
    """

    quantity: Quantity
    sentence: Sentence
    name: str
    behind: tuple[str, ...]
    ahead: tuple[str, ...]
    clause: str
    added: bool = False
    follows: bool = False

    def words(self) -> str:
        """What the indicator was read from: the clause before the number, and what was dropped."""
        dropped = "、".join((*self.ahead, *reversed(self.behind)))
        return f"{self.clause}◆{f'; dropped: {dropped}' if dropped else ''}"

    def before(self) -> str:
        """Words of the sentence before the number."""
        return self.sentence.text[: self.quantity.start - self.sentence.start]

    def after(self) -> str:
        """Words of the sentence behind the quantity."""
        return self.sentence.text[self.quantity.end - self.sentence.start :]


def verb(word: str) -> tuple[str, str]:
    """Role of a word at a number, and its direction; empty for what is no verb."""
    return _ROLES.get(word, ""), _DIRECTIONS.get(word, "")


def reached(reading: Reading) -> str:
    """The word that says to what level a number moved, and not by how much: 提高到, 降 with 为."""
    undated = (word for word in reading.behind if not word[0].isdigit())
    first, second = (*undated, "", "")[:2]
    if (
        first[:1] in ("到", "至")
        or first == "为"
        and verb(second)[1]
        and second[-1] not in "速幅长"
    ):
        return first
    return next((word for word in reading.behind if word[-1] in "到至达"), "")


def readings(text: str, sentences: list[Sentence], quantities: list[Quantity]) -> list[Reading]:
    """Readings of the quantities of a text, in order."""
    found: list[Reading] = []
    todo = iter(quantities)
    quantity = next(todo, None)
    for sentence in sentences:
        previous = None
        while quantity and quantity.start < sentence.end:
            following = next(todo, None)
            stop = min(following.start, sentence.end) if following else sentence.end
            previous = _reading(text, sentence, quantity, previous, stop)
            found.append(previous)
            quantity = following
    return _respectively(found)


def _reading(
    text: str, sentence: Sentence, quantity: Quantity, previous: Reading | None, stop: int
) -> Reading:
    start = previous.quantity.end if previous else sentence.start
    *passed, left = CLAUSE_END.split(text[start : quantity.start])
    clause = CLAUSE_END.split(text[sentence.start : quantity.start])[-1]
    raw = text[quantity.end : stop]
    right = names.behind(raw) + names.shared(raw, text[stop : sentence.end])
    same_clause = previous is not None and not passed
    if same_clause and _NEXT.fullmatch(left):
        name = right or previous.name
        return previous._replace(quantity=quantity, name=name, clause=clause, follows=True)
    if same_clause:
        left = _after_list_mark(left)
    ends = names.before(left)
    composed = _composed(left, ends.text, right, quantity, raw.startswith("的"))
    name = _completed(composed, passed, previous)
    added = bool(_ADDING.search(left)) or same_clause and previous.added and not ends.behind
    return Reading(quantity, sentence, name, ends.behind, ends.ahead, clause, added)


def _after_list_mark(left: str) -> str:
    """Words between two numbers of one clause that belong to the second: behind 、 or 和."""
    if re.match(r"[\u4e00-\u9fff“]", left):
        return re.split("[、和及与]", left)[-1]
    return left.lstrip("、和及与（(")


def _composed(left: str, name: str, right: str, quantity: Quantity, led_on: bool) -> str:
    """Indicator from the name before a number and the noun behind it."""
    no_count = quantity.dimension in _NO_COUNT
    if names.bare(name) and right and no_count:
        return name + right
    first = _FIRST.search(name) is not None
    if name and no_count and not (led_on and len(name) <= _VERB or first):
        return re.sub("^[将把](?=..)", "", name)
    if not right:
        return name
    return right if _OPEN_END.search(left) or first else _HANDLE.sub("", name) + right


def _completed(name: str, passed: list[str], previous: Reading | None) -> str:
    """Indicator understandable alone: what a bare verb or a relation needs is carried over."""
    if name and previous and names.relational(name):
        return previous.name + name
    if name and not names.bare(name):
        return name
    subjects = filter(None, map(names.subject, reversed(passed)))
    carried = next(subjects, previous.name if previous else "")
    return carried if name in carried else carried + name


def _respectively(found: list[Reading]) -> list[Reading]:
    """Readings in which each number of a list has its own name where 分别 or 城乡 says so."""
    out: list[Reading] = []
    for reading in found:
        apart = "分别" in reading.behind
        joint = reading.follows and (apart or "城乡" in reading.name)
        if joint and out[-1].name == reading.name:
            two = [other.name for other in out[-3:-1] if other.sentence == reading.sentence]
            # 收入42872元，农民收入24898元，分别增长8.5%和9% takes the two names before.
            carried = apart and len(two) == 2 and two[1] == reading.name
            first, second = two if carried else names.respectively(reading.name)
            out[-1], reading = out[-1]._replace(name=first), reading._replace(name=second)
        out.append(reading)
    return out
