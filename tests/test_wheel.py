"""A wheel, installed away from the checkout, does what the checkout does."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT],
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def python(wheel, tmp_path_factory) -> Path:
    """Python of a new environment with the wheel in it; its dependencies are those of the tests."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=True)
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    subprocess.run(
        [python, "-m", "pip", "install", "--quiet", "--no-deps", wheel],
        check=True,
        capture_output=True,
    )
    site = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
    )
    here = [path for path in sys.path if path.endswith("site-packages")]
    Path(site.stdout.strip(), "dependencies.pth").write_text("\n".join(here), encoding="utf-8")
    return python


def run(python: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    # nbconvert's own templates lie beside the dependencies, and those are not in this environment.
    environment["JUPYTER_PATH"] = str(Path(sys.prefix, "share", "jupyter"))
    return subprocess.run(
        [python, "-m", "nanguan", *arguments], cwd=folder, capture_output=True, env=environment
    )


def test_text_tables_lexicon_notebooks_and_font_travel(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    for wanted in (
        "data/report/nanguan-2022-source.txt",
        "data/coded/claims.csv",
        "data/grammar/units.tsv",
        "data/font/NanguanSansSC.otf",
        "data/font/OFL.txt",
        "notebooks/zh/0-the-report.ipynb",
        "notebooks/en/0-the-report.ipynb",
        "data/teaching/notes/zh/0-the-report.md",
        "site/templates/base.html",
        "display/templates/card.css",
        "charts/nanguan.mplstyle",
    ):
        assert f"nanguan/{wanted}" in names
    assert wheel.stat().st_size < 3_000_000


def test_it_reads_the_report(python, tmp_path, report):
    done = run(python, tmp_path, "claims", "--format", "csv")
    assert done.returncode == 0, done.stderr.decode("utf-8")
    assert done.stdout.decode("utf-8").count("\n") == len(report.claims) + 1


def test_it_is_the_wheel_that_runs(python, tmp_path):
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [python, "-c", "import nanguan; print(nanguan.__file__)"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env=environment,
    )
    assert not Path(done.stdout.strip()).is_relative_to(ROOT)


def test_it_builds_the_site(python, tmp_path):
    done = run(python, tmp_path, "build")
    assert done.returncode == 0, done.stderr.decode("utf-8")
    assert {"index.html", "report.html"} <= {path.name for path in (tmp_path / "site").iterdir()}
