"""A file → its row of the table `reports`, and the frames of its other tables."""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import PurePosixPath
from typing import Any

import pandas as pd

from .. import sources, tables
from ..errors import ReportError
from ..report import Report
from ..tables import places
from .files import File

# What is made of a report; its row of `reports` always.
TABLES = ("claims", "numbers", "sentences", "targets", "pledges")
# A year, or a day, in the name of a file: 2021, 2021-11-24, 2021年11月24日, 20211124.
_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:(\d\d)(\d\d)|\D(\d\d?)\D(\d\d?))?(?!\d)")
_Made = tuple[dict[str, Any], dict[str, pd.DataFrame]]


def read(file: File, wanted: Iterable[str]) -> _Made:
    """Row and frames of a file; one that cannot be read has its error in the row, and no frames.

    A file of the same bytes as another has a row that names it, and no frames: nothing twice.
    """
    row = {"file": file.name, "checksum": file.checksum or None, "same_as": file.same_as}
    row |= {"key": file.key}
    try:
        return _read(file, wanted, row) if not file.same_as else (row | file.given, {})
    except ReportError as error:
        return row | file.given | {"error": str(error).replace(file.path, file.name)}, {}
    except Exception as error:  # a fault of the reading costs one report, not all
        return row | file.given | {"error": f"{file.name}: {error!r:.200}"}, {}


def _read(file: File, wanted: Iterable[str], row: dict[str, Any]) -> _Made:
    page = sources.read(file.path)
    report, dated = _dated(page, file)
    row |= dated | _counted(report) | {"title": file.given.get("title", report.title)}
    row |= _placed(page, report, file)
    return row, {name: _frame(name, file.name, report) for name in wanted}


def _frame(name: str, file: str, report: Report) -> pd.DataFrame:
    return tables.targets([(file, report)]) if name == "targets" else getattr(report, name)


def _dated(page: str, file: File) -> tuple[Report, dict[str, Any]]:
    """Report with its day, and how that was found: sidecar, text, its years alone, file name."""
    if day := file.given.get("date"):
        report, by = Report(page, date.fromisoformat(day)), "sidecar"
    elif (report := Report(page)).date:
        by = "text"
    elif report.years.plan:
        by = "years"
    elif signs := _DAY.search(PurePosixPath(file.name).stem):
        return _named(page, *signs.groups())
    else:
        by = "none"
    return report, {"date": report.date, "dated_by": by}


def _named(page: str, year: str, *signs: str | None) -> tuple[Report, dict[str, Any]]:
    """Report dated by the name of its file; where that has a year alone, it is the one planned."""
    try:
        day = date(int(year), *map(int, filter(None, signs)))
    except (TypeError, ValueError):
        return Report(page, date(int(year), 1, 1)), {"dated_by": "file name"}
    return Report(page, day), {"date": day, "dated_by": "file name"}


def _placed(page: str, report: Report, file: File) -> dict[str, Any]:
    """Place, level and code, and how they were found: sidecar, head of the text, file name."""
    year = report.years.plan
    ways = {
        "sidecar": lambda: places.of_name(file.given.get("place", ""), report.text, year),
        "text": lambda: places.of_head(page, report.text, year),
        "file name": lambda: places.of_name(PurePosixPath(file.name).stem, report.text, year),
    }
    told = {it: file.given[it] for it in ("place", "level", "code") if it in file.given}
    ways = {"sidecar": ways["sidecar"]} if "place" in told else ways
    found = ((by, way()) for by, way in ways.items())
    by, place = next((it for it in found if it[1].place), ("none", places.Place()))
    return place._asdict() | told | {"placed_by": "sidecar" if told else by}


def _counted(report: Report) -> dict[str, Any]:
    claims = report.claims
    open_ = claims[["horizon", "from_year", "to_year"]].isna().any(axis=1)
    years = {"review": report.years.review, "plan": report.years.plan}
    counts = {"claims": len(claims), "numerals": len(report.numbers)}
    counts |= {"characters": len(report.text), "unplaced": int(open_.sum())}
    return {"sha256": report.sha256, "notes": "|".join(report.left_open) or None} | years | counts
