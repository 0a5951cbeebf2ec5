"""A region as HTML: its very characters, quotes marked by offset, noise told apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pullquote.corpus import Article
from pullquote.ui.shared.highlight import Mark, words
from pullquote.ui.shared.sanitize import visible
from tests.ui.seen import ATTACKS, Seen

TEXT = "Menu. Barn owls hunt at **night**."
ARTICLE = Article("owls.md", "Owls", TEXT, "", noise=((0, 5), (24, 26), (31, 33)))


def test_a_quote_is_marked_and_the_answer_in_it_stronger() -> None:
    assert words(ARTICLE, (6, 20), [Mark(2, (6, 20), (11, 15))]) == (
        '<mark data-quote="2" data-first="2">Barn </mark><mark data-quote="2" class="pq-strong">owls</mark>'
        '<mark data-quote="2"> hunt</mark>'
    )


def test_noise_is_greyed_not_missing() -> None:
    assert words(ARTICLE, (0, 10)) == '<span class="pq-noise">Menu.</span> Barn'
    assert Seen(words(ARTICLE, (0, len(TEXT)))).text == TEXT


def test_noise_inside_a_quote_is_both() -> None:
    html = words(ARTICLE, (16, 34), [Mark(1, (16, 34), (26, 31))])
    assert Seen(html).marks == {"1": "hunt at **night**."}
    assert '<mark data-quote="1" class="pq-strong">night</mark>' in html
    assert html.count('<span class="pq-noise">**</span>') == 2


def test_where_quotes_overlap_both_mark_and_each_begins_with_its_number() -> None:
    html = words(ARTICLE, (6, 20), [Mark(1, (6, 15), (6, 10)), Mark(2, (11, 20), (16, 20))])
    assert Seen(html).marks == {"1": "Barn ", "1 2": "owls", "2": " hunt"}
    assert '<mark data-quote="1 2" data-first="2">owls' in html


@pytest.mark.parametrize("attack", ATTACKS)
def test_markup_is_shown_not_run(attack: str) -> None:
    seen = Seen(words(Article("a", "a", attack, ""), (0, len(attack)), [Mark(1, (0, len(attack)), (1, 2))]))
    assert seen.tame
    assert seen.text == attack


SPANS = st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda pair: (min(pair), max(pair)))


# Two characters that are one line break are shown as one: see the tests of `visible`.
TEXTS = st.text(min_size=20, max_size=20).filter(lambda text: "\r\n" not in text)


@given(TEXTS, SPANS, SPANS)
def test_the_marked_characters_are_those_of_the_offsets(
    text: str, quote: tuple[int, int], noise: tuple[int, int]
) -> None:
    article = Article("a", "a", text, "", noise=(noise,) if noise[0] < noise[1] else ())
    seen = Seen(words(article, (0, 20), [Mark(1, quote, quote)]).replace("\r", "\n"))
    assert seen.marks.get("1", "") == "".join(visible(c) for c in text[slice(*quote)]).replace("\r", "\n")
