"""Charts of content: the words, topics and pledges of a report."""

import pandas as pd

from ..errors import ReportError, need
from ..settings import language
from ..wording import glossed, joined, label, say
from ..words import dispersion, stopwords
from . import clouds, figures, marks
from .figures import Picture
from .marks import BESIDE, COLOURS, PALE, PARTS, Rows

_STRENGTHS = ["explore", "strive", "plain", "ensure"]


def ranks(frequencies: pd.DataFrame, part: str, lang: str | None = None) -> Picture:
    """Counts of words as bars, `words.frequencies` of a part: review, outlook, year, or all of it.

    >>> charts.ranks(words.frequencies(load().words, 5), "all", "en").title
    'Formulas aside, the report speaks most of 项目 projects (21 times)'
    """
    colour, said = _checked(frequencies, part)
    if not said:
        return figures.nothing(f"ranks-{part}", lang)
    with figures.canvas(0.1 + 0.235 * len(said)) as (figure, (axes,)):
        rows = Rows(axes)
        for row in frequencies[::-1].itertuples():
            word = glossed(row.word, lang)
            rows.bar(word, row.count, colour)
        rows.close()
        gaps = {"part": say(f"part.{part}", lang), "word": word, "count": row.count}
        return figures.finish(figure, f"ranks-{part}", said, "words", lang, "ranks", **gaps)


def _checked(frequencies: pd.DataFrame, part: str) -> tuple[str, list[str]]:
    """Colour of a part, and its words to be read out; ReportError for what is neither."""
    need(frequencies, "word", "count", of="words.frequencies(report.words)")
    if part not in PARTS:
        raise ReportError(f"{part}: no such part; write {', '.join(PARTS)}")
    pairs = zip(frequencies["word"], frequencies["count"])
    return COLOURS[PARTS[part]], [f"{word} {count}" for word, count in pairs]


def word_cloud(frequencies: pd.DataFrame, part: str, lang: str | None = None) -> Picture:
    """Word cloud of the first 60 words, as `ranks` takes them: height by count, no place counts.

    >>> charts.word_cloud(words.frequencies(load().words, 5), "all", "en").title
    'The three words that the report uses most: 项目 projects, 南关 Nanguan, 城市 city'
    """
    colour, said = _checked(frequencies, part)
    if not said:
        return figures.nothing(f"cloud-{part}", lang)
    three = joined([glossed(word, lang) for word in frequencies["word"][:3]], lang, "names")
    title = say("cloud.title", lang, part=say(f"part.{part}", lang), words=three)
    wide = clouds.cloud(frequencies, colour, title)
    narrow = clouds.cloud(frequencies, colour, title, (360, 400))
    alt, source = joined(said[:10], lang), f"{title}　{say('cloud.note', lang)}"
    return Picture(f"cloud-{part}", wide, narrow, title, alt, source, language(lang))


def key_clouds(keys: pd.DataFrame, lang: str | None = None) -> Picture:
    """Two clouds of key words (`words.keyness`), left the review's, right the rest's: height by G2.

    >>> charts.key_clouds(words.keyness_of_part(load().words, 1).head(8), "en").title
    'Words beyond the usual: left in the review, right in the rest'
    """
    need(keys, "word", "g2", "side", of="words.keyness")
    if keys.loc[keys["g2"] >= 0.05, "side"].nunique() < 2:
        return figures.nothing("key-clouds", lang)
    title, look = say("keyclouds.title", lang), (COLOURS["achieved"], COLOURS["goal"])
    wide = clouds.comparison(keys, look, title)
    narrow = clouds.comparison(keys, look, title, (360, 320), below=True)
    said = [f"{row.word} {row.side} G2 {row.g2:.1f}" for row in keys[:10].itertuples()]
    alt, source = joined(said, lang), f"{title}　{say('keyclouds.note', lang)}"
    return Picture("key-clouds", wide, narrow, title, alt, source, language(lang))


def attention(shares: pd.DataFrame, lang: str | None = None) -> Picture:
    """Share of review (circle) and plan (diamond) by topic, from one percent: `tables.attention`.

    >>> charts.attention(tables.attention(load().sentences), "en").title
    'The plan speaks more of macroeconomics and less of health than the review'
    """
    need(shares, "topic", "review", "plan", of="tables.attention(report.sentences)")
    sides = shares.set_index("topic")[["review", "plan"]].drop(index=0, errors="ignore")[::-1]
    return dumbbells("attention", sides[sides.max(axis=1) >= 0.01], lang)


def dumbbells(name: str, shares: pd.DataFrame, lang: str | None, **gaps: str) -> Picture:
    """Two shares of each topic, joined: circle and diamond; the first topic stands lowest."""
    if shares.empty:
        return figures.nothing(name, lang)
    names = [label(f"topic.{topic}", lang) for topic in shares.index]
    with figures.canvas(0.4 + 0.29 * len(shares)) as (figure, (axes,)):
        rows = Rows(axes)
        for topic, (_, a, b) in zip(names, shares.itertuples()):
            rows.pair((a, b))
            rows.add(topic, max(a, b), f"{a:.0%} : {b:.0%}", said=f"{topic} {a:.1%} : {b:.1%}")
        axes.set_xlim(left=0)
        gaps |= {"up": names[-1], "down": names[0]}
        return figures.finish(figure, name, rows.close(), "sentences", lang, **gaps)


def testable(pledges: pd.DataFrame, lang: str | None = None) -> Picture:
    """Pledges (`report.pledges`) by topic: pale all of them, orange those that could be checked.

    >>> charts.testable(load().pledges, "en").title
    '25 of 272 pledges name a number, a comparison, a date or a finished thing (9%)'
    """
    counts = _counts(pledges, "topic").sort_values(["size", "sum"], kind="stable")
    return _pledged("testable", counts, lang)


def strength(pledges: pd.DataFrame, lang: str | None = None) -> Picture:
    """Pledges (`report.pledges`) by how firmly they are put; orange those that could be checked.

    >>> charts.strength(load().pledges, "en").title
    'Of 272 pledges 6 say "ensure" and 8 say "strive"'
    """
    counts = _counts(pledges, "strength").reindex(_STRENGTHS, fill_value=0)
    return _pledged("strength", counts, lang)


def _counts(pledges: pd.DataFrame, by: str) -> pd.DataFrame:
    """How many pledges there are of each kind, and how many of them could be checked."""
    need(pledges, by, "testable", of="report.pledges")
    return pledges.groupby(by)["testable"].agg(["size", "sum"]).astype(int)


def _pledged(name: str, counts: pd.DataFrame, lang: str | None) -> Picture:
    total, sure = counts.sum()
    if not total:
        return figures.nothing(name, lang)
    with figures.canvas(0.1 + 0.26 * len(counts)) as (figure, (axes,)):
        rows = Rows(axes)
        for code, size, checked in counts.itertuples():
            marks.bar(axes, size, rows.y, "eq", PALE)
            marks.bar(axes, checked, rows.y, "eq", COLOURS["goal"])
            rows.add(label(f"{counts.index.name}.{code}", lang), size, f"{checked} / {size}", 4)
        gaps = {"total": total, "checked": sure, "share": f"{sure / total:.0%}"}
        gaps |= {it: counts["size"].get(it) for it in ("ensure", "strive")}
        return figures.finish(figure, name, rows.close(), "pledges", lang, **gaps)


def keywords(
    keys: pd.DataFrame, top: int = 10, names: tuple[str, str] | None = None, lang: str | None = None
) -> Picture:
    """The `top` key words (`words.keyness`) of two texts, else of the review (above) and the rest.

    >>> charts.keywords(words.keyness_of_part(load().words, 1), lang="en").title.partition(",")[0]
    'Most key words: 转型 transformation (7 : 0) in the review'
    """
    need(keys, "word", "count", "reference_count", "g2", "side", of="words.keyness")
    keys = keys[keys["g2"] > 0]
    high, low = (keys[keys["side"] == side][:top] for side in ("target", "reference"))
    if high.empty or low.empty:
        return figures.nothing("keywords", lang)
    name, title = ("keywords-two", "keywords.title.two") if names else ("keywords", None)
    a, b = names or (say("part.review", lang), say("part.rest", lang))
    gaps, (upper, lower) = {"a": a, "b": b}, (COLOURS["achieved"], COLOURS["goal"])
    with figures.canvas(0.1 + 0.25 * (len(high) + len(low))) as (figure, (axes,)):
        rows = Rows(axes)
        for at, side, colour in (("second", low, lower), ("first", high, upper)):
            for row in side[::-1].itertuples():
                counts = f"{row.count} : {row.reference_count}"
                rows.bar(glossed(row.word, lang), row.g2, colour, counts, f"{row.word} {counts}")
            tied = [glossed(word, lang) for word in side.loc[side["g2"] == row.g2, "word"]]
            first = joined([say("keywords.word", lang, word=it) for it in tied], lang, "names")
            first = say("keywords.tied", lang, count=len(tied)) if len(tied) > 3 else first
            gaps |= {at: first, f"{at}_count": counts}
        axes.axhline(len(low) - 0.5, color="#999999", lw=0.8)
        for text, ends, colour in ((a, rows.y + len(low), upper), (b, len(low), lower)):
            style = {"xycoords": BESIDE, "rotation": -90, "color": colour}
            marks.note(axes, 1, (ends - 1) / 2, text, (8, 0), **style)
        return figures.finish(figure, name, rows.close(), "words", lang, "keywords", title, **gaps)


def spread(words: pd.DataFrame, chosen: list[str], lang: str | None = None) -> Picture:
    """Where `chosen` words stand in the text (`report.words`), a stroke each, the most even on top.

    >>> charts.spread(load().words.head(1500), ["项目", "城区"], "en").alt
    '项目 DP 0.56; 城区 DP 0.85'
    """
    need(words, *"word start end part section sentence".split(), of="report.words")
    if isinstance(chosen, str) or not len(chosen):
        raise ReportError(f"{chosen!r}: no list of words; give some, such as ['项目', '服务']")
    # Stop words are drawn where they are asked for.
    found = dispersion(words, stop=stopwords() - set(chosen)).set_index("word")["dp"]
    found = found.reindex(chosen).dropna().sort_values(ascending=False, kind="stable")
    if found.empty:
        return figures.nothing("spread", lang)
    with figures.canvas(0.3 + 0.3 * len(found)) as (figure, (axes,)):
        rows = Rows(axes)
        for word, dp in found.items():
            for row in words[words["word"] == word].itertuples():
                ends, url = [rows.y - 0.32, rows.y + 0.32], f"report.html#s{row.sentence}"
                axes.plot([row.start] * 2, ends, color=COLOURS["achieved"], lw=1.3, url=url)
            rows.add(f"{glossed(word, lang)}　DP {dp:.2f}", said=f"{word} DP {dp:.2f}")
        for start in words.groupby("part")["start"].min():
            axes.axvline(start, color=marks.GREY, lw=0.8, zorder=0)
        axes.set_xlim(0, words["end"].max())
        gaps = {"low": f"{found.iloc[-1]:.2f}", "high": f"{found.iloc[0]:.2f}"}
        gaps |= {"even": glossed(word, lang), "crowded": glossed(found.index[0], lang)}
        return figures.finish(figure, "spread", rows.close(), "words", lang, **gaps)
