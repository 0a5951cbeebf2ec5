from __future__ import annotations

from pullquote.corpus.text.headings import headings

LONG = "This paragraph says something at length, so that nobody who reads it "
LONG += "takes it for a heading of what comes after it, or for a line that was wrapped."


def found(text: str) -> list[tuple[int, str]]:
    return [(heading.level, text[heading.start : heading.end]) for heading in headings(text, ())[0]]


def test_numbered_and_hashed_lines_head_what_follows():
    text = f"{LONG}\n\n#2 Harbour Talk\n\n{LONG}\n\n8. The Ferry Starts Again\n\n{LONG}"
    assert found(text) == [(2, "Harbour Talk"), (2, "The Ferry Starts Again")]
    assert [text[slice(*mark)] for mark in headings(text, ())[1]] == ["#2 ", "8. "]


def test_short_title_like_lines_that_stand_alone_do():
    assert found(f"{LONG}\n\nWrapping Up\n\n{LONG}") == [(3, "Wrapping Up")]
    assert found(f"{LONG}\nThe rise of ferries\n{LONG}") == [(3, "The rise of ferries")]
    assert found(f"{LONG}\n\n渡轮的历史\n\n{LONG}") == [(3, "渡轮的历史")]


def test_the_first_line_is_the_title():
    text = f"Why the northern ferry, long thought lost, is coming back to the old harbour this summer\n\n{LONG}"
    assert found(text) == [(1, text.split("\n")[0])]


def test_sentences_captions_and_bylines_are_left_alone():
    for line in ["It closed.", "by Ann Lee", "lower case words", "A ferry, a train, a bus.", "Photo: the harbour"]:
        assert found(f"{LONG}\n\n{line}\n\n{LONG}") == [], line
    assert found(f"{LONG}\n\nA ferry in the harbour\n\n#3 Trains\n\n{LONG}") == [(2, "Trains")]


def test_a_list_of_short_lines_and_a_last_line_have_no_heading():
    assert found(f"{LONG}\n\nApples\n\nPears\n\nPlums") == []


def test_a_line_of_a_wrapped_paragraph_is_no_heading():
    assert found("The harbour of the old town was built when ships\nCame Under Sail\nand still do today.") == []
