"""What the project says of itself: README, environment, continuous run, package, public names."""

import importlib
import inspect
import re
import tomllib
from pathlib import Path

import nbformat
import pytest

import nanguan
from nanguan import settings
from nanguan.notebook import editions

from .test_house import MODULES, ROOMS, texts

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
READMES = {"en": README, "zh": (ROOT / "README.zh.md").read_text(encoding="utf-8")}
# The Python module of brotli has another name at conda-forge.
CONDA_NAMES = {"brotli": "brotli-python"}


def commands(text: str = README) -> list[str]:
    """Shell lines of a README's code blocks."""
    blocks = re.findall(r"```sh\n(.*?)```", text, flags=re.S)
    return [line for block in blocks for line in block.splitlines() if line]


def test_readme_has_the_two_commands_first():
    build, test = commands()[:2]
    assert build.endswith("nanguan build") and "pytest" in test


def test_both_readmes_have_the_same_commands():
    assert commands(READMES["zh"]) == commands(READMES["en"])


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_python_of_the_readme_runs(lang, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(settings, "_spoken", [])
    (block,) = re.findall(r"```python\n(.*?)```", READMES[lang], flags=re.S)
    names = {}
    exec(block, names)
    assert (tmp_path / "pace.svg").is_file() and names["report"].title


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_readme_lists_the_notebooks_as_they_say_themselves(lang):
    for path in editions.lessons(lang):
        about = nbformat.read(path, as_version=4).metadata["nanguan"]
        link = f"(notebooks/{lang}/{path.name})"
        (row,) = [line for line in READMES[lang].splitlines() if link in line]
        assert row.endswith(f"| {about['skills']} | {about['minutes']} |")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_files_that_the_readme_names_are_there(lang):
    for address in re.findall(r"\]\(([^)#]+)[^)]*\)", READMES[lang]):
        assert (ROOT / address).exists(), address


def test_the_readme_lists_the_rooms_in_their_order():
    table = README.partition("| room |")[2].partition("\n\n")[0]
    cells = [line.split(" | ")[0] for line in table.splitlines() if line.startswith("| `")]
    assert re.findall(r"`(\w+)(?:\.py|/)`", " ".join(cells)) == ROOMS


def test_the_citation_has_the_version_of_the_package():
    assert f"version: {nanguan.__version__}\n" in (ROOT / "CITATION.cff").read_text(
        encoding="utf-8"
    )


def test_continuous_run_calls_the_test_command_word_for_word():
    assert commands()[1] in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_environment_has_the_names_and_bounds_of_the_package():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = (ROOT / "environment.yml").read_text(encoding="utf-8").splitlines()
    listed = {line.strip()[2:] for line in lines if line.startswith("  - ") and ">=" in line}
    wanted = {f"python{project['requires-python']}"}
    for requirement in project["dependencies"]:
        name, bound = requirement.split(">=")
        wanted.add(f"{CONDA_NAMES.get(name, name)}>={bound}")
    assert listed == wanted


def test_public_names_say_what_they_do():
    silent = []
    for name in MODULES:
        home = importlib.import_module(f"nanguan.{name}")
        own = [it for it in vars(home).items() if getattr(it[1], "__module__", "") == home.__name__]
        silent += [name] if not home.__doc__ else []
        silent += [
            f"{name}.{it}" for it, value in own if it[0] != "_" and not inspect.getdoc(value)
        ]
    assert silent == []


def test_code_names_no_place():
    """The code names neither the district nor its city, but for the shipped report and examples."""
    named = [(name, it) for name, path in MODULES.items() for it in texts(path)]
    assert [it for it in named if re.search("南关|长春|吉林", it[1])] == []
