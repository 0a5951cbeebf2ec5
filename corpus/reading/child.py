"""The child process that reads files, one by one, each within its limits. See `sandbox` for the other side.

    python -m pullquote.corpus.reading.child SECONDS BYTES

SECONDS of processor time for each file, BYTES of memory. Reads a request ("article" or "rows"), an id and the bytes of
a file; writes the result as JSON.
"""

from __future__ import annotations

import json
import sys
from base64 import b64encode
from dataclasses import astuple
from typing import Any

from pullquote.corpus.article import Article
from pullquote.corpus.load import Unreadable, guarded, read
from pullquote.corpus.reading.limits import allow, begin
from pullquote.corpus.reading.pieces import give, take


def main() -> None:
    """Read files until no more requests come."""
    seconds, memory = int(sys.argv[1]), int(sys.argv[2])
    asked, replies = begin(memory)
    while (what := take(asked)) is not None and (id := take(asked)) is not None and (data := take(asked)) is not None:
        allow(seconds)
        give(replies, json.dumps(_outcome(what.decode(), id.decode(), data)).encode())


def _outcome(what: str, id: str, data: bytes) -> dict[str, Any]:
    try:
        if what == "article":
            return {what: _fields(read(id, data))}
        from pullquote.corpus.office.excel import first_sheet  # for files of questions alone

        return {what: guarded(id, first_sheet, data)}
    except Unreadable as error:
        if isinstance(error.__cause__, MemoryError):
            return {"memory": True}
        return {"reason": error.reason}
    except MemoryError:
        return {"memory": True}


def _fields(article: Article) -> dict[str, Any]:
    fields = {name: getattr(article, name) for name in type(article).__slots__}
    records: dict[str, list[Any]] = {
        name: [astuple(each) for each in getattr(article, name)] for name in ("headings", "tables")
    }
    records["pages"] = [[*astuple(page)[:-1], b64encode(page.packed).decode()] for page in article.pages]
    return fields | records


if __name__ == "__main__":
    main()
