"""The command line: one table a command, the site, the class editions."""

import argparse
import sys
from collections.abc import Callable
from datetime import date

from .errors import ReportError

# Commands on one report: what each gives, its help.
TABLES = ("sentences", "numbers", "claims", "ledger", "pledges", "phrases", "words")
_FILE = "a report as txt, md, html, docx or pdf; - for standard input (default: Nanguan 2022)"
_HELP = {
    "text": "the clean text to which all offsets refer",
    "explain": "which words led to each field of a claim",
    "kwic": "every line in which a word stands",
    "keyness": "words of a report used beyond the usual, against another or part by part",
    "build": "the offline site",
    "targets": "the standard targets of reports, one row a report",
    "class": "the notebooks as a student edition, without answers, and a teacher edition",
} | {name: f"the table {name}" for name in TABLES}


def parser() -> argparse.ArgumentParser:
    """Parser of the command line."""
    top = argparse.ArgumentParser(
        prog="nanguan", description="Read a Chinese government work report (政府工作报告)."
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    added = {name: commands.add_parser(name, help=words) for name, words in _HELP.items()}
    add = {name: command.add_argument for name, command in added.items()}
    add["explain"]("--at", required=True, metavar="OFFSET|ID", help="an offset, or a claim's id")
    add["kwic"]("--word", required=True, help="the word to look for")
    against = "the other report (default: the first part against the rest)"
    add["keyness"]("--against", metavar="FILE", help=against)
    add["targets"](
        "files", nargs="*", default=[None], help="texts of reports (default: Nanguan 2022)"
    )
    for name, folder in (("build", "site"), ("class", "class")):
        made = {"default": folder, "help": f"folder to make (default: {folder})"}
        add[name]("-o", "--output", metavar="DIR", **made)
        add[name]("--lang", choices=("zh", "en", "both"), default="both", help="(default: both)")
    for name in (*TABLES, "explain", "kwic", "keyness", "targets"):
        add[name]("--format", choices=("table", "csv", "jsonl"), default="table")
    for name in (*TABLES, "text", "explain", "kwic", "keyness", "build"):
        add[name]("file", nargs="?", help=_FILE)
        when = "day of delivery, where the text names none"
        add[name]("--date", type=_day, metavar="YYYY-MM-DD", help=when)
    return top


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write it as 2021-11-24") from None


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; 0, or 2 with one line on standard error where the input is at fault."""
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    options = parser().parse_args(arguments)
    try:
        sys.stdout.write(_COMMANDS.get(options.command, _of_report)(options))
    except ReportError as error:
        print(f"nanguan: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
    return 0


def _of_report(options: argparse.Namespace) -> str:
    """What a command on one report prints; what its text leaves open goes to standard error."""
    from .report import load
    from .tables import written

    report = load(options.file, options.date)
    for note in report.notes:
        print(f"nanguan: note: {note}", file=sys.stderr)
    if options.command == "text":
        return report.text
    if options.command == "build":
        from .site import build

        build(report, options.output, languages=_languages(options))
        return ""
    return written(_table(report, options), options.format)


def _table(report, options: argparse.Namespace):
    """Table that a command asks for."""
    from . import tables, words
    from .report import load

    if options.command == "explain":
        return tables.explain(report, options.at)
    if options.command == "kwic":
        return words.kwic(report.text, options.word, report.sentences)
    if options.command == "keyness" and options.against:
        return words.keyness(report.words, load(options.against).words)
    if options.command == "keyness":
        return words.keyness_of_part(report.words, 1)
    return getattr(report, options.command)


def _targets(options: argparse.Namespace) -> str:
    from . import tables
    from .report import load

    found = tables.targets((name or "nanguan", load(name)) for name in options.files)
    wide = found if options.format == "jsonl" else tables.side_by_side(found)
    return tables.written(wide, options.format)


def _class(options: argparse.Namespace) -> str:
    from .notebook.editions import write_class

    made = write_class(options.output, _languages(options))
    return f"{len(made) // 2} notebooks for students and for teachers → {options.output}\n"


def _languages(options: argparse.Namespace) -> tuple[str, ...]:
    from .settings import LANGUAGES

    return LANGUAGES if options.lang == "both" else (options.lang,)


_COMMANDS: dict[str, Callable[[argparse.Namespace], str]] = {"targets": _targets, "class": _class}
