"""The words around a quantity → the name of what it measures, and the words that were dropped."""

import re
from typing import NamedTuple

from .. import lexicon
from .outline import CLAUSE_END
from .time_words import ASIDE

_LISTED = re.compile(r"^.*(?<![中高初同平均优上下])等(?!级|额|待|保|候)(?=.)")
_AT_END = re.compile(f"(?:{ASIDE.pattern})$")


def _verbs(*roles: str) -> str:
    return lexicon.words("grammar/verbs.tsv", at_number=roles)


_TAIL = re.compile(f"(?:{_verbs('change', 'add', 'standing', 'light', 'manner', 'commit')})$")
# One-character adverbs are not dropped ahead of a name: 均 is not in 均衡发展, 年 not in 年度.
_LEAD = re.compile(f"(?:{_verbs('opening', 'commit')})|(?:{_verbs('manner')})(?<=..)")
# A verb right behind a quantity: what follows is no noun that it counts (5069元增加到7810元).
_MOVES = re.compile(_verbs("change", "standing"))
_DOING, _PREDICATE, _RELATION, _BARE = (
    lexicon.pattern("grammar/nouns.tsv", kind=kind)
    for kind in ("doing", "predicate", "relation", "bare")
)


class Name(NamedTuple):
    """A name and the words dropped from its two ends, the outermost first."""

    text: str
    behind: tuple[str, ...]
    ahead: tuple[str, ...]


def before(left: str) -> Name:
    """Name that ends right before a number: verbs and adverbs dropped from both of its ends."""
    behind, ahead = [], []
    left = left.strip(" \u3000，,、；;的")
    while True:
        when = _AT_END.search(left)
        match = when if when and when.group() else _TAIL.search(left)
        if not match:
            break
        behind.append(match.group())
        left = left[: match.start()].rstrip(" 、的")
    while (match := ASIDE.match(left) or _LEAD.match(left)) and match.group():
        ahead.append(match.group())
        left = left[match.end() :].lstrip(" 、，,")
    return Name(_LISTED.sub("", left), tuple(behind), tuple(ahead))


def behind(right: str) -> str:
    """Noun that stands right behind a measure word, up to what is said of it."""
    right = right.lstrip(" 的")
    if not right or right[0] in "、和及与）)" or _MOVES.match(right):
        return ""
    noun = _up_to_predicate(CLAUSE_END.split(right)[0])
    head, of, rest = noun.partition("的")
    if of:
        noun = head + rest if _DOING.search(rest) else head
    return noun.rstrip(" 、和及与")


def _up_to_predicate(words: str) -> str:
    cut = _PREDICATE.search(words)
    return words[: cut.start()] if cut else words


def counted(right: str) -> str:
    """Noun right behind a number without a measure word, up to the verb or number behind it."""
    noun = re.match(r"[\u4e00-\u9fff]*", behind(right)).group()
    return _MOVES.split(noun)[0]


def shared(right: str, rest: str) -> str:
    """Noun that closes a list and belongs to each item: 170个地块、9000余户群众的征迁安置."""
    if not re.fullmatch(r"[^，,；;。\n]{1,10}、", right):
        return ""
    head = CLAUSE_END.split(rest)[0].rpartition("的")[2]
    return head if "的" in rest and _DOING.search(head) else ""


def relational(name: str) -> bool:
    """Whether a name says nothing without the name before it."""
    return _RELATION.fullmatch(name) is not None


def bare(name: str) -> bool:
    """Whether a name is only a verb that needs what it acts on."""
    return _BARE.fullmatch(name) is not None


def respectively(name: str) -> tuple[str, str]:
    """The two names that a joint name stands for, the shared end given to both."""
    if "城乡" in name:
        return name.replace("城乡", "城镇"), name.replace("城乡", "农村")
    first, joint, second = re.match("(.*?)([、和与及]|$)(.*)", name).groups()
    return (first + second[len(first) :], second) if joint else (name, name)


def subject(clause: str) -> str:
    """What a clause without a number is about: its first noun phrase."""
    return re.sub("(?:增速|增幅|涨幅)$", "", _up_to_predicate(before(clause).text))
