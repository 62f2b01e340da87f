"""What the tests share: the report, and the material beside the checkout where it is present."""

from pathlib import Path

import pytest

import nanguan

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def report() -> nanguan.Report:
    """The Nanguan report, read once."""
    return nanguan.load()


@pytest.fixture(scope="session")
def corpus() -> list[Path]:
    """Every tenth report of the corpus of other places; skips where there is none."""
    paths = sorted((SHARED / "corpus").glob("*.txt"))[::10]
    if not paths:
        pytest.skip("no corpus of other reports beside the checkout")
    return paths
