from __future__ import annotations

import pytest

from pullquote.corpus import Article, Passage
from pullquote.index import Hit


@pytest.mark.parametrize(
    ("places", "heading", "told"),
    [
        (((0, "page 1"), (6, "page 2")), "The mill", "page 2"),
        (((0, "Q3!A1"), (4, "Q3!B1")), "", "Q3!B1"),
        (((0, "00:12:40"),), "", "00:12:40"),
        ((), "The mill", "The mill"),
        ((), "", ""),
    ],
)
def test_a_place_is_what_the_file_tells_else_the_heading(places: tuple, heading: str, told: str):
    article = Article("a", "A", "Owls hunt mice.", "", places=places)
    passage = Passage("a", 0, 15, heading, ((0, 15),), ())
    assert Hit(passage, article, 1.0, 1.0, 1.0).place(8) == told
