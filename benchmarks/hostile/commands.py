"""What made commands fail or trust too much: damaged caches, files that others can read, a link to all of the disk.

python -m benchmarks.hostile.commands
"""

from __future__ import annotations

import csv
import os
import secrets
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def main() -> None:
    with tempfile.TemporaryDirectory() as place:
        articles = Path(place, "articles")
        articles.mkdir()
        (articles / "owls.txt").write_text("Owls\n\nBarn owls eat voles.\n")
        (articles / "formula.txt").write_text("Sums\n\n=1+1 is the sum that the owl table begins with.\n")
        command("build", articles)
        print("| what | what comes of it |\n|---|---|")
        words = next((articles / ".pullquote").glob("words-*"))
        for file in words.iterdir():
            file.write_bytes(secrets.token_bytes(200))
        ask = command("ask", "What do barn owls eat?", articles)
        print(f"| random bytes in all files of the words | ask: {ask}; build: {command('build', articles)} |")
        (articles / "disk").symlink_to("/")
        began, built = time.monotonic(), command("build", articles)
        print(f"| a link to `/` among the articles | {built}, {time.monotonic() - began:.1f} s |")
        users = Path(place, "users")
        users.write_text("owl:tawny\n")
        users.chmod(0o644)
        print(f"| `--auth-file` that others can read | {command('chat', articles, '--auth-file', users)} |")
        print(f"| cells that begin with = | {exported(articles, Path(place))} |")
        library = articles / ".pullquote"
        modes = {file.name: oct(file.stat().st_mode & 0o777) for file in sorted(library.iterdir()) if file.is_file()}
        print(f"| modes of the library's files | {modes} |")


def command(*arguments: object) -> str:
    """The exit status of a command, and the last line that it wrote."""
    asked = [sys.executable, "-m", "pullquote", *map(str, arguments)]
    ran = subprocess.run(asked, capture_output=True, text=True, timeout=300, env=os.environ, check=False)
    lines = (ran.stdout + ran.stderr).strip().splitlines() or [""]
    return f"exit {ran.returncode}, {lines[-1][:120]}"


def exported(articles: Path, place: Path) -> str:
    questions, answers = place / "questions.csv", place / "answers.csv"
    questions.write_text("question\n=1+1 what is the owl sum?\n@cmd owls?\n")
    command("batch", questions, articles, "-o", answers)
    with answers.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    run = [cell for cell in cells if cell.startswith(("=", "+", "@"))]
    return f"{len(cells)} cells, {len(run)} that a spreadsheet would run"


if __name__ == "__main__":
    main()
