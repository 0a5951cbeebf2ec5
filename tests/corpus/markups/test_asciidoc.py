"""What an AsciiDoc file shows."""

from __future__ import annotations

import pytest

from pullquote.corpus import coverage
from pullquote.corpus.load import read


def test_title_sections_and_what_the_file_tells_of_itself() -> None:
    text = "= Tarn\nAnn Bly <a@x.org>\nv1.2, 2024-03-04\n:lake: Mere\n\n{lake} is deep.\n\n== Boats\n\n* A ketch.\n"
    article = read("a.adoc", text.encode())
    assert (article.title, article.author, article.date) == ("Tarn", "Ann Bly", "2024-03-04")
    assert article.text.split("\n\n") == ["Tarn", "Mere is deep.", "Boats", "A ketch."]
    assert [(article.text[h.start : h.end], h.level) for h in article.headings] == [("Tarn", 1), ("Boats", 2)]
    assert coverage(read("a.adoc", text.partition("\n\n")[2].encode())).share == 1


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("A *deep* __bl__ue `tarn`, https://x.org[see] <<map,the map>>.", "A deep blue tarn, see the map."),
        ("Over 10^6^ m; a_b_c, 2*3*4, C:\\dir.", "Over 10⁶ m; a_b_c, 2*3*4, C:\\dir."),
        ("Deep.footnote:[Very.]", "Deep. (Very.)"),
        ("////\nno\n////\n// no\nText +\nruns on.", "Text runs on."),
        ("[source,sh]\n----\nrow *fast* # <1>\n----\n<1> Rows.", "row *fast* #\n\nRows."),
        ("[NOTE]\n====\nKeep it dry.\n====", "Keep it dry."),
        ("[quote, Ann Lee]\n____\nA sea.\n____", "Ann Lee:\n\nA sea."),
        (".Fares\n|===\n|Boat |Day\n\n|Ketch\n|9\n|===", "Fares\n\nBoat | Day\n\nBoat: Ketch; Day: 9"),
        ("|===\n|Boat |Day\n.2+|Ketch |9\n|11\n|===", "Boat | Day\n\nBoat: Ketch; Day: 9\n\nBoat: Ketch; Day: 11"),
        ("tarn:: a lake", "tarn: a lake"),
        ("include::other.adoc[]\n:flag:\nText.", "Text."),
    ],
)
def test_marks_are_left_out_and_words_are_kept(written: str, shown: str) -> None:
    assert read("a.adoc", written.encode()).text == shown


def test_struck_words_are_hidden() -> None:
    article = read("a.adoc", b"Costs [line-through]#4# 5 euros.")
    assert [article.text[start:end] for start, end in article.noise] == ["4"]
