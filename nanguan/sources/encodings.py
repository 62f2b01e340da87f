"""Bytes → text, in the encoding in which they are the most plausible Chinese."""

import re

from ..errors import ReportError

_ENCODINGS = ("utf-8-sig", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
_COMMON = "，。、：；的年工发展發建設"  # frequent in any work report, simplified or traditional
_SAMPLE = 65_536


def decoded(raw: bytes) -> str:
    """Text of bytes; a broken byte here and there becomes U+FFFD, of which the report warns."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode(_likeliest(raw), "replace")
    if "\0" in text:
        raise ReportError(f"not a text file (NUL byte at {raw.find(0)}); save it as plain text")
    return text


def _likeliest(raw: bytes) -> str:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    start = re.search(rb"[\x80-\xff]", raw).start() // 2 * 2  # a page may open with ASCII scripts
    texts = {it: raw[start : start + _SAMPLE].decode(it, "replace") for it in _ENCODINGS}
    scores = {
        it: sum(map(text.count, _COMMON)) - 20 * text.count("\ufffd") for it, text in texts.items()
    }
    best = max(scores, key=scores.get)
    if scores[best] < 0:
        raise ReportError(f"neither UTF-8 nor GB 18030, Big5, UTF-16 (byte {start}); save as UTF-8")
    return best
