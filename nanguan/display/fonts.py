"""The shipped Chinese font: for matplotlib, and cut down to the characters of one page."""

import io
from collections.abc import Iterable, Set
from functools import cache, lru_cache, partial
from pathlib import Path
from unittest.mock import patch

from .. import lexicon

FAMILY = "Nanguan Sans SC"


def path() -> Path:
    """Path of the font: Noto Sans SC cut down by data/font/build.py (SIL Open Font License)."""
    return lexicon.data("font/NanguanSansSC.otf")


@cache
def use() -> str:
    """Make the font known to matplotlib, once, and return the family name to ask for."""
    from matplotlib.font_manager import fontManager

    fontManager.addfont(path())
    return FAMILY


def woff2(characters: Iterable[str], among: Iterable[str] = ()) -> bytes:
    """WOFF2 font with just these characters, for a page's @font-face; the same set, the same bytes.

    `among` are the characters of all pages of a site: each page's font is cut much faster from
    theirs. A character that the font does not have is left to the reader's own fonts.

    >>> woff2("南关") == woff2(["关", "南"], among="吉林南关"), woff2("南关")[:4]
    (True, b'wOF2')
    """
    own = frozenset("".join(characters))
    return _woff2(own, own.union(*among))


@lru_cache(maxsize=32)
def _woff2(characters: Set[str], among: Set[str]) -> bytes:
    from fontTools.ttLib.woff2 import brotli

    # fontTools does not let one choose the quality: at 9 a font is a tenth longer than at 11, and
    # made in a twentieth of the time.
    with patch.object(brotli, "compress", partial(brotli.compress, quality=9)):
        return _cut(characters, io.BytesIO(_flat(among)), flavor="woff2")


@lru_cache(maxsize=2)
def _flat(characters: Set[str]) -> bytes:
    """Font without hints and subroutines: it is longer, but brotli makes less of it."""
    return _cut(characters, path(), desubroutinize=True, hinting=False)


def _cut(characters: Set[str], source: Path | io.BytesIO, **how: object) -> bytes:
    from fontTools import subset

    options = subset.Options(layout_features=[], name_IDs=[0, 1, 2, 4, 6, 14], **how)
    options.recalc_timestamp = False  # or the second of the day would be in the bytes
    font, cutter = subset.load_font(source, options), subset.Subsetter(options)
    if options.flavor:  # flat outlines use no other glyph: no need to look through all of them
        font["CFF "].closure_glyphs = font["CFF "].remove_unused_subroutines = lambda *_: None
    cutter.populate(unicodes=map(ord, characters))
    cutter.subset(font)
    subset.save_font(font, target := io.BytesIO(), options)
    return target.getvalue()
