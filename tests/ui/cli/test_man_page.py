"""The man page is what `--help` says, and roff that is understood."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from pullquote.ui.cli.command import main
from pullquote.ui.cli.man_page import man_page

PAGE = Path(__file__).parents[3] / "docs" / "pullquote.1"


@pytest.mark.slow
def test_the_page_is_what_help_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == man_page(), "run: make docs"


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not installed")
def test_the_page_is_shown_without_a_warning() -> None:
    shown = subprocess.run(
        ["groff", "-man", "-Tascii", "-ww", "-P-cbou", str(PAGE)], capture_output=True, text=True, check=True
    )
    assert shown.stderr == ""
    assert all(f"pullquote {name}" in shown.stdout for name in main.commands)
