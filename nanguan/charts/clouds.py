"""Frequencies → a word cloud, or two side by side, in one SVG."""

import colorsys
import re
from contextlib import suppress
from functools import lru_cache
from itertools import combinations
from math import sqrt

import pandas as pd
from matplotlib.colors import to_hex, to_rgb

from ..display import fonts, render
from ..errors import ReportError, need

SMALLEST = 8  # pixels: what is smaller nobody reads


def cloud(
    frequencies: pd.DataFrame, colour: str, title: str, size: tuple[int, int] = (800, 450),
    top: int = 60, seed: int = 0,
) -> str:  # fmt: skip
    """SVG of the `top` most frequent words, by count in height and shade; same input, same bytes.

    Words under 8 pixels are left out, each leads to its lines on the page on words, `seed` gives
    another arrangement. ReportError for no word or no room.
    """
    need(frequencies, "word", "count", of="words.frequencies(report.words)")
    weights = _weights(frequencies, "count", top)
    if not weights:
        raise ReportError("cloud: no words; give a table of word and count with at least one row")
    parts = [(0, 0, _arranged(weights, colour, seed, size), "", weights)]
    return render("cloud.svg", title=title, parts=parts, box=size, size=None)


def comparison(
    keys: pd.DataFrame, colours: tuple[str, str], title: str, size: tuple[int, int] = (480, 420),
    below: bool = False, top: int = 30, seed: int = 0,
) -> str:  # fmt: skip
    """SVG of two clouds of `words.keyness`: the target's, right of it (or `below`) the reference's.

    Height is by G2 and within a side only; each side is of the `size`. The rest is as in `cloud`.
    """
    need(keys, "word", "g2", "side", of="words.keyness")
    parts, (width, height) = [], size
    right, down = (0, height + 20) if below else (width + 20, 0)
    for x, y, side, colour in zip((0, right), (0, down), ("target", "reference"), colours):
        weights = _weights(keys[(keys["side"] == side) & (keys["g2"] >= 0.05)], "g2", top)
        if not weights:
            raise ReportError(f"comparison: no word on the side of the {side}; give words on both")
        parts.append((x, y, _arranged(weights, colour, seed, size), f"{side} ", weights))
    return render(
        "cloud.svg", title=title, parts=parts, box=(right + width, down + height), size=size
    )


def _weights(rows: pd.DataFrame, by: str, top: int) -> tuple[tuple[str, float], ...]:
    first = rows.sort_values(by, ascending=False, kind="stable").head(top)
    return tuple(zip(first["word"], first[by].round(1).tolist()))


@lru_cache(maxsize=16)
def _arranged(weights: tuple, colour: str, seed: int, size: tuple) -> list[tuple[str, str]]:
    """Look and word of each word of the largest cloud that has all in proportion."""
    (width, height), shades = size, _shades(dict(weights), colour)
    most = max(weight for _, weight in weights)
    area = sum(len(word) * (weight / most) ** 2 for word, weight in weights)
    fits = (width / len(word) * most / weight for word, weight in weights)
    largest = int(min(sqrt(width * height / area), *fits))
    while largest >= SMALLEST:
        shown = {word: weight for word, weight in weights if largest * weight / most >= SMALLEST}
        with suppress(OverflowError):
            # The head that wordcloud writes would set the family of every SVG text of a page.
            drawn = _drawn(shown, largest, shades, seed, size)
            return re.findall(r"<text\b([^>]*)>([^<]+)<", drawn)
        largest = int(largest * 0.95)
    many = f"{len(weights)} words on {width} × {height} pixels"
    raise ReportError(f"cloud: no room for {many}; draw fewer")


def _drawn(
    weights: dict[str, float], largest: int, shades: dict[str, str], seed: int, size: tuple
) -> str:
    """SVG of words in proportion, within 2 pixels; OverflowError where they do not fit."""
    from wordcloud import WordCloud

    def shade(word: str, font_size: int, **_: object) -> str:
        if abs(font_size - largest * weights[word] / max(weights.values())) > 2:
            raise OverflowError  # no need to place the others
        return shades[word]

    style = {"relative_scaling": 1, "prefer_horizontal": 1}
    style |= {"max_font_size": largest, "min_font_size": 1, "max_words": len(weights)}
    style |= {"width": size[0], "height": size[1], "random_state": seed, "color_func": shade}
    drawing = WordCloud(str(fonts.path()), **style).generate_from_frequencies(weights)
    if len(drawing.layout_) < len(weights) or not _apart(drawing.layout_):
        raise OverflowError
    return drawing.to_svg()


def _apart(layout: list[tuple]) -> bool:
    """Whether no word sits inside another: wordcloud fills the white within a 产, too."""
    boxes = [(x, y, x + len(word) * size, y + size) for (word, _), size, (y, x), *_ in layout]
    for (left, top, right, bottom), (x, y, x2, y2) in combinations(boxes, 2):
        shared = max(0, min(right, x2) - max(left, x)) * max(0, min(bottom, y2) - max(top, y))
        if shared > 0.25 * (x2 - x) * (y2 - y):
            return False
    return True


def _shades(weights: dict[str, float], colour: str) -> dict[str, str]:
    """Colour of each word: the weightier, the darker."""
    try:
        hue, lightness, saturation = colorsys.rgb_to_hls(*to_rgb(colour))
    except ValueError:
        raise ReportError(f"{colour}: no such colour; write one such as #0072B2 or teal") from None
    order = sorted(set(weights.values()))
    dark = {it: lightness * (1 - 0.55 * i / len(order)) for i, it in enumerate(order, 1)}
    return {
        word: to_hex(colorsys.hls_to_rgb(hue, dark[weight], saturation))
        for word, weight in weights.items()
    }
