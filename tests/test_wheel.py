"""The wheel works outside the checkout: the rooms, the bundled articles and the reader are in it, and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built and unpacked."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*build, "--wheel-dir", str(folder), str(ROOT)], check=True, capture_output=True)
    (wheel,) = folder.glob("pullquote-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_it_holds_the_rooms_and_what_they_need(installed: Path) -> None:
    assert {path.name for path in installed.iterdir() if not path.name.endswith(".dist-info")} == {"pullquote"}
    assert len(list((installed / "pullquote" / "corpus" / "articles").glob("*.md"))) >= 8
    assert (installed / "pullquote" / "qa" / "weights" / "SHA256SUMS").is_file()
    assert (installed / "pullquote" / "ui" / "web" / "page.css").is_file()


def test_the_command_runs_from_it(installed: Path, tmp_path: Path) -> None:
    code = "from pullquote import __main__ as door, corpus; print(corpus.bundled()); door.main(['--version'])"
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(installed)},
        check=True,
        capture_output=True,
        text=True,
    )
    folder, version = run.stdout.splitlines()
    assert Path(folder) == installed / "pullquote" / "corpus" / "articles"
    assert version.startswith("pullquote ")
