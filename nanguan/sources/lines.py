"""Lines that a PDF has cut → paragraphs, without page numbers and running heads."""

import re
from collections import Counter
from collections.abc import Callable

from .. import lexicon

_ENDED = re.compile(r"[。！？!?：:…][”’」』）)]*$")
_OPENS = re.compile(
    r"\u3000|[ \t]{2}|" + lexicon.pattern("grammar/headings.tsv").pattern
)
_NUMBER = lexicon.pattern("grammar/page.tsv", kind="number")
_EDGE, _FEWEST = 2, 12  # lines
_WIDTHS, _SLACK = range(30, 141), 6  # columns


def joined(text: str) -> str:
    """Text with its cut lines joined: where most are as wide as any, and end no sentence.

    A text whose lines end where its paragraphs do is given back as it is.
    """
    pages = [page.splitlines() for page in text.split("\f")]
    lines = [line for page in _bodies(pages) for line in page]
    full = _full([line.rstrip() for line in lines if line.strip()])
    if not full:
        return text if len(pages) == 1 else "\n".join(lines)
    made, goes_on = [], False
    for line in lines:
        bare = line.strip()
        if not _NUMBER.fullmatch(bare):
            goes_on = goes_on and bare and not _OPENS.match(line)
            made += [made.pop() + bare] if goes_on else [line.rstrip()]
            goes_on = full(line.rstrip()) and not _ENDED.search(bare)
    return "\n".join(made)


def _full(lines: list[str]) -> Callable[[str], bool] | None:
    """Whether a line reaches the width at which lines are cut; None where none are."""
    if len(lines) < _FEWEST:
        return None
    columns, length = (sorted(map(size, lines))[len(lines) * 9 // 10] for size in (_columns, len))

    def full(line: str) -> bool:
        return len(line) >= length - 1 or _columns(line) >= columns - _SLACK

    wide = [line for line in lines if full(line)]
    going_on = [line for line in wide if not _ENDED.search(line)]
    cut = len(lines) <= 2 * len(wide) <= 4 * len(going_on)
    return full if cut and columns in _WIDTHS else None


def _columns(line: str) -> int:
    return sum(1 if char < "\u2000" else 2 for char in line)


def _bodies(pages: list[list[str]]) -> list[list[str]]:
    """Pages without their numbers and without what stands at the edge of a third of them."""
    if len(pages) == 1:
        return pages
    pages = [[line for line in page if line.strip()] for page in pages]
    edges = [{*range(_EDGE), *range(len(page) - _EDGE, len(page))} for page in pages]
    seen = Counter(
        mark
        for page, edge in zip(pages, edges)
        for mark in {_mark(line) for i, line in enumerate(page) if i in edge}
    )
    heads = {mark for mark, times in seen.items() if times >= max(3, len(pages) / 3)}
    return [
        [it for i, it in enumerate(page) if i not in edge or _mark(it) not in heads | {""}]
        for page, edge in zip(pages, edges)
    ]


def _mark(line: str) -> str:
    """A line without what changes from page to page: numbers and the signs around them."""
    return re.sub(r"[\d\s第页共/／·—–－-]", "", line)
