"""Completion: a script for each shell, and what it asks the program for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest
from click.testing import CliRunner

from pullquote.ui.cli.command import main

ASK = "from pullquote.ui.cli.command import main; main(prog_name='pullquote')"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_asks_the_program(shell: str) -> None:
    run = CliRunner().invoke(main, ["completion", shell])
    assert run.exit_code == 0
    assert f"_PULLQUOTE_COMPLETE={shell}_complete" in run.stdout


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")
def test_bash_takes_the_script() -> None:
    script = CliRunner().invoke(main, ["completion", "bash"]).stdout
    assert subprocess.run(["bash", "-n"], input=script, text=True, capture_output=True).stderr == ""


@pytest.mark.parametrize(
    ("words", "at", "offered"),
    [("pullquote sta", 1, ["plain,status"]), ("pullquote status --fi", 2, ["plain,--fields"])],
)
def test_commands_and_options_are_completed(words: str, at: int, offered: list[str]) -> None:
    asked = os.environ | {"_PULLQUOTE_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(at)}
    run = subprocess.run([sys.executable, "-c", ASK], env=asked, capture_output=True, text=True, check=True)
    assert run.stdout.splitlines() == offered
