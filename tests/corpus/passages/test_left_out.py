"""What stands in no passage."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pullquote.corpus import left_out, split
from pullquote.corpus.load import read

PAGE = """---
title: Tarn
keeper: Ann Bly
---
# Tarn
It is *deep*.

![map](map.png)

***

[depth]: https://x.org
"""


def said(name: str, text: str) -> list[str]:
    article = read(name, text.encode())
    return [article.text[each.start : each.end] for each in left_out(article, split(article))]


def test_front_matter_is_found_and_marks_and_pictures_are_not() -> None:
    assert said("a.md", PAGE) == ["title: Tarn\nkeeper: Ann Bly", "[depth]: https://x.org"]


def test_notices_around_an_article_are_found() -> None:
    assert said("a.txt", "The tarn is deep.\n\n© 2024 Tarn Trust. All rights reserved.\n") == [
        "© 2024 Tarn Trust. All rights reserved."
    ]


@given(st.text(st.sampled_from("ab# \n*-|:©24."), max_size=80))
def test_no_word_is_both_read_and_left_out(text: str) -> None:
    article = read("a.md", f"Some words.\n\n{text}".encode())
    passages = split(article)
    read_spans = {at for each in passages for start, end in each.sentences for at in range(start, end)}
    for each in left_out(article, passages):
        assert not read_spans.intersection(range(each.start, each.end))
