from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from docx import Document

from pullquote.corpus import Article, Unreadable, split

Read = Callable[[str, bytes | str], Article]


def made() -> bytes:
    document = Document()
    document.core_properties.title = "Ferries"
    document.core_properties.author = "Ann Lee"
    document.add_heading("All about ferries", 0)
    document.add_paragraph("They float. They are slow.")
    document.add_heading("2. In figures", 1)
    table = document.add_table(2, 2)
    for cell, words in zip(table._cells, ["Boat", "Seats", "The Gull", "120"], strict=True):
        cell.text = words
    document.add_paragraph("That is all.")
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def packed(**parts: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return data.getvalue()


def test_paragraphs_and_tables_in_order_under_their_headings(read: Read):
    article = read("a.docx", made())
    assert (article.title, article.author) == ("Ferries", "Ann Lee")
    assert article.text == (
        "All about ferries\n\nThey float. They are slow.\n\n"
        "2. In figures\n\nBoat | Seats\n\nThe Gull | 120\n\nThat is all."
    )
    found = [(p.heading, [article.text[slice(*span)] for span in p.sentences]) for p in split(article)]
    assert found == [
        ("All about ferries", ["They float.", "They are slow."]),
        ("In figures", ["Boat | Seats", "The Gull | 120", "That is all."]),
    ]


def test_a_zip_bomb_is_not_unpacked(read: Read):
    with pytest.raises(Unreadable, match=r"a\.docx would unpack to 201 MB in 1 parts, too much for a Word file"):
        read("a.docx", packed(document=b"0" * 201_000_000))


@pytest.mark.parametrize("data", [b"hello", made()[:2000], packed(a=b"b")])
def test_damaged(read: Read, data: bytes):
    with pytest.raises(Unreadable, match=r"a\.docx is damaged: not a Word file"):
        read("a.docx", data)


def test_an_old_or_locked_file_names_the_mend(read: Read):
    with pytest.raises(Unreadable, match=r"save it as \.docx without a password"):
        read("a.docx", b"\xd0\xcf\x11\xe0" + b"\1" * 600)
