"""Ordinary English words, from the list that comes with symspellpy."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

FILE = "frequency_dictionary_en_82_765.txt"


@cache
def english() -> frozenset[str]:
    """Some 82,000 lower-case words with their forms; none if symspellpy is missing."""
    spec = find_spec("symspellpy")
    if spec is None or spec.origin is None:
        return frozenset()
    text = Path(spec.origin).with_name(FILE).read_text(encoding="utf-8-sig")
    return frozenset(line.split(" ", 1)[0] for line in text.splitlines())
