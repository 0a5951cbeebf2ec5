import pytest
from hypothesis import given
from hypothesis import strategies as st

from pullquote.qa.short_answer.whole_spans import whole, with_yes_or_no

TEXT = "They came, the “TikTok refugees,” in January (of 2025). China’s rules differ from those of Europe, she said."
SENTENCES = ((0, 55), (56, 109))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("TikTok refugees,”", "“TikTok refugees,”"),
        ("“TikTok", "“TikTok refugees,”"),
        ("January (of", "January (of 2025)"),
        ("of 2025).", "(of 2025)."),
        ("January (of 2025). China’s", "January (of 2025)."),
        ("China’s", "China"),
        ("China’s rules", "China’s rules"),
        ("rules differ from those of", "rules differ from those"),
        ("differ from", "differ"),
        ("those of Europe,", "those of Europe"),
        ("of", "of"),
        ("January", "January"),
    ],
)
def test_a_span_becomes_whole(words: str, expected: str) -> None:
    start = TEXT.index(words)
    assert TEXT[slice(*whole(TEXT, (start, start + len(words)), SENTENCES))] == expected


WORDS = st.sampled_from(
    ["a", "of", "tea", "Ann’s", "“", "”", "(", ")", "[", "]", "«", "»", " ", ", ", "—", "’", "in the"]
)


@st.composite
def spans(draw: st.DrawFn) -> tuple[str, tuple[int, int], list[tuple[int, int]]]:
    """A text of up to three sentences and a span that is not blank."""
    said = draw(st.lists(st.lists(WORDS, min_size=1, max_size=9).map("".join), min_size=1, max_size=3))
    text, sentences = "", []
    for sentence in said:
        sentences.append((len(text), len(text) + len(sentence) + 1))
        text += sentence + ". "
    start = draw(st.integers(0, len(text) - 1))
    return text, (start, draw(st.integers(start + 1, len(text)))), sentences


@given(spans())
def test_a_whole_span_lies_in_one_sentence_and_is_not_empty(
    drawn: tuple[str, tuple[int, int], list[tuple[int, int]]],
) -> None:
    text, span, sentences = drawn
    start, end = whole(text, span, sentences)
    assert 0 <= start < end <= len(text)
    touched = [s for s in sentences if s[0] < span[1] and span[0] < s[1]]
    assert not touched or any(s[0] <= start and end <= s[1] for s in sentences)


@given(spans())
def test_what_is_whole_stays_as_it_is(drawn: tuple[str, tuple[int, int], list[tuple[int, int]]]) -> None:
    text, span, sentences = drawn
    once = whole(text, span, sentences)
    assert whole(text, once, sentences) == once


@given(spans())
def test_no_mark_is_left_open(drawn: tuple[str, tuple[int, int], list[tuple[int, int]]]) -> None:
    text, span, sentences = drawn
    start, end = whole(text, span, sentences)
    inside = text[start:end]
    if any(mark.isalnum() for mark in inside):
        assert all(inside.count(a) == inside.count(b) for a, b in ("“”", "()", "[]", "«»"))


@pytest.mark.parametrize(("read", "whole_"), [("The women", "The women's eight"), ("Ann", "Ann")])
def test_what_owners_without_a_name_own_is_shown_with_them(read: str, whole_: str) -> None:
    text = f"{read}'s eight won the cup."
    span = whole(text, (0, len(read)), [(0, len(text))])
    assert text[slice(*span)] == whole_


def test_a_bare_yes_or_no_right_before_belongs_to_it() -> None:
    text = "It rains. No. It snows. It is cold."
    places = [(0, 9), (10, 13), (14, 23), (24, 35)]
    assert [with_yes_or_no(text, span, places)[0] for span in (*places, (17, 22))] == [0, 10, 10, 24, 10]
