"""The distributions work outside the checkout: the source holds every file, the wheel all that it needs."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SDIST = "import sys; from setuptools import build_meta; build_meta.build_sdist(sys.argv[1])"


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source distribution, and the wheel that is built from it."""
    folder = tmp_path_factory.mktemp("dist")
    checkout = tmp_path_factory.mktemp("checkout") / "pullquote"  # building writes into it, beside other tests
    shutil.copytree(ROOT, checkout, ignore=shutil.ignore_patterns(".git", ".venv", ".data", ".typed", ".*_cache"))
    subprocess.run([sys.executable, "-c", SDIST, str(folder)], cwd=checkout, check=True, capture_output=True)
    (source,) = folder.glob("*.tar.gz")
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir"]
    subprocess.run([*build, str(folder), str(source)], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def installed(dist: Path) -> Path:
    """A new environment with the wheel in it; what it depends on is taken from this one."""
    home, (wheel,) = dist / "env", dist.glob("*.whl")
    venv.create(home, symlinks=True)
    (site,) = home.glob("lib/python*/site-packages")
    (site / "shared.pth").write_text("\n".join(path for path in sys.path if path.endswith("-packages")))
    pip = [sys.executable, "-m", "pip", "--python", str(home / "bin" / "python"), "install", "--quiet"]
    subprocess.run([*pip, "--no-deps", "--no-index", str(wheel)], check=True, capture_output=True)
    return home


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a checkout")
def test_the_source_holds_every_file(dist: Path) -> None:
    (source,) = dist.glob("*.tar.gz")
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    with tarfile.open(source) as archive:
        held = {name.partition("/")[2] for name in archive.getnames()}
    tracked = {name for name in listed.splitlines() if (ROOT / name).exists()}
    assert tracked - held == set()


def test_the_wheel_holds_the_package_and_the_man_page(dist: Path) -> None:
    (wheel,) = dist.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    files = {name for name in names if ".dist-info/" not in name}
    assert {name for name in files if not name.startswith("pullquote/")} == {
        next(name for name in files if name.endswith(".data/data/share/man/man1/pullquote.1"))
    }
    modules = {
        str(path.relative_to(ROOT)) for room in ("corpus", "index", "qa", "ui") for path in (ROOT / room).rglob("*.py")
    }
    assert {name.removeprefix("pullquote/") for name in files if name.endswith(".py")} >= modules
    assert {"pullquote/py.typed", "pullquote/qa/weights/SHA256SUMS", "pullquote/ui/web/page.css"} <= files
    assert "pullquote/ui/web/script/page.js" in files
    assert sum(name.startswith("pullquote/corpus/articles/") for name in files) >= 8


def run(installed: Path, *command: str, folder: Path) -> str:
    outside = {"PATH": os.environ["PATH"], "HOME": str(folder)}
    program = [str(installed / "bin" / command[0]), *command[1:]]
    return subprocess.run(program, cwd=folder, env=outside, check=True, capture_output=True, text=True).stdout


def test_the_installed_package_is_the_one_that_runs(installed: Path, tmp_path: Path) -> None:
    code = "import pullquote, pullquote.qa; print(pullquote.qa.__file__); print(pullquote.__version__)"
    file, version = run(installed, "python", "-c", code, folder=tmp_path).splitlines()
    assert Path(file).is_relative_to(installed)
    assert run(installed, "pullquote", "--version", folder=tmp_path) == f"pullquote {version}\n"
    assert list(installed.glob("share/man/man1/pullquote.1"))


@pytest.mark.slow
def test_the_installed_command_answers(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "owls.txt").write_text("Barn owls nest in old barns. They eat about four voles a night.")
    answer = json.loads(
        run(installed, "pullquote", "ask", "What do barn owls eat?", "notes", "--json", folder=tmp_path)
    )
    assert (answer["found"], "voles" in answer["answer"]) == (True, True)
