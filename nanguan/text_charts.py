"""Charts of what a report speaks about: words, topics, pledges; a frame in, a picture out."""

from __future__ import annotations

import pandas as pd

from . import clouds, figures, frequency, marks, readable
from .figures import Picture
from .marks import COLOURS, PALE
from .readable import label, say
from .words import stopwords

STRENGTHS = ("ensure", "plain", "strive", "explore")
_COLOUR = {"review": COLOURS["achieved"], "outlook": COLOURS["target"], "year": COLOURS["goal"], "all": COLOURS["context"]}


def ranks(frequencies: pd.DataFrame, horizon: str, lang: str = "zh") -> Picture:
    """Most frequent words of a part as bars, the count beside each.

    `frequencies` has word and count, the most frequent first, such as `words.frequencies(report.words, 20)`; length is the
    count. `horizon` names the part and gives its colour: review, outlook (target of the term), year (plan of the year), or
    all for the whole report; else KeyError. `lang`: zh or en; en puts the meaning beside a word, where the lexicon has one.

    >>> from nanguan import load, text_charts, words
    >>> text_charts.ranks(words.frequencies(load().words, 5), "all", "en").title
    'Formulas aside, the report speaks most of 项目 projects (21 times)'
    """
    if frequencies.empty:
        return figures.nothing(f"ranks-{horizon}", lang)
    rows = frequencies.iloc[::-1]
    with figures.canvas(0.1 + 0.235 * len(rows)) as (figure, (axes,)):
        for y, row in enumerate(rows.itertuples()):
            marks.bar(axes, row.count, y, "eq", _COLOUR[horizon])
            marks.note(axes, row.count, y, str(row.count), 4)
        marks.names(axes, [worded(word, lang) for word in rows["word"]])
        first = frequencies.iloc[0]
        title = say("ranks.title", lang, part=say(f"part.{horizon}", lang), word=worded(first["word"], lang), count=first["count"])
        listed = figures.listing((f"{r.word} {r.count}" for r in frequencies.itertuples()), lang)
        return figures.finish(figure, f"ranks-{horizon}", title, say("ranks.note", lang), listed, figures.source(lang, "words"), lang)


def worded(word: str, lang: str) -> str:
    """Word of the report, in English with its meaning where the lexicon has one.

    `lang`: en adds the meaning of `readable.word`, zh leaves the word alone.

    >>> worded("项目", "zh"), worded("项目", "en")
    ('项目', '项目 projects')
    """
    meaning = readable.word(word, lang)
    return word if meaning == word else f"{word} {meaning}"


def word_cloud(frequencies: pd.DataFrame, horizon: str, lang: str = "zh") -> Picture:
    """Word cloud of a part: height in proportion to the count, darker where more frequent; the place says nothing.

    `frequencies` has word and count, the most frequent first; the first 60 are drawn. `horizon`: review, outlook, year, or
    all, as in `ranks`; it gives the colour. On a page of the site a word leads to its lines. `lang`: zh or en (title and
    alt text). KeyError for another horizon or language, ValueError where the words have no room.

    >>> from nanguan import load, text_charts, words
    >>> text_charts.word_cloud(words.frequencies(load().words, 5), "all", "en").title
    'The three words that the report uses most: 项目 projects, 南关 Nanguan, 城市 city'
    """
    name, colour = f"cloud-{horizon}", _COLOUR[horizon]
    if frequencies.empty:
        return figures.nothing(name, lang)
    words = ("、" if lang == "zh" else ", ").join(worded(word, lang) for word in frequencies["word"].head(3))
    title = say("cloud.title", lang, part=say(f"part.{horizon}", lang), words=words)
    wide = clouds.cloud(frequencies, colour=colour, title=title, embed=False, page="words.html")
    narrow = clouds.cloud(frequencies, colour=colour, title=title, embed=False, page="words.html", width=360, height=400)
    top = figures.listing((f"{row.word} {row.count}" for row in frequencies.head(10).itertuples()), lang)
    return Picture(name, wide, narrow, title, top, f"{title}　{say('cloud.note', lang)}", lang)


def attention(shares: pd.DataFrame, lang: str = "zh") -> Picture:
    """Share of the review and of the plan that goes to each topic: two marks a topic, joined; the largest rise on top.

    `shares` is `attention.attention(report.sentences)`: topic (code), review and plan (shares of the characters, 1 is all).
    Blue circle: review; orange diamond: plan. Left out: topics under one percent on both sides, and 0, none. `lang`: zh or
    en, else KeyError.

    >>> from nanguan import attention, load, text_charts
    >>> text_charts.attention(attention.attention(load().sentences), "en").title
    'The plan speaks more of domestic commerce and less of government operations than the review'
    """
    rows = shares[(shares["topic"] != 0) & (shares[["review", "plan"]].max(axis=1) >= 0.01)].iloc[::-1]
    if rows.empty:
        return figures.nothing("attention", lang)
    return dumbbells("attention", rows["topic"], rows["review"], rows["plan"], "attention.title", say("attention.note", lang), lang)


def dumbbells(name: str, topics: pd.Series, first: pd.Series, second: pd.Series, title: str, note: str, lang: str, **gaps: str) -> Picture:
    """Two shares of each topic, joined: a circle and a diamond; the last row, drawn on top, rises most.

    `topics` are codes, `first` and `second` their shares (1 is all), all in one order; `title` is a key of
    `data/captions.tsv` with gaps `up`, `down` and those of `gaps`; `note` stands under it. `lang`: zh or en, else KeyError.
    IndexError for no topic.

    >>> rows = pd.DataFrame({"topic": [13, 6], "then": [0.3, 0.1], "now": [0.2, 0.2]})
    >>> dumbbells("mine", rows["topic"], rows["then"], rows["now"], "attention.title", "", "en").alt
    'education 10.0% : 20.0%; social welfare 30.0% : 20.0%'
    """
    with figures.canvas(0.4 + 0.29 * len(topics)) as (figure, (axes,)):
        for y, (a, b) in enumerate(zip(first, second)):
            axes.plot([a, b], [y, y], color="#CCCCCC", lw=2, zorder=1)
            marks.dot(axes, a, y, "eq", "achieved")
            marks.dot(axes, b, y, "eq", "goal")
            marks.note(axes, max(a, b), y, f"{a:.0%} : {b:.0%}")
        names = [label(f"topic.{topic}", lang) for topic in topics]
        marks.names(axes, names)
        axes.set_xlim(left=0)
        spoken = (f"{n} {a:.1%} : {b:.1%}" for n, a, b in reversed(list(zip(names, first, second))))
        return figures.finish(figure, name, say(title, lang, up=names[-1], down=names[0], **gaps), note,
                              figures.listing(spoken, lang), figures.source(lang, "sentences"), lang)


def testable(pledges: pd.DataFrame, lang: str = "zh") -> Picture:
    """Pledges by topic: how many there are, and in colour how many could ever be checked.

    `pledges` is `report.pledges` (topic, testable). A bar a topic, the most pledges on top: pale all of them, orange those
    with a number, a date or a thing seen to be finished; beside it both counts. `lang`: zh or en, else KeyError.

    >>> from nanguan import load, text_charts
    >>> text_charts.testable(load().pledges, "en").title
    '23 of 269 pledges name a number, a date or a finished thing (9%)'
    """
    counts = _checked(pledges, "topic").sort_values(["size", "sum"], kind="stable")
    total, sure = len(pledges), int(pledges["testable"].sum())
    title = say("testable.title", lang, total=total, checked=sure, share=f"{sure / max(total, 1):.0%}")
    return _pledged("testable", counts, [label(f"topic.{topic}", lang) for topic in counts.index], title, say("testable.note", lang), lang)


def strength(pledges: pd.DataFrame, lang: str = "zh") -> Picture:
    """Pledges by how firmly they are put, and in colour how many of each could ever be checked.

    `pledges` is `report.pledges` (strength, testable). From the top: ensure 确保, plain, strive 力争, explore 探索; a pale bar
    for all, an orange one for those that could be checked; beside it both counts. `lang`: zh or en, else KeyError.

    >>> from nanguan import load, text_charts
    >>> text_charts.strength(load().pledges, "en").title
    'Of 269 pledges 6 say "ensure" and 8 say "strive"'
    """
    counts = _checked(pledges, "strength").reindex(STRENGTHS[::-1], fill_value=0)
    title = say("strength.title", lang, total=len(pledges), ensure=counts.loc["ensure", "size"], strive=counts.loc["strive", "size"])
    return _pledged("strength", counts, [label(f"strength.{name}", lang) for name in counts.index], title, say("strength.note", lang), lang)


def _checked(pledges: pd.DataFrame, by: str) -> pd.DataFrame:
    """Pledges of each kind (size), and those that could be checked (sum)."""
    return pledges.groupby(by)["testable"].agg(["size", "sum"]).astype(int)


def _pledged(name: str, counts: pd.DataFrame, names: list[str], title: str, note: str, lang: str) -> Picture:
    if counts["size"].sum() == 0:
        return figures.nothing(name, lang)
    with figures.canvas(0.1 + 0.26 * len(counts)) as (figure, (axes,)):
        for y, (size, sure) in enumerate(counts.itertuples(index=False)):
            marks.bar(axes, size, y, "eq", PALE)
            marks.bar(axes, sure, y, "eq", COLOURS["goal"])
            marks.note(axes, size, y, f"{sure} / {size}", 4)
        marks.names(axes, names)
        spoken = (f"{n} {sure} / {size}" for n, size, sure in reversed(list(zip(names, counts["size"], counts["sum"]))))
        return figures.finish(figure, name, title, note, figures.listing(spoken, lang), figures.source(lang, "pledges"), lang)


def keywords(keys: pd.DataFrame, lang: str = "zh", top: int = 10, names: tuple[str, str] | None = None) -> Picture:
    """Words beyond the usual as bars: above the line the target's, below it the reference's, the most unusual of each on top.

    `keys` is a frame of `keyness` (word, count, reference_count, g2, side); length is g2; beside it stand both counts.
    `top` words of each side; `names` of the two texts, where they are not the review and the rest. `lang`: zh or en, else
    KeyError.

    >>> from nanguan import keyness, load, text_charts
    >>> text_charts.keywords(keyness.keyness_of_part(load().words, 1), "en").title
    'Most key words: 转型 transformation (7 : 0) in the review, 人才 talent, 文化 culture (0 : 7) in the rest'
    """
    sides = [keys[(keys["side"] == side) & (keys["g2"] > 0)].head(top) for side in ("target", "reference")]
    if any(side.empty for side in sides):
        return figures.nothing("keywords", lang)
    rows = pd.concat(sides).iloc[::-1]
    with figures.canvas(0.1 + 0.25 * len(rows)) as (figure, (axes,)):
        for y, row in enumerate(rows.itertuples()):
            marks.bar(axes, row.g2, y, "eq", COLOURS["achieved" if row.side == "target" else "goal"])
            marks.note(axes, row.g2, y, f"{row.count} : {row.reference_count}", 4)
        marks.names(axes, [worded(word, lang) for word in rows["word"]])
        axes.axhline(len(sides[1]) - 0.5, color="#999999", lw=0.8)
        middles = (len(rows) + len(sides[1]) - 1) / 2, (len(sides[1]) - 1) / 2
        sided = zip(names or (say("part.review", lang), say("part.rest", lang)), middles, ("achieved", "goal"))
        for words, y, horizon in sided:
            axes.annotate(words, (1, y), (8, 0), xycoords=("axes fraction", "data"), textcoords="offset points", rotation=-90, va="center",
                          fontsize=8.8, color=COLOURS[horizon])
        gaps = {"a": names[0], "b": names[1]} if names else {}
        for place, side in zip(("first", "second"), sides):
            gaps |= {place: _first(side, lang), f"{place}_count": f"{side['count'].iloc[0]} : {side['reference_count'].iloc[0]}"}
        title = say("keywords.title.two" if names else "keywords.title", lang, **gaps)
        spoken = (f"{r.word} {r.count} : {r.reference_count}" for r in rows.iloc[::-1].itertuples())
        return figures.finish(figure, "keywords-two" if names else "keywords", title, say("keywords.note", lang), figures.listing(spoken, lang), figures.source(lang, "words"), lang)


def _first(side: pd.DataFrame, lang: str) -> str:
    """The most unusual word of a side; those that share that place, or how many they are where they are more than three."""
    tied = [worded(word, lang) for word in side.loc[side["g2"] == side["g2"].max(), "word"]]
    if len(tied) > 3:
        return say("keywords.tied", lang, count=len(tied))
    return ", ".join(tied) if lang == "en" else "、".join(f"“{word}”" for word in tied)


def key_clouds(keys: pd.DataFrame, lang: str = "zh") -> Picture:
    """Two clouds side by side: words beyond the usual in the target (left) and in the reference (right), height by G2.

    `keys` is a frame of `keyness` (word, g2, side), its 30 most unusual words of each side. Heights compare within a side
    only; the place says nothing. `lang`: zh or en, else KeyError. ValueError where the words have no room.

    >>> from nanguan import keyness, load, text_charts
    >>> text_charts.key_clouds(keyness.keyness_of_part(load().words, 1).head(8), "en").title
    'Words beyond the usual: left in the review, right in the rest'
    """
    if not {"target", "reference"} <= set(keys.loc[keys["g2"] >= 0.05, "side"]):
        return figures.nothing("key-clouds", lang)
    title = say("keyclouds.title", lang)
    wide, narrow = (clouds.comparison(keys, (COLOURS["achieved"], COLOURS["goal"]), title, size=size, below=below)
                    for size, below in (((480, 420), False), ((360, 320), True)))
    top = figures.listing((f"{row.word} {row.side} G2 {row.g2:.1f}" for row in keys.head(10).itertuples()), lang)
    return Picture("key-clouds", wide, narrow, title, top, f"{title}　{say('keyclouds.note', lang)}", lang)


def spread(words: pd.DataFrame, chosen: list[str], lang: str = "zh") -> Picture:
    """Where words stand in the text: a stroke each time, the text from left to right, each stroke a link to its sentence.

    `words` is `report.words` (word, start, end, part, section, sentence); `chosen` are the words, the most evenly spread on
    top; single characters and words that do not occur are left out. Grey lines: starts of the parts. DP: 0 even, near 1
    crowded, see `frequency.dispersion`. `lang`: zh or en, else KeyError.

    >>> from nanguan import load, text_charts
    >>> text_charts.spread(load().words.head(1500), ["项目", "城区"], "en").alt
    '项目 DP 0.56; 城区 DP 0.85'
    """
    # Stop words are drawn where they are asked for; of the others DP is what the table of dispersion says.
    spreads = frequency.dispersion(words, stop=stopwords() - set(chosen)).set_index("word")["dp"].reindex(chosen).dropna().sort_values(ascending=False, kind="stable")
    if spreads.empty:
        return figures.nothing("spread", lang)
    with figures.canvas(0.3 + 0.3 * len(spreads)) as (figure, (axes,)):
        for y, word in enumerate(spreads.index):
            for row in words[words["word"] == word].itertuples():
                (stroke,) = axes.plot([row.start, row.start], [y - 0.32, y + 0.32], color=COLOURS["achieved"], lw=1.3)
                stroke.set_url(f"report.html#s{row.sentence}")
        for start in words.groupby("part")["start"].min():
            axes.axvline(start, color="#BBBBBB", lw=0.8, zorder=0)
        marks.names(axes, [f"{worded(word, lang)}　DP {dp:.2f}" for word, dp in spreads.items()])
        axes.set_xlim(0, words["end"].max())
        title = say("spread.title", lang, even=worded(spreads.index[-1], lang), low=f"{spreads.iloc[-1]:.2f}",
                    crowded=worded(spreads.index[0], lang), high=f"{spreads.iloc[0]:.2f}")
        spoken = (f"{word} DP {dp:.2f}" for word, dp in spreads[::-1].items())
        return figures.finish(figure, "spread", title, say("spread.note", lang), figures.listing(spoken, lang), figures.source(lang, "words"), lang)
