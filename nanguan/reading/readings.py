"""Quantities in their sentences → readings: the indicator that each measures, and its verbs."""

import re
from itertools import pairwise, zip_longest
from typing import NamedTuple

from .. import lexicon
from . import names
from .outline import CLAUSE_END, Sentence
from .quantities import Quantity

# Of these no thing is counted: the noun behind is not what they measure, unless 的 leads on to it.
_NO_COUNT = ("money", "ratio", "points")
_LEADS, _HANDLE, _TAKEN, _FIRST, _NEXT, _START, _LEVEL, _SAID = lexicon.kinds(
    "grammar/lists_ranges.tsv", "leads handle taken first next start level said"
)
# The longest name that is only a verb, in characters; the longest noun that does not say which.
_VERB, _NOUN = 4, 2
_SUMS = frozenset("累计 累计达 共计 总计 合计".split())
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


def reached(reading: Reading) -> str:
    """The word that says to what level a number moved, and not by how much: 提高到, 降 with 为."""
    undated = next((word for word in reading.behind if not word[0].isdigit()), "")
    if undated[:1] in ("到", "至"):
        return undated
    return next((word for word in reading.behind if _LEVEL.search(word)), "")


def readings(text: str, sentences: list[Sentence], quantities: list[Quantity]) -> list[Reading]:
    """Readings of the quantities of a text, in order."""
    found: list[Reading] = []
    todo, sentence, last = iter(sentences), None, None
    for quantity, then in zip_longest(quantities, quantities[1:]):
        while sentence is None or quantity.start >= sentence.end:
            sentence, last = next(todo), None
        inside = then if then and then.start < sentence.end else None
        last = _reading(text, sentence, quantity, last, inside)
        found.append(last)
    return _respectively(found)


def _reading(
    text: str, sentence: Sentence, quantity: Quantity, last: Reading | None, then: Quantity | None
) -> Reading:
    start = last.quantity.end if last else sentence.start
    stop = then.start if then else sentence.end
    *passed, left = CLAUSE_END.split(text[start : quantity.start])
    within = last is not None and not passed
    clause = last.clause + text[last.quantity.start : start] + left if within else left
    raw, rest = text[quantity.end : stop], text[stop : sentence.end]
    if then and not raw:  # 26万户118万人饮水安全问题: both count what stands behind the second
        raw = text[then.end : sentence.end]
    right = names.behind(raw) + names.shared(raw, rest)
    if within and _NEXT.match(left):
        name = right or last.name
        return last._replace(quantity=quantity, name=name, clause=clause, follows=True)
    ends = names.before(_after_list_mark(left) if within else left)
    if left.startswith("的") and within and 0 < len(ends.text) <= _NOUN:
        ends = names.before(clause)  # 收入过50亿元的企业达到15家: the first number says which
    name = _completed(_composed(left, ends.text, raw, right, quantity), passed, quantity, last)
    if not ends.text and _SUMS & {*ends.behind, *ends.ahead}:
        name = names.ADDING.sub("", name)
    if raw.startswith("，") and names.BARE.fullmatch(name) and quantity.dimension == "money":
        onward = names.before(CLAUSE_END.split(raw, 2)[1]).text  # 投资3亿元，实施供水工程
        name = (onward or names.behind(text[then.end : sentence.end] if then else "")) + name
    added = bool(_ADDING.search(left)) or within and last.added and not ends.behind
    if ends.ahead and names.GENERIC.fullmatch(name):  # 实施项目: alone it does not say which
        name = names.doing(ends.ahead[-1]) + name
    return Reading(quantity, sentence, name, ends.behind, ends.ahead, clause, added)


def _after_list_mark(left: str) -> str:
    """Words between two numbers of one clause that belong to the second: behind 、 or 和."""
    if re.match(r"[\u4e00-\u9fff“]", left):
        return _START.split(left)[-1]
    return left.lstrip("、和及与（(")


def _composed(left: str, name: str, raw: str, right: str, quantity: Quantity) -> str:
    """Indicator from the name before a number and the noun behind it."""
    first = _FIRST.search(name) is not None
    if name and quantity.dimension in _NO_COUNT:
        if names.BARE.fullmatch(name):
            return name + right
        if not (raw.startswith("的") and len(name) <= _VERB or first):
            return _TAKEN.sub("", name)
    if not right:
        return name
    if _LEADS.search(left) or first:
        name = names.doing(name) if len(right) <= _NOUN else ""
    name = _HANDLE.sub("", name).removesuffix(right)
    return name + right if name or len(right) > _NOUN else _SAID.match(raw)[1].rstrip(" 的和及与并")


def _completed(name: str, passed: list[str], quantity: Quantity, previous: Reading | None) -> str:
    """Indicator understandable alone: what a bare verb or a relation needs is carried over."""
    alone = names.RELATION.fullmatch(name) is not None
    if name and not alone and not names.BARE.fullmatch(name):
        return name
    # 在增长5%的基础上，又增长3%: what stands behind a number with 的 is no subject.
    said = (names.subject(it) for it in reversed(passed) if not it.startswith("的"))
    subject = next(filter(None, said), "")
    if subject and not (alone and previous):
        return subject.removesuffix(name) + name
    if previous is None or name and not alone and previous.quantity.unit != quantity.unit:
        return name
    return names.carried(previous.name, name)


def _respectively(found: list[Reading]) -> list[Reading]:
    """Readings in which each number of a list has its own name where 分别 or 城乡 says so."""
    out: list[Reading] = []
    starts = [i for i, reading in enumerate(found) if not reading.follows]
    for start, end in pairwise([*starts, len(found)]):
        first, n = found[start], end - start
        apart = "分别" in (*first.behind, *first.ahead)
        own = names.respectively(first.name, n, apart)
        # 收入42872元，农民收入24898元，分别增长8.5%和9% takes the two names before.
        earlier = [it.name for it in out[-n:] if it.sentence == first.sentence]
        if apart and len({*earlier}) == n and earlier[-1] == first.name:
            own = earlier
        same = n > 1 and found[end - 1].name == first.name
        out += [it._replace(name=own[i]) if same else it for i, it in enumerate(found[start:end])]
    return out
