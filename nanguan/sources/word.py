"""A Word document → its paragraphs, with the numbers that Word counts for them.

Read from its XML: python-docx leaves out tracked insertions, and no library gives 一、 and （二）.
"""

import io
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import XML, Element
from zipfile import ZipFile

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = {_W + "t": "", _W + "br": "\n", _W + "tab": "\t", _W + "noBreakHyphen": "-"}
_UNSEEN = {_W + it for it in ("moveFrom", "txbxContent", "pPr")}
_EAST = ("chinese", "japanese", "ideograph", "taiwanese")  # forms of number that are hanzi


def text(raw: bytes) -> str:
    """Paragraphs of a document, those in tables too; insertions in, deletions and boxes out."""
    with ZipFile(io.BytesIO(raw)) as document:
        held = document.namelist()
        names = (f"word/{it}.xml" for it in ("document", "numbering", "styles"))
        body, *parts = (XML(document.read(it)) if it in held else Element("") for it in names)
    number = _numbers(*parts)
    return "\n".join(number(para) + _said(para) for para in _seen(body) if para.tag == _W + "p")


def _seen(node: Element) -> Iterator[Element]:
    yield node
    for child in node:
        if child.tag not in _UNSEEN:
            yield from _seen(child)


def _said(para: Element) -> str:
    return "".join(it.text or _SIGNS[it.tag] for it in _seen(para) if it.tag in _SIGNS)


def _val(node: Element | None, path: str, default: str = "") -> str:
    found = None if node is None else node.find(path)
    return default if found is None else found.get(_W + "val", default)


def _numbers(numbering: Element, styles: Element) -> Callable[[Element], str]:
    """Function from each paragraph, in their order, to its number; bullets have none."""
    forms = {it.get(_W + "abstractNumId"): it.findall("{*}lvl") for it in numbering}
    lists = {it.get(_W + "numId"): _val(it, "{*}abstractNumId") for it in numbering}
    styled = {it.get(_W + "styleId"): it.find("{*}pPr/{*}numPr") for it in styles}
    counts: dict[str, list[int]] = {}

    def number(para: Element) -> str:
        own = para.find("{*}pPr/{*}numPr")
        asked = styled.get(_val(para, "{*}pPr/{*}pStyle")) if own is None else own
        form, at = lists.get(_val(asked, "{*}numId"), ""), int(_val(asked, "{*}ilvl", "0"))
        levels = forms.get(form, [])[: at + 1]
        if len(levels) <= at or _val(levels[at], "{*}numFmt") == "bullet":
            return ""
        count = counts[form] = (counts.get(form, []) + [0] * len(levels))[: at + 1]
        count[at] += 1
        shown = _val(levels[at], "{*}lvlText")
        for i, level in enumerate(levels):
            n = int(_val(level, "{*}start", "1")) + max(count[i], 1) - 1
            east = _val(level, "{*}numFmt").startswith(_EAST)
            shown = shown.replace(f"%{i + 1}", _chinese(n) if east else str(n))
        return shown

    return number


def _chinese(n: int) -> str:
    """A number in hanzi, in figures from a hundred on."""
    tens, ones = divmod(n, 10)
    digits = " 一二三四五六七八九"
    if tens > 9:
        return str(n)
    return ((digits[tens] if tens > 1 else "") + "十" * (tens > 0) + digits[ones]).strip()
