"""A Jupyter notebook → its cells: Markdown with its markup marked, code and printed results as they are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pullquote.corpus.article import Heading, Span
from pullquote.corpus.formats.markdown import read_markdown
from pullquote.corpus.kinds.archive import check_size
from pullquote.corpus.text.content import Content, Format, Refused

SHOWN = {"source", "input", "text", "text/plain", "text/markdown", "evalue"}


def read_notebook(data: bytes) -> Content:
    """Raises Refused if it is not a notebook."""
    check_size(data)
    try:
        cells = _cells(json.loads(data))
    except (ValueError, KeyError, TypeError):
        raise Refused("is not a notebook of version 3 or 4; open it in Jupyter and save it again") from None
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


def _cells(book: dict[str, Any]) -> list[dict[str, Any]]:
    """The cells of a notebook; those of version 3 are on worksheets."""
    return book["cells"] if "cells" in book else [cell for sheet in book["worksheets"] for cell in sheet["cells"]]


def _sources(cell: dict[str, Any]) -> list[tuple[str, bool]]:
    """The texts of a cell, and whether each is Markdown."""
    source, kind = _joined(cell.get("source", cell.get("input"))), cell.get("cell_type")
    found = [
        (f"{'#' * cell.get('level', 1)} {source}" if kind == "heading" else source, kind in ("heading", "markdown"))
    ]
    for output in cell.get("outputs", []):
        data = output.get("data", {})
        marked = data.get("text/markdown")
        shown = marked or output.get("text") or data.get("text/plain") or output.get("evalue")
        found.append((_joined(shown), bool(marked)))
    return [(source.encode("utf-8", "replace").decode(), marked) for source, marked in found if source.strip()]


def _joined(source: Any) -> str:
    return "".join(source) if isinstance(source, list) else source or ""


def _shown(data: bytes) -> Iterator[str]:
    return _texts(_cells(json.loads(data)))


def _texts(value: Any, key: str = "") -> Iterator[str]:
    """Whatever is kept as text, however deep."""
    if isinstance(value, str) and key in SHOWN:
        yield value
    for name, item in value.items() if isinstance(value, dict) else ():
        yield from _texts(item, name)
    for item in value if isinstance(value, list) else ():
        yield from _texts(item, key)


FORMATS = (Format((".ipynb",), read_notebook, version=4, shown=_shown),)
