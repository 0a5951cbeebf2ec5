"""PDF files and pictures of pages → their text. `corpus.pdf`, which reads them, is loaded with the first one: it needs
numpy, and most folders hold none.
"""

from __future__ import annotations

from pullquote.corpus.scans.recognise import WITH_OCR, can_recognise
from pullquote.corpus.text.content import Content, Format


def read_pdf(data: bytes) -> Content:
    """Raises Refused as `pdf.reader.read_pdf` does."""
    from pullquote.corpus.pdf import reader

    return reader.read_pdf(data)


def shown_pdf(data: bytes) -> list[str]:
    """Return what the pages show, in the order of the file."""
    from pullquote.corpus.pdf import reader

    return reader.shown_pdf(data)


def read_image(data: bytes) -> Content:
    """Raises Refused as `pdf.images.read_image` does."""
    from pullquote.corpus.pdf import images

    return images.read_image(data)


PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp")
VERSION = 12 + WITH_OCR * can_recognise()
"""Another where pictures are read: files are read anew once that can be."""
FORMATS = (
    Format((".pdf",), read_pdf, version=VERSION, shown=shown_pdf, rest="page numbers and the like"),
    *([Format(PICTURES, read_image)] if can_recognise() else []),
)
