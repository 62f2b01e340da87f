"""The command line: one table a command, and the site."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from typing import TYPE_CHECKING

from .errors import ReportError

if TYPE_CHECKING:
    import pandas as pd

    from .report import Report

TABLES = ("sentences", "numbers", "claims", "ledger", "pledges", "phrases", "words")


def parser() -> argparse.ArgumentParser:
    """Parser of the command line."""
    top = argparse.ArgumentParser(prog="nanguan", description="Read a Chinese government work report (政府工作报告).")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    text = commands.add_parser("text", help="the clean text to which all offsets refer")
    tables = [commands.add_parser(name, help=f"the table {name}") for name in TABLES]
    for table in tables:
        table.add_argument("--format", choices=("table", "csv", "jsonl"), default="table")
    targets = commands.add_parser("targets", help="the standard targets of reports, one row a report")
    explain = commands.add_parser("explain", help="which words led to each field of a claim")
    explain.add_argument("--at", required=True, metavar="OFFSET|ID", help="an offset into the text, or a claim's id")
    kwic = commands.add_parser("kwic", help="every line in which a word stands")
    kwic.add_argument("--word", required=True, help="the word to look for")
    keyness = commands.add_parser("keyness", help="words of a report used beyond the usual, against another or part by part")
    keyness.add_argument("--against", metavar="FILE", help="the other report (default: the first part against the rest)")
    for table in (targets, explain, kwic, keyness):
        table.add_argument("--format", choices=("table", "csv", "jsonl"), default="table")
    targets.add_argument("files", nargs="*", default=[None], help="texts of reports (default: Nanguan 2022)")
    build = commands.add_parser("build", help="the offline site")
    build.add_argument("-o", "--output", metavar="DIR", default="site", help="folder of the site (default: site)")
    lessons = commands.add_parser("class", help="the notebooks as a student edition, without answers, and a teacher edition")
    lessons.add_argument("-o", "--output", metavar="DIR", default="class", help="folder to make (default: class)")
    for command in (build, lessons):
        command.add_argument("--lang", choices=("zh", "en", "both"), default="both", help="language (default: both)")
    for command in (text, *tables, explain, kwic, keyness, build):
        command.add_argument("file", nargs="?", help="text of a report; - for standard input (default: Nanguan 2022)")
        command.add_argument("--date", type=_day, metavar="YYYY-MM-DD", help="day of delivery, where the text names none")
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
        _run(options)
    except ReportError as error:
        print(f"nanguan: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
    return 0


def _run(options: argparse.Namespace) -> None:
    from . import report, tables

    if options.command == "targets":
        data = _targets(options)
        sys.stdout.write(tables.written(data, options.format))
        return
    if options.command == "class":
        from . import editions

        made = editions.write_class(options.output, _languages(options))
        print(f"{len(made) // 2} notebooks for students and for teachers → {options.output}")
        return
    given = report.load(options.file, options.date)
    for note in given.notes:
        print(f"nanguan: note: {note}", file=sys.stderr)
    if options.command == "text":
        sys.stdout.write(given.text)
    elif options.command == "build":
        from . import site

        site.build(given, options.output, languages=_languages(options))
    else:
        sys.stdout.write(tables.written(_table(given, options), options.format))


def _languages(options: argparse.Namespace) -> tuple[str, ...]:
    from .editions import LANGUAGES

    return LANGUAGES if options.lang == "both" else (options.lang,)


def _targets(options: argparse.Namespace) -> pd.DataFrame:
    from . import report, targets

    data = targets.targets((name or "nanguan", report.load(name)) for name in options.files)
    return data if options.format == "jsonl" else targets.side_by_side(data)


def _table(given: Report, options: argparse.Namespace) -> pd.DataFrame:
    """Table that a command asks for."""
    if options.command == "explain":
        from .explain import explain

        return explain(given, options.at)
    if options.command == "kwic":
        from .concordance import kwic

        return kwic(given.text, options.word, given.sentences)
    if options.command == "keyness":
        from . import keyness, report

        other = report.load(options.against).words if options.against else None
        return keyness.keyness_of_part(given.words, 1) if other is None else keyness.keyness(given.words, other)
    return getattr(given, options.command)
