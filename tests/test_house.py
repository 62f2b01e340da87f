"""The walls of the house: rooms import from rooms before them; what stays out of which room."""

import ast
import importlib
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import nanguan

ROOT = Path(nanguan.__file__).parent
# In the order in which the data flow: a room imports only from rooms before it.
ROOMS = (
    "errors settings lexicon sources reading wording tables words display "
    "report comparison corpus charts notebook site cli"
).split()
FILES = sorted(path for path in ROOT.rglob("*.py") if path.parent != ROOT or path.stem[0] != "_")
FACE = {"load", "compare", "read_corpus"} | set(
    "charts coding exercises lexicon settings show sources tables wording words".split()
)


def module(path: Path) -> str:
    """Name of a module in the package: report, reading.claims, reading for its folder."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module(path): path for path in FILES}


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def running(node: ast.AST) -> Iterator[ast.AST]:
    """Everything in a module but what is there for type checkers only."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and getattr(child.test, "id", "") == "TYPE_CHECKING":
            continue
        yield child
        yield from running(child)


def imports(path: Path) -> set[str]:
    """Names of what a module imports: our modules without the package, others as they are."""
    found = set()
    for node in running(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name.removeprefix("nanguan.") for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            here = [*path.relative_to(ROOT).parent.parts]
            base = here[: len(here) + 1 - node.level] if node.level else []
            home = ".".join([*base, *filter(None, [node.module])]).removeprefix("nanguan.")
            inside = {f"{home}.{alias.name}".strip(".") for alias in node.names}
            found |= (inside & MODULES.keys()) or {home}
    return found


def room(name: str) -> str:
    return name.partition(".")[0]


def texts(path: Path) -> Iterator[str]:
    """String constants of a module, without its docstrings."""
    told = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)):
            told.add(ast.get_docstring(node, clean=False))
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if node.value not in told:
                yield node.value


def test_every_module_stands_in_a_room():
    assert {room(name) for name in MODULES} == set(ROOMS)


def test_a_room_imports_only_from_rooms_before_it():
    late = []
    for name, path in MODULES.items():
        before = set(ROOMS[: ROOMS.index(room(name)) + 1])
        before -= {"charts"} if room(name) == "notebook" else set()
        wanted = {room(it) for it in imports(path)} & set(ROOMS)
        late += [(name, it) for it in sorted(wanted - before)]
    assert late == []


def test_inside_a_room_no_module_comes_back_to_itself():
    within = {
        name: {it for it in imports(path) if it in MODULES and room(it) == room(name)}
        for name, path in MODULES.items()
    }

    def reached(name: str, seen: frozenset[str]) -> set[str]:
        return set().union(*({it} | reached(it, seen | {it}) for it in within[name] - seen))

    assert [name for name in MODULES if name in reached(name, frozenset())] == []


def loaded(code: str) -> set[str]:
    """Which of the heavy libraries are there after some code."""
    heavy = "{'pandas', 'matplotlib', 'jieba', 'wordcloud', 'fontTools', 'jinja2'}"
    code += f"; import sys; print(*sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_what_a_room_never_loads():
    def parts(*rooms: str) -> str:
        return "import " + ", ".join(f"nanguan.{it}" for it in MODULES if room(it) in rooms)

    assert loaded("import nanguan; dir(nanguan)") == set()
    assert loaded(parts("reading", "lexicon", "sources", "settings", "errors")) == set()
    assert loaded(parts("wording", "tables", "words")) == {"pandas"}
    assert "pandas" not in {name for it in MODULES if room(it) == "reading" for name in named(it)}


def named(name: str) -> set[str]:
    return {it.partition(".")[0] for it in imports(MODULES[name])}


TAG = re.compile(r"(?<!\?P)</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>")


def test_only_the_site_and_the_markup_know_html():
    """A chart is an SVG, with links and a style of its own, and knows no other element."""
    drawn = re.compile(r"</?(?:svg|a|text|style|metadata)\b")
    found = {}
    for name, path in MODULES.items():
        for it in texts(path):
            it = drawn.sub("", it) if room(name) == "charts" else it
            if room(name) not in ("site", "display") and TAG.search(it):
                found[name] = it
    assert found == {}


def test_only_the_wording_looks_at_the_language():
    looks = [
        (name, node.lineno)
        for name, path in MODULES.items()
        if room(name) not in ("wording", "settings")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Compare)
        for it in (node.left, *node.comparators)
        if isinstance(it, ast.Constant) and it.value in ("zh", "en") or ast.unparse(it) == "lang"
    ]
    assert looks == []


def test_only_the_settings_read_the_environment():
    names = re.compile(r"NANGUAN_[A-Z]+")
    homes = {name for name, path in MODULES.items() for it in texts(path) if names.search(it)}
    assert homes == {"settings"}
    known = set(names.findall((ROOT / "settings.py").read_text(encoding="utf-8")))
    pages = [*ROOT.parent.glob("docs/*.md"), ROOT.parent / "README.md"]
    told = "".join(page.read_text(encoding="utf-8") for page in pages)
    assert [name for name in sorted(known) if name not in told] == []


def test_the_face_shows_what_a_user_types_and_nothing_else():
    for name in MODULES:
        importlib.import_module(f"nanguan.{name}")
    assert set(dir(nanguan)) == set(nanguan.__all__) == FACE
    assert all(getattr(nanguan, name) for name in FACE)
    assert nanguan.Report.__name__ == "Report" and nanguan.ReportError.__name__ == "ReportError"
    with pytest.raises(AttributeError, match="no attribute 'claims'"):
        _ = nanguan.claims


def test_functions_and_files_are_short():
    long = [
        (name, node.name, node.end_lineno - node.lineno + 1)
        for name, path in MODULES.items()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno >= 40
    ]
    assert long == []
    lines = {name: len(path.read_text("utf-8").splitlines()) for name, path in MODULES.items()}
    assert {name: it for name, it in lines.items() if it > 320} == {}


# The rooms as they stand, 6,131 lines without corpus and track; 5,500 and 1,500 are aimed at.
LINES, READING = 7146, 1777


def test_the_library_is_small():
    lines = {path: len(path.read_text("utf-8").splitlines()) for path in ROOT.rglob("*.py")}
    assert sum(lines.values()) <= LINES
    assert sum(it for path, it in lines.items() if path.parent.name == "reading") <= READING
