from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from pullquote.corpus import Article, Unreadable, split

Read = Callable[[str, bytes | str], Article]
Pdf = Callable[[Sequence[Sequence[str]]], bytes]
PAGES = [
    [
        "The ferry was taken out of service in the spring of that year, and no-",
        "body knew when it would come back to the harbour, if it ever would",
        "come.",
        f"The {name} boat was sold to a town in the north, which had more use",
        "for it.",
    ]
    for name in ("first", "second", "third", "fourth")
]


def test_lines_are_joined_and_hyphens_at_their_ends_undone(read: Read, pdf: Pdf):
    article = read("a.pdf", pdf([PAGES[0]]))
    assert article.text == (
        "The ferry was taken out of service in the spring of that year, and nobody knew when it would come back to the "
        "harbour, if it ever would come.\n\nThe first boat was sold to a town in the north, which had more use for it."
    )
    assert [len(passage.sentences) for passage in split(article)] == [2]


def test_running_titles_and_page_numbers_are_left_out(read: Read, pdf: Pdf):
    stories = [[f"On day {word} they went out to sea and came home late."] for word in ("one", "two", "three", "four")]
    pages = [["The Harbour Times", *story, f"Page {number} of 4"] for number, story in enumerate(stories, 1)]
    text = read("a.pdf", pdf(pages)).text
    assert "Times" not in text
    assert "Page" not in text
    assert text.count("they went out to sea") == 4


def test_a_page_number_alone_goes_and_a_single_page_keeps_its_figures(read: Read, pdf: Pdf):
    assert "7" not in read("a.pdf", pdf([["They went out.", "7"], ["They came home.", "8"]])).text
    assert "2013" in read("b.pdf", pdf([["They went out in", "2013"]])).text


def test_pictures_only(read: Read, pdf: Pdf):
    with pytest.raises(Unreadable, match=r"a\.pdf holds no text, only pictures: make it searchable"):
        read("a.pdf", pdf([[], []]))


@pytest.mark.parametrize("data", [b"%PDF-1.4\nnothing", b"%PDF-1.4\n" + bytes(range(256)) * 20, b"hello"])
def test_damaged(read: Read, data: bytes):
    with pytest.raises(Unreadable, match=r"a\.pdf is damaged"):
        read("a.pdf", data)


def test_cut_short(read: Read, pdf: Pdf):
    try:
        assert "ferry" in read("a.pdf", pdf(PAGES)[:1500]).text
    except Unreadable as problem:
        assert problem.reason.startswith(("is damaged", "holds no text"))  # noqa: PT017


def test_locked(read: Read, pdf: Pdf):
    import io

    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(PAGES))))
    writer.encrypt("secret", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    with pytest.raises(Unreadable, match=r"a\.pdf is locked with a password"):
        read("a.pdf", locked.getvalue())
