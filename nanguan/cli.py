"""The command line: one table a command, and the site."""

from __future__ import annotations

import argparse
import sys
from datetime import date

from .errors import ReportError

TABLES = ("sentences", "numbers", "claims", "ledger", "words")


def parser() -> argparse.ArgumentParser:
    """Parser of the command line."""
    top = argparse.ArgumentParser(prog="nanguan", description="Read a Chinese government work report (政府工作报告).")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    text = commands.add_parser("text", help="the clean text to which all offsets refer")
    tables = [commands.add_parser(name, help=f"the table {name}") for name in TABLES]
    for table in tables:
        table.add_argument("--format", choices=("table", "csv", "jsonl"), default="table")
    build = commands.add_parser("build", help="the offline site")
    build.add_argument("-o", "--output", metavar="DIR", default="site", help="folder of the site (default: site)")
    for command in (text, *tables, build):
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
    from .report import load

    report = load(options.file, options.date)
    if options.command == "text":
        sys.stdout.write(report.text)
    elif options.command == "build":
        from . import site

        site.build(report, options.output)
    else:
        from .tables import written

        sys.stdout.write(written(getattr(report, options.command), options.format))
