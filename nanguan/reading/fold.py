"""Clean text → the text that the reading goes by: one script, numbers and lines in one piece."""

import re
from typing import NamedTuple, TypeVar

from .. import lexicon

_ROWS = lexicon.rows("grammar/traditional.tsv")
_SCRIPT = str.maketrans(*("".join(row[it] for row in _ROWS) for it in _ROWS[0]))
_TRADITIONAL = re.compile(f"[{''.join(map(chr, _SCRIPT))}]")
_RATIO = re.compile(r"[：:](?<=\d.)(?=\d)")
# Blanks inside a number and around it: 1 3 9 .01 亿元; line breaks inside a number or a list.
_BLANK, _HAN = r"[ \u3000\xa0]", r"[%％‰∶\u4e00-\u9fff]"
_GAP = re.compile(
    rf"{_BLANK}(?:(?<=\d.){_BLANK}*(?:(?=[\d.． ]*\d{_BLANK}*{_HAN})|(?=[.．] ?\d))"
    rf"|(?<!^\d[.．].)(?:(?<=\d[.．].)|(?<=\d [.．].)){_BLANK}*(?=\d+{_BLANK}*{_HAN})"
    rf"|(?<!^\d.)(?<!^\d\d.)(?<=\d.){_BLANK}*(?={_HAN})"
    rf"|(?:(?<=\d[万亿].)|(?<=[\u4e00-\u9fff].(?=[ \d]))|(?<=\d[-－—～].))"
    rf"{_BLANK}*(?=[\d\u4e00-\u9fff]))"
    r"|\n(?:(?<=[，、].)(?=[\u4e00-\u9fff\d])|(?<=\d.)(?=[\d.]*[%％‰万亿]))",
    re.MULTILINE | re.DOTALL,
)
_LINE_OPENS = re.compile(r"[一二三四五六七八九十]+[、是]|[（(第]|——|\d+[.．、]|各位|同志们")
Record = TypeVar("Record", bound=NamedTuple)


class Folded(NamedTuple):
    """The text to read, and for each of its characters the place in the text as it stands."""

    plain: str
    at: list[int] | None


def folded(text: str) -> Folded:
    """A text in simplified script, without the blanks and line breaks that cut its numbers."""
    plain = text.translate(_SCRIPT) if _TRADITIONAL.search(text) else text
    plain = _RATIO.sub("∶", plain)
    gaps = sorted({*(match.span() for match in _GAP.finditer(plain)), *_breaks(plain)})
    if not gaps:
        return Folded(plain, None)
    kept = zip([0, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(plain)])
    at = [i for start, end in kept for i in range(start, end)]
    return Folded("".join(map(plain.__getitem__, at)), at)


def _breaks(text: str) -> list[tuple[int, int]]:
    """Line breaks inside the sentences of a text whose lines are cut at one width, as in a PDF."""
    lines = text.split("\n")
    if len(lines) < 20 or sorted(map(len, lines))[-len(lines) // 20] > 60:
        return []
    widths = [len(line.encode("gbk", "replace")) for line in lines]
    full = sorted(widths)[-len(lines) // 20] - 6
    if full < 40 or 2 * sum(width >= full for width in widths) < len(lines):
        return []
    found, end = [], -1
    for line, following, width in zip(lines, lines[1:], widths):
        end += len(line) + 1
        if width >= full and line[-1] not in "。！？" and not _LINE_OPENS.match(following):
            found.append((end, end + 1))
    return found


def restored(records: list[Record], text: str, at: list[int] | None, tiled: bool) -> list[Record]:
    """Records of the folded text with the offsets and the words of the text as it stands.

    Those that tile the text take the blanks behind them too.
    """
    at = [*(range(len(text)) if at is None else at), len(text)]
    out = []
    for it in records:
        start = at[it.start] if it.start else 0
        end = at[it.end] if tiled else at[max(it.end - 1, it.start)] + 1
        words = {name: text[start:end] for name in ("quote", "text") if hasattr(it, name)}
        out.append(it._replace(start=start, end=end, **words))
    return out
