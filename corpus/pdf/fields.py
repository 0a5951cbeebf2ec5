"""What is filled in on a page of a PDF, and where each of its characters is shown."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from pullquote.corpus.layout.run import Box
from pullquote.corpus.pdf.characters import FloatArray, PageCharacters

LONGEST = 10_000
HIGH = 14.0
"""Points that the line of a field is high at most; the field itself may be higher."""


class Field(NamedTuple):
    """The words in a field and its box, points of the page itself."""

    words: str
    box: Box

    @property
    def line(self) -> Box:
        """Where one line of words stands in it."""
        left, bottom, right, top = self.box
        half, middle = min(top - bottom, HIGH) / 2, (bottom + top) / 2
        return left, middle - half, right, middle + half


def fields(document: Any, page: Any) -> Iterator[Field]:
    """Words and choices, and the names of boxes that are ticked."""
    from pypdfium2 import raw  # type: ignore[import-untyped]

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
                yield Field(" ".join(words.split()), (box.left, box.bottom, box.right, box.top))
        raw.FPDFPage_CloseAnnot(note)


def boxes_of(document: Any, number: int, filled: Sequence[Field]) -> list[FloatArray]:
    """The boxes of the characters of each field on page `number`, from 0, as they are shown; evenly where it
    shows other words than it holds. From then on the fields are a part of the page's own text.
    """
    from pypdfium2 import raw

    if not filled:
        return []
    page = document[number]
    raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
    page.close()
    page = document[number]  # anew, with what is filled in
    characters = PageCharacters(page)
    shown = characters.boxes()
    found = [_within(characters.said, shown, field) for field in filled]
    characters.close()
    page.close()
    return found


def _within(said: str, shown: FloatArray, field: Field) -> FloatArray:
    left, bottom, right, top = field.box
    x, y = (shown[:, 0] + shown[:, 2]) / 2, (shown[:, 1] + shown[:, 3]) / 2
    inside = np.flatnonzero((left <= x) & (x <= right) & (bottom <= y) & (y <= top))
    numbers = [number for number in inside.tolist() if not said[number].isspace()]
    boxes = _evenly(field)
    if [said[number] for number in numbers] == [sign for sign in field.words if sign != " "]:
        boxes[[at for at, sign in enumerate(field.words) if sign != " "]] = shown[numbers]
    return boxes


def _evenly(field: Field) -> FloatArray:
    """Boxes of characters that share the box of a field."""
    left, bottom, right, top = field.line
    count = len(field.words)
    edges = np.linspace(left, right, count + 1)
    return np.stack([edges[:-1], np.full(count, bottom), edges[1:], np.full(count, top)], axis=1)


def _string(getter: Any, form: Any, note: Any) -> str:
    size = min(getter(form, note, None, 0), LONGEST)
    buffer = ctypes.create_string_buffer(size)
    getter(form, note, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw[:size].decode("utf-16-le", "replace").rstrip("\0")
