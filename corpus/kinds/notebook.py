"""A Jupyter notebook → its cells: Markdown with its markup marked, code and printed results as they are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pullquote.corpus.article import Heading, Span
from pullquote.corpus.formats.markdown import read_markdown
from pullquote.corpus.kinds.archive import check_size
from pullquote.corpus.text.content import Content, Format, Refused

SHOWN = {"source", "text", "text/plain", "text/markdown", "evalue"}


def read_notebook(data: bytes) -> Content:
    """Raises Refused if it is not a notebook."""
    check_size(data)
    try:
        cells = json.loads(data)["cells"]
    except (ValueError, KeyError, TypeError):
        raise Refused("is not a version 4 notebook; open it in Jupyter and save it again") from None
    text, headings, noise, places = "", list[Heading](), list[Span](), list[tuple[int, str]]()
    for number, cell in enumerate(cells, 1):
        for source, marked in _sources(cell):
            at = len(text)
            places.append((at, f"cell {number}"))
            text += source + "\n\n"
            if marked:
                markdown_cell = read_markdown(source.encode())
                headings += [Heading(h.start + at, h.end + at, h.level) for h in markdown_cell.headings]
                noise += [(start + at, end + at) for start, end in markdown_cell.noise]
    return Content(text, headings=tuple(headings), noise=tuple(noise), places=tuple(places))


def _sources(cell: dict[str, Any]) -> list[tuple[str, bool]]:
    """The texts of a cell, and whether each is Markdown."""
    found = [(_joined(cell.get("source")), cell.get("cell_type") == "markdown")]
    for output in cell.get("outputs", []):
        data = output.get("data", {})
        marked = data.get("text/markdown")
        shown = marked or output.get("text") or data.get("text/plain") or output.get("evalue")
        found.append((_joined(shown), bool(marked)))
    return [(source.encode("utf-8", "replace").decode(), marked) for source, marked in found if source.strip()]


def _joined(source: Any) -> str:
    return "".join(source) if isinstance(source, list) else source or ""


def _shown(data: bytes) -> Iterator[str]:
    return _texts(json.loads(data)["cells"])


def _texts(value: Any, key: str = "") -> Iterator[str]:
    """Whatever is kept as text, however deep."""
    if isinstance(value, str) and key in SHOWN:
        yield value
    for name, item in value.items() if isinstance(value, dict) else ():
        yield from _texts(item, name)
    for item in value if isinstance(value, list) else ():
        yield from _texts(item, key)


FORMATS = (Format((".ipynb",), read_notebook, version=3, shown=_shown),)
