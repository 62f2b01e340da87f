"""Frequencies → a word cloud, one SVG that shows Chinese on any machine."""

from __future__ import annotations

import base64
import colorsys
import hashlib
import re
from html import escape
from itertools import combinations
from math import sqrt
from typing import Any

import pandas as pd

from . import fonts

SMALLEST = 8  # pixels: what is smaller nobody reads


def cloud(
    frequencies: pd.DataFrame,
    colour: str = "#0072B2",
    seed: int = 0,
    top: int = 60,
    width: int = 800,
    height: int = 450,
    title: str = "词云",
    embed: bool = True,
    page: str | None = None,
) -> str:
    """SVG of a word cloud of the `top` most frequent words, all of them horizontal; same input, same bytes.

    `frequencies` has word and count. A word's height is in proportion to its count, within 2 pixels (under 8 it is left
    out); darker is more; the place means nothing. `width`, `height` in pixels; `seed` gives another arrangement. Alt text:
    `title`, ten words, counts. `page` is a concordance to whose anchors `w-WORD` the words lead; `embed=False` leaves the
    font to the page. Raises ValueError where there is no word to draw, or no room, or the colour is unknown.

    >>> svg = cloud(pd.DataFrame({"word": ["项目", "城市"], "count": [21, 18]}))
    >>> 'role="img" aria-label="词云: 项目 21, 城市 18"' in svg
    True
    """
    first = frequencies.sort_values("count", ascending=False, kind="stable").head(top)
    counts = dict(zip(first["word"], first["count"].tolist()))
    if not counts:
        raise ValueError("cloud: no words; give a table of word and count with at least one row")
    body = _body(counts, colour, seed, width, height, page)
    face, family = _face("".join(counts)) if embed else ("", fonts.FAMILY)
    label = escape(f"{title}: {_first(counts)}")
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="{"group" if page else "img"}" aria-label="{label}" font-family="{family}" style="max-width:100%;height:auto">'
    )
    return head + face + body + "</svg>"


def comparison(
    keys: pd.DataFrame,
    colours: tuple[str, str],
    title: str,
    top: int = 30,
    seed: int = 0,
    embed: bool = False,
    page: str | None = "words.html",
    size: tuple[int, int] = (480, 420),
    below: bool = False,
) -> str:
    """SVG of two clouds: words that the target uses beyond the usual, and the reference right of it, or `below`.

    `keys` is a frame of `keyness` (word, g2, side); `colours` of target and reference. A word's height is in proportion to
    its G2 within its side: the two sides do not compare. Alt text: `title`, ten words of each side, G2. `top` (of each
    side), `seed`, `embed`, `page`: see `cloud`; `size` of each. Raises ValueError where one side has no word, or no room.

    >>> keys = pd.DataFrame({"word": ["项目", "人才"], "g2": [9.7, 7.2], "side": ["target", "reference"]})
    >>> 'aria-label="Words: target 项目 9.7; reference 人才 7.2"' in comparison(keys, ("#0072B2", "#D55E00"), "Words")
    True
    """
    halves, labels, shown = [], [], ""
    width, height = size
    right, down = (0, height + 20) if below else (width + 20, 0)
    for x, y, side, colour in zip((0, right), (0, down), ("target", "reference"), colours):
        mine = keys[(keys["side"] == side) & (keys["g2"] >= 0.05)].sort_values("g2", ascending=False, kind="stable").head(top)
        if mine.empty:
            raise ValueError(f"comparison: no word on the side of the {side}; give a frame of keyness with words on both")
        counts = dict(zip(mine["word"], mine["g2"].round(1).tolist()))
        halves.append(f'<svg x="{x}" y="{y}" width="{width}" height="{height}">{_body(counts, colour, seed, width, height, page)}</svg>')
        labels.append(f"{side} {_first(counts)}")
        shown += "".join(counts)
    face, family = _face(shown) if embed else ("", fonts.FAMILY)
    label = escape(f"{title}: {labels[0]}; {labels[1]}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {right + width} {down + height}" role="{"group" if page else "img"}" '
        f'aria-label="{label}" font-family="{family}">{face}{"".join(halves)}</svg>'
    )


def _first(counts: dict[str, float]) -> str:
    """First ten words with their counts, to be read aloud."""
    return ", ".join(f"{word} {count}" for word, count in list(counts.items())[:10])


def _body(counts: dict[str, float], colour: str, seed: int, width: int, height: int, page: str | None) -> str:
    """Background and words of a cloud, to be put into an SVG."""
    # The head that wordcloud writes would set the family of every SVG text of the page around it.
    drawing = _drawing(counts, _shades(counts, colour), seed, width, height)
    body = drawing[drawing.index("<rect") :].removesuffix("</svg>")
    return _linked(body, page) if page else body


def _linked(drawing: str, page: str) -> str:
    """Drawing whose words are links into a concordance."""
    return re.sub(r"<text [^>]*>([^<]+)</text>", lambda m: f'<a href="{page}#w-{m.group(1)}">{m.group()}</a>', drawing)


def _drawing(counts: dict[str, int], shades: dict[str, str], seed: int, width: int, height: int) -> str:
    from wordcloud import WordCloud

    most = max(counts.values())
    area = sum(len(word) * (count / most) ** 2 for word, count in counts.items())
    largest = int(min(sqrt(width * height / area), *(width / len(word) * most / n for word, n in counts.items())))
    while largest >= SMALLEST:
        shown = {word: count for word, count in counts.items() if largest * count / most >= SMALLEST}
        drawing = WordCloud(
            str(fonts.path()), width=width, height=height, max_font_size=largest, min_font_size=1, relative_scaling=1,
            prefer_horizontal=1, random_state=seed, max_words=len(shown), background_color="white",
            color_func=lambda word, **_: shades[word],
        ).generate_from_frequencies(shown)  # fmt: skip
        # wordcloud makes smaller, or drops, what does not fit: then all are to be smaller alike
        sizes = {word: size for (word, _), size, *_ in drawing.layout_}
        if all(abs(sizes.get(word, 0) - largest * n / most) <= 2 for word, n in shown.items()) and _apart(drawing):
            return drawing.to_svg()
        largest = int(largest * 0.95)
    raise ValueError(f"cloud: no room for {len(counts)} words on {width} × {height} pixels; draw fewer")


def _apart(drawing: Any) -> bool:
    """Whether no word sits inside another: wordcloud fills the white within a character, too (产 has much)."""
    boxes = [(x, y, x + len(word) * size, y + size) for (word, _), size, (y, x), *_ in drawing.layout_]
    for (left, top, right, bottom), (x, y, x2, y2) in combinations(boxes, 2):
        shared = max(0, min(right, x2) - max(left, x)) * max(0, min(bottom, y2) - max(top, y))
        if shared > 0.25 * (x2 - x) * (y2 - y):
            return False
    return True


def _shades(counts: dict[str, int], colour: str) -> dict[str, str]:
    from PIL import ImageColor

    hue, lightness, saturation = colorsys.rgb_to_hls(*(part / 255 for part in ImageColor.getrgb(colour)[:3]))
    ranks = {count: rank for rank, count in enumerate(sorted(set(counts.values())), start=1)}
    shades = {}
    for word, count in counts.items():
        rgb = colorsys.hls_to_rgb(hue, lightness * (1 - 0.55 * ranks[count] / len(ranks)), saturation)
        shades[word] = "#" + "".join(f"{round(part * 255):02x}" for part in rgb)
    return shades


def _face(characters: str) -> tuple[str, str]:
    font = fonts.woff2(characters)
    # A name of its own for each subset: two clouds on one page must not take each other's font.
    family = f"Nanguan-{hashlib.sha256(font).hexdigest()[:8]}"
    source = f"url(data:font/woff2;base64,{base64.b64encode(font).decode()})"
    return f'<style>@font-face{{font-family:"{family}";src:{source}}}</style>', f"{fonts.FAMILY}, {family}"
