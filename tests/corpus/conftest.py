"""Files made in the test itself: bytes in, the loaded article out, and the smallest PDF that has text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from pullquote.corpus import Article, files, load

Read = Callable[[str, bytes | str], Article]
Placed = tuple[float, float, float, str]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """read("a.md", "…") writes the file (text as UTF-8, line ends untouched) and loads it."""

    def write(name: str, data: bytes | str) -> Article:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return next(load(file) for file in files(tmp_path) if file.id == name)

    return write


@pytest.fixture
def pdf() -> Callable[[Sequence[Sequence[str]]], bytes]:
    """pdf([["line", …], …]) → a PDF with one page for each list of lines; '' is a blank line."""

    def make(pages: Sequence[Sequence[str]]) -> bytes:
        lines = (" ".join(f"({line}) Tj T*" for line in page) for page in pages)
        return _pdf([f"BT /F1 12 Tf 14 TL 50 750 Td {each} ET" for each in lines])

    return make


@pytest.fixture
def placed() -> Callable[[Sequence[Sequence[Placed]]], bytes]:
    """placed([[(x, y, size, "words"), …], …]) → a PDF whose pages show these words at these places, in points."""

    def make(pages: Sequence[Sequence[Placed]]) -> bytes:
        return _pdf(
            [" ".join(f"BT /F1 {size} Tf {x} {y} Td ({words}) Tj ET" for x, y, size, words in page) for page in pages]
        )

    return make


def _pdf(contents: Sequence[str]) -> bytes:
    kids = " ".join(f"{4 + 2 * page} 0 R" for page in range(len(contents)))
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for page, drawn in enumerate(contents):
        parts.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * page} 0 R >>"
        )
        parts.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    body, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{part}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{table}trailer << /Size {len(parts) + 1} /Root 1 0 R >>"
    return body + f"{end}\nstartxref\n{len(body)}\n%%EOF".encode()
