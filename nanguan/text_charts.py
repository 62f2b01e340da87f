"""Charts of what a report speaks about: words, topics, pledges; a frame in, a picture out."""

from __future__ import annotations

import pandas as pd

from . import clouds, figures
from .figures import COLOURS, Picture
from .readable import label


def ranks(frequencies: pd.DataFrame, name: str, title: str, subtitle: str, colour: str) -> Picture:
    """Most frequent words as bars, the count beside each."""
    rows = frequencies.iloc[::-1]
    with figures.canvas(0.1 + 0.235 * len(rows)) as (figure, (axes,)):
        for y, row in enumerate(rows.itertuples()):
            figures.bar(axes, row.count, y, "eq", colour)
            figures.note(axes, row.count, y, str(row.count), 4)
        figures.names(axes, list(rows["word"]))
        return figures.finish(figure, f"ranks-{name}", title, subtitle,
                              figures.listing(f"{r.word} {r.count}" for r in frequencies.itertuples()), "来源 Source: words; 按分词计数，套语（发展、建设、推进等）不计 counted by token, formulas (发展, 建设, 推进 …) left out")


def word_cloud(frequencies: pd.DataFrame, name: str, title: str, colour: str) -> Picture:
    """Word cloud: height in proportion to the count, darker where more frequent; the place says nothing."""
    top = figures.listing(f"{row.word} {row.count}" for row in frequencies.head(10).itertuples())
    svg = clouds.cloud(frequencies, colour=colour, title=title, embed=False, page="words.html")
    return Picture(f"cloud-{name}", svg, title, top, f"{title}　字高与词频成正比，位置没有含义 Height in proportion to the count")


def attention(shares: pd.DataFrame) -> Picture:
    """Share of the review and of the plan that goes to each topic: two dots a topic, joined; the largest rise on top."""
    rows = shares[(shares["topic"] != 0) & (shares[["review", "plan"]].max(axis=1) >= 0.01)].iloc[::-1]
    up, down = rows.iloc[-1], rows.iloc[0]
    with figures.canvas(0.4 + 0.29 * len(rows)) as (figure, (axes,)):
        for y, row in enumerate(rows.itertuples()):
            axes.plot([row.review, row.plan], [y, y], color="#CCCCCC", lw=2, zorder=1)
            figures.dot(axes, row.review, y, "eq", COLOURS["achieved"])
            figures.dot(axes, row.plan, y, "eq", COLOURS["goal"])
            figures.note(axes, max(row.review, row.plan), y, f"{row.review:.0%} → {row.plan:.0%}")
        figures.names(axes, [_topic(row.topic) for row in rows.itertuples()])
        return figures.finish(
            figure, "attention", f"打算里多说{label(f'topic.{up.topic:.0f}')}，少说{label(f'topic.{down.topic:.0f}')}",
            "Share of characters by topic: blue in the review, orange in the plan",
            figures.listing(f"{_topic(r.topic)} {r.review:.1%} → {r.plan:.1%}" for r in rows.iloc[::-1].itertuples()),
            "来源 Source: sentences（每句的第一主题 first topic of each sentence）",
        )


def testable(pledges: pd.DataFrame) -> Picture:
    """Pledges by topic: how many there are, and in colour how many could ever be checked."""
    counts = pledges.groupby("topic")["testable"].agg(["size", "sum"]).astype(int).sort_values(["size", "sum"], kind="stable")
    total, checked = int(counts["size"].sum()), int(counts["sum"].sum())
    with figures.canvas(0.1 + 0.26 * len(counts)) as (figure, (axes,)):
        for y, (size, sure) in enumerate(counts.itertuples(index=False)):
            figures.bar(axes, size, y, "eq", "#D8D8D8")
            figures.bar(axes, sure, y, "eq", COLOURS["goal"])
            figures.note(axes, size, y, f"{sure} / {size}", 4)
        figures.names(axes, [_topic(topic) for topic in counts.index])
        return figures.finish(
            figure, "testable", f"{total} 条承诺里，能检验的只有 {checked} 条（{checked / max(total, 1):.0%}）",
            f"Of {total} pledges {checked} have a number, a date or a thing seen to be finished (orange)",
            figures.listing(f"{_topic(topic)} {sure} / {size}" for topic, size, sure in counts.iloc[::-1].itertuples()),
            "来源 Source: pledges",
        )


def _topic(code: int) -> str:
    return f"{label(f'topic.{code}')} {label(f'topic.{code}', 'en')}"


def comparison(keys: pd.DataFrame, title: str) -> Picture:
    """Two clouds side by side: words beyond the usual in the target (left) and in the reference (right), height by G2."""
    svg = clouds.comparison(keys, (COLOURS["achieved"], COLOURS["goal"]), title)
    top = figures.listing(f"{row.word} {row.side} G2 {row.g2:.1f}" for row in keys.head(10).itertuples())
    return Picture("comparison", svg, title, top, f"{title}　字高随 G2，位置没有含义 Height by G2")
