"""What the site and first use cost, against what a user pays anyway, all in the same run.

    python benchmarks/site.py              the median of three rounds
    python benchmarks/site.py --rounds 1

Site: processor time of `nanguan build`, both languages, over that of `jupyter execute` of a
notebook of one line. First use: that of `nanguan.load().claims` and of `nanguan claims`, each in
a fresh process, over `import pandas`. Time is user and system, of a process and all that it starts.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

import nbformat

PYTHON = [sys.executable, "-c"]
NANGUAN = [sys.executable, "-m", "nanguan"]


def spent(command: list[str]) -> float:
    """Seconds of processor time of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def ratios(rounds: int, against: list[str], *commands: list[str]) -> None:
    """Print what each command costs, and how many times the one that it is set against."""
    times = [[spent(command) for command in (against, *commands)] for _ in range(rounds)]
    print(f"{median(each[0] for each in times):7.2f} s          {' '.join(against[1:])}")
    for at, command in enumerate(commands, 1):
        ratio = median(each[at] / each[0] for each in times)
        seconds = median(each[at] for each in times)
        print(f"{seconds:7.2f} s {ratio:5.1f} ×  {' '.join(command[1:])}")


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--rounds", type=int, default=3)
    rounds = arguments.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        one = str(Path(folder, "one.ipynb"))
        cell = nbformat.v4.new_code_cell("1 + 1")
        nbformat.write(nbformat.v4.new_notebook(cells=[cell]), one)
        execute = [sys.executable, "-m", "jupyter", "execute", "--kernel_name=python3", one]
        ratios(rounds, execute, [*NANGUAN, "build", "-o", str(Path(folder, "site"))])
    first = [*PYTHON, "import nanguan; nanguan.load().claims"]
    ratios(rounds, [*PYTHON, "import pandas"], first, [*NANGUAN, "claims"])


if __name__ == "__main__":
    main()
