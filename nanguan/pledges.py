"""Sentences and claims → pledges: one commitment of the plan a row, with its verb, strength and what could be checked."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from . import files, tags
from .claims import Claim
from .horizons import AHEAD
from .outline import Heading, Sentence

_CLAUSE = re.compile(r"[^，,；;。：:！!？?\n]+")
_MARK = re.compile(r"(?:[#*\s]|[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+[、是]|\d+[.、．]|——)*")
_FIRMNESS = re.compile(r"(?P<ensure>确保|保证|必保)|(?P<strive>力争|争取|努力|力求)")
_DATE = re.compile(r"(?:\d{4}年|\d{1,2}月|年底|月底|季度|上半年|下半年)(?:前|底|末)?")
_PLAN_ROLES = ("plan", "principle")


class Pledge(NamedTuple):
    """One commitment: a row of `report.pledges`, which explains the columns."""

    id: str
    start: int
    end: int
    quote: str
    verb: str
    strength: str
    object: str
    testable: bool
    ground: str
    claims: str | None
    topic: int
    part: int
    section: int
    sentence: int


@lru_cache(maxsize=None)
def _words(role: str) -> str:
    words = {row["word"] for row in files.rows("lexicon/pledges.tsv") if row["role"] == role}
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


@lru_cache(maxsize=None)
def _opening() -> re.Pattern[str]:
    """Adverbs, then the verb; an adverb may be a verb too (加快推进, but 加快 alone)."""
    verbs = "|".join(map(_words, ("finish", "explore", "verb")))
    second = rf"(?!{_words('noun')})(?:{verbs})"  # 推动教育优质发展: what it acts on may look like a verb
    return re.compile(rf"(?:(?:年底|年内|\d{{1,2}}月底?)前?)?(?P<how>(?:(?:{_words('adverb')})地?)*?)(?P<verb>(?:{verbs})(?:和|、)?(?:{second})?)(?:好|实|强)?(?P<object>.*)")


def pledges(
    text: str, sentences: list[Sentence], horizons: list[str | None], headings: list[Heading], claims: list[Claim]
) -> list[Pledge]:
    """Pledges of the plan parts of a report in reading order, one a clause that opens with a verb of doing.

    `report.pledges` hands it what the steps before have found, and makes a frame of its rows.

    >>> from nanguan import load
    >>> load().pledges.query("claims == 'c072'")[["quote", "verb", "strength", "testable"]].values.tolist()
    [['改造57个老旧小区', '改造', 'plain', True]]
    """
    heads = {heading.start for heading in headings}
    targets: dict[int, list[Claim]] = {}
    for claim in claims:
        if claim.stance == "target":
            targets.setdefault(claim.sentence, []).append(claim)
    found: list[Pledge] = []
    for sentence, horizon in zip(sentences, horizons):
        if horizon not in AHEAD or sentence.start in heads or tags.role(sentence.text, horizon)[0] not in _PLAN_ROLES:
            continue
        for match in _CLAUSE.finditer(text, sentence.start, sentence.end):
            pledge = _pledge(match, sentence, targets.get(sentence.sentence, []))
            if pledge:
                found.append(pledge._replace(id=f"p{len(found) + 1:03d}"))
    return found


def _pledge(match: re.Match[str], sentence: Sentence, targets: list[Claim]) -> Pledge | None:
    """Pledge that a clause makes, or None where it only leads to another."""
    start = _MARK.match(match.string, match.start(), match.end()).end()
    clause = match.string[start:match.end()]
    inside = [claim for claim in targets if start <= claim.start < match.end()]
    verb, thing = _parts(clause, inside)
    if not verb:
        return None
    ground = _ground(clause, verb, bool(inside))
    return Pledge(
        "", start, match.end(), clause, verb, _strength(clause, verb, inside), thing,
        ground != "none", ground, " ".join(claim.id for claim in inside) or None, tags.topic(clause, sentence.text),
        sentence.part, sentence.section, sentence.sentence,
    )  # fmt: skip


def _parts(clause: str, inside: list[Claim]) -> tuple[str, str]:
    """Verb and object of a pledge: of the clause that opens with a verb of doing, or of a target or promise; empty for none."""
    opened = _opening().fullmatch(clause)
    promise = _FIRMNESS.match(clause)
    if opened and opened["object"].strip() and not re.match(_words("opener"), clause):
        return opened["verb"], _object(opened["object"])
    if inside:
        moved = inside[0].why["measure"]  # a share is told by its unit, which is no verb
        return moved if moved and moved != inside[0].unit else "实现", inside[0].indicator
    return (promise.group(), clause[promise.end():]) if promise else ("", "")


def _strength(clause: str, verb: str, inside: list[Claim]) -> str:
    """Strength of a commitment: by the word of promise in front or over its target, or a verb that only tries."""
    promise = _FIRMNESS.match(clause)
    if promise:
        return promise.lastgroup
    if inside and inside[0].commitment in ("ensure", "strive"):
        return inside[0].commitment
    return "explore" if re.match(_words("explore"), verb) else "plain"


def _ground(clause: str, verb: str, counted: bool) -> str:
    """What could show that a pledge was kept: a number, a date, a thing seen to be finished, or nothing."""
    if counted:
        return "number"
    if _DATE.search(clause):
        return "date"
    return "finished" if re.search(_words("finish"), verb) else "none"


def _object(rest: str) -> str:
    """What a commitment acts on: the words behind the verb without the number that counts it.

    >>> _object("57个老旧小区"), _object("光明公园")
    ('老旧小区', '光明公园')
    """
    return re.sub(r"^[\d.]+[万亿]?余?[\u4e00-\u9fff](?=[\u4e00-\u9fff]{2})", "", rest.strip(" 了"))
