"""How to cite a report and the reading of it."""

from typing import Any

from .. import __version__
from .interface import say

_TITLE = "政府工作报告"


def plain(report: Any, lang: str | None = None) -> str:
    """Citation in one line: speaker, title, meeting, day, and the SHA-256 of the text."""
    said = {"who": report.speaker or report.office or say("cite.unknown", lang)}
    said |= {"title": report.title or _TITLE, "day": report.date or say("cite.undated", lang)}
    return say("cite.plain", lang, sha=report.sha256, version=__version__, **said)


def sentence(report: Any, lang: str | None = None) -> str:
    """Citation of a sentence with gaps for a page's script: {quote}, {sentence}, {at} (offsets)."""
    return f"{{quote}}\n{say('cite.sentence', lang, source=plain(report, lang))}"


def bibtex(report: Any) -> str:
    """Citation as a BibTeX entry, to be saved as a file."""
    fields = {
        "title": report.title or _TITLE,
        "author": report.speaker or report.office or "unknown",
        "year": str(report.date.year) if report.date else "",
        "note": f"Text with SHA-256 {report.sha256}, read by nanguan {__version__}",
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{nanguan-{report.sha256[:8]},\n{lines}}}\n"
