from __future__ import annotations

from pullquote.corpus import Article
from pullquote.corpus.pages.packed import Characters, Letters, pack
from pullquote.corpus.pages.page import Page


def article(*lines: tuple[str, float, float], text: str = "", number: int = 1) -> Article:
    """Each line begins at a place of page 1; letters are 6 points wide and 10 high."""
    import numpy as np

    text = text or " ".join(words for words, _, _ in lines)
    offsets, boxes, at = [], [], 0
    for words, x, y in lines:
        at = text.index(words, at)
        offsets += [at + i for i, char in enumerate(words) if char != " "]
        boxes += [[x + 6 * i, y, x + 6 * i + 6, y + 10] for i, char in enumerate(words) if char != " "]
    packed = pack(Characters(np.array(offsets, np.int32), np.array(boxes, float)), Letters(text))
    return Article("a.pdf", "a", text, "", pages=(Page(number, 300.0, 400.0, 0, len(text), packed),))


def test_a_span_has_one_box_a_line():
    found = article(("The boat came", 30.0, 50.0), ("home late", 30.0, 64.0))
    assert found.boxes(4, 18) == ((1, 54.0, 50.0, 108.0, 60.0), (1, 30.0, 64.0, 54.0, 74.0))
    assert found.boxes(0, 3) == ((1, 30.0, 50.0, 48.0, 60.0),)
    assert found.boxes(3, 4) == ()


def test_cells_far_apart_have_boxes_of_their_own():
    found = article(("Cod", 30.0, 50.0), ("12", 200.0, 50.0))
    assert [box[1] for box in found.boxes(0, 6)] == [30.0, 200.0]


def test_words_of_a_page_know_their_offsets_and_a_cut_word_comes_in_two():
    found = article(("The no", 30.0, 50.0), ("body came", 30.0, 64.0), text="The nobody came")
    words = found.pages[0].words(found.text)
    assert [found.text[word.start : word.end] for word in words] == ["The", "no", "body", "came"]
    assert [(word.x0, word.y0) for word in words] == [(30.0, 50.0), (54.0, 50.0), (30.0, 64.0), (60.0, 64.0)]


def test_the_page_of_a_character_and_of_one_that_was_not_printed():
    found = article(("The boat", 30.0, 50.0), number=7)
    assert found.page(4) == 7
    assert found.page(3) is None
    assert found.page(3, 6) == 7


def test_an_article_without_pages_has_no_boxes():
    assert Article("a.md", "a", "The boat", "").boxes(0, 8) == ()
