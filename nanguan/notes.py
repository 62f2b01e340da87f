"""What the reader page says of a set phrase, a pledge, and the tags of a sentence."""

from __future__ import annotations

from typing import Any

from . import phrases, readable

# The curly quotes of a Chinese face are as wide as a hanzi: English has straight ones.
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")


def phrase(name: str, lang: str = "zh") -> str:
    r"""Note on a set phrase: the phrase with its pinyin, what it is called in English, and a line on it.

    >>> phrase("放管服", "en").split("\n")[0]
    '放管服 fàng guǎn fú'
    """
    row = phrases.glossary(name)
    english = row["en"].translate(_STRAIGHT)
    note = row["zh_note"] if lang == "zh" else row["en_note"].translate(_STRAIGHT)
    return "\n".join((f"{row['phrase']} {row['pinyin']}", english, note))


def pledge(row: Any, lang: str = "zh") -> str:
    r"""Note on a pledge: its verb, how firm it is, and what could show that it was kept.

    >>> from nanguan import load
    >>> print(pledge(load().pledges.iloc[0], "en"))
    Pledge: 贯彻 (promised)
    Nothing to check it by: no number, no date, no thing finished
    """
    firm, ground = (readable.label(f"{column}.{getattr(row, column)}", lang) for column in ("strength", "ground"))
    shown = readable.say("reader.testable" if row.testable else "reader.untestable", lang, ground=ground)
    return f"{readable.say('reader.pledge', lang, verb=row.verb, firm=firm)}\n{shown}"


def topics(codes: list[str], lang: str = "zh") -> str:
    """Names of topics.

    >>> topics(["15", "1"]), topics(["0"], "en")
    ('商贸金融、宏观经济', 'none')
    """
    return ("、" if lang == "zh" else ", ").join(readable.label(f"topic.{code}", lang) for code in codes)


def tags(reasons: str, horizon: str, lang: str = "zh") -> str:
    r"""What gave the topics and the role of a sentence, in words; `reasons` is the column `why` of the sentences.

    >>> print(tags("plan: year; 14: 老旧小区", "year"))
    主题“城建住房”：老旧小区
    作用“打算”：所在部分是“当年”
    >>> print(tags("plan: 要", "year", "en"))
    Role "plan": 要
    """
    (role, given), *found = (reason.partition(": ")[::2] for reason in reasons.split("; "))
    if given in (horizon, "no horizon"):
        given = readable.say("reader.here" if horizon else "reader.nowhere", lang, part=readable.label(f"horizon.{horizon}", lang))
    lines = [readable.say("reader.topic", lang, name=readable.label(f"topic.{code}", lang), words=words) for code, words in found]
    return "\n".join([*lines, readable.say("reader.role", lang, name=readable.label(f"role.{role}", lang), words=given)])
