from __future__ import annotations

import pytest

from pullquote.corpus.article import Heading
from pullquote.corpus.text.content import Content
from pullquote.corpus.text.title import tidy, title


def test_metadata_then_the_first_heading_then_the_file_name():
    text = "A Heading\n\nBody."
    heading = (Heading(0, 9, 1),)
    assert title(Content(text, title=" Told \n title", headings=heading), "x.md") == "Told title"
    assert title(Content(text, headings=heading), "x.md") == "A Heading"
    assert title(Content(text, headings=(Heading(0, 9, 2),)), "the_old-harbour.md") == "The old harbour"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a/On_the_Origin_of_Species.txt", "On the Origin of Species"),
        ("authors/ann-lee/_index.md", "Ann lee"),
        ("2014-03-02-why-ferries.md", "2014 03 02 why ferries"),
        ("000_40d0164b1fe34720.txt", "Ferries are"),
        ("渡轮.txt", "渡轮"),
    ],
)
def test_file_names_are_made_readable_and_machine_names_say_nothing(name: str, expected: str):
    assert title(Content("Ferries are"), name) == expected


def test_first_words_end_at_a_word():
    words = "The harbour of the old town was built when ships still came under sail, and it is small"
    assert (
        title(Content(words), "0001.txt")
        == "The harbour of the old town was built when ships still came under sail, and it…"
    )


def test_halves_of_characters_nulls_and_length_are_mended():
    assert tidy("a\ud800 b\0") == "a b"
    assert len(tidy("word " * 100)) <= 150
    assert tidy("word " * 100).endswith("…")


@pytest.mark.parametrize(
    ("given", "stamped", "expected"),
    [
        ("about:blank", True, "Ferries"),
        ("Untitled-2", False, "Ferries"),
        ("Document1", True, "Ferries"),
        ("PowerPoint Presentation", True, "Ferries"),
        ("Microsoft Word - ferries.docx", True, "Ferries"),
        ("ferries.indd", True, "Ferries"),
        ("Vote.org", False, "Vote.org"),  # a person wrote it
        ("Document your code", True, "Document your code"),
    ],
)
def test_what_programs_call_a_file_without_a_title_is_none(given: str, stamped: bool, expected: str):
    assert title(Content("Ferries are", title=given, stamped=stamped), "ferries.pdf") == expected
