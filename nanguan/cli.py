"""The command line: one table a command, the site, the class editions."""

import argparse
import sys
from collections.abc import Collection
from datetime import date
from typing import Any

import nanguan  # its face: a part is loaded when it is first named, so that --help needs none

from .errors import ReportError
from .settings import LANGUAGES

TABLES = ("sentences", "numbers", "claims", "ledger", "pledges", "phrases", "words")
_FILE = "a report as txt, md, html, docx or pdf; - for standard input (default: Nanguan 2022)"
_HELP = {
    "text": "the clean text to which all offsets refer",
    "explain": "which words led to each field of a claim",
    "kwic": "every line in which a word stands",
    "keyness": "words of a report used beyond the usual, against another or part by part",
    "build": "the offline site",
    "targets": "the standard targets of reports: side by side, or (csv, jsonl) a row each",
    "corpus": "many reports into the tables of a folder (Parquet), which pandas and others read",
    "track": "what reports promised beside what the next report of the place says of it",
    "class": "the notebooks as a student edition, without answers, and a teacher edition",
} | {name: f"the table {name}" for name in TABLES}
_LANGUAGES = {name: (name,) for name in LANGUAGES} | {"both": LANGUAGES}
_ASKING = ("explain", "kwic", "keyness")  # commands whose table is an answer to something asked


def parser() -> argparse.ArgumentParser:
    """Parser of the command line."""
    about = "Read a Chinese government work report (政府工作报告)."
    top = argparse.ArgumentParser(prog="nanguan", description=about)
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    add = {name: commands.add_parser(name, help=_HELP[name]).add_argument for name in _HELP}
    add["explain"]("--at", required=True, metavar="OFFSET|ID", help="an offset, or a claim's id")
    add["kwic"]("--word", required=True, help="the word to look for")
    against = "the other report (default: the first part against the rest)"
    add["keyness"]("--against", metavar="FILE", help=against)
    several = "texts of reports (default: Nanguan 2022); one that cannot be read is a row with its "
    several += "error, a line on standard error, and the exit code 2 if none could be"
    add["targets"]("files", nargs="*", default=[None], help=several)
    add["corpus"]("paths", nargs="+", metavar="FOLDER|FILE", help="folders and files of any kind")
    add["corpus"]("-o", "--output", metavar="DIR", required=True, help="folder of the tables")
    add["corpus"]("--tables", help="only these, with commas between (reports is always made)")
    better = "CSV that knows better: file, and some of title, place, level, code, date"
    add["corpus"]("--sidecar", metavar="FILE", help=better)
    add["corpus"](
        "--jobs", type=int, default=-1, metavar="N", help="processes (default: all cores)"
    )
    inside = "reports of one or more places, or folders of them, of two years in a row or more"
    add["track"]("files", nargs="+", metavar="FILE|DIR", help=inside)
    for name, folder in (("build", "site"), ("class", "class")):
        made = {"default": folder, "help": f"folder to make (default: {folder})"}
        add[name]("-o", "--output", metavar="DIR", **made)
        add[name]("--lang", choices=_LANGUAGES, default="both", help="(default: both)")
    for name in (*TABLES, *_ASKING, "targets", "track"):
        add[name]("--format", choices=("table", "csv", "jsonl"), default="table")
    for name in (*TABLES, *_ASKING, "text", "build"):
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
        made = _COMMANDS.get(options.command, _of_report)(options)
        text = made if isinstance(made, str) else nanguan.tables.written(made, options.format)
        sys.stdout.write(text)
    except ReportError as error:
        print(f"nanguan: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
    return 0


def _of_report(options: argparse.Namespace) -> Any:
    """Text or table of a report; what its text leaves open goes to standard error."""
    report = nanguan.load(options.file, options.date)
    for note in report.notes:
        print(f"nanguan: note: {note}", file=sys.stderr)
    match options.command:
        case "explain":
            return nanguan.tables.explain(report, options.at)
        case "kwic":
            return nanguan.words.kwic(report.text, options.word, report.sentences)
        case "keyness" if options.against:
            return nanguan.words.keyness(report.words, nanguan.load(options.against).words)
        case "keyness":
            return nanguan.words.keyness_of_part(report.words, 1)
        case "build":
            from .site import build

            build(report, options.output, languages=_LANGUAGES[options.lang])
            return ""
    return getattr(report, options.command)


def _targets(options: argparse.Namespace) -> Any:
    """Targets of reports; what could not be read is a row, and a line on standard error."""
    found = nanguan.tables.targets((it or "nanguan", _read(it)) for it in options.files)
    _tell(found.loc[found["status"] == "error", "why"], len(options.files))
    return nanguan.tables.side_by_side(found) if options.format == "table" else found


def _track(options: argparse.Namespace) -> Any:
    """Goals of reports beside what was said of them; what cannot be used as in `_targets`."""
    names = [name for it in options.files for name in nanguan.sources.files(it)]
    found = nanguan.tables.track((name, _read(name)) for name in dict.fromkeys(names))
    _tell(found.loc[found["outcome"].isna(), "why"], len({*names}))
    if options.format != "table":
        return found
    places = nanguan.tables.told(found).groupby("place")
    return "\n".join(nanguan.tables.written(rows, "table") for _, rows in places)


def _tell(faults: Collection[str], files: int) -> None:
    """Lines of what could not be used, on standard error; ReportError where that was all."""
    if len(faults) == files:
        raise ReportError("\nnanguan: ".join(faults))
    for fault in faults:
        print(f"nanguan: {fault}", file=sys.stderr)


def _read(name: str | None) -> Any:
    """Report, or the error in its place."""
    try:
        return nanguan.load(name)
    except ReportError as error:
        return error


def _corpus(options: argparse.Namespace) -> str:
    """How many reports there are now; raises ReportError where none of the files is one."""
    from .corpus import TABLES, read_corpus

    tables = TABLES if options.tables is None else options.tables.split(",")
    made = read_corpus(options.paths, options.output, tables, options.sidecar, options.jobs)
    faults, doubles = made["error"].dropna(), made["same_as"].count()
    if len(faults) + doubles == len(made):
        raise ReportError(f"none of {len(made)} files could be read; the first: {faults.iloc[0]}")
    told = f"{len(made) - len(faults) - doubles} reports, {doubles} files the same as another"
    return f"{told} (same_as), {len(faults)} that cannot be read (error) → {options.output}\n"


def _class(options: argparse.Namespace) -> str:
    from .notebook.editions import write_class

    made = write_class(options.output, _LANGUAGES[options.lang])
    return f"{len(made) // 2} notebooks for students and for teachers → {options.output}\n"


_COMMANDS = {"targets": _targets, "track": _track, "corpus": _corpus, "class": _class}
