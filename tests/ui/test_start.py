"""The command line starts without the rooms' heavy imports, and ends quietly when nobody reads on."""

import subprocess
import sys

HEAVY = ("torch", "gradio", "rich", "numpy", "pullquote.qa", "pullquote.index", "pullquote.corpus")


def test_help_imports_nothing_heavy() -> None:
    code = f"import sys, pullquote.ui.cli.command; print([name for name in {HEAVY} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_the_package_runs_as_a_module() -> None:
    done = subprocess.run([sys.executable, "-m", "pullquote", "--help"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("Usage: pullquote ")


def test_a_closed_pipe_is_no_traceback() -> None:
    command = f"{sys.executable} -m ui --help | true"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=True)
    assert "Traceback" not in done.stderr
