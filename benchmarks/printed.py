"""Do the boxes of quotes hold their words? Read back from the PDF files by PDFium.

python -m benchmarks.printed FOLDER    # of folders, one a maker, with PDF files

Every sentence of every article is taken for a quote; so is each row of a table, by its cells. Exact: the characters
inside its boxes are its own, in their order, white space and hyphens at the ends of lines aside. Says how many of the
sentences are exact, by maker, and how many bytes a page takes in a library. Filled-in fields are drawn into the page by
the same PDFium that gives their boxes: for them this shows agreement with what it draws, and is no check from outside.
"""

from __future__ import annotations

import ctypes
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2 import raw

from pullquote.corpus import Article, Box, Span, Unreadable, read, split

INSET = 0.15
"""Points that each side of a box is moved in: what only touches it is not inside."""


def main(folder: Path) -> None:
    """Print a row for each maker."""
    print("| maker | files | pages | quotes | exact | same letters | bytes a page |\n|---|--:|--:|--:|--:|--:|--:|")
    every: Counter[str] = Counter()
    for maker in sorted(path for path in folder.iterdir() if path.is_dir()):
        found = sum((_counted(file) for file in sorted(maker.glob("*.pdf"))), Counter[str]())
        print(_row(maker.name, found), flush=True)
        every += found
    print(_row("all", every))


def _row(name: str, found: Counter[str]) -> str:
    shares = (f"{found[kind] / max(1, found['quotes']):.3f}" for kind in ("exact", "letters"))
    bytes_a_page = round(found["bytes"] / max(1, found["pages"]))
    return (
        f"| {name} | {found['files']} | {found['pages']} | {found['quotes']} | {' | '.join(shares)} | {bytes_a_page} |"
    )


def _counted(file: Path) -> Counter[str]:
    data = file.read_bytes()
    try:
        article = read(file.name, data)
    except Unreadable as error:
        print(f"  {file}: {error}", file=sys.stderr)
        return Counter(files=1)
    found = Counter(files=1, pages=len(article.pages), bytes=sum(len(page.packed) for page in article.pages))
    texts = [(page, page.get_textpage()) for page in _shown(data)]
    for start, end in _quotes(article):
        wanted, seen = letters(article.text[start:end]), letters(_inside(texts, article.boxes(start, end)))
        found.update(quotes=1, exact=wanted == seen, letters=sorted(wanted) == sorted(seen))
        if wanted != seen and "-v" in sys.argv:
            print(f"  {file.parent.name}/{file.name} {article.text[start:end]!r}\n    {seen!r}", file=sys.stderr)
    return found


def _shown(data: bytes) -> pypdfium2.PdfDocument:
    """The document with what is filled in as a part of its pages."""
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    for page in document:
        raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
        page.close()
    return document


def _quotes(article: Article) -> Iterator[Span]:
    """Sentences, and the cells of tables' rows: the names of the columns are printed once."""
    for sentence in (sentence for passage in split(article) for sentence in passage.sentences):
        cells = [cell for _, row in article.rows(*sentence) for cell in row.cells if cell[0] < cell[1]]
        yield from cells or [sentence]


def _inside(texts: list[Any], boxes: Iterable[Box]) -> str:
    found = ""
    for number, x0, y0, x1, y1 in boxes:
        page, text = texts[number - 1]
        corners = [_on_page(page, x, y) for x, y in ((x0, y0), (x1, y1))]
        (left, right), (bottom, top) = (sorted(sides) for sides in zip(*corners, strict=True))
        found += text.get_text_bounded(left + INSET, bottom + INSET, right - INSET, top - INSET)
    return found


def _on_page(page: Any, x: float, y: float) -> tuple[float, float]:
    size = (round(100 * side) for side in page.get_size())
    left, top = ctypes.c_double(), ctypes.c_double()
    raw.FPDF_DeviceToPage(page, 0, 0, *size, 0, round(100 * x), round(100 * y), ctypes.byref(left), ctypes.byref(top))
    return left.value, top.value


def letters(text: str) -> str:
    """Without white space, hyphens and what only tells how letters are drawn."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(char for char in plain if not char.isspace() and char not in "-\u2010\u00ad\x02\ufffe^\0")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
