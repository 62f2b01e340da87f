"""How fast nanguan reads, and what it finds, beside other readers of numbers in the same run.

    python benchmarks/speed.py                 the Nanguan report
    python benchmarks/speed.py a.txt b.txt     these reports
    python benchmarks/speed.py --growth        the time for texts of 1 to 10 MB, one after the other

The peers are optional: `pip install recognizers-text-suite 'emoji<2' jionlp`; one that is missing
is left out with a line. Speed is characters a second of processor time on one core: the best of
three rounds, after one that is not counted.
"""

from __future__ import annotations

import argparse
import time
import warnings
from collections.abc import Callable

from nanguan import report, sources
from nanguan.reading import text


def nanguan(page: str) -> tuple[int, str]:
    """Claims with number, unit, bound, indicator, years and stance."""
    return len(report.Report(page).claims), "claims: number, unit, bound, indicator, years, stance"


def recognizers() -> Callable[[str], tuple[int, str]]:
    """Microsoft Recognizers-Text: numbers, and quantities of the kinds that it knows."""
    from recognizers_number import Culture, NumberRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer

    models = [NumberRecognizer(Culture.Chinese).get_number_model()]
    units = NumberWithUnitRecognizer(Culture.Chinese)
    models += [units.get_currency_model(), units.get_dimension_model()]

    def read(page: str) -> tuple[int, str]:
        found = [model.parse(page) for model in models]
        return len(
            found[0]
        ), f"numbers; {sum(map(len, found[1:]))} with a unit (currency or dimension)"

    return read


def jionlp() -> Callable[[str], tuple[int, str]]:
    """JioNLP: sums of money, with bounds."""
    import jionlp as jio

    return lambda page: (len(jio.ner.extract_money(page, with_parsing=True)), "sums of money")


def speed(read: Callable[[str], tuple[int, str]], pages: list[str]) -> tuple[float, int, str]:
    """Characters a second, things found and what they are."""
    best, found, what = float("inf"), 0, ""
    for round_ in range(4):
        start = time.process_time()
        results = [read(page) for page in pages]
        if round_:
            best = min(best, time.process_time() - start)
        found, what = sum(n for n, _ in results), results[0][1]
    return sum(map(len, pages)) / best, found, what


def compare(pages: list[str]) -> None:
    """Prints a line a reader."""
    print(f"{len(pages)} texts, {sum(map(len, pages)):,} characters")
    for name, make in (
        ("nanguan", lambda: nanguan),
        ("recognizers-text", recognizers),
        ("jionlp", jionlp),
    ):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                read = make()
        except ImportError as error:
            print(f"{name:<18} left out: {error}")
            continue
        rate, found, what = speed(read, pages)
        print(f"{name:<18}{rate:>12,.0f} characters a second   {found:>6,} {what}")


def growth(page: str) -> None:
    """Print the time for texts of growing length: characters a second should stay the same."""
    for megabytes in (1, 2, 5, 10):
        long = "\n".join([page] * max(1, round(megabytes * 1_000_000 / len(page.encode("utf-8")))))
        start = time.process_time()
        found, _ = nanguan(long)
        seconds = time.process_time() - start
        print(
            f"{megabytes:>3} MB {len(long):>10,} characters {seconds:>7.2f} s "
            f"{len(long) / seconds:>12,.0f} a second {found:>7,} claims"
        )


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("files", nargs="*", default=[None])
    arguments.add_argument("--growth", action="store_true")
    options = arguments.parse_args()
    pages = [sources.read(name) for name in options.files]
    growth(text.clean(pages[0]).text) if options.growth else compare(pages)


if __name__ == "__main__":
    main()
