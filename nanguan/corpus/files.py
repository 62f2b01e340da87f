"""Paths and a sidecar → the files of a corpus, each with what is known of it before it is read."""

import csv
import hashlib
import io
import json
import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from .. import __version__, sources
from ..errors import ReportError, need_one
from ..sources.encodings import decoded
from ..tables.places import LEVELS

GIVEN = ("title", "place", "level", "code", "date")


class File(NamedTuple):
    """A file by its path as it was given and in full, for a worker may stand in another folder; the
    checksum of its bytes ('' where it cannot be read), an earlier file of the same bytes, and what
    the sidecar gives for it."""

    name: str
    path: str
    checksum: str
    same_as: str | None
    given: dict[str, str]

    @property
    def key(self) -> str:
        """Checksum of all that the rows of the file hang on: it, the sidecar, the version."""
        all_that = [self.name, self.checksum, self.same_as, self.given, __version__]
        return hashlib.sha256(json.dumps(all_that).encode("utf-8")).hexdigest()


def found(paths: Iterable[Path], sidecar: Path | None, without: Path) -> list[File]:
    """Files of folders and paths in the order of their names; the folder `without` is left out."""
    apart = {without.resolve(), *([sidecar.resolve()] if sidecar else [])}
    names = sorted({name for path in paths for name in sources.files(path, apart)})
    if not names:
        raise ReportError("no file to read; give the folder of some reports, or their files")
    given = _given(sidecar, names) if sidecar else {}
    first: dict[str, str] = {}
    files = []
    for name in names:
        checksum = _checksum(name)
        same = first.setdefault(checksum, name) if checksum else name
        same = None if same == name else same
        files.append(File(name, str(Path(name).absolute()), checksum, same, given.get(name, {})))
    return files


def _checksum(name: str) -> str:
    try:
        with open(name, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:  # reading it says why
        return ""


def _given(sidecar: Path, names: list[str]) -> dict[str, dict[str, str]]:
    """What each file is given; one may be named by its path, or by the end of it."""
    try:
        table = csv.DictReader(io.StringIO(decoded(sidecar.read_bytes()), newline=""))
    except OSError as error:
        says = f"cannot be read ({error.strerror}); give a CSV with the column file"
        raise ReportError(f"{sidecar}: {says}") from error
    if not {"file"} < {*(table.fieldnames or ())} or not {*GIVEN} & {*table.fieldnames}:
        columns = ", ".join(GIVEN)
        raise ReportError(f"{sidecar}: columns needed: file, and one or more of {columns}")
    given: dict[str, dict[str, str]] = {}
    for row in table:
        told = {it: row[it].strip() for it in GIVEN if (row.get(it) or "").strip()}
        for name in _meant(row["file"] or "", names, f"{sidecar}, line {table.line_num}"):
            given[name] = given.get(name, {}) | _checked(told, f"{sidecar}, line {table.line_num}")
    if not given:
        raise ReportError(f"{sidecar}: names none of the files; write in file what stands in paths")
    return given


def _meant(file: str, names: list[str], where: str) -> list[str]:
    """The name that a sidecar means, none where it speaks of another corpus."""
    file = os.path.normpath(file.strip()).replace(os.sep, "/")
    meant = [name for name in names if name == file] or [
        name for name in names if name.endswith(f"/{file}")
    ]
    if len(meant) > 1:
        raise ReportError(f"{where}: {file} is {len(meant)} files; give more of the path")
    return meant


def _checked(told: dict[str, str], where: str) -> dict[str, str]:
    """What a row of the sidecar tells; raises ReportError for no day and no level."""
    if "level" in told:
        need_one(told["level"], LEVELS, f"level ({where}); there are")
    try:
        date.fromisoformat(told.get("date", "2021-11-24"))
    except ValueError:
        says = f"{told['date']} is no day; write it as 2021-11-24"
        raise ReportError(f"{where}: {says}") from None
    return told
