"""Many reports → a folder of Parquet, on all cores or a cluster; nothing is read twice."""

import gc
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
from tqdm import tqdm

from ..errors import ReportError, need_one
from ..tables.frames import described
from . import rows
from .files import File, found
from .rows import TABLES

_BATCH = 25  # reports that one worker reads and writes at a time, and that a killed run may lose


@described("reports")
def read_corpus(
    paths: str | Path | Iterable[str | Path],
    output: str | Path,
    tables: Sequence[str] = TABLES,
    sidecar: str | Path | None = None,
    jobs: int = -1,
) -> pd.DataFrame:
    """Read reports, files or folders of them, into tables in the folder `output`; its `reports`.

    `output` then holds a folder of Parquet files for `reports` and for each of `tables` (those that
    it has already, too), whose rows have the column `file` beside those of the codebook. It holds
    the reports of this call and no others; what of them it held before is not read again. `sidecar`
    is a CSV that knows better: `file`, and some of title, place, level, code, date. `jobs` is the
    number of processes of joblib (-1: all cores), whose backends lead to a cluster. A file that
    cannot be read is a row with its `error`. Raises ReportError, in one line, for a folder without
    files, an unknown table, a sidecar that is wrong, and an `output` that holds other things.

    >>> from tempfile import TemporaryDirectory
    >>> from nanguan import sources
    >>> with TemporaryDirectory() as folder:
    ...     reports = read_corpus(sources.NANGUAN, folder, tables=["claims"], jobs=1)
    >>> reports[["place", "code", "dated_by", "plan", "claims"]].values.tolist()
    [['长春市南关区', '220102', 'text', 2022, 75]]
    """
    folder = Path(output)
    for name in tables:
        need_one(name, TABLES, "table of a corpus; there are")
    given = [paths] if isinstance(paths, (str, os.PathLike)) else paths
    try:
        _read([Path(it) for it in given], folder, sidecar and Path(sidecar), tables, jobs)
    except ModuleNotFoundError as error:
        says = f"{error.name} is missing to make a corpus; type: pip install 'nanguan[corpus]'"
        raise ReportError(says) from error
    except OSError as error:
        says = f"cannot be written ({error.strerror or error}); name another one with -o"
        raise ReportError(f"{folder}: {says}") from error
    return pd.read_parquet(folder / "reports").sort_values("file", ignore_index=True)


def _read(
    paths: Iterable[Path], folder: Path, sidecar: Path | None, tables: Sequence[str], jobs: int
) -> None:
    """Read what is not in the folder yet, a batch a task; what is there and not asked for goes."""
    from . import parts

    if not parts.is_corpus(folder):
        raise ReportError(f"{folder}: is there and no corpus; name another one with -o")
    files = found(paths, sidecar, folder)
    tables = [it for it in TABLES if it in tables or (folder / it).is_dir()]  # none grows stale
    kept = parts.keep(folder, tables, {it.key for it in files})
    todo = [it for it in files if it.key not in kept]
    with tqdm(total=len(todo), unit="report", leave=False, disable=None) as bar:
        for read in _run(todo, tables, folder.resolve(), jobs):
            bar.update(read)
    parts.clear(folder)


def _run(files: Sequence[File], tables: Sequence[str], folder: Path, jobs: int) -> Iterable[int]:
    """How many reports each batch had, as they are done; at the end, where joblib's backend so."""
    import joblib

    starts = range(0, len(files), _BATCH)
    tasks = (joblib.delayed(_batch)(files[i : i + _BATCH], tables, folder) for i in starts)
    try:
        pool = joblib.Parallel(n_jobs=jobs, return_as="generator_unordered")
    except ValueError:  # Ray's and Spark's
        pool = joblib.Parallel(n_jobs=jobs)
    return pool(tasks)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Without looking for cycles of garbage: reading makes few, and it took a twentieth of it."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _batch(files: Sequence[File], tables: Sequence[str], folder: Path) -> int:
    """Read some files, write their part of each table; how many they were."""
    from . import parts

    with _no_collection():
        made = [rows.read(file, tables) for file in files]
    frames = {
        name: [parts.keyed(it[name], file.name) for file, (_, it) in zip(files, made) if it]
        for name in tables
    }
    parts.write(folder, [row for row, _ in made], frames)
    return len(files)
