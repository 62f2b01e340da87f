"""How to cite a report and the reading of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import __version__
from .readable import say

if TYPE_CHECKING:
    from .report import Report


def plain(report: Report, lang: str = "zh") -> str:
    """Citation in one line: speaker, title, meeting, day, and the SHA-256 of the text that offsets refer to.

    >>> from nanguan import load
    >>> plain(load())[:25]
    '鲁月：《2022年长春市南关区政府工作报告》，20'
    """
    who = report.speaker or report.office or say("cite.unknown", lang)
    day = report.date.isoformat() if report.date else say("cite.undated", lang)
    return say("cite.plain", lang, who=who, title=report.title or "政府工作报告", day=day, sha=report.sha256, version=__version__)


def sentence(report: Report, lang: str = "zh") -> str:
    """Citation of a sentence as a form with gaps: `quote`, `sentence` (its number) and `at` (its offsets `start:end`).

    >>> from nanguan import load
    >>> sentence(load()).format(quote="……", sentence=10, at="380:426")[-21:]
    '读出。第10句，text[380:426]'
    """
    return f"{{quote}}\n{say('cite.sentence', lang, source=plain(report, lang))}"


def bibtex(report: Report) -> str:
    """Citation as a BibTeX entry, to be saved as a file.

    >>> from nanguan import load
    >>> bibtex(load()).splitlines()[0]
    '@misc{nanguan-6228f49f,'
    """
    fields = {
        "title": report.title or "政府工作报告",
        "author": report.speaker or report.office or "unknown",
        "year": str(report.date.year) if report.date else "",
        "note": f"Text with SHA-256 {report.sha256}, read by nanguan {__version__}",
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{nanguan-{report.sha256[:8]},\n{lines}}}\n"
