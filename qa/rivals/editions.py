"""Editions of one document, whose files are named alike but for a year, a date or a version: where the later one says
the same in other figures, it comes first.
"""

from __future__ import annotations

import re
from collections import Counter

ALIKE = 0.7  # of the words of the shorter sentence are in the other one
_WORD = re.compile(r"\w+")
_EDITION = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?:[-_. ]?[01]\d(?:[-_. ]?[0-3]\d)?)?(?!\d)"
    r"|(?<![^\W_])v(?:er(?:sion)?)?[-_. ]?\d+(?:[._]\d+)*"
    r"|(?<![\d.])\d+(?:\.\d+)+(?=\.\w+$|[-_ ])"
)
_OF_A_TIME = re.compile(
    r"\d{4}|\b(?:old|older|former(?:ly)?|previous(?:ly)?|earlier|before|last|past|first|original(?:ly)?|version|edition)\b",
    re.IGNORECASE,
)


def asks_of_a_time(question: str) -> bool:
    """Return whether a question asks for a time or an edition: "in 2023", "the old rules"."""
    return _OF_A_TIME.search(question) is not None


def supersedes(later: str, earlier: str) -> bool:
    """Return whether one file, by its id, is a later edition of another one.

    >>> supersedes("rules-2024.md", "rules-2023.md"), supersedes("rules-2024.md", "menu-2023.md")
    (True, False)
    """
    (name, figures), (other, before) = edition(later), edition(earlier)
    return bool(before) and name == other and figures > before


def edition(id: str) -> tuple[str, tuple[int, ...]]:
    """The name that the editions of a document share, and the figures that tell this one from others; () for none.

    >>> edition("hr/policy-2024.md"), edition("minutes 2024-03-12.txt"), edition("manual_v2.1.pdf"), edition("d20.md")
    (('hr/policy-.md', (2024,)), ('minutes .txt', (2024, 3, 12)), ('manual_.pdf', (2, 1)), ('d20.md', ()))
    """
    return _EDITION.sub("", id), tuple(map(int, re.findall(r"\d+", " ".join(_EDITION.findall(id)))))


def alike(one: str, other: str) -> bool:
    """Return whether two sentences say the same but for a few words, such as a figure."""
    mine, theirs = (Counter(_WORD.findall(text.casefold())) for text in (one, other))
    return (mine & theirs).total() >= ALIKE * min(mine.total(), theirs.total())
