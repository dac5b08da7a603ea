"""How the code is kept: sizes, names, what is never committed."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parent.parent.parent
Node = TypeVar("Node", bound=ast.AST)
SOURCES = sorted((ROOT / "resultdesk").rglob("*.py"))
LONGEST_FILE, LONGEST_FUNCTION = 400, 60
FORBIDDEN_NAMES = re.compile(r"(Manager|Helper|Utils?|Controller)$")
FORBIDDEN_TEXT = re.compile(r"pypi\.org|pythonhosted|registry\.npmjs|deb\.debian|TODO|FIXME")


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def nodes(path: Path, kind: type[Node]) -> Iterator[Node]:
    return (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, kind))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    yield from nodes(path, ast.FunctionDef)
    yield from nodes(path, ast.AsyncFunctionDef)


def test_files_stay_short() -> None:
    lengths = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_functions_stay_short() -> None:
    lengths = {
        f"{named(path)}: {one.name}": (one.end_lineno or one.lineno) - one.lineno + 1
        for path in SOURCES
        for one in functions(path)
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def test_every_module_says_what_it_is() -> None:
    assert [named(path) for path in SOURCES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))] == []


def test_classes_have_plain_names() -> None:
    names = [node.name for path in SOURCES for node in nodes(path, ast.ClassDef)]
    assert [name for name in names if FORBIDDEN_NAMES.search(name)] == []


def test_checks_are_no_asserts() -> None:
    assert [named(path) for path in SOURCES if any(nodes(path, ast.Assert))] == []


def test_only_commands_print() -> None:
    quiet = [path for path in SOURCES if "cli" not in path.parts and path.name != "picture.py"]
    calls = [(named(path), node.func) for path in quiet for node in nodes(path, ast.Call)]
    assert [name for name, call in calls if isinstance(call, ast.Name) and call.id == "print"] == []


def test_nothing_committed_names_this_machine_or_a_registry() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout
    found = []
    for name in listed.decode().split("\0"):
        path = ROOT / name
        if not name or path == Path(__file__) or path.suffix in (".md", ".mo", ".png", ".xlsx") or not path.is_file():
            continue
        text = path.read_bytes().decode("utf-8", errors="replace")
        found += [f"{name}: {hit[0]}" for hit in FORBIDDEN_TEXT.finditer(text)]
    assert found == []
