"""All evidence of a text → its stretches: of review, outlook, the year, conduct (by Viterbi)."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from statistics import mode
from typing import NamedTuple

from .. import lexicon
from . import time_words as times
from .outline import Heading, Sentence
from .report_years import Years, names
from .text import GREETING, HEAD

_TURNS = {row["state"]: row for row in lexicon.rows("grammar/horizon_turns.tsv")}
_COSTS = {to: {a: float(row[to]) for a, row in _TURNS.items()} for to in _TURNS}
AHEAD = ("outlook", "year", "conduct")
_SIDES = (("term", "past"), AHEAD)
# How dear a turn is at a part, a paragraph, a sentence, and where nothing there names the state.
_AT = {"part": 0.5, "paragraph": 1.0, "sentence": 1.6}
_NAMING, _UNSAID = ("heading", "opening", "paragraph"), 2.5
# The most that the words of a block weigh; what the title of a part does, for each of its blocks.
_WORDS = _HELD = 1.0
# What a title must weigh to speak for a side; that of a lesser part, against the part around it.
_SPEAKS, _LESSER = 2, 4
# A section's heading as long as a sentence says what was done for a plan, and is no plan.
_SHORT = 25
_TIMELY, _OPENING = re.compile("[年期届五府做建]"), 80
# The longest term behind, and ahead, and the usual one, in years.
_LONGEST, _USUAL = {-1: 7, 1: 15}, 5
_LISTED = {
    word: row
    for row in lexicon.rows("grammar/horizons.tsv", place="words")
    for word in row["pattern"].split("|")
}
_WORD = re.compile(lexicon.either(_LISTED))


class Evidence(NamedTuple):
    """What speaks for some states, and with what weight: heading, opening, words or part."""

    states: tuple[str, ...]
    weight: float
    place: str
    words: str


class Block(NamedTuple):
    """Text from where a report may turn to the next such place, its kind, and its evidence."""

    start: int
    kind: str
    evidence: list[Evidence]


class Stretch(NamedTuple):
    """A stretch of text to the next one's start: its horizon, first and last year, and why."""

    start: int
    horizon: str | None
    first: int | None = None
    last: int | None = None
    why: str = ""


def stretches(
    text: str, headings: list[Heading], said: list[Sentence], years: Years
) -> list[Stretch]:
    """Stretches of a text in order, of the division that agrees with most of its evidence."""
    found = [Stretch(0, None)]
    blocks = _blocks(text, headings, said, years)
    if not any(it.place in _NAMING for block in blocks for it in block.evidence):
        return found  # words alone are too thin
    for state, run in groupby(zip(_divided(blocks), blocks), itemgetter(0)):
        run = [block for _, block in run]
        if state == "none":
            continue
        here = [it for block in run for it in block.evidence if state in it.states]
        named = [it for it in here if it.place in _NAMING] or here
        span = _span(state, [it.words for it in here], years, found[-1])
        dated = "–".join(map(str, dict.fromkeys(filter(None, span))))
        why = dict.fromkeys([*(f"{it.place}: {it.words}" for it in named[:3]), dated])
        why = "; ".join(filter(None, why))
        found.append(Stretch(run[0].start, _TURNS[state]["horizon"], *span, why))
    return found


def placed(things: list, found: list[Stretch]) -> list:
    """Headings or sentences with horizon, years and why of the stretch in which each starts."""
    starts, places = zip(*((it.start, it._asdict()) for it in found))
    at = (places[bisect_right(starts, thing.start) - 1] for thing in things)
    return [thing._replace(**it | {"start": thing.start}) for thing, it in zip(things, at)]


@lru_cache(maxsize=512)  # a corpus has many years, each with its own patterns
def _rows(place: str, years: Years) -> list[tuple[Callable, tuple[str, ...], float]]:
    """Matcher, states and weight of each row for a place, the names of the years written out."""
    written = names(years)
    found = []
    for row in lexicon.rows("grammar/horizons.tsv", place=place):
        pattern = re.compile(times.written_out(row["pattern"], written))
        matches = pattern.search if place == "heading" else pattern.match
        found.append((matches, tuple(row["horizon"].split("|")), float(row["weight"])))
    return found


def evidence(place: str, words: str, years: Years) -> list[Evidence]:
    """Evidence of a title, or of how a sentence (opening) or paragraph opens."""
    found = ((matches(words), it) for matches, *it in _rows(place, years))
    return [Evidence(*it, place, match.group()) for match, it in found if match]


def _titled(heading: Heading, years: Years) -> list[Evidence]:
    """Evidence of a title; a section's speaks of time only where it is short and names one."""
    said, title = evidence("heading", heading.title, years), heading.title
    timely = not heading.section or len(title) <= _SHORT and times.HEADING.search(title)
    return [it for it in said if timely or "conduct" in it.states]


def _worded(words: list[str]) -> Evidence:
    """Evidence of the words of a block: for what the most of them speak."""
    totals = Counter({"none": 0.0})
    for word in words:
        totals[_LISTED[word]["horizon"]] += float(_LISTED[word]["weight"])
    (most, weight), *others = totals.most_common()
    said = dict.fromkeys(word for word in words if _LISTED[word]["horizon"] == most)
    weight = min(weight - sum(it for _, it in others), _WORDS)
    return Evidence(tuple(most.split("|")), weight, "words", "、".join(said))


def _blocks(text: str, headings: list[Heading], said: list[Sentence], years: Years) -> list[Block]:
    """Blocks of a text, each opened by a heading, a paragraph or an opening that speaks of time."""
    heads, tops = {heading.start: heading for heading in headings}, _tops(headings)
    greeted = GREETING.search(text, 0, HEAD)
    found: list[Block] = []
    held: list[Evidence] = []
    behind = 0
    for sentence in said:
        start = sentence.start
        if greeted and sentence.end <= greeted.end() + 1:
            continue
        heading, top = heads.get(start), start in tops
        opens = text[start - 1] == "\n" or behind == start
        speaks = _titled(heading, years) if heading else []
        side = _held(speaks, _SPEAKS if top else _LESSER) if speaks else []
        held = side if side or top else held
        # Behind a salutation, or a heading within a line, a sentence opens.
        salute = GREETING.match(text, start)
        behind = heading.end if heading else salute.end() if salute else start
        words = text[behind : sentence.end].lstrip("#* \t\u3000")
        if _TIMELY.search(words, 0, _OPENING):
            places = ("opening", "paragraph") if opens else ("opening",)
            speaks += [it for place in places for it in evidence(place, words, years)]
        kind = "part" if top else "paragraph" if opens or heading else "sentence"
        if speaks or kind != "sentence":
            found.append(Block(start, kind, speaks + held * (kind != "sentence")))
    ends = [*(block.start for block in found[1:]), len(text)]
    for block, end in zip(found, ends):
        block.evidence.append(_worded(_WORD.findall(text, block.start, end)))
    return found


def _tops(headings: list[Heading]) -> set[int]:
    """Starts of the widest parts: where the first has no number, those with one lie within it."""
    parts = [heading for heading in headings if not heading.section]
    return {part.start for part in parts if not part.mark or parts[0].mark}


def _totals(evidence: list[Evidence]) -> Counter[str]:
    totals: Counter[str] = Counter()
    for it in evidence:
        for state in it.states:
            totals[state] += it.weight
    return totals


def _held(evidence: list[Evidence], least: float) -> list[Evidence]:
    """What the title of a part says of each of its paragraphs: that it looks back, or ahead."""
    totals = _totals(evidence)
    back, ahead = (max(totals[it] for it in side[:2]) >= least for side in _SIDES)
    return [Evidence(_SIDES[ahead], _HELD, "part", "")] if back != ahead else []


def _divided(blocks: list[Block]) -> list[str]:
    """State of each block: the way through the states for which most evidence less turns speaks."""
    best, turns = {"none": 0.0}, []  # worth of the best way to a state, and from where it comes
    for _, kind, evidence in blocks:
        totals, came, worths = _totals(evidence), {}, {}
        named = {it for one in evidence if one.place in _NAMING for it in one.states}
        for state, costs in _COSTS.items():
            dear = _AT[kind] * (1 if state in named else _UNSAID)
            ways = {at: worth - dear * costs[at] for at, worth in best.items()}
            came[state] = max(ways, key=ways.get)
            worths[state] = ways[came[state]] + totals[state]
        best = worths
        turns.append(came)
    way = [max(best, key=best.get)]
    for came in reversed(turns[1:]):
        way.append(came[way[-1]])
    return way[::-1]


def _span(
    state: str, words: list[str], years: Years, before: Stretch
) -> tuple[int | None, int | None]:
    """First and last year of a stretch, a term as long as its words say most often."""
    if years.plan is None:
        return None, None
    if state == "term":
        return _far(times.BEHIND, words, years.plan, -1), years.review
    if state == "outlook":
        return years.plan, _far(times.AHEAD, words, years.review, 1)
    if state == "conduct" and before.horizon == "outlook":
        return before.first, before.last
    year = years.review if state == "past" else years.plan
    return year, year


def _far(pattern: re.Pattern[str], words: list[str], year: int, way: int) -> int:
    """Year at the far end of a term: stated, or reckoned from a length; five years where silent."""
    found = pattern.finditer("\n".join(words))
    said = (times.number(match[match.lastindex]) for match in found)
    years = (it if it > 99 else year + way * it for it in said)
    likely = [it for it in years if 1 < way * (it - year) <= _LONGEST[way]]
    return mode(likely) if likely else year + way * _USUAL
