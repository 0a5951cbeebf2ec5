"""The characters inside the boxes of a span, read back from the file by PDFium itself, are those of the span."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Callable, Iterable, Sequence

import numpy as np
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    RectangleObject,
    TextStringObject,
)
from pypdfium2 import raw

from pullquote.corpus import Article, Box, read
from pullquote.corpus.pdf.page import ReadPage
from pullquote.corpus.pdf.printed import printed

Pdf = Callable[[Sequence[Sequence[str]]], bytes]
Place = Callable[[Sequence[Sequence[tuple[float, float, float, str]]]], bytes]
LINES = [
    "The mill was built by two brothers who came from the north, and it",
    "grinds barley and oats (no wheat) for all the farms be-",
    "tween the river and the old road. Its wheel is nine metres high.",
]


def inside(data: bytes, boxes: Iterable[Box]) -> str:
    """What PDFium finds in boxes counted from the top left of the page as it is shown."""
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    for page in document:  # what is filled in becomes a part of it
        raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
        page.close()
    found = ""
    for number, x0, y0, x1, y1 in boxes:
        page = document[number - 1]
        (left, top), (right, bottom) = (_on_page(page, x, y) for x, y in ((x0, y0), (x1, y1)))
        found += page.get_textpage().get_text_bounded(
            min(left, right) + 0.1, min(top, bottom) + 0.1, max(left, right) - 0.1, max(top, bottom) - 0.1
        )
    document.close()
    return letters(found)


def _on_page(page: pypdfium2.PdfPage, x: float, y: float) -> tuple[float, float]:
    width, height = (round(100 * side) for side in page.get_size())
    left, top = ctypes.c_double(), ctypes.c_double()
    places = round(100 * x), round(100 * y)
    raw.FPDF_DeviceToPage(page, 0, 0, width, height, 0, *places, ctypes.byref(left), ctypes.byref(top))
    return left.value, top.value


def letters(text: str) -> str:
    return "".join(char for char in text if not char.isspace() and char not in "-\u00ad\x02\ufffe")


def holds(article: Article, data: bytes, start: int, end: int) -> None:
    assert inside(data, article.boxes(start, end)) == letters(article.text[start:end])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_span_of_a_page(pdf: Pdf, data: st.DataObject):
    file = pdf([LINES, LINES[::-1]])
    article = read("a.pdf", file)
    start = data.draw(st.integers(0, len(article.text) - 1))
    holds(article, file, start, data.draw(st.integers(start + 1, len(article.text))))


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_turned_and_cropped(pdf: Pdf, turned: int):
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([LINES]))))
    writer.pages[0].rotate(turned)
    writer.pages[0].cropbox = RectangleObject((30, 400, 580, 780))
    out = io.BytesIO()
    writer.write(out)
    article = read("a.pdf", out.getvalue())
    page = article.pages[0]
    assert {page.width, page.height} == {550.0, 380.0}
    words = page.words(article.text)
    assert len(words) > 30
    for word in words:  # one by one: what is printed head down is not read as prose
        assert 0 <= word.x0 < word.x1 <= page.width
        assert 0 <= word.y0 < word.y1 <= page.height
        holds(article, out.getvalue(), word.start, word.end)


def test_words_that_run_up_the_page(pdf: Pdf):
    file = pdf([["boats and mills"]]).replace(b"50 750 Td", b"0 1 -1 0 90 50 Tm ")
    article = read("a.pdf", file)
    words = article.pages[0].words(article.text)
    assert sorted(article.text[word.start : word.end] for word in words) == ["and", "boats", "mills"]
    for word in words:
        assert word.x1 - word.x0 < word.y1 - word.y0
        holds(article, file, word.start, word.end)


@pytest.mark.parametrize("turned", [90, 270])
def test_tight_lines_drawn_turned_and_shown_upright(placed: Place, turned: int):
    lines = [line.replace("(", "").replace(")", "") for line in LINES]
    across = {90: (0, 1, -1, 0, 792, 0), 270: (0, -1, 1, 0, 0, 612)}[turned]
    writer = PdfWriter(
        clone_from=PdfReader(io.BytesIO(placed([[(72, 700 - 10 * n, 12, x) for n, x in enumerate(lines)]])))
    )
    writer.pages[0].add_transformation(across)
    writer.pages[0].mediabox = writer.pages[0].cropbox = RectangleObject((0, 0, 792, 612))
    writer.pages[0].rotate(turned)
    out = io.BytesIO()
    writer.write(out)
    article = read("a.pdf", out.getvalue())
    assert article.text.startswith("The mill was built by two brothers who came from the north, and it grinds barley")
    for start, end in ((0, 40), (article.text.index("grinds"), article.text.index("Its")), (0, len(article.text))):
        holds(article, out.getvalue(), start, end)


@pytest.mark.parametrize("turned", [0, 90])
def test_what_is_filled_in_stands_where_it_is_shown(pdf: Pdf, turned: int):
    file = form(pdf([["Keeper of the mill:"]]), "Ann Bly", turned)
    article = read("a.pdf", file)
    start = article.text.index("Bly")
    assert article.page(start) == 1
    holds(article, file, start, start + len("Bly"))


def form(data: bytes, value: str, turned: int) -> bytes:
    """The first page with a field that holds a value."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    page = writer.pages[0]
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica", "/Encoding": "/WinAnsiEncoding"}
    fonts = DictionaryObject({NameObject("/Helv"): named(font)})
    field = named({"/Type": "/Annot", "/Subtype": "/Widget", "/FT": "/Tx"})
    field[NameObject("/T")], field[NameObject("/V")] = TextStringObject("keeper"), TextStringObject("")
    field[NameObject("/DA")] = TextStringObject("/Helv 12 Tf 0 g")
    field[NameObject("/F")], field[NameObject("/Rect")] = NumberObject(4), RectangleObject((200, 640, 420, 670))
    whole = DictionaryObject({NameObject("/DR"): DictionaryObject({NameObject("/Font"): fonts})})
    held = writer._add_object(field)
    whole[NameObject("/Fields")] = page[NameObject("/Annots")] = ArrayObject([held])
    writer.root_object[NameObject("/AcroForm")] = whole
    writer.update_page_form_field_values(page, {"keeper": value})
    page.rotate(turned)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def named(names: dict[str, str]) -> DictionaryObject:
    return DictionaryObject({NameObject(name): NameObject(value) for name, value in names.items()})


def test_columns_and_a_quote_over_a_page_s_end(placed: Place):
    def column(x: float, lines: Sequence[str]) -> list[tuple[float, float, float, str]]:
        return [(x, 700.0 - 13 * n, 10.0, line) for n, line in enumerate(lines)]

    left = ["The first tower was made of", "wood from the north and so", "it burned in a dry summer."]
    right = ["The second one was made of", "stone, and it stands to this", "day beside the old"]
    file = placed([column(72, left) + column(320, right), column(72, ["market."])])
    article = read("a.pdf", file)
    start = article.text.index("stone")
    assert [box[0] for box in article.boxes(start, len(article.text))] == [1, 1, 2]
    holds(article, file, 0, article.text.index("The second"))
    holds(article, file, start, len(article.text))


def test_raised_numbers_stand_where_they_were_printed(placed: Place):
    file = placed([[(72, 700, 12, "The lake holds 10"), (167.5, 705, 7, "6"), (172, 700, 12, "litres of water.")]])
    article = read("a.pdf", file)
    at = article.text.index("⁶")
    assert inside(file, article.boxes(at, at + 1)) == "6"


def test_running_heads_stand_on_their_first_page_and_cells_on_their_own(pdf: Pdf, placed: Place):
    stories = [["The Harbour Times", f"On day {word} they came home late."] for word in ("one", "two", "three", "four")]
    article = read("a.pdf", pdf(stories))
    assert article.page(article.text.index("Harbour")) == 1
    assert article.page(article.text.index("four")) == 4
    rows = [("Fish", "Price"), ("Cod", "twelve"), ("Eel", "thirty")]
    file = placed([[(x, 700 - 20 * n, 11, row[at]) for n, row in enumerate(rows) for at, x in ((0, 72), (1, 300))]])
    article = read("b.pdf", file)
    for word in ("Fish", "Price", "Cod", "twelve", "Eel", "thirty"):
        start = article.text.rindex(word)
        assert inside(file, article.boxes(start, start + len(word))) in (word, "")  # the last head has no box
    holds(article, file, start, start + len("thirty"))


def test_the_spaces_in_a_field_have_no_boxes():
    boxes = np.array([[10.0 * at, 5.0, 10.0 * at + 8, 15.0] for at in range(4)])
    (page,) = printed("a be", [((0, 4), [0, 1, 2, 3])], [ReadPage([], False, 0, boxes, 300.0, 400.0)])
    words = page.words("a be")
    assert [(word.start, word.end, word.x0, word.x1) for word in words] == [(0, 1, 0.0, 8.0), (2, 4, 20.0, 38.0)]
