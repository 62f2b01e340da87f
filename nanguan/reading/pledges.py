"""Sentences and claims → pledges: one commitment of the plan a row, with what could be checked."""

import re
from typing import NamedTuple

from .. import lexicon
from . import tags
from .claims import Claim
from .outline import Heading, Sentence
from .placement import AHEAD
from .time_words import DEADLINE

_CLAUSE = re.compile(r"[^，,；;。：:！!？?\n]+")
_ITEM = r"[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+[、是]|\d+[.、．]|——"
_MARK = re.compile(rf"(?:[#*\s]|{_ITEM})*")
_PROMISES = dict(lexicon.patterns("grammar/commitments.tsv", "commitment"))
# 57个老旧小区: the number that counts what is acted on.
_COUNT = re.compile(r"^[\d.]+[万亿]?余?[\u4e00-\u9fff](?=[\u4e00-\u9fff]{2})")
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


def _verbs(kind: str) -> str:
    return lexicon.words("grammar/verbs.tsv", in_pledge=kind)


def _opening() -> re.Pattern[str]:
    """A clause that opens with a verb of doing; an adverb may be one too (加快 alone)."""
    due = r"(?:(?:年底|年内|\d{1,2}月底?)前?)?"
    how = f"(?P<how>(?:(?:{_verbs('adverb')})地?)*)"
    one = "|".join(map(_verbs, ("finish", "explore", "verb")))
    second = f"(?:(?!{_verbs('noun')})(?:{one}))?"
    return re.compile(f"{due}{how}(?P<verb>(?:{one})(?:和|、)?{second})(?:好|实|强)?(?P<object>.*)")


_OPENING = _opening()
_EXPLORE, _FINISH = map(re.compile, map(_verbs, ("explore", "finish")))


def pledges(
    text: str, sentences: list[Sentence], headings: list[Heading], claims: list[Claim]
) -> list[Pledge]:
    """Pledges of the plan in reading order, one a clause that opens with a verb of doing."""
    heads = {heading.start for heading in headings}
    targets: dict[int, list[Claim]] = {}
    for claim in claims:
        if claim.stance == "target":
            targets.setdefault(claim.sentence, []).append(claim)
    found: list[Pledge] = []
    for sentence in sentences:
        if sentence.horizon not in AHEAD or sentence.start in heads:
            continue
        if tags.role(sentence.text, sentence.horizon)[0] not in _PLAN_ROLES:
            continue
        own = targets.get(sentence.sentence, [])
        for match in _CLAUSE.finditer(text, sentence.start, sentence.end):
            if pledge := _pledge(match, sentence, own):
                found.append(pledge._replace(id=f"p{len(found) + 1:03d}"))
    return found


def _pledge(match: re.Match[str], sentence: Sentence, targets: list[Claim]) -> Pledge | None:
    """Pledge that a clause makes, or None where it only leads to another."""
    start = _MARK.match(match.string, *match.span()).end()
    clause = match.string[start : match.end()]
    inside = [claim for claim in targets if start <= claim.start < match.end()]
    promise = _promise(clause)
    verb, thing = _verb_and_object(clause, inside, promise)
    if not verb:
        return None
    strength, ground = promise[0] or _strength(verb, inside), _ground(clause, verb, bool(inside))
    said = {"verb": verb, "strength": strength, "object": thing, "ground": ground}
    said |= {"testable": ground != "none", "topic": tags.topic(clause, sentence.text)}
    said |= {"claims": " ".join(claim.id for claim in inside) or None}
    place = {name: getattr(sentence, name) for name in ("part", "section", "sentence")}
    return Pledge(id="", start=start, end=match.end(), quote=clause, **said, **place)


def _promise(clause: str) -> tuple[str, str]:
    """How firmly the word that opens a clause promises, and the word; else empty."""
    for strength in ("ensure", "strive"):
        if match := _PROMISES[strength].match(clause):
            return strength, match.group()
    return "", ""


def _verb_and_object(clause: str, inside: list[Claim], promise: tuple[str, str]) -> tuple[str, str]:
    """Verb and object of a pledge: verb of doing, or of its target, or promise; empty for none."""
    opened = _OPENING.fullmatch(clause)
    if opened and opened["object"].strip():
        return opened["verb"], _acted_on(opened["object"])
    if inside:
        moved = inside[0].why["measure"]  # a share is told by its unit, which is no verb
        return moved if moved and moved != inside[0].unit else "实现", inside[0].indicator
    return promise[1], clause[len(promise[1]) :]


def _strength(verb: str, inside: list[Claim]) -> str:
    """Strength of a commitment by the promise over its target, or by a verb that only tries."""
    if inside and inside[0].commitment in ("ensure", "strive"):
        return inside[0].commitment
    return "explore" if _EXPLORE.match(verb) else "plain"


def _ground(clause: str, verb: str, counted: bool) -> str:
    """What could show that a pledge was kept: a number, a date, a thing finished, or nothing."""
    if counted:
        return "number"
    if DEADLINE.search(clause):
        return "date"
    return "finished" if _FINISH.search(verb) else "none"


def _acted_on(rest: str) -> str:
    """What a commitment acts on: the words behind the verb without the number that counts it."""
    return _COUNT.sub("", rest.strip(" 了"))
