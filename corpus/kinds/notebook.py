"""A Jupyter notebook → its cells: Markdown with its markup told apart, code and printed results as they stand."""

from __future__ import annotations

import json
from typing import Any

from pullquote.corpus.article import Heading, Span
from pullquote.corpus.formats.markdown import read_markdown
from pullquote.corpus.kinds.archive import check_size
from pullquote.corpus.text.content import Content, Format, Refused


def read_notebook(data: bytes) -> Content:
    """Refused when it is no notebook."""
    check_size(data)
    try:
        cells = json.loads(data)["cells"]
    except (ValueError, KeyError, TypeError):
        raise Refused("is not a version 4 notebook") from None
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
        found.append((_joined(output.get("text") or output.get("data", {}).get("text/plain")), False))
    return [(source.encode("utf-8", "replace").decode(), marked) for source, marked in found if source.strip()]


def _joined(source: Any) -> str:
    return "".join(source) if isinstance(source, list) else source or ""


FORMATS = (Format((".ipynb",), read_notebook),)
