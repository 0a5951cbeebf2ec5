"""The smallest PDF that has text, written by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def pdf_of(pages: Sequence[Sequence[str]]) -> bytes:
    """A PDF with one page for each list of lines; '' is a blank line."""
    lines = (" ".join(f"({line}) Tj T*" for line in page) for page in pages)
    return written([f"BT /F1 12 Tf 14 TL 50 750 Td {each} ET" for each in lines])


def written(contents: Sequence[str], said: Mapping[str, str] | None = None) -> bytes:
    """A PDF of pages drawn so, Helvetica being /F1; `said` gives the text that some of its signs stand for."""
    kids = " ".join(f"{4 + 2 * page} 0 R" for page in range(len(contents)))
    shown = f" /ToUnicode {4 + 2 * len(contents)} 0 R" if said else ""
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>",
        f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica{shown} >>",
    ]
    for page, drawn in enumerate(contents):
        parts.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * page} 0 R >>"
        )
        parts.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    if said:
        signs = "\n".join(f"<{ord(sign):02x}> <{words.encode('utf-16-be').hex()}>" for sign, words in said.items())
        drawn = f"1 begincodespacerange\n<00> <ff>\nendcodespacerange\n{len(said)} beginbfchar\n{signs}\nendbfchar"
        parts.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    body, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{part}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{table}trailer << /Size {len(parts) + 1} /Root 1 0 R >>"
    return body + f"{end}\nstartxref\n{len(body)}\n%%EOF".encode()
