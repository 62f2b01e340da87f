"""The shipped Chinese font: for matplotlib on demand, and cut down to the characters of one page."""

from __future__ import annotations

import io
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from . import files

FAMILY = "Nanguan Sans SC"


def path() -> Path:
    """Path of the font file: Noto Sans SC cut down by data/font/build.py, under the SIL Open Font License.

    >>> path().name
    'NanguanSansSC.otf'
    """
    return files.data("font/NanguanSansSC.otf")


def use() -> str:
    """Make the font known to matplotlib, once, and return the family name to ask for.

    >>> use()
    'Nanguan Sans SC'
    """
    from matplotlib import font_manager

    known = font_manager.fontManager
    if all(entry.fname != str(path()) for entry in known.ttflist):
        known.addfont(path())
    return FAMILY


def woff2(characters: Iterable[str]) -> bytes:
    """WOFF2 font with just these characters, for a page's @font-face; the same set gives the same bytes.

    A character that the font does not have is left to the reader's own fonts.

    >>> woff2("南关") == woff2(["关", "南", "关"]), woff2("南关")[:4]
    (True, b'wOF2')
    """
    return _woff2("".join(sorted(set("".join(characters)))))


@lru_cache(maxsize=32)
def _woff2(characters: str) -> bytes:
    from fontTools import subset

    # Desubroutinized outlines are longer, but brotli makes less of them.
    options = subset.Options(desubroutinize=True, hinting=False, layout_features=[], name_IDs=[0, 1, 2, 4, 6, 14])
    options.recalc_timestamp = False  # or the second of the day would be in the bytes
    options.flavor = "woff2"
    font = subset.load_font(path(), options)
    cutter = subset.Subsetter(options)
    cutter.populate(text=characters)
    cutter.subset(font)
    target = io.BytesIO()
    subset.save_font(font, target, options)
    return target.getvalue()
