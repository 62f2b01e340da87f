"""Text → lines that fit a figure, Chinese and Latin."""

import re
from functools import cache

from PIL import ImageFont

from ..display import fonts

# A closing mark stays with the character before it, an opening one with that behind it.
_PART = re.compile(
    r"\s+|[“‘（(《]*(?:[^\s\u2e80-\u9fff\uff00-\uffef“”‘’（(《]+|.)[，。；：、！？”’）)》%]*"
)
_ruler = cache(lambda: ImageFont.truetype(str(fonts.path()), 100))


def wrapped(text: str, room: float, size: float) -> str:
    """Text in as few lines as fit into `room` points, of about one length; words stay whole.

    >>> wrapped("Of 288 numerals", 60, 12), wrapped("只有75个在说“多少”", 60, 12)
    ('Of 288\\nnumerals', '只有75\\n个在说\\n“多少”')
    """
    tries = [_filled(text, share * room, size) for share in (1, 0.9, 0.8, 0.7, 0.6)]
    return "\n".join([lines for lines in tries if len(lines) == len(tries[0])][-1])


def _filled(text: str, room: float, size: float) -> list[str]:
    lines = [""]
    for part in _PART.findall(text):
        if lines[-1] and _ruler().getlength(lines[-1] + part.rstrip()) * size / 100 > room:
            lines.append("")
        lines[-1] += part if lines[-1] or part.strip() else ""
    return [line.rstrip() for line in lines]


def short(name: str, longest: int = 18) -> str:
    """Name cut to `longest` characters, the … among them, to fit beside a mark."""
    return name if len(name) <= longest else name[: longest - 1] + "…"
