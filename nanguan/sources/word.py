"""A Word document → its paragraphs, with the numbers that Word shows before them."""

import io
from collections import Counter

_DIGITS = "一二三四五六七八九"
_EAST = ("chinese", "japanese", "ideograph", "taiwanese")
_SIGNS = (
    "(.//w:t | .//w:br | .//w:cr | .//w:tab)"
    "[not(ancestor::w:moveFrom or ancestor::w:txbxContent or ancestor::w:tabs)]"
)


def text(raw: bytes) -> str:
    """Paragraphs of a document, those in tables too; insertions in, deletions out."""
    from docx import Document
    from docx.oxml.ns import nsmap
    from lxml.etree import XPath

    def found(node, path: str) -> list:
        return paths.setdefault(path, XPath(path, namespaces=nsmap))(node)

    paths: dict[str, XPath] = {}
    document = Document(io.BytesIO(raw))
    number = _numbers(document, found)
    return "\n".join(
        number(para) + "".join(it.text or "" if it.tag[-2:] == "}t" else "\n" for it in signs)
        for para in found(document.element.body, ".//w:p[not(ancestor::w:txbxContent)]")
        if (signs := found(para, _SIGNS))
    )


def _numbers(document, found):
    """Function from a paragraph to the number that Word counts for it: 一、, （二）, 3."""
    parts = {part.partname: part for part in document.part.package.iter_parts()}
    part = parts.get("/word/numbering.xml")
    if part is None:
        return lambda para: ""
    root, styles = part.element, document.styles.element
    lists = dict(zip(found(root, "w:num/@w:numId"), found(root, "w:num/w:abstractNumId/@w:val")))
    counts: dict[str, Counter[int]] = {}

    def number(para) -> str:
        pr = found(para, "w:pPr/w:numPr")
        for style in found(para, "w:pPr/w:pStyle/@w:val") if not pr else ():
            pr = found(styles, f"w:style[@w:styleId='{style}']/w:pPr/w:numPr")
        abstract = lists.get(next(iter(found(pr[0], "w:numId/@w:val")), "")) if pr else None
        if abstract is None:
            return ""
        at = int(next(iter(found(pr[0], "w:ilvl/@w:val")), 0))
        count = counts.setdefault(abstract, Counter())
        count[at] += 1
        for deeper in [it for it in count if it > at]:
            del count[deeper]
        levels = found(root, f"w:abstractNum[@w:abstractNumId='{abstract}']/w:lvl")
        return _shown(levels[: at + 1], count, found) if len(levels) > at else ""

    return number


def _shown(levels: list, count: Counter[int], found) -> str:
    """Text of the lowest level with the count of each level in it; bullets say nothing."""
    shown = "".join(found(levels[-1], "w:lvlText/@w:val"))
    for i, level in enumerate(levels):
        form = "".join(found(level, "w:numFmt/@w:val"))
        if form == "bullet":
            return ""
        start = int(next(iter(found(level, "w:start/@w:val")), 1))
        n = max(count[i], 1) + start - 1
        shown = shown.replace(f"%{i + 1}", _chinese(n) if form.startswith(_EAST) else str(n))
    return shown


def _chinese(n: int) -> str:
    tens, ones = divmod(n, 10)
    return (_DIGITS[tens - 1] if tens > 1 else "") + "十" * bool(tens) + ("" if not ones else _DIGITS[ones - 1])
