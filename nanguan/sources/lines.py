"""Lines that a PDF has cut → paragraphs, without page numbers and running heads."""

import re
from collections import Counter
from collections.abc import Iterator

from .. import lexicon

_ENDED = re.compile(r"[。！？!?…][”’」』）)]*$")
_OPENS = re.compile(r"\u3000|[ \t]{2}|" + lexicon.pattern("grammar/headings.tsv").pattern)
_NUMBER = lexicon.pattern("grammar/page_parts.tsv", kind="number")
_NARROW = re.compile("[\0-\u1fff]")
_FEWEST, _WIDTHS, _SLACK = 12, range(30, 141), 5  # lines; columns, of which a hanzi has 2


def joined(text: str) -> str:
    """Text with its cut lines joined: where most are as wide as any, and end no sentence.

    A text whose lines end where its paragraphs do is given back as it is.
    """
    pages = [page.splitlines() for page in text.split("\f")]
    paged = len(pages) > 1
    lines = [line.rstrip() for line in (_without_heads(pages) if paged else pages[0])]
    full = _full([*filter(None, lines)] or [""])
    if not full:
        return "\n".join(lines) if paged else text
    made, goes_on = [], False
    for line in lines:
        if not _NUMBER.fullmatch(line):
            goes_on = goes_on and line and not _OPENS.match(line)
            made += [made.pop() + line.strip()] if goes_on else [line]
            goes_on = line in full and not _ENDED.search(line)
    return "\n".join(made)


def _full(lines: list[str]) -> set[str]:
    """Lines that fill the width, in columns or in characters; none where nothing cuts them."""
    at = len(lines) * 9 // 10
    columns, length = (sorted(map(size, lines))[at] - 1 for size in (_columns, len))
    wide = [it for it in lines if len(it) >= length or _columns(it) >= columns - _SLACK]
    going_on = [it for it in wide if not _ENDED.search(it)]
    cut = len(lines) <= 2 * len(wide) <= 4 * len(going_on)
    return {*wide} if len(lines) >= _FEWEST and cut and columns in _WIDTHS else set()


def _columns(line: str) -> int:
    return 2 * len(line) - len(_NARROW.findall(line))


def _without_heads(pages: list[list[str]]) -> Iterator[str]:
    """Lines of pages without blanks and page numbers, and what opens or ends a third of them."""
    pages = [[line for line in page if line.strip()] for page in pages]
    edges = [{*page[:2], *page[-2:]} for page in pages]
    seen = Counter(it for edge in edges for it in {*map(_mark, edge)})
    heads = {it for it, times in seen.items() if times >= max(2, len(pages) / 3)}
    edges[0] -= {*pages[0][:2]}  # a running head may be the title
    for page, edge in zip(pages, edges):
        gone = {it for it in edge if _mark(it) in heads or _NUMBER.fullmatch(it.strip())}
        yield from (line for line in page if line not in gone)


def _mark(line: str) -> str:
    """A line without what changes from page to page."""
    return re.sub(r"[\d\s]", "", line)
