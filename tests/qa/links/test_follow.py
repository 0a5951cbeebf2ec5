"""What comes of a quote's link after its article was edited, renamed or removed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pullquote.corpus import Article
from pullquote.index import Entry
from pullquote.qa.links.follow import Followed, follow
from pullquote.qa.links.link import Link, public_link

TEXT = (
    "The old mill stands by the river.\n\n"
    "It was built in 1840 by two brothers from the north. The mill grinds oats.\n\n"
    "The bridge beside it is of stone. It was built much later."
)
QUOTE = "It was built in 1840 by two brothers from the north."


def article(text: str, id: str = "mill.md", fingerprint: str = "ab12" * 16) -> Article:
    return Article(id, "The mill", text, fingerprint)


def followed(link: str, *articles: Article) -> Followed:
    held = {each.id: each for each in articles}
    return follow(Link.read(link), [Entry(1, a.id, a.title, "", a.fingerprint, 0, 0, 1) for a in articles], held.get)


def link(text: str = TEXT, words: str = QUOTE) -> str:
    start = text.index(words)
    return str(Link.to(article(text), start, start + len(words)))


def words(found: Followed, text: str) -> str:
    return text[found.start : found.end]


def test_unchanged():
    found = followed(link(), article(TEXT))
    assert (found.state, words(found, TEXT), found.message) == ("same", QUOTE, "")


@pytest.mark.parametrize(
    ("edit", "state"),
    [
        (lambda text: f"A new first line.\n\n{text}", "moved"),
        (lambda text: text.replace("from the north. The", "from the\nnorth. The"), "same"),
        (lambda text: f"{text} It has two arches.", "same"),
        (lambda text: text.replace("The old mill", "The very old mill").replace("north. The", "north.  The"), "moved"),
    ],
)
def test_edits_around_it(edit, state):
    text = edit(TEXT)
    found = followed(link(), article(text, fingerprint="cd" * 32))
    assert (found.state, " ".join(words(found, text).split())) == (state, QUOTE)


def test_of_the_same_words_twice_the_place_with_the_same_neighbours_is_found():
    text = "A was sold.\n\nIt was new.\n\nB was kept.\n\nIt was new.\n\nEnd."
    start = text.rindex("It was new.")
    told = str(Link.to(article(text), start, start + 11))
    now = f"Before all this.\n\n{text}".replace("A was sold.", "Long ago, as people say, A was sold.")
    assert followed(told, article(now)).start == now.rindex("It was new.")


def test_an_edit_in_it_shows_the_words_as_they_were_and_what_stands_there_now():
    text = TEXT.replace("1840", "1842")
    found = followed(link(), article(text, fingerprint="cd" * 32))
    assert (found.state, found.said) == ("changed", QUOTE)
    assert words(found, text) == QUOTE.replace("1840", "1842")
    assert "has changed since this quote was taken" in found.message


def test_an_edit_of_it_and_of_all_around_it_shows_what_is_most_like_it():
    text = "Mills of the county.\n\nNo.\n\nWe know it was built around 1841 by two brothers of the north, they say.\n"
    found = followed(link(), article(text))
    assert found.state == "changed"
    assert "two brothers" in words(found, text)


def test_a_quote_that_was_taken_out_has_no_place():
    text = "Quite another text about whales and the sea."
    found = followed(link(), article(text))
    assert (found.state, found.start, found.end, found.said) == ("changed", 0, 0, QUOTE)
    assert "nothing like the quote" in found.message


def test_renamed_and_removed():
    found = followed(link(), article(TEXT, id="old/mill.md"))
    assert (found.state, found.article, words(found, TEXT)) == ("renamed", "old/mill.md", QUOTE)
    gone = followed(link(), article("Whales.", id="whales.md", fingerprint="ef" * 32))
    assert (gone.state, gone.article, gone.said) == ("gone", "", QUOTE)
    assert gone.message == "mill.md is no longer in the library"


def test_addresses_of_before_with_offsets_alone():
    assert followed("http://a.example/#article=mill.md&start=4&end=12", article(TEXT)).state == "same"
    assert followed("#article=mill.md&start=4&end=9000", article(TEXT)).state == "changed"


@pytest.mark.parametrize("bad", ["", "#start=1&end=2", "#article=a&start=x", "#article=a&start=5&end=2", "nothing"])
def test_what_is_no_link(bad: str):
    with pytest.raises(ValueError, match=r"link|numbers"):
        Link.read(bad)


@given(st.text(max_size=300), st.data())
def test_any_link_comes_back_from_its_address_and_finds_its_words(text: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    made = Link.to(article(text, id="a b/ü&#=.md"), start, end)
    back = Link.read(f"http://127.0.0.1:7860/{made}")
    assert replace(back, said=made.said, before=made.before, after=made.after) == made
    assert follow(back, [Entry(1, made.article, "", "", "", 0, 0, 1)], lambda id: article(text, id)).state == "same"


def test_a_public_link_names_both_ends_of_a_long_quote():
    long = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    assert public_link("http://a.example/x#part", long) == (
        "http://a.example/x#part:~:text=one%20two%20three%20four%20five%20six,"
        "nine%20ten%20eleven%20twelve%20thirteen%20fourteen"
    )
    assert (
        public_link("javascript:alert(1)", "one")
        == public_link("", "one")
        == public_link("https://a.example", "")
        == ""
    )
    assert public_link("https://a.example/", "half-dead") == "https://a.example/#:~:text=half%2Ddead"
