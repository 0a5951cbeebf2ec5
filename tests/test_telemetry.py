"""No library that is used reports to its makers. What one would send, it keeps in the user's cache first."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

READ = """
from pullquote.qa.reader.bundled_model import BundledModel
BundledModel.load(eight_bits=True).read_sample()
"""


def test_reading_in_onnx_runtime_leaves_nothing_of_its_makers(tmp_path: Path) -> None:
    # No other variables: on machines for continuous integration ONNX Runtime is silent by itself.
    alone = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    subprocess.run([sys.executable, "-c", READ], env=alone, check=True)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
