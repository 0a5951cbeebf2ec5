"""Lists with what they are lists of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pullquote.corpus import lists
from pullquote.corpus.load import read

MARKDOWN = """# Camp

## Bring along

- a tent
- two
  ropes

Some things are not for hire. We do **not** hire out:

* boots
* [stoves](x.org)

To pitch the tent:

1. Find a flat place.
2. Drive in the pegs.

- The first year was wet.
- The second year was dry.
"""
PLAIN = "The camp is old. These stand in it:\n\n1) an oak\n2) a barn\n\nIt is far away."
PAGE = b"<article><p>The camp is old.</p><p>It has:</p><ul><li>an oak<li>a <b>barn</b></ul><p>It is far.</p></article>"


def found(id: str, data: str | bytes) -> list[tuple[str, list[str]]]:
    article = read(id, data if isinstance(data, bytes) else data.encode())
    return [
        (article.text[slice(*each.lead)], [article.text[start:end] for start, end in each.items])
        for each in lists(article, 0, len(article.text))
    ]


def test_the_lead_in_is_a_heading_or_the_sentence_before() -> None:
    assert found("a.md", MARKDOWN) == [
        ("Bring along", ["a tent", "two\n  ropes"]),
        ("We do **not** hire out:", ["boots", "[stoves](x.org)"]),
        ("To pitch the tent:", ["Find a flat place.", "Drive in the pegs."]),
    ]  # and sentences are no list without a colon before them


def test_sentences_below_a_heading_with_a_number_are_a_list() -> None:
    text = "# Log\n\n## 2.4.1\n\n- It opens faster.\n- It knows Danish.\n"
    assert found("a.md", text) == [("2.4.1", ["It opens faster.", "It knows Danish."])]


@pytest.mark.parametrize(("id", "data"), [("a.txt", PLAIN), ("a.html", PAGE)])
def test_lists_of_other_formats(id: str, data: str | bytes) -> None:
    ((lead, items),) = found(id, data)
    assert lead in ("These stand in it:", "It has:")
    assert items == ["an oak", "a barn"]


@pytest.mark.parametrize("text", ["It has:\n\n- an oak\n", "- an oak\n- a barn\n", "```\nIt has:\n- a\n- b\n```\n"])
def test_one_item_or_nothing_before_makes_no_list(text: str) -> None:
    assert found("a.md", text) == []


def test_a_list_is_found_whole_from_any_of_its_items() -> None:
    article = read("a.md", MARKDOWN.encode())
    at = article.text.index("ropes")
    (each,) = lists(article, at, at + 1)
    assert article.text[each.start : each.end].startswith("Bring along")
    assert len(each.items) == 2


@given(st.text(alphabet="-*1. a:\n\r#|`", max_size=80))
def test_lists_are_in_order_and_their_parts_disjoint(text: str) -> None:
    article = read("a.md", f"x {text} y".encode())
    at = 0
    for each in lists(article, 0, len(article.text)):
        for start, end in (each.lead, *each.items):
            assert at <= start < end <= len(article.text)
            at = end
