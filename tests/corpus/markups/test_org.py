"""What an Org file shows."""

from __future__ import annotations

import pytest

from pullquote.corpus import coverage
from pullquote.corpus.load import read


def test_headlines_tables_and_what_the_file_tells_of_itself() -> None:
    head = "#+TITLE: Tarn\n#+AUTHOR: Ann Bly\n#+DATE: <2024-03-04 Mon>\n#+FILETAGS: :sea:port:\n"
    body = "* TODO Boats :work:\n:PROPERTIES:\n:ID: x\n:END:\n| Boat | Day |\n|------+-----|\n| Ketch | 9 |\n- Row.\n"
    article = read("a.org", (head + body).encode())
    assert (article.title, article.author, article.date, article.tags) == (
        "Tarn",
        "Ann Bly",
        "2024-03-04",
        ("sea", "port"),
    )
    assert article.text.split("\n\n") == ["Boats", "Boat | Day", "Boat: Ketch; Day: 9", "Row."]
    assert [article.text[h.start : h.end] for h in article.headings] == ["Boats"]
    assert coverage(article).share == 1


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("A *deep* /blue/ =tarn=, [[https://x.org][see]].", "A deep blue tarn, see."),
        ("Over 10^{6} m, path/to/file, 2*3*4.", "Over 10⁶ m, path/to/file, 2*3*4."),
        ("[[file:map.png]]Words.", "Words."),
        ("Deep[fn:: Very.] water.", "Deep ( Very.) water."),
        ("# no\nText\nruns on.", "Text runs on."),
        ("#+begin_src sh\nrow *fast*\n#+end_src", "row *fast*"),
        ("#+begin_quote\nA *sea*.\n#+end_quote", "A sea."),
        ("#+begin_comment\nno\n#+end_comment\nText.", "Text."),
        ("- tarn :: a lake\n  in hills", "tarn: a lake in hills"),
    ],
)
def test_marks_are_left_out_and_words_are_kept(written: str, shown: str) -> None:
    assert read("a.org", written.encode()).text == shown


def test_struck_words_and_the_marks_of_notes_are_hidden() -> None:
    article = read("a.org", b"Costs +4+ 5 euros[fn:1].")
    assert [article.text[start:end] for start, end in article.noise] == ["4", "[fn:1]"]
