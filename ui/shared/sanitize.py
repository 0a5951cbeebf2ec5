"""Untrusted text → text that a terminal cannot take for a command.

Article text, titles, file names and questions may hold anything. Escape and other control characters are shown as
signs (ESC as ␛), marks that turn the writing direction are dropped. Line breaks and tabs stay. For the screen only:
answers in JSON and csv carry the text untouched.
"""

import re
from typing import TextIO

_PICTURES = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)}
_CONTROLS = str.maketrans(
    _PICTURES
    | {0x7F: 0x2421}
    | dict.fromkeys(range(128, 160), 65533)
    | dict.fromkeys((*range(8234, 8239), *range(8294, 8298)))
)


def visible(text: str) -> str:
    """Control characters as signs, CR LF as one line break, half a surrogate pair as U+FFFD."""
    text = text.replace("\r\n", "\n").translate(_CONTROLS)
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def one_line(text: str) -> str:
    """The same, with every run of white space as one space."""
    return " ".join(visible(text).split())


class Plain:
    """A stream that is written to as `visible` has it, and that is no terminal."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        self._stream.write(visible(text))
        return len(text)

    def flush(self) -> None:
        self._stream.flush()

    def isatty(self) -> bool:
        return False

    @property
    def encoding(self) -> str:
        return self._stream.encoding
