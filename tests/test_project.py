"""What the project says of itself: README, environment, continuous run, package, documentation of public names."""

import ast
import importlib
import inspect
import pkgutil
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import nbformat
import pytest

import nanguan
from nanguan import editions

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
READMES = {"en": README, "zh": (ROOT / "README.zh.md").read_text(encoding="utf-8")}
MODULES = sorted(m.name for m in pkgutil.iter_modules(nanguan.__path__) if m.name != "__main__")
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
    (block,) = re.findall(r"```python\n(.*?)```", READMES[lang], flags=re.S)
    names = {}
    exec(block, names)
    assert (tmp_path / "pace.svg").is_file() and names["report"].title


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_readme_lists_the_notebooks_as_they_say_themselves(lang):
    for path in editions.lessons():
        about = nbformat.read(path, as_version=4).metadata["nanguan"]
        (row,) = [line for line in READMES[lang].splitlines() if f"(notebooks/{path.name})" in line]
        assert row.endswith(f"| {about['skills'][lang]} | {about['minutes']} |")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_files_that_the_readme_names_are_there(lang):
    for address in re.findall(r"\]\(([^)#]+)[^)]*\)", READMES[lang]):
        assert (ROOT / address).is_file(), address


def test_every_module_has_its_room_in_the_readme():
    missing = [name for name in MODULES if f"`{name}.py`" not in README and f"nanguan/{name}.py" not in README and name != "errors"]
    assert missing == ["files"]


def test_each_module_imports_only_from_rooms_before_its_own():
    """Imports at the top of each module, held to the rows of the README's table."""
    rows = {name: at for at, line in enumerate(README.splitlines()) if line.startswith("| ") for name in re.findall(r"`(?:nanguan/)?(\w+)\.py`", line)}
    for path in (ROOT / "nanguan").glob("*.py"):
        own = [node for node in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(node, ast.ImportFrom) and node.level == 1]
        wanted = {name for node in own for name in ([node.module] if node.module else [alias.name for alias in node.names])}
        late = {name for name in wanted if rows.get(name, 0) > rows.get(path.stem, len(README))}
        assert late == set(), path.name


def test_the_citation_has_the_version_of_the_package():
    assert f"version: {nanguan.__version__}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")


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


@pytest.mark.parametrize("module", MODULES)
def test_public_names_say_what_they_do(module):
    home = importlib.import_module(f"nanguan.{module}")
    assert home.__doc__
    for name, value in vars(home).items():
        if not name.startswith("_") and getattr(value, "__module__", None) == home.__name__:
            assert inspect.getdoc(value), f"{module}.{name}"


@pytest.mark.parametrize("module", MODULES)
def test_functions_are_short(module):
    home = importlib.import_module(f"nanguan.{module}")
    for name, value in vars(home).items():
        if inspect.isfunction(value) and value.__module__ == home.__name__:
            assert len(inspect.getsource(value).splitlines()) <= 40, f"{module}.{name}"


def test_importing_loads_neither_pandas_nor_jieba():
    code = "import sys, nanguan; print([m for m in ('pandas', 'jieba', 'matplotlib') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8").stdout == "[]\n"


def test_code_names_no_place():
    """What is of Nanguan is data: the code names neither the district nor its city, but for the default file and examples."""
    for path in sorted((ROOT / "nanguan").glob("*.py")):
        code = re.sub(r'""".*?"""', "", path.read_text(encoding="utf-8"), flags=re.S)
        assert not re.search("南关|长春|吉林", code), path.name
