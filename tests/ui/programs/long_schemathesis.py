"""The REST calls against what they say of themselves: `python -m tests.ui.programs.long_schemathesis [st's options]`.

Serves two articles and lets schemathesis make requests from /api/openapi.json: those that it calls valid must be
answered, all others refused as it says, and nothing may be a defect of ours. Status 0 if it finds nothing.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.ui.served import served

EXPECTED = Path(__file__).with_name("schemathesis.toml")
ARTICLES = {
    "tea.txt": "Tea\n\nGreen tea comes from China. A pot of tea holds 40 cups.\n",
    "owls.txt": "Owls hunt at night.",
}


def main(options: list[str]) -> int:
    """Schemathesis' own exit status."""
    with TemporaryDirectory() as place:
        folder = Path(place, "articles")
        folder.mkdir()
        for name, text in ARTICLES.items():
            (folder / name).write_text(text, encoding="utf-8")
        with served(folder, Path(place, "library"), threshold=0.45) as opened:
            program = [str(Path(sys.executable).with_name("schemathesis")), "--config-file", str(EXPECTED), "run"]
            address = f"{opened.url}/api/openapi.json"
            patient = ["--suppress-health-check", "too_slow"]  # of making answers within answers
            return subprocess.run([*program, *patient, *options, address], cwd=place, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
