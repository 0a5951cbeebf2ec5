"""Files made in the test itself: bytes in, the loaded article out, and the smallest PDF that has text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from pullquote.corpus import Article, files, load

Read = Callable[[str, bytes | str], Article]


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
        kids = " ".join(f"{4 + 2 * page} 0 R" for page in range(len(pages)))
        parts = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
        for page, lines in enumerate(pages):
            drawn = "BT /F1 12 Tf 14 TL 50 750 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
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

    return make
