"""Starter questions, kept beside a library in `starters.json` until it changes."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

FILE = "starters.json"


def kept(home: Path, generation: int) -> list[str] | None:
    """Return those that were made for this generation of the library; None if none were made."""
    try:
        stored = json.loads((home / FILE).read_text(encoding="utf-8"))
        return [str(question) for question in stored["questions"]] if stored["generation"] == generation else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep(home: Path, generation: int, questions: Sequence[str]) -> None:
    """Write them whole, or, in a folder that is read-only, not at all."""
    part = home / f"{FILE}.{os.getpid()}"
    with suppress(OSError):
        part.touch(0o600)  # like the rest of the library
        part.write_text(json.dumps({"generation": generation, "questions": list(questions)}), encoding="utf-8")
        os.replace(part, home / FILE)
