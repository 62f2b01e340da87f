"""Write the seven tables of reports, to compare before and after a change: diff -r BEFORE AFTER.

python benchmarks/tables.py FOLDER a.txt b.txt …
"""

import argparse
from pathlib import Path

from nanguan.cli import TABLES
from nanguan.report import load
from nanguan.tables import written


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("files", nargs="+", type=Path)
    options = arguments.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    for path in options.files:
        report = load(path)
        for name in TABLES:
            text = written(getattr(report, name), "jsonl")
            (options.folder / f"{path.stem}.{name}.jsonl").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
