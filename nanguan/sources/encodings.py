"""Bytes → text, in the encoding in which they are the most plausible Chinese."""

import re

from ..errors import ReportError

_ENCODINGS = ("utf-8-sig", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
_COMMON = "，。、：；的年工发展發建設"  # frequent in any work report, simplified or traditional
_SAMPLE = 65_536


def decoded(name: str, raw: bytes) -> str:
    """Text of bytes; a broken byte here and there becomes U+FFFD, of which the report warns."""
    other = re.search(rb"[\x80-\xff]", raw)
    start = other.start() // 2 * 2 if other else 0  # a page may open with scripts, all ASCII
    sample = raw[start : start + _SAMPLE]
    scores = {it: _plausible(sample.decode(it, "replace")) for it in _ENCODINGS}
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        scores = {"utf-16": 0}
    best = max(scores, key=scores.get)
    if scores[best] < 0:
        raise ReportError(
            f"{name}: neither UTF-8 nor GB 18030, Big5 or UTF-16 (byte {start}); save it as UTF-8"
        )
    return raw.decode(best, "replace")


def _plausible(text: str) -> int:
    return sum(map(text.count, _COMMON)) - 20 * text.count("\ufffd")
