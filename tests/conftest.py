"""What the tests share: the report, and the material beside the checkout where it is present."""

import os
from pathlib import Path

import pytest
from filelock import FileLock

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


@pytest.fixture(scope="session")
def site_folder(report, tmp_path_factory) -> Path:
    """Site of the Nanguan report, built once, by whichever process of pytest comes first."""
    from nanguan import site

    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    with FileLock(shared / "site.lock"):
        if not (shared / "site").exists():
            site.build(report, shared / "site")
    return shared / "site"
