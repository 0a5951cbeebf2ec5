"""Lines that were seen on a picture → the page that they make; no models."""

from __future__ import annotations

import numpy as np
import pytest

from pullquote.corpus.pdf.page import ReadPage
from pullquote.corpus.pdf.reader import content_of
from pullquote.corpus.pdf.scanned import seen_page
from pullquote.corpus.scans.recognise import OcrLimits, SeenLine

BLANK = ReadPage([], True, 0, width=300.0, height=400.0)


def line(words: str, x: float, y: float, high: float = 20.0) -> SeenLine:
    """A line whose characters are ten pixels wide."""
    return SeenLine(words, np.array([[x + 10 * at, y, x + 10 * at + 10, y + high] for at in range(len(words))]))


def test_boxes_are_in_points_and_runs_count_from_below() -> None:
    page = seen_page([line("Deep tarn", 100, 40)], 0.5, BLANK)
    (run,) = page.runs
    assert (run.left, run.right, run.top, run.bottom) == (50, 95, 400 - 20, 400 - 30)
    assert page.boxes[0].tolist() == [50, 20, 55, 30]


def test_lines_of_nearly_one_height_are_one_paragraph_and_say_how_they_were_read() -> None:
    said = ["The tarn is deep and cold, and nobody", "swims in it before the middle of May", "of any year."]
    lines = [line(words, 20, 40 + 26 * at, 18 + 2 * at) for at, words in enumerate(said)]
    content = content_of([seen_page(lines, 0.5, BLANK._replace(width=500.0))])
    assert content.text == " ".join(said)
    assert content.places == ((0, "page 1, read by OCR"),)
    assert content.pages[0].boxes(content.text, 0, 3) == [(1, 10.0, 20.0, 25.0, 29.0)]


def test_a_picture_without_lines_stays_a_picture() -> None:
    assert seen_page([], 0.5, BLANK) is BLANK


def test_the_time_that_recognition_takes_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULLQUOTE_OCR_SECONDS", "40")
    assert OcrLimits.of_environment().seconds == 40
    monkeypatch.setenv("PULLQUOTE_OCR_SECONDS", "soon")
    assert OcrLimits.of_environment() == OcrLimits()
