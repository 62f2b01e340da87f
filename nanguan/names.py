"""What a quantity measures: the indicator, in the words that stand around it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from . import files
from .text import YEAR

CLAUSE_END = re.compile(r"[，,；;。：:！!？?\n]")
_LISTED = re.compile(r"^.*(?<![中高初同平均优上下])等(?!级|额|待|保|候)(?=.)")
# A date or span of years is when, not what.
_WHEN = re.compile(
    rf"(?:到|至|截至|较|比|自|从)?(?:{YEAR}年(?:底|末|以来)?|[“\"]?十[一二三四五]五[”\"]?(?:期间|时期|以来|末)?|"
    r"[一两三四五六七八九十\d]+年(?:来|间|以来|内)?|今年|明年|去年|上年|当年|近年来|目前|年初|上年同期|同期|[“\"]?[一二三四五六七八九十]+五[”\"]?(?:末|期末|初))(?:[，,]|较|比)?"
)


class Name(NamedTuple):
    """A name and the words dropped from its two ends, the outermost first."""

    text: str
    behind: tuple[str, ...]
    ahead: tuple[str, ...]


@lru_cache(maxsize=None)
def _words(*roles: str) -> str:
    words = {row["word"] for row in files.rows("lexicon/verbs.tsv") if row["role"] in roles}
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


@lru_cache(maxsize=None)
def _tail() -> re.Pattern[str]:
    return re.compile(rf"(?:{_words('change', 'add', 'standing', 'light', 'manner', 'commit')})$")


@lru_cache(maxsize=None)
def _lead() -> re.Pattern[str]:
    # One-character adverbs are not dropped ahead of a name: 均 is not in 均衡发展, 年 not in 年度.
    return re.compile(rf"(?:{_words('opening', 'commit')})|(?:{_words('manner')})(?<=..)")


@lru_cache(maxsize=None)
def _moves() -> re.Pattern[str]:
    """A verb right behind a quantity: what follows is no noun that it counts (5069元增加到7810元)."""
    return re.compile(_words("change", "standing"))


@lru_cache(maxsize=None)
def _column(name: str) -> re.Pattern[str]:
    return re.compile("|".join(row["pattern"] for row in files.rows(f"lexicon/{name}.tsv")))


def before(left: str) -> Name:
    """Name that ends right before a number: verbs and adverbs dropped from both of its ends.

    >>> before("地区生产总值累计完成")
    Name(text='地区生产总值', behind=('完成', '累计'), ahead=())
    >>> before("，力争高技术企业新增").text
    '高技术企业'
    """
    behind, ahead = [], []
    left = left.strip(" \u3000，,、；;的")
    while True:
        when = re.search(rf"(?:{_WHEN.pattern})$", left)
        match = when if when and when.group() else _tail().search(left)
        if not match:
            break
        behind.append(match.group())
        left = left[: match.start()].rstrip(" 、的")
    while True:
        match = _WHEN.match(left) or _lead().match(left)
        if not match or not match.group():
            break
        ahead.append(match.group())
        left = left[match.end():].lstrip(" 、，,")
    return Name(_LISTED.sub("", left), tuple(behind), tuple(ahead))


def behind(right: str) -> str:
    """Noun that stands right behind a measure word, up to what is said of it.

    >>> behind("老旧小区实现华丽蝶变"), behind("农村集体经济组织成员的切身利益"), behind("群众的征迁安置")
    ('老旧小区', '农村集体经济组织成员', '群众征迁安置')
    """
    right = right.lstrip(" 的")
    if not right or right[0] in "、和及与）)" or _moves().match(right):
        return ""
    right = right[: next((m.start() for m in CLAUSE_END.finditer(right)), len(right))]
    cut = _column("predicates").search(right)
    noun = right[: cut.start()] if cut else right
    head, of, rest = noun.partition("的")
    if of:
        noun = head + rest if _column("activities").search(rest) else head
    return noun.rstrip(" 、和及与")


def counted(right: str) -> str:
    """Noun right behind a number without a measure word, up to the verb or the number that follows it.

    >>> counted("县生产总值增长7%"), counted("水厂，新建")
    ('县生产总值', '水厂')
    """
    noun = re.match(r"[\u4e00-\u9fff]*", behind(right)).group()
    return _moves().split(noun)[0]


def shared(right: str, rest: str) -> str:
    """Noun that closes a list and belongs to each of its items: 170个地块、9000余户群众的征迁安置.

    >>> shared("地块、", "群众的征迁安置，释放空间"), shared("地块。", "群众的征迁安置")
    ('征迁安置', '')
    """
    if not re.fullmatch(r"[^，,；;。\n]{1,10}、", right):
        return ""
    head = CLAUSE_END.split(rest)[0].rpartition("的")[2]
    return head if "的" in rest and _column("activities").search(head) else ""


def relational(name: str) -> bool:
    """Whether a name says nothing without the name before it.

    >>> relational("投资总额"), relational("固定资产投资")
    (True, False)
    """
    return _column("relations").fullmatch(name) is not None


def bare(name: str) -> bool:
    """Whether a name is only a verb that needs what it acts on.

    >>> bare("投入"), bare("新建道路")
    (True, False)
    """
    return name in _bare()


@lru_cache(maxsize=None)
def _bare() -> frozenset[str]:
    return frozenset(row["word"] for row in files.rows("lexicon/bare.tsv"))


def respectively(name: str) -> tuple[str, str]:
    """The two names that a joint name stands for, the shared end given to both.

    >>> respectively("城乡居民收入"), respectively("二氧化硫、氮氧化物排放量")
    (('城镇居民收入', '农村居民收入'), ('二氧化硫排放量', '氮氧化物排放量'))
    """
    if "城乡" in name:
        return name.replace("城乡", "城镇"), name.replace("城乡", "农村")
    first, joint, second = re.match(r"(.*?)([、和与及]|$)(.*)", name).groups()
    return (first + second[len(first):], second) if joint else (name, name)


def subject(clause: str) -> str:
    """What a clause without a number is about: its first noun phrase.

    >>> subject("挂牌上市公司实现零的突破"), subject("加快城市转型和有机更新")
    ('挂牌上市公司', '城市转型和有机更新')
    """
    name = before(clause).text
    cut = _column("predicates").search(name)
    name = name[: cut.start()] if cut else name
    return re.sub(r"(?:增速|增幅|涨幅)$", "", name)
