"""Words on pictures, with the real models of the extra."""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from pullquote.corpus import Article, Unreadable
from pullquote.corpus.scans.recognise import OcrLimits, Recognition, can_recognise

Read = Callable[[str, bytes | str], Article]
pytestmark = [pytest.mark.slow, pytest.mark.skipif(not can_recognise(), reason="the extra ocr is not installed")]


def drawn(words: str, width: int = 700) -> Image.Image:
    picture = Image.new("RGB", (width, 120), "white")
    ImageDraw.Draw(picture).text((20, 40), words, fill="black", font=ImageFont.load_default(36))
    return picture


def saved(picture: Image.Image, kind: str) -> bytes:
    held = io.BytesIO()
    picture.save(held, kind)
    return held.getvalue()


def test_each_character_has_a_box_on_its_word() -> None:
    found = Recognition(OcrLimits()).lines(np.asarray(drawn("The tarn is 14 m deep.")))
    lines = sorted(found, key=lambda line: line.boxes[0, 0])  # a gap may part a line in two
    assert " ".join(line.words for line in lines) == "The tarn is 14 m deep."
    assert all(line.boxes.shape == (len(line.words), 4) for line in lines)
    left = np.concatenate([line.boxes[:, 0] for line in lines])
    assert 0 < left[0] < 60
    assert (np.diff(left) > 0).all()


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
