"""A Word document → its paragraphs, with the numbers that Word counts for them.

Read from its XML: python-docx leaves out tracked insertions, and no library gives 一、 and （二）.
"""

import io
from collections.abc import Callable
from xml.etree.ElementTree import XML, Element
from zipfile import ZipFile

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = {_W + "t": "", _W + "br": "\n", _W + "tab": "\t", _W + "noBreakHyphen": "-"}
_UNSEEN = (_W + "moveFrom", _W + "txbxContent")
_EAST = ("chinese", "japanese", "ideograph", "taiwanese")  # forms of number that are hanzi
_TENS, _ONES = ["", "十", *(f"{it}十" for it in "二三四五六七八九")], ["", *"一二三四五六七八九"]


def text(raw: bytes) -> str:
    """Paragraphs of a document, those in tables too; insertions in, deletions and boxes out."""
    with ZipFile(io.BytesIO(raw)) as document:
        held = document.namelist()
        names = (f"word/{it}.xml" for it in ("document", "numbering", "styles"))
        body, *parts = (XML(document.read(it)) if it in held else Element("") for it in names)
    for node in [*body.iter()]:
        node[:] = [it for it in node if it.tag not in _UNSEEN]
    number = _numbers(*parts)
    return "\n".join(number(para) + _said(para) for para in body.iter(_W + "p"))


def _said(para: Element) -> str:
    signs = (it for it in para.iterfind(".//{*}r/*") if it.tag in _SIGNS)
    return "".join(it.text or _SIGNS[it.tag] for it in signs)


def _val(node: Element, path: str, default: str = "") -> str:
    found = node.find(path)
    return default if found is None else found.get(_W + "val", default)


def _numbers(numbering: Element, styles: Element) -> Callable[[Element], str]:
    """Function from each paragraph, in their order, to its number; bullets have none."""
    forms = {it.get(_W + "abstractNumId"): (it.findall("{*}lvl"), []) for it in numbering}
    lists = {it.get(_W + "numId"): forms.get(_val(it, "{*}abstractNumId")) for it in numbering}
    styled = {it.get(_W + "styleId"): it for it in styles}

    def number(para: Element) -> str:
        own = para.find("{*}pPr/{*}numPr") is not None
        holder = para if own else styled.get(_val(para, "{*}pPr/{*}pStyle"), para)
        levels, counts = lists.get(_val(holder, "{*}pPr/{*}numPr/{*}numId")) or ([], [])
        at = int(_val(holder, "{*}pPr/{*}numPr/{*}ilvl", "0"))
        if len(levels) <= at or _val(levels[at], "{*}numFmt") == "bullet":
            return ""
        counts[:] = [*counts, *[0] * len(levels)][: at + 1]
        counts[at] += 1
        shown = _val(levels[at], "{*}lvlText")
        for i, it in enumerate(zip(levels, counts), 1):
            shown = shown.replace(f"%{i}", _figure(*it))
        return shown

    return number


def _figure(level: Element, count: int) -> str:
    """Number of a level in the form that it asks for, from a hundred on in figures."""
    n = int(_val(level, "{*}start", "1")) + max(count, 1) - 1
    east = _val(level, "{*}numFmt").startswith(_EAST) and n < 100
    return _TENS[n // 10] + _ONES[n % 10] if east else str(n)
