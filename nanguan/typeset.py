"""Text → lines that fit a figure, Chinese and Latin."""

from __future__ import annotations

import re
from functools import lru_cache

from PIL import ImageFont

from . import fonts


def wrapped(text: str, room: float, size: float) -> str:
    """Text in as few lines as fit into `room` points at the size, of about the same length; words and numbers stay whole.

    >>> wrapped("Of 288 numerals", 60, 12), wrapped("只有75个在说“多少”", 60, 12)
    ('Of 288\\nnumerals', '只有75\\n个在说\\n“多少”')
    """
    filled = _filled(text, room, size)
    for share in (0.9, 0.8, 0.7, 0.6):
        tighter = _filled(text, share * room, size)
        if len(tighter) > len(filled):
            break
        filled = tighter
    return "\n".join(filled)


def _filled(text: str, room: float, size: float) -> list[str]:
    """Lines of a text, each as full as it can be."""
    lines = [""]
    # A closing mark stays with the character before it, an opening one with that behind it.
    for part in re.findall(r"\s+|[“‘（(《]*(?:[^\s\u2e80-\u9fff\uff00-\uffef“”‘’（(《]+|.)[，。；：、！？”’）)》%]*", text):
        if lines[-1] and _width(lines[-1] + part.rstrip(), size) > room:
            lines.append("")
        lines[-1] += part if lines[-1] or part.strip() else ""
    return [line.rstrip() for line in lines]


def _width(text: str, size: float) -> float:
    return _ruler().getlength(text) * size / 100


@lru_cache(maxsize=None)
def _ruler() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(fonts.path()), 100)


def short(name: str, longest: int = 18) -> str:
    """Name cut to fit beside a mark.

    `longest` in characters, the … among them.

    >>> short("地区生产总值", 5), short("就业")
    ('地区生产…', '就业')
    """
    return name if len(name) <= longest else name[: longest - 1] + "…"
