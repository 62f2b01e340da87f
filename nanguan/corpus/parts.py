"""A folder of Parquet files, one a table and batch of reports: written whole, or not at all."""

import hashlib
import shutil
import tempfile
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from ..tables import frames
from .rows import TABLES

_UNFINISHED, _REPORTS = ".unfinished", "reports"


@cache
def schema(table: str) -> pa.Schema:
    """Schema of a table by the codebook, so that pandas reads its types back; days are days."""
    types = frames.codebook(table).set_index("column")["type"]
    days = types.index[types == "date"]
    empty = keyed(frames.frame(table, []), "").astype(dict.fromkeys(days, object))
    fields = [_field(it, it.name in days) for it in pa.Schema.from_pandas(empty, False)]
    return pa.schema(fields, pa.Schema.from_pandas(empty, False).metadata)


def _field(it: pa.Field, day: bool) -> pa.Field:
    kind = pa.string() if pa.types.is_large_string(it.type) else it.type
    return it.with_type(pa.date32() if day else kind)


def keyed(data: pd.DataFrame, file: str) -> pd.DataFrame:
    """Frame with the column `file` in front, by which all tables hang together."""
    if "file" not in data:
        data.insert(0, "file", pd.array([file] * len(data), "string[python]"))
    return data


def write(folder: Path, rows: list[dict], made: Mapping[str, Collection[pd.DataFrame]]) -> None:
    """Write a batch: its rows of `reports`, which say that it is there, as the last."""
    found = {name: _joined(name, it) for name, it in made.items()}
    _place(folder, found | {_REPORTS: pa.Table.from_pylist(rows, schema(_REPORTS))})


def _joined(table: str, made: Collection[pd.DataFrame]) -> pa.Table:
    """Rows of some reports, one after the other."""
    if not made:
        return schema(table).empty_table()
    return pa.Table.from_pandas(pd.concat(made), schema(table), preserve_index=False)


def _place(folder: Path, found: Mapping[str, pa.Table]) -> str:
    """Write tables aside, set each in its place under a name made of their keys; that name."""
    keys = "".join(found[_REPORTS]["key"].to_pylist())
    name = f"{hashlib.sha256(keys.encode('ascii')).hexdigest()[:32]}.parquet"
    (folder / _UNFINISHED).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder / _UNFINISHED) as work:
        for table, rows in found.items():
            pq.write_table(rows, Path(work, table), compression="zstd")
        for table in found:
            (folder / table).mkdir(exist_ok=True)
            Path(work, table).replace(folder / table / name)
    return name


def clear(folder: Path) -> None:
    """Remove what a run has left unfinished."""
    shutil.rmtree(folder / _UNFINISHED, ignore_errors=True)


def is_corpus(folder: Path) -> bool:
    """Whether a folder is a corpus, begun or done, or may become one: it has parts and no more."""
    inside = {it.name for it in folder.iterdir()} if folder.is_dir() else set()
    parts = {it.suffix for name in inside & {_REPORTS, *TABLES} for it in (folder / name).iterdir()}
    ours = inside <= {_REPORTS, _UNFINISHED, *TABLES} and parts <= {".parquet"}
    return ours and not folder.is_file()


def keep(folder: Path, tables: Iterable[str], keys: Collection[str]) -> set[str]:
    """Keys of those asked for that are there in all tables; every other row goes.

    Rows with an error go, too: what they lacked may be there now. The folder is whole at any time:
    what stays of a batch is written anew before the batch goes, and one that is there twice, after
    a run that was killed between the two, is kept once.
    """
    clear(folder)
    kept: set[str] = set()
    anew: set[str] = set()
    for part in sorted((folder / _REPORTS).glob("*.parquet")):
        if part.name in anew:
            continue
        rows = pq.read_table(part, schema=schema(_REPORTS)).to_pylist()
        whole = all((folder / it / part.name).is_file() for it in tables)
        stay = [it for it in rows if whole and it["key"] in keys and not it["error"]]
        stay = [it for it in stay if it["key"] not in kept]
        kept |= {it["key"] for it in stay}
        if len(stay) < len(rows):
            anew |= {_cut(folder, part, stay)} if stay else set()
            part.unlink()
    _sweep(folder)
    return kept


def _cut(folder: Path, part: Path, stay: list[dict]) -> str:
    """Write what stays of a batch as one of its own; its name."""
    files = pa.array([it["file"] for it in stay], pa.string())
    found = {}
    for path in folder.glob(f"*/{part.name}"):
        rows = pq.read_table(path)
        found[path.parent.name] = rows.filter(pc.is_in(rows["file"], value_set=files))
    return _place(folder, found | {_REPORTS: found.pop(_REPORTS)})


def _sweep(folder: Path) -> None:
    """Remove the parts of tables of which `reports` does not speak."""
    known = {it.name for it in (folder / _REPORTS).glob("*.parquet")}
    for part in folder.glob("*/*.parquet"):
        if part.name not in known:
            part.unlink()
