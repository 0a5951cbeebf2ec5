"""Words on pictures, with the real models of the extra."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from pullquote.corpus import Article, Unreadable
from pullquote.corpus.scans.recognise import OcrLimits, Recognition, can_recognise

Read = Callable[[str, bytes | str], Article]
pytestmark = [pytest.mark.slow, pytest.mark.skipif(not can_recognise(), reason="the extra ocr is not installed")]


FONT = ImageFont.load_default(36)
AT = (20, 40)


def drawn(words: str) -> Image.Image:
    picture = Image.new("RGB", (800, 800), "white")  # smaller ones are enlarged before they are looked at
    ImageDraw.Draw(picture).text(AT, words, fill="black", font=FONT)
    return picture


def saved(picture: Image.Image, kind: str) -> bytes:
    held = io.BytesIO()
    picture.save(held, kind)
    return held.getvalue()


def test_each_word_has_its_box_where_it_was_drawn() -> None:
    words = "Kestrels nest under bridges"
    (line,) = Recognition(OcrLimits()).lines(np.asarray(drawn(words)))
    assert line.words == words
    for match in re.finditer(r"\S+", words):
        left, right = AT[0] + FONT.getlength(words[: match.start()]), AT[0] + FONT.getlength(words[: match.end()])
        boxes = line.boxes[slice(*match.span())]
        assert (np.diff(boxes[:, 0]) > 0).all()
        assert abs(boxes[0, 0] - left) < 12 > abs(boxes[-1, 2] - right)


def test_a_picture_is_an_article_and_says_how_it_was_read(read: Read) -> None:
    article = read("a.png", saved(drawn("The tarn is 14 m deep."), "PNG"))
    at = article.text.index("14")
    assert article.text == "The tarn is 14 m deep."
    assert article.place(at) == "page 1, read by OCR"
    (box,) = article.boxes(at, at + 2)
    assert box[0] == 1
    assert 120 < box[1] < box[3] < 300  # points: three quarters of its pixels


def test_a_page_of_a_pdf_that_is_a_picture_is_read(read: Read) -> None:
    article = read("a.pdf", saved(drawn("The tarn is 14 m deep."), "PDF"))
    assert article.text == "The tarn is 14 m deep."
    assert article.place(0) == "page 1, read by OCR"
    assert article.left == ()


def test_a_picture_without_words_is_told(read: Read) -> None:
    with pytest.raises(Unreadable, match=r"a\.webp shows no words"):
        read("a.webp", saved(Image.new("RGB", (200, 100), "white"), "WEBP"))
