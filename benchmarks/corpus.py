"""How long many reports take, and how much memory, beside jieba.lcut of the same texts on one core.

    python benchmarks/corpus.py FOLDER               300, 1,000 and 3,000 reports, on two cores
    python benchmarks/corpus.py FOLDER --sizes 60 --jobs 1 --tables claims,targets

The files of FOLDER are copied under other names, a line added to each, until there are enough.
Seconds are those of the clock and, as the machine may do other things too, of the processors.
Memory is the sum over all processes, asked twice a second (psutil, of the test extra).
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
import warnings
from itertools import cycle, islice
from pathlib import Path

import psutil

from nanguan import sources
from nanguan.corpus import TABLES


def copied(folder: Path, count: int, target: Path) -> list[str]:
    """Texts of so many files in `target`, each unlike all others."""
    texts = [sources.read(path) for path in sorted(folder.glob("*.txt"))]
    target.mkdir()
    made = [f"{text}\n第{n}份抄本。\n" for n, text in enumerate(islice(cycle(texts), count))]
    for n, text in enumerate(made):
        (target / f"{n:06}.txt").write_text(text, encoding="utf-8")
    return made


def cut(texts: list[str]) -> tuple[float, float]:
    """Seconds in which jieba cuts the texts, by the clock and of the processor."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel(60)
    jieba.initialize()
    start, busy = time.perf_counter(), time.process_time()
    for text in texts:
        jieba.lcut(text)
    return time.perf_counter() - start, time.process_time() - busy


def read(source: Path, target: Path, jobs: int, tables: str) -> tuple[float, float, float]:
    """Seconds of the command by the clock, of all its processors, and its peak in megabytes."""
    command = [sys.executable, "-m", "nanguan", "corpus", source, "-o", target]
    start, busy, peak = time.perf_counter(), _busy(), 0
    options = ["--jobs", str(jobs), "--tables", tables]
    run = subprocess.Popen([*command, *options], stdout=subprocess.DEVNULL)
    while run.poll() is None:
        peak = max(peak, _memory(psutil.Process(run.pid)))
        time.sleep(0.5 if run.poll() is None else 0)
    if run.returncode:
        raise SystemExit(f"nanguan corpus ended with {run.returncode}")
    return time.perf_counter() - start, _busy() - busy, peak / 1e6


def _busy() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _memory(process: psutil.Process) -> int:
    """Memory of a process and of those that it started, what they share counted once."""
    total = 0
    for it in [process, *process.children(recursive=True)]:
        try:
            total += it.memory_full_info().pss
        except psutil.Error:  # ended between the two calls
            pass
    return total


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--sizes", type=int, nargs="+", default=[300, 1000, 3000])
    arguments.add_argument("--jobs", type=int, default=2)
    arguments.add_argument("--tables", default=",".join(TABLES))
    options = arguments.parse_args()
    names = "reports characters jieba_s (cpu) nanguan_s (cpu) again_s peak_MB Parquet_MB"
    print("".join(f"{name:>12}" for name in names.split()))
    for count in options.sizes:
        with tempfile.TemporaryDirectory() as work:
            source, target = Path(work, "in"), Path(work, "out")
            texts = copied(options.folder, count, source)
            jieba = cut(texts)
            seconds, busy, peak = read(source, target, options.jobs, options.tables)
            again, *_ = read(source, target, options.jobs, options.tables)
            size = sum(it.stat().st_size for it in target.rglob("*.parquet")) / 1e6
            row = f"{count:>12,}{sum(map(len, texts)):>12,}"
            figures = (*jieba, seconds, busy, again, peak, size)
            print(row + "".join(f"{it:>12.1f}" for it in figures), flush=True)


if __name__ == "__main__":
    main()
