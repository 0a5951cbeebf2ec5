from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pullquote.corpus import view
from pullquote.corpus.text.spans import inside, merge, outside

ODD = st.text(alphabet=st.sampled_from("aB9 .\n\r\t\u2028\u3000\u200b😀e\u0301中。אع*[]|"), max_size=60)


@st.composite
def regions(draw: st.DrawFn) -> tuple[str, tuple[int, int], tuple[tuple[int, int], ...]]:
    text = draw(ODD)
    place = st.integers(0, len(text))
    spans = [tuple(sorted(draw(st.tuples(place, place)))) for _ in range(draw(st.integers(0, 5)))]
    return text, tuple(sorted(draw(st.tuples(place, place)))), merge(spans)  # type: ignore[arg-type, return-value]


def test_marks_are_left_out_and_offsets_lead_back():
    text = "A [link](x.org)  here."
    seen = view(text, (0, len(text)), [(2, 3), (7, 15)])
    assert seen.text == "A link here."
    assert seen.span(2, 6) == (3, 7)
    assert text[slice(*seen.span(7, 12))] == "here."


def test_a_gap_inside_a_word_does_not_part_it_and_a_cell_mark_does():
    assert view("**bo**ld", (0, 8), [(0, 2), (4, 6)]).text == "bold"
    assert view("a|b", (0, 3), [(1, 2)]).text == "a b"


def test_a_span_may_go_over_a_gap():
    seen = view("one <b>two</b>", (0, 14), [(4, 7), (10, 14)])
    assert seen.text == "one two"
    assert seen.span(0, 7) == (0, 10)


def test_spaces_at_the_ends_of_a_span_are_left_out():
    assert view("one  two", (0, 8)).span(3, 7) == (5, 8)


def test_a_ligature_is_read_as_its_letters_which_lead_back_to_it():
    seen = view("the ﬁrst oﬃce", (0, 13))
    assert seen.text == "the first office"
    assert seen.span(5, 9) == (4, 8)  # from "i" on, all of "ﬁrst"
    assert seen.span(10, 16) == (9, 13)


def test_offsets_are_those_of_each_character_from_either_end():
    offsets = view("**one** two", (0, 11), [(0, 2), (5, 7)]).offsets
    assert list(offsets) == [2, 3, 4, 5, 8, 9, 10]  # the space stands right behind its word
    assert (offsets[3], offsets[-1], offsets[4:6]) == (5, 10, [8, 9])
    with pytest.raises(IndexError):
        offsets[7]


@pytest.mark.parametrize("span", [(0, 0), (2, 1), (0, 4), (-1, 2)])
def test_a_span_outside_the_view_is_refused(span: tuple[int, int]):
    with pytest.raises(ValueError, match=f"span {span[0]}:{span[1]} must be a non-empty part of 0:3"):
        view("abc", (0, 3)).span(*span)


@given(regions())
def test_every_character_of_a_view_is_the_article_s(case: tuple[str, tuple[int, int], tuple[tuple[int, int], ...]]):
    text, span, noise = case
    seen = view(text, span, noise)
    shown = [at for part in outside(noise, *span) for at in range(*part) if not text[at].isspace()]
    assert [at for at, char in zip(seen.offsets, seen.text, strict=True) if char != " "] == shown
    assert all(text[at] == char for at, char in zip(seen.offsets, seen.text, strict=True) if char != " ")
    assert list(seen.offsets) == sorted(set(seen.offsets))
    assert seen.text == " ".join(seen.text.split())


@given(regions(), st.data())
def test_a_span_is_tight(case: tuple[str, tuple[int, int], tuple[tuple[int, int], ...]], data: st.DataObject):
    text, region, noise = case
    seen = view(text, region, noise)
    if not seen.text:
        return
    start = data.draw(st.integers(0, len(seen.text) - 1))
    end = data.draw(st.integers(start + 1, len(seen.text)))
    first, last = seen.span(start, end)
    words = seen.text[start:end].strip()
    if words:
        assert (text[first], text[last - 1]) == (words[0], words[-1])
        assert view(text, (first, last), inside(noise, first, last)).text == words
