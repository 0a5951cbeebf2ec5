"""The order of the rooms and of the folders in them, and that what the README names is there."""

from __future__ import annotations

import ast
import doctest
import importlib
import re
import tomllib
from collections import Counter
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ["corpus", "index", "qa", "ui"]
MAY_IMPORT = {room: set(ROOMS[: place + 1]) for place, room in enumerate(ROOMS)} | {
    "training": {"training", "corpus", "index", "qa"},
    "benchmarks": {"benchmarks", "training", *ROOMS},
}


FILES = {
    ".".join(("pullquote", *file.relative_to(ROOT).with_suffix("").parts)): file
    for room in ROOMS
    for file in (ROOT / room).glob("**/*.py")
}


def imported(file: Path) -> set[str]:
    """The dotted names that a file imports, anywhere in it, those for types alone as well."""
    names = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{file}: name the room in full"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def packages(file: Path) -> set[str]:
    """The top-level packages that a file imports; of our own, the room."""
    split = [name.split(".") for name in imported(file)]
    return {parts[1] if parts[0] == "pullquote" and len(parts) > 1 else parts[0] for parts in split}


def modules(file: Path) -> set[str]:
    """Our own modules that a file imports; a name taken from a folder counts as the folder's `__init__`."""
    names = set()
    for name in imported(file):
        while name.startswith("pullquote.") and name not in FILES and f"{name}.__init__" not in FILES:
            name = name.rpartition(".")[0]
        names |= {name, f"{name}.__init__"} & set(FILES)
    return names


def folder(module: str) -> str:
    return module.rpartition(".")[0]


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_imports_only_itself_and_rooms_above_it(room: str) -> None:
    files = list((ROOT / room).glob("**/*.py"))
    assert files
    for file in files:
        assert packages(file) & set(MAY_IMPORT) <= MAY_IMPORT[room], file


def test_no_module_imports_one_that_imports_it() -> None:
    TopologicalSorter({module: modules(file) - {module} for module, file in FILES.items()}).prepare()


@pytest.mark.parametrize("room", ROOMS)
def test_the_folders_of_a_room_import_each_other_one_way(room: str) -> None:
    """The files that lie in the room itself are records below its folders, or calls above them."""
    graph: dict[str, set[str]] = {}
    for module, file in FILES.items():
        if module.startswith(f"pullquote.{room}.") and module.count(".") > 2:
            others = {folder(other) for other in modules(file) if other.startswith(f"pullquote.{room}.")}
            graph.setdefault(folder(module), set()).update(others - {folder(module), f"pullquote.{room}"})
    TopologicalSorter(graph).prepare()


def test_a_folder_holds_about_a_dozen_files() -> None:
    assert max(Counter(map(folder, FILES)).values()) <= 14


@pytest.mark.parametrize(
    ("library", "door"),
    [
        ("faiss", {"index/search/dense.py"}),
        ("tantivy", {"index/search/lexical.py"}),
        ("sqlite3", {"index/store/connection.py"}),
        ("openvino", {"index/models/openvino.py"}),
        ("sentence_transformers", {"index/models/sentence_transformers.py"}),
        (
            "gradio",
            {f"ui/{name}/tab.py" for name in ("articles", "ask", "batch")}
            | {"ui/programs/api.py", "ui/web/page.py", "ui/web/serve.py"},
        ),
        ("pymilvus", {"index/server/milvus.py"}),
        ("distributed", {"index/build/dask.py"}),
        ("mcp", {"ui/programs/mcp_tools.py"}),
        ("onnxruntime", {"qa/reader/onnx_int8.py"}),
        ("watchfiles", {"ui/cli/watch.py"}),
        ("haystack", {"ui/adapters/haystack.py"}),
        ("langchain_core", {"ui/adapters/langchain.py"}),
        ("llama_index", {"ui/adapters/llama_index.py"}),
        ("pathspec", {"corpus/ignored.py"}),
        ("pypdfium2", {f"corpus/pdf/{name}.py" for name in ("characters", "fields", "page", "struck")}),
    ],
)
def test_a_library_is_used_behind_one_door(library: str, door: set[str]) -> None:
    users = {
        str(f.relative_to(ROOT)) for room in ROOMS for f in (ROOT / room).glob("**/*.py") if library in packages(f)
    }
    assert users == door


EXAMPLES = [f for room in MAY_IMPORT for f in (ROOT / room).glob("**/*.py") if ">>> " in f.read_text(encoding="utf-8")]


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_examples_in_docstrings_are_right(file: Path) -> None:
    parts = file.relative_to(ROOT).with_suffix("").parts
    module = importlib.import_module(".".join(("pullquote", *parts) if parts[0] in ROOMS else parts))
    failed, tried = doctest.testmod(module)
    assert tried
    assert not failed


@pytest.mark.parametrize("package", ["pullquote", *(f"pullquote.{room}" for room in ROOMS[:-1])])
def test_public_names_exist(package: str) -> None:
    module = importlib.import_module(package)
    assert module.__all__
    for name in module.__all__:
        assert hasattr(module, name)


def test_every_command_of_the_readme_exists() -> None:
    from pullquote.ui.cli.command import main

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
    assert project["tool"]["setuptools"]["packages"] == sorted({"pullquote", *map(folder, FILES)})


def test_every_pinned_dependency_is_one_that_is_asked_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {re.match(r"[\w-]+", need)[0].lower().replace("_", "-") for need in project["dependencies"]}  # type: ignore[index]
    pinned = {
        line.split("==")[0].lower().replace("_", "-")
        for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
        if "==" in line
    }
    assert asked <= pinned


def test_every_file_that_the_architecture_names_exists() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:corpus|index|qa|ui|tests|training|benchmarks)/[\w/.]*)`", text))
    assert named
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []
