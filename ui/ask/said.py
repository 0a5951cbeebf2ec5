"""What the server said itself: each answer that a browser keeps is signed, so that no other can be rated.

The key lies beside the library, for its owner alone, or where nothing can be written there in memory.
"""

from __future__ import annotations

import hmac
import json
import os
from functools import lru_cache
from pathlib import Path
from secrets import token_bytes
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pullquote.qa import Answer

FILE = "answers.key"
BYTES = 32


def signature(library: Path, answer: Answer) -> str:
    """The signature of an answer, in hexadecimal. A browser may have written 1.0 as 1: to it they are the same."""
    values = json.loads(json.dumps(answer.to_dict()), parse_int=float)
    return hmac.new(_key(library), json.dumps(values, sort_keys=True).encode(), "sha256").hexdigest()


def was_said(library: Path, answer: Answer, signed: object) -> bool:
    """Whether this is the signature of that answer."""
    return isinstance(signed, str) and hmac.compare_digest(signed.encode(), signature(library, answer).encode())


@lru_cache(maxsize=16)
def _key(library: Path) -> bytes:
    file = library / FILE
    try:
        with open(file, "xb", opener=_private) as stream:
            stream.write(token_bytes(BYTES))
    except OSError:  # it is there already, or nothing can be written
        pass
    try:
        key = file.read_bytes()
    except OSError:
        key = b""
    return key if len(key) == BYTES else token_bytes(BYTES)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
