"""Clean text → the text that the reading goes by: one script, numbers in one piece."""

import re
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple, TypeVar

from .. import lexicon
from . import time_words as times

_ROWS = lexicon.rows("grammar/traditional.tsv")
_SCRIPT = str.maketrans(*("".join(row[it] for row in _ROWS) for it in _ROWS[0]))
_TRADITIONAL = frozenset(map(chr, _SCRIPT))
_RATIO = re.compile(r"[：:](?<=\d.)(?=\d)")
_AROUND = lexicon.pattern("grammar/spaced_numbers.tsv").pattern
_GAP = re.compile(
    rf"[ \u3000\xa0\n](?:{_AROUND})".replace("B", r"[ \u3000\xa0]").replace("H", r"[%％‰∶一-鿿]"),
    re.MULTILINE,
)
Record = TypeVar("Record", bound=NamedTuple)


def normalized(text: str) -> tuple[str, Sequence[int]]:
    """A text to read, without what cuts its numbers, and where each of its characters stands."""
    # One such character may be a name's (华億广场): three are the script.
    plain = text.translate(_SCRIPT) if len(_TRADITIONAL.intersection(text)) > 2 else text
    plain = _RATIO.sub("∶", plain)
    plain = times.SIGNED.sub(lambda year: str(times.number(year.group())), plain)
    edges = [0, *chain.from_iterable(gap.span() for gap in _GAP.finditer(plain)), len(plain)]
    if len(edges) == 2:
        return plain, range(len(plain))
    at = [i for start, end in zip(edges[::2], edges[1::2]) for i in range(start, end)]
    return "".join(map(plain.__getitem__, at)), at


def restored(records: list[Record], text: str, at: Sequence[int], tiled: bool) -> list[Record]:
    """Records with the offsets and words of the text as it stands; some tile it, gaps and all."""
    at, out = [*at, len(text)], []
    for it in records:
        start = at[it.start] if it.start else 0
        end = at[it.end] if tiled else at[max(it.end - 1, it.start)] + 1
        words = {name: text[start:end] for name in ("quote", "text") if hasattr(it, name)}
        out.append(it._replace(start=start, end=end, **words))
    return out
