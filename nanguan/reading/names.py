"""The words around a quantity → the name of what it measures, and the words that were dropped."""

import re
from typing import NamedTuple

from .. import lexicon
from .outline import CLAUSE_END
from .time_words import ASIDE


def _verbs(*roles: str) -> str:
    return lexicon.words("grammar/verbs.tsv", at_number=roles)


_DOING, _PREDICATE, RELATION, _VERBAL, _KEPT = lexicon.kinds(
    "grammar/nouns.tsv", "doing predicate relation bare kept"
)
_BENCHMARK, _HEAD, _ENDED, GENERIC, ADDING = lexicon.kinds(
    "grammar/nouns.tsv", "benchmark head ended generic adding"
)
_AND, _LISTED, _ITEM, _WHOLE = lexicon.kinds("grammar/lists_ranges.tsv", "and listed item whole")
_JOINT = lexicon.rows("grammar/joint_names.tsv")
_VERBS = lexicon.rows("grammar/verbs.tsv", in_pledge=("verb", "finish"))
_ONLY_VERB = lexicon.either(row["word"] for row in _VERBS if "noun" not in row["in_pledge"])
_ADVERB = lexicon.words("grammar/verbs.tsv", in_pledge="adverb")
_OPENING_VERB = re.compile(
    f"(?:(?:{_ADVERB})?(?P<verb>[新再续]?(?:{lexicon.either(row['word'] for row in _VERBS)})+))?"
)
_TAIL = re.compile(
    f"(?:(?P<kept>{_KEPT.pattern})|{_BENCHMARK.pattern}|(?:{_verbs('change')})[到至为]|"
    f"(?:[比较是]?前)?(?:{ASIDE.pattern})(?:前|期?末|底)?|"
    f"{_verbs('change', 'add', 'standing', 'light', 'manner', 'commit')})$"
)
# One-character adverbs are not dropped ahead of a name: 均 is not in 均衡发展, 年 not in 年度.
_LEAD = re.compile(
    rf"(?:{ASIDE.pattern})(?:期?末|底)?|(?P<kept>{_KEPT.pattern})|[（(]?\d{{1,2}}[)）.．、](?!\d)|"
    f"(?:{_verbs('opening', 'commit')})|(?:{_verbs('manner')})(?<=..)"
)
# A verb right behind a quantity: what follows is no noun that it counts (5069元增加到7810元).
_MOVES = re.compile(f"{_verbs('change', 'standing')}|[到至、和及与]|[^\u4e00-\u9fff\\w“‘《]")
# Behind a quantity: another measure word for it (2331台（套）), or a remark.
_BRACKETS = re.compile(r"^\s*[（(][^（）()\n]*[）)](?:以上)?")
# A name that is only a verb, and needs what it acts on; a RELATION needs the name before it.
BARE = re.compile(f"[新再已]?(?:{_ONLY_VERB})+|{_VERBAL.pattern}")
# The longest noun that stands for a measure word that is not listed, in characters.
_MEASURE_WORD = 4


class Name(NamedTuple):
    """A name and the words dropped from its two ends, the outermost first."""

    text: str
    behind: tuple[str, ...]
    ahead: tuple[str, ...]


def before(left: str) -> Name:
    """Name that ends right before a number: verbs and adverbs dropped from both of its ends."""
    behind, ahead = [], []
    left = left.strip(" \u3000，,、；;的-－−")
    while (match := _LEAD.match(left)) and not match["kept"]:
        ahead.append(match.group())
        left = left[match.end() :].lstrip(" 、，,")
    while (match := _TAIL.search(left, max(0, len(left) - 20))) and not match["kept"]:
        behind.append(match.group())
        left = left[: match.start()].rstrip(" 、的")
    # Of a list only the noun that closes it, and the verb that opens it: 开通甲路、乙路等道路.
    noun = _LISTED.sub("", left)
    return Name(doing(left) * (len(noun) < 3) * (noun != left) + noun, (*behind,), (*ahead,))


def doing(name: str) -> str:
    """Verb of doing with which a name opens."""
    return _OPENING_VERB.match(name)["verb"] or ""


def behind(right: str) -> str:
    """Noun that stands right behind a measure word, up to what is said of it."""
    right = _BRACKETS.sub("", right).lstrip(" 的")
    if not right or _MOVES.match(right):
        return ""
    noun = CLAUSE_END.split(right, 1)[0]
    head, _, rest = _PREDICATE.split(noun, 1)[0].partition("的")
    return (head + (rest if _DOING.search(rest) else "")).rstrip(" 、和及与")


def counted(right: str) -> str:
    """Noun right behind a number without a measure word, up to the verb or number behind it."""
    noun = re.match(r"[\u4e00-\u9fff]*", behind(right)).group()
    return _MOVES.split(noun)[0][:_MEASURE_WORD]


def shared(right: str, rest: str) -> str:
    """Noun that closes a list and belongs to each item: 170个地块、9000余户群众的征迁安置."""
    head = CLAUSE_END.split(rest, 1)[0].rpartition("的")[2]
    return head if "的" in rest and _ITEM.match(right) and _DOING.search(head) else ""


def carried(earlier: str, name: str) -> str:
    """A name that says nothing alone behind the name before it, whose own such end it replaces."""
    end = "(?!)" if _WHOLE.match(name) else (RELATION if RELATION.fullmatch(name) else BARE).pattern
    base = re.sub(f"(?<=..)(?:{end})$", "", earlier)
    return base if name in base else base + name


def respectively(name: str, n: int, apart: bool) -> list[str]:
    """The n names that a joint name stands for, the shared end given to each."""
    for row in _JOINT:
        if row["joint"] in name and row["names"].count("|") == n - 1:
            return [name.replace(row["joint"], it) for it in row["names"].split("|")]
    for marks in ("、", f"、|{_AND.pattern}", _AND.pattern) if apart else ():
        *parts, last = re.split(marks, name)
        if len(parts) == n - 1 and all(parts):
            last = carried(parts[0], last) if RELATION.fullmatch(last) else last
            end = _HEAD.search(last)
            return [*(it if not end or _ENDED.search(it) else it + end[0] for it in parts), last]
    return [name] * n


def subject(clause: str) -> str:
    """What a clause without a number is about: its first noun phrase."""
    return re.sub("(?:增速|增幅|涨幅)$", "", _PREDICATE.split(before(clause).text, 1)[0])
