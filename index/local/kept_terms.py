"""The terms of every passage, kept beside the words index that was made of them.

So a small library is reindexed, and scores as if freshly built, without reading unchanged texts.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pullquote.index.text.terms import VERSION

FILE = f"terms-{VERSION}.txt"  # terms of another version are not found


def keep(folder: Path, rows: Mapping[int, str]) -> None:
    """Write the terms of each passage, separated by spaces, into a new file of the folder."""
    lines = (f"{number} {row}\n" for number, row in rows.items())
    (folder / FILE).write_text("".join(lines), encoding="utf-8", newline="\n")


def kept(folder: Path) -> dict[int, str]:
    """Return the terms by number of passage; empty if none were kept."""
    try:
        text = (folder / FILE).read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    parted = (line.partition(" ") for line in text.split("\n") if line)
    return {int(number): row for number, _, row in parted}
