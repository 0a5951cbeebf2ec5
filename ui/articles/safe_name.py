"""A name that was sent → a name for a file, on any system and inside any folder."""

from __future__ import annotations

import os
import re
import unicodedata

HIDDEN = re.compile(r"(?:[.\s]|~\$)+")  # how names begin that the library skips
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)  # devices where a folder is shared so
TURNING = frozenset((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))  # marks that turn the writing direction
LONGEST = 200  # bytes in UTF-8


def safe_name(name: str, limit: int = LONGEST) -> str:
    """The last part of a path as a name for a file: no control characters, not hidden, not too long, kind kept.

    >>> safe_name("../../tea\\0.md"), safe_name(r"C:\\notes\\.tea.md")
    ('tea.md', 'tea.md')
    """
    base = unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1])
    kept = "".join(sign for sign in base if _harmless(sign)).rstrip(". ")
    kept = HIDDEN.sub("", kept, count=1) if HIDDEN.match(kept) else kept
    if RESERVED.fullmatch(kept):
        kept = f"_{kept}"
    if len(kept.encode()) <= limit:
        return kept
    stem, suffix = os.path.splitext(kept)
    suffix = suffix if len(suffix.encode()) < limit else ""  # no kind that is read
    return stem.encode()[: limit - len(suffix.encode())].decode(errors="ignore") + suffix


def _harmless(sign: str) -> bool:
    return unicodedata.category(sign) not in ("Cc", "Cs", "Zl", "Zp") and ord(sign) not in TURNING
