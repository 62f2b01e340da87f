"""Lines that a PDF has cut → paragraphs, without page numbers and running heads."""

import re
from collections import Counter
from collections.abc import Callable

from .. import lexicon

_ENDED = re.compile(r"[。！？!?…][”’」』）)]*$")
_OPENS = re.compile(r"\u3000|[ \t]{2}|" + lexicon.pattern("grammar/headings.tsv").pattern)
_NUMBER = lexicon.pattern("grammar/page.tsv", kind="number")
_FEWEST, _WIDTHS, _SLACK = 12, range(30, 141), 5  # lines; columns, of which a hanzi has 2


def joined(text: str) -> str:
    """Text with its cut lines joined: where most are as wide as any, and end no sentence.

    A text whose lines end where its paragraphs do is given back as it is.
    """
    pages = [page.splitlines() for page in text.split("\f")]
    lines = [line.rstrip() for page in _without_heads(pages) for line in page]
    full = _full([*filter(None, lines)] or [""])
    if not full:
        return text if len(pages) == 1 else "\n".join(lines)
    made, goes_on = [], False
    for line in lines:
        if not _NUMBER.fullmatch(line):
            goes_on = goes_on and line and not _OPENS.match(line)
            made += [made.pop() + line.strip()] if goes_on else [line]
            goes_on = full(line) and not _ENDED.search(line)
    return "\n".join(made)


def _full(lines: list[str]) -> Callable[[str], bool] | None:
    """Whether a line fills its width, in columns or in characters; None where nothing cuts them."""
    at = len(lines) * 9 // 10 if len(lines) >= _FEWEST else 0
    columns, length = (sorted(map(size, lines))[at] - 1 for size in (_columns, len))

    def full(line: str) -> bool:
        return len(line) >= length or _columns(line) >= columns - _SLACK

    wide = [*filter(full, lines)]
    going_on = [line for line in wide if not _ENDED.search(line)]
    cut = len(lines) <= 2 * len(wide) <= 4 * len(going_on)
    return full if at and cut and columns in _WIDTHS else None


def _columns(line: str) -> int:
    return sum(1 if char < "\u2000" else 2 for char in line)


def _without_heads(pages: list[list[str]]) -> list[list[str]]:
    """Pages without their numbers, and without what opens or ends a third of them."""
    if len(pages) == 1:
        return pages
    pages = [[line for line in page if line.strip()] for page in pages]
    seen = Counter(it for page in pages for it in {*map(_mark, page[:2] + page[-2:])})
    heads = {it for it, times in seen.items() if times >= max(2, len(pages) / 3)}

    def kept(line: str) -> bool:
        return not (_mark(line) in heads or _NUMBER.fullmatch(line.strip()))

    first = [pages[0][:2] + [*filter(kept, pages[0][2:])]]  # a running head may be the title
    return first + [
        [*filter(kept, page[:2]), *page[2:-2], *filter(kept, page[2:][-2:])] for page in pages[1:]
    ]


def _mark(line: str) -> str:
    """A line without what changes from page to page."""
    return re.sub(r"[\d\s]", "", line)
