"""Sentences and claims → pledges: one commitment of the plan a row, with what could be checked."""

import re
from itertools import groupby

from .. import lexicon
from . import tags
from .claims import Claim
from .outline import Heading, Sentence
from .placement import AHEAD
from .time_words import DEADLINE

_CLAUSE = re.compile(r"[^，,；;。：:！!？?\n]+")
_MARK, _COUNTED = lexicon.kinds("grammar/lists_ranges.tsv", "mark counted")
_PROMISES = lexicon.patterns("grammar/commitments.tsv", "commitment", place="opening")


def _verbs(*kinds: str) -> str:
    return lexicon.words("grammar/verbs.tsv", in_pledge=kinds)


# A clause that opens with a verb of doing; an adverb may be one too (加快 alone).
_DOING = _verbs("finish", "explore", "verb")
_OPENING = re.compile(
    rf"(?:(?:年底|年内|\d{{1,2}}月底?)前?)?(?:(?:{_verbs('adverb')})地?)*"
    rf"(?P<verb>(?:{_DOING})(?:和|、)?(?:(?!{_verbs('noun')})(?:{_DOING}))?)"
    r"(?:好|实|强)?(?P<object>.*)"
)
_STANDARDS = "|".join(row["words"] for row in lexicon.rows("grammar/standards.csv"))
_EXPLORE, _FINISH = map(re.compile, map(_verbs, ("explore", "finish")))


def pledges(
    text: str, sentences: list[Sentence], headings: list[Heading], claims: list[Claim]
) -> list[dict[str, object]]:
    """Pledges of the plan in reading order, one a clause that opens with a verb of doing.

    Each is a row of `report.pledges`, which explains the columns.
    """
    heads = {heading.start for heading in headings}
    aimed = (claim for claim in claims if claim.stance == "target")
    targets = {sentence: [*its] for sentence, its in groupby(aimed, lambda it: it.sentence)}
    found: list[dict[str, object]] = []
    for sentence in sentences:
        ahead = sentence.horizon in AHEAD and sentence.start not in heads
        if not ahead or tags.role(sentence.text, sentence.horizon)[0] not in ("plan", "principle"):
            continue
        for match in _CLAUSE.finditer(text, sentence.start, sentence.end):
            if pledge := _pledge(match, sentence, targets.get(sentence.sentence, [])):
                found.append(pledge | {"id": f"p{len(found) + 1:03d}"})
    return found


def _pledge(
    match: re.Match[str], sentence: Sentence, targets: list[Claim]
) -> dict[str, object] | None:
    """Pledge that a clause makes, or None where it only leads to another."""
    start, end = _MARK.match(match.string, *match.span()).end(), match.end()
    clause = match.string[start:end]
    inside = [claim for claim in targets if start <= claim.start < end]
    promises = ((level, pattern.match(clause)) for level, pattern in _PROMISES)
    strength, word = next(((it, found.group()) for it, found in promises if found), ("", ""))
    verb, thing = _verb_and_object(clause, inside, word)
    if not verb:
        return None
    ground = _ground(clause, verb, bool(inside))
    said = {"start": start, "end": end, "quote": clause, "verb": verb, "object": thing}
    said |= {"strength": strength or _strength(verb, inside), "ground": ground}
    said |= {"testable": ground != "none", "topic": tags.topic(clause, sentence.text)}
    said |= {"claims": " ".join(claim.id for claim in inside) or None}
    return said | {name: getattr(sentence, name) for name in ("part", "section", "sentence")}


def _verb_and_object(clause: str, inside: list[Claim], promise: str) -> tuple[str, str]:
    """Verb and object of a pledge: verb of doing, or of its target, or promise; empty for none."""
    opened = _OPENING.fullmatch(clause)
    if opened and opened["object"].strip():
        return opened["verb"], _COUNTED.sub("", opened["object"].strip(" 了"))
    if inside:
        moved = inside[0].why["measure"]  # a share is told by its unit, which is no verb
        return moved if moved and moved != inside[0].unit else "实现", inside[0].indicator
    if not promise and (tie := tags.tied(_STANDARDS, clause)):
        verb = re.search(_DOING, tie)
        return verb.group() if verb else "实现", clause
    return promise, clause[len(promise) :]


def _strength(verb: str, inside: list[Claim]) -> str:
    """Strength of a commitment by the promise over its target, or by a verb that only tries."""
    if inside and inside[0].commitment in ("ensure", "strive"):
        return inside[0].commitment
    return "explore" if _EXPLORE.match(verb) else "plain"


def _ground(clause: str, verb: str, counted: bool) -> str:
    """What could show that a pledge was kept: number, comparison, date, thing finished, or none."""
    if counted:
        return "number"
    if tags.tied(_STANDARDS, clause):
        return "comparison"
    if DEADLINE.search(clause):
        return "date"
    return "finished" if _FINISH.search(verb) else "none"
