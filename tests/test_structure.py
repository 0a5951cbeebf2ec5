"""The order of the rooms, and that what the README names is there."""

from __future__ import annotations

import ast
import doctest
import importlib
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ["corpus", "index", "qa", "ui"]
MAY_IMPORT = {room: set(ROOMS[: place + 1]) for place, room in enumerate(ROOMS)} | {
    "training": {"training", "corpus", "index", "qa"},
    "benchmarks": {"benchmarks", "training", *ROOMS},
}


def imported(file: Path) -> set[str]:
    """The top-level names that a file imports, anywhere in it."""
    names = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{file}: name the room in full"
            names.add(str(node.module).split(".")[0])
    return names


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_imports_only_itself_and_rooms_above_it(room: str) -> None:
    files = list((ROOT / room).glob("**/*.py"))
    assert files
    for file in files:
        assert imported(file) & set(MAY_IMPORT) <= MAY_IMPORT[room], file


@pytest.mark.parametrize(
    ("library", "door"),
    [
        ("faiss", {"index/vectors.py"}),
        ("tantivy", {"index/words.py"}),
        ("sqlite3", {"index/meta.py"}),
        ("openvino", {"index/compiled.py"}),
        ("sentence_transformers", {"index/foreign_model.py"}),
        ("gradio", {f"ui/{name}.py" for name in ("api", "articles_tab", "ask_tab", "batch_tab", "page", "serve")}),
        ("pymilvus", {"index/milvus.py"}),
        ("distributed", {"index/workers.py"}),
        ("mcp", {"ui/tools.py"}),
        ("onnxruntime", {"qa/eight_bits.py"}),
        ("watchfiles", {"ui/watch.py"}),
    ],
)
def test_a_library_is_used_behind_one_door(library: str, door: set[str]) -> None:
    users = {
        str(f.relative_to(ROOT)) for room in ROOMS for f in (ROOT / room).glob("**/*.py") if library in imported(f)
    }
    assert users == door


EXAMPLES = [f for room in MAY_IMPORT for f in (ROOT / room).glob("**/*.py") if ">>> " in f.read_text(encoding="utf-8")]


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_examples_in_docstrings_are_right(file: Path) -> None:
    module = importlib.import_module(".".join(file.relative_to(ROOT).with_suffix("").parts))
    failed, tried = doctest.testmod(module)
    assert tried
    assert not failed


@pytest.mark.parametrize("room", ROOMS)
def test_public_names_exist(room: str) -> None:
    module = __import__(room)
    for name in getattr(module, "__all__", []):
        assert hasattr(module, name)


def test_every_command_of_the_readme_exists() -> None:
    from ui.command import main

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^pullquote (\w+)", readme, re.MULTILINE))
    assert named == set(main.commands)


def test_every_make_target_of_the_readme_exists() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make ([a-z-]+)", readme, re.MULTILINE))
    assert {"chat", "test"} <= named <= targets


def test_the_wheel_holds_the_rooms_and_nothing_else() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["tool"]["setuptools"]["packages"] == ROOMS


def test_every_pinned_dependency_is_one_that_is_asked_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {re.match(r"[\w-]+", need)[0].lower().replace("_", "-") for need in project["dependencies"]}  # type: ignore[index]
    pinned = {
        line.split("==")[0].lower().replace("_", "-")
        for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
        if "==" in line
    }
    assert asked <= pinned
