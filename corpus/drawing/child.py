"""The child process that draws pages, one by one. See `pictures` for the other side.

    python -m pullquote.corpus.drawing.child SECONDS BYTES

SECONDS of processor time for each page, BYTES of memory. Reads a request as JSON and the bytes of a file (none for the
file still open); writes the outcome as JSON, and the picture.
"""

from __future__ import annotations

import json
import sys
from contextlib import ExitStack
from typing import Any

from pullquote.corpus.pdf.page import opened
from pullquote.corpus.pdf.picture import picture
from pullquote.corpus.reading.limits import allow, begin
from pullquote.corpus.reading.pieces import give, take
from pullquote.corpus.text.content import Refused


def main() -> None:
    """Draw pages until no more requests come."""
    seconds, memory = int(sys.argv[1]), int(sys.argv[2])
    asked, replies = begin(memory)
    shown = _Shown()
    while (wanted := take(asked)) is not None and (data := take(asked)) is not None:
        allow(seconds)
        outcome, drawn = shown.draw(json.loads(wanted), data)
        give(replies, json.dumps(outcome).encode(), drawn)


class _Shown:
    """The document that is open."""

    def __init__(self) -> None:
        self._open = ExitStack()
        self._document: Any = None

    def draw(self, wanted: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
        try:
            if data:
                self._open.close()
                self._document = self._open.enter_context(opened(data))
            return {}, picture(self._document, wanted["page"], wanted["width"])
        except MemoryError:
            return {"memory": True}, b""
        except IndexError as error:
            return {"page": str(error)}, b""
        except Refused as error:
            return {"reason": str(error)}, b""
        except Exception as error:  # whatever PDFium or Pillow fails with
            return {"reason": f"cannot be drawn ({type(error).__name__})"}, b""


if __name__ == "__main__":
    main()
