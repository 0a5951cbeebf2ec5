from __future__ import annotations

from collections.abc import Callable

import pytest

from pullquote.corpus import Article, lines, split

Read = Callable[[str, bytes | str], Article]
STORY = "The ferry was taken out of service in the spring, and nobody knew when it would come back to the harbour. "


def test_hashes_are_those_of_short_lines_whatever_their_white_space(read: Read):
    one = read("a.txt", f"{STORY * 2}\n\nsee  the timetable\n")
    two = read("b.txt", f"  see the timetable  \n\n{STORY * 3}")
    assert len(lines(one)) == 1
    assert lines(one) == lines(two)
    assert all(0 <= line < 2**63 for line in lines(one))


def test_hashes_are_the_same_on_every_machine(read: Read):
    # The first 8 bytes of BLAKE2b of "abc", without the last bit.
    assert lines(read("a.txt", "abc")) == {0x6C5D8A6C19EACAAC}


def test_repeated_lines_are_left_out_of_passages(read: Read):
    article = read("a.txt", f"{STORY * 2}\n\nsee the timetable\n\n{STORY * 2}")
    (passage,) = split(article, repeated=lines(article))
    assert "see the timetable" not in [article.text[slice(*span)] for span in passage.sentences]
    assert [article.text[slice(*gap)] for gap in passage.noise] == ["see the timetable"]


def test_a_file_with_a_twin_keeps_its_lines(read: Read):
    article = read("a.txt", "One short line\n\nTwo short lines\n")
    assert split(article, repeated=lines(article)) == split(article)


def test_headings_are_not_counted(read: Read):
    assert lines(read("a.md", "# Ferries\n\nA line\n")) == lines(read("b.md", "A line\n"))


@pytest.mark.parametrize(
    "line",
    [
        "Guarantee: two years",
        "The gate closes at noon.",
        "Open until 22 May",
        "Ann, Bo, Cecil",
        "Is it open on Sundays?",
    ],
)
def test_a_line_that_tells_something_is_never_counted(read: Read, line: str):
    assert not lines(read("a.txt", f"{STORY * 2}\n\n{line}\n\n{STORY * 2}"))


def test_only_lines_near_the_head_and_the_foot_are_counted(read: Read):
    many = "\n\n".join(STORY for _ in range(20))
    assert not lines(read("a.txt", f"{many}\n\nsee the timetable\n\n{many}"))
    assert lines(read("a.txt", f"{many}\n\nsee the timetable"))
