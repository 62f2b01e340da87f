"""What the reader page says of a set phrase, a pledge, and the tags of a sentence."""

from collections.abc import Iterable
from typing import Any

from ..reading import phrases
from ..settings import language
from .interface import joined, label, say

# The curly quotes of a Chinese face are as wide as a hanzi: English has straight ones.
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")


def phrase(name: str, lang: str | None = None) -> str:
    """Note on a set phrase: the phrase with its pinyin, its name in English, and a line on it."""
    row = phrases.glossary(name)
    note = row["zh_note"] if language(lang) == "zh" else row["en_note"].translate(_STRAIGHT)
    return f"{row['phrase']} {row['pinyin']}\n{row['en'].translate(_STRAIGHT)}\n{note}"


def pledge(row: Any, lang: str | None = None) -> str:
    """Note on a pledge: its verb, how firm it is, and what could show that it was kept."""
    firm, ground = label(f"strength.{row.strength}", lang), label(f"ground.{row.ground}", lang)
    promise = say("reader.pledge", lang, verb=row.verb, firm=firm)
    shown = "reader.testable" if row.testable else "reader.untestable"
    return f"{promise}\n{say(shown, lang, ground=ground)}"


def topics(codes: Iterable[str], lang: str | None = None) -> str:
    """Names of topics."""
    return joined((label(f"topic.{code}", lang) for code in codes), lang, "names")


def tags(reasons: str, horizon: str, lang: str | None = None) -> str:
    """What gave a sentence its topics and role; `reasons` is the column `why` of the sentences."""
    (role, given), *found = (reason.partition(": ")[::2] for reason in reasons.split("; "))
    if given in (horizon, "no horizon"):
        part = label(f"horizon.{horizon}", lang)
        given = say("reader.here" if horizon else "reader.nowhere", lang, part=part)
    found = [("topic", *it) for it in found] + [("role", role, given)]
    named = ((kind, label(f"{kind}.{code}", lang), words) for kind, code, words in found)
    return "\n".join(say(f"reader.{kind}", lang, name=it, words=words) for kind, it, words in named)
