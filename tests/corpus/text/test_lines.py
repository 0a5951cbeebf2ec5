from __future__ import annotations

from pullquote.corpus.text.lines import paragraphs, visible


def found(text: str, flowing: bool = False) -> list[str]:
    return [text[start:end] for start, end in paragraphs(text, visible(text), flowing)]


WRAPPED = """\
The harbour of the old town was built when ships still came under
sail, and its quays are too short for those that come today. A new
one lies to the north.
The road there is closed.
"""


def test_lines_of_a_wrapped_text_are_one_paragraph_while_the_next_word_would_not_have_fitted():
    assert found(WRAPPED) == [WRAPPED[: WRAPPED.index("The road") - 1], "The road there is closed."]


def test_long_lines_are_paragraphs():
    one = "A line that is a whole paragraph, as scraped pages have them, " * 3
    assert found(f"{one.strip()}\n{one.strip()}\nShort") == [one.strip(), one.strip(), "Short"]


def test_a_blank_line_and_a_bullet_end_a_paragraph():
    assert found("one\n\ntwo\n• three\n• four\r\n\r\nfive") == ["one", "two", "• three", "• four", "five"]


def test_in_flowing_text_only_those_do():
    assert found("one\r\ntwo\n- three\nfour\n\nfive", flowing=True) == ["one\r\ntwo", "- three\nfour", "five"]


def test_a_line_that_begins_with_a_full_stop_goes_on():
    assert found("It stands on JD.example\n\n. And so on.\n\nNew.") == [
        "It stands on JD.example\n\n. And so on.",
        "New.",
    ]


def test_a_hidden_line_is_a_blank_line():
    text = "one\n{{x}}\ntwo"
    assert [(line.start, line.alone) for line in visible(text, [(4, 9)])] == [(0, True), (10, True)]


def test_indent_counts_hidden_regions():
    (line,) = visible("<b> word</b>", [(0, 3), (8, 12)])
    assert (line.start, line.end, line.indent) == (4, 8, 4)
