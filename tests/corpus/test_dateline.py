"""The date and the author that an article prints itself."""

import pytest

from pullquote.corpus.dateline import dateline
from pullquote.corpus.load import read


@pytest.mark.parametrize(
    ("line", "when", "who"),
    [
        ("Published: May 3rd, 2024", "2024-05-03", ""),
        ("*Oakfield Gazette, Friday 3 May 2024, online 7.15 a.m.*", "2024-05-03", ""),
        ("By Ann de Vries and Bo Lee | 2024-05-03", "2024-05-03", "Ann de Vries and Bo Lee"),
        ("Posted by Ann Lee on Feb. 3, 2024 · 5 min read", "2024-02-03", "Ann Lee"),
        ("Gazette, 3 May 2024. Interview: Ann Lee", "2024-05-03", "Ann Lee"),
        ("Berlin, 3 May 2024", "2024-05-03", ""),
        ("Deadline: 3 May 2024", "", ""),
        ("App 2.4 (3 May 2024)", "", ""),
        ("3 May 2024: Fair in Lund", "", ""),
        ("- 3 May 2024", "", ""),
        ("| 3 May 2024 | Lund |", "", ""),
        ("## 3 May 2024", "", ""),
        ("Valid from 3 May 2024", "", ""),
        ("3 May 2024 – 5 May 2024", "", ""),
        ("31 February 2024", "", ""),
        ("By Christmas Eve the mill was shut.", "", ""),
    ],
)
def test_a_line_tells_them_if_it_says_nothing_else(line: str, when: str, who: str) -> None:
    assert dateline(f"Fire at the mill\n\n{line}\n\nThe mill is old.") == (when, who)


def test_below_the_first_sentence_of_the_text_nothing_is_taken() -> None:
    text = "The mill that burnt down had been built by three brothers in the middle of the village.\n3 May 2024\n"
    assert dateline(text) == ("", "")


def test_front_matter_and_the_name_of_a_file_go_before() -> None:
    text = b"# Fire\n\nBy Ann Lee, 3 May 2024\n\nThe mill burnt down.\n"
    named, plain = read("2024-05-01-fire.md", text), read("fire.md", text)
    told = read("fire.md", b"---\ndate: 2024-05-02\nauthor: Bo\n---\n" + text)
    assert [(each.date, each.author) for each in (named, plain, told)] == [
        ("2024-05-01", "Ann Lee"),
        ("2024-05-03", "Ann Lee"),
        ("2024-05-02", "Bo"),
    ]
