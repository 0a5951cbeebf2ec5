"""A page of a PDF → runs of characters with the boxes they stand in, and what is filled in. The door to pypdfium2.

PDFium is not made for threads: one file at a time is looked at.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any, NamedTuple

from pullquote.corpus.pdf.run import CLOSE, Box, OpenRun, Run, turned, written
from pullquote.corpus.text.content import Refused

HYPHEN = "\x02"
"""What PDFium gives for a hyphen that ends a line."""
LONGEST = 10_000
PAGES = 20_000
"""Pages of a file; a list of pages may name one of them any number of times."""
WORD = re.compile(r"[^\s\0\x02]+\x02?|\x02")
DIGIT = re.compile(r"[\d+−-]")
ONE_AT_A_TIME = Lock()


class Page(NamedTuple):
    """The runs of a page as the file orders them; `pictures` where it shows any."""

    runs: list[Run]
    pictures: bool


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """The document in these bytes. Refused where it is damaged or locked."""
    import pypdfium2  # type: ignore[import-untyped]

    with ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as problem:
            locked = "password" in str(problem).lower()
            raise Refused("is locked with a password" if locked else "is damaged: its pages cannot be read") from None
        try:
            if len(document) > PAGES:
                raise Refused(f"holds {len(document):,} pages, more than the {PAGES:,} that are read")
            document.init_forms()
            yield document
        finally:
            document.close()


def pages(document: Any) -> Iterator[Page]:
    """The pages in order; one that cannot be read is empty."""
    import pypdfium2
    from pypdfium2 import raw

    for number in range(len(document)):
        try:
            page = document[number]
            runs = [*_runs(page, page.get_rotation()), *_fields(document, page)]
            pictures = any(True for _ in page.get_objects([raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))
            page.close()
        except pypdfium2.PdfiumError:
            runs, pictures = [], False
        yield Page(runs, pictures)


def shown(document: Any) -> Iterator[str]:
    """The words of each page as PDFium itself puts them together."""
    for number in range(len(document)):
        text = document[number].get_textpage()
        yield text.get_text_range()


def _runs(page: Any, rotation: int) -> list[Run]:
    from pypdfium2 import raw

    text = page.get_textpage()
    box = raw.FS_RECTF()
    at = ctypes.byref(box)

    def box_of(index: int) -> Box:
        raw.FPDFText_GetLooseCharBox(text, index, at)
        found = box.left, box.bottom, box.right, box.top
        return turned(found, rotation) if rotation else found

    said, found, last = _characters(text), list[OpenRun](), 0
    for match in WORD.finditer(said):
        first, end = match.span()
        place, between = box_of(first), said[last:first]
        broken = "\n" in between or "\r" in between
        ended = not found or said[last - 1 : last] == HYPHEN or (broken and not found[-1].touches(place))
        if ended or not found[-1].takes(place):
            found.append(OpenRun(place))
        elif between and not (broken and found[-1].touches(place, CLOSE)):
            found[-1].add(" ")
        # Only digits are looked at one by one: they stand raised, and a letter's box costs as much as reading it.
        high = [DIGIT.match(said, index) and found[-1].is_below(box_of(index)) for index in range(first, end)]
        found[-1].add(written(match[0], high).replace(HYPHEN, "-"))
        found[-1].reach(place, box_of(end - 1))
        last = end
    text.close()
    return [run.closed() for run in found]


def _characters(text: Any) -> str:
    """The characters of a page, each at its own number; what has no meaning is a space."""
    from pypdfium2 import raw

    count = text.count_chars()
    said: str = text.get_text_range(0, count) if count else ""
    if len(said) == count:
        return said.replace("\ufffe", HYPHEN)
    codes = (raw.FPDFText_GetUnicode(text, index) for index in range(count))
    return "".join(chr(code) if code and not 0xD800 <= code < 0xE000 else " " for code in codes)


def _fields(document: Any, page: Any) -> Iterator[Run]:
    """What is filled in: words and choices, and the names of boxes that are ticked."""
    from pypdfium2 import raw

    form = document.formenv
    for index in range(raw.FPDFPage_GetAnnotCount(page) if form is not None else 0):
        note = raw.FPDFPage_GetAnnot(page, index)
        kind = raw.FPDFAnnot_GetFormFieldType(form, note)
        box = raw.FS_RECTF()
        raw.FPDFAnnot_GetRect(note, ctypes.byref(box))
        ticked = kind in (raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON)
        getter = raw.FPDFAnnot_GetFormFieldName if ticked else raw.FPDFAnnot_GetFormFieldValue
        written = kind in (raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX)
        if written or (ticked and raw.FPDFAnnot_IsChecked(form, note)):
            words = _string(getter, form, note)
            if words.strip():
                height = min(box.top - box.bottom, 14.0)
                middle = (box.top + box.bottom) / 2
                yield Run(" ".join(words.split()), box.left, middle - height / 2, box.right, middle + height / 2)
        raw.FPDFPage_CloseAnnot(note)


def _string(getter: Any, form: Any, note: Any) -> str:
    size = min(getter(form, note, None, 0), LONGEST)
    buffer = ctypes.create_string_buffer(size)
    getter(form, note, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw[:size].decode("utf-16-le", "replace").rstrip("\0")
