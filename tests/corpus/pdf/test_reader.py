from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import RectangleObject

from pullquote.corpus import Article, Unreadable, split
from pullquote.corpus.text.view import view
from tests.pdfs import written

Read = Callable[[str, bytes | str], Article]
Pdf = Callable[[Sequence[Sequence[str]]], bytes]
Place = Callable[[Sequence[Sequence[tuple[float, float, float, str]]]], bytes]
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


def test_keywords_are_tags(read: Read, pdf: Pdf):
    data = pdf([["Boats float on the sea."]])
    told = data.replace(b"/Helvetica", b"/Helvetica /Author (Ann Lee) /Keywords (boats; sea)")  # any object may be it
    article = read("a.pdf", told.replace(b"/Root 1 0 R", b"/Root 1 0 R /Info 3 0 R"))
    assert (article.author, article.tags) == ("Ann Lee", ("boats", "sea"))


def test_running_titles_stand_once_at_the_end_and_page_numbers_go(read: Read, pdf: Pdf):
    stories = [[f"On day {word} they went out to sea and came home late."] for word in ("one", "two", "three", "four")]
    pages = [["The Harbour Times", *story, f"Page {number} of 4"] for number, story in enumerate(stories, 1)]
    text = read("a.pdf", pdf(pages)).text
    assert text.count("Times") == 1
    assert text.endswith("The Harbour Times")
    assert "Page" not in text
    assert text.count("they went out to sea") == 4


def test_lines_that_differ_in_a_number_are_no_running_titles(read: Read, pdf: Pdf):
    pages = [[f"Receipt 88-{n}", f"Paid by guest {n} at noon.", f"Sum: {3 * n}.00"] for n in range(11, 16)]
    text = read("a.pdf", pdf(pages)).text
    assert all(f"Receipt 88-{n}" in text and f"Sum: {3 * n}.00" in text for n in range(11, 16))


def test_a_page_number_alone_goes_and_a_single_page_keeps_its_figures(read: Read, pdf: Pdf):
    assert "7" not in read("a.pdf", pdf([["They went out.", "7"], ["They came home.", "8"]])).text
    assert "2013" in read("b.pdf", pdf([["They went out in", "2013"]])).text


def test_pictures_only(read: Read, pdf: Pdf):
    with pytest.raises(Unreadable, match=r"a\.pdf contains no text, only pictures: (?:run it through|no words)"):
        read("a.pdf", pdf([[], []]))


@pytest.mark.parametrize("data", [b"%PDF-1.4\nnothing", b"%PDF-1.4\n" + bytes(range(256)) * 20, b"hello"])
def test_damaged(read: Read, data: bytes):
    with pytest.raises(Unreadable, match=r"a\.pdf is damaged"):
        read("a.pdf", data)


def test_cut_short(read: Read, pdf: Pdf):
    try:
        assert "ferry" in read("a.pdf", pdf(PAGES)[:1500]).text
    except Unreadable as problem:
        assert problem.reason.startswith(("is damaged", "contains no text"))  # noqa: PT017


def test_locked(read: Read, pdf: Pdf):
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(PAGES))))
    writer.encrypt("secret", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    with pytest.raises(Unreadable, match=r"a\.pdf is locked with a password"):
        read("a.pdf", locked.getvalue())


def test_a_file_that_is_locked_but_opens_without_a_password(read: Read, pdf: Pdf):
    for algorithm in ("AES-128", "AES-256", "AES-256-R5", "RC4-128"):
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([["The mill has nine sails."]]))))
        writer.encrypt("", "owner", algorithm=algorithm)
        locked = io.BytesIO()
        writer.write(locked)
        assert read("a.pdf", locked.getvalue()).text == "The mill has nine sails."


TURNS = {90: (0, 1, -1, 0, 792, 0), 180: (-1, 0, 0, -1, 612, 792), 270: (0, -1, 1, 0, 0, 612)}


@pytest.mark.parametrize("turned", TURNS)
def test_a_page_drawn_turned_and_shown_upright(read: Read, placed: Place, turned: int):
    lines = [(72.0, 700.0 - 14 * n - 20 * (n > 3), 11.0, line) for n, line in enumerate(LEFT + RIGHT)]
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(placed([lines]))))
    writer.pages[0].add_transformation(TURNS[turned])
    size = (612, 792) if turned == 180 else (792, 612)
    writer.pages[0].mediabox = writer.pages[0].cropbox = RectangleObject((0, 0, *size))
    writer.pages[0].rotate(turned)
    out = io.BytesIO()
    writer.write(out)
    assert read("a.pdf", out.getvalue()).text.split("\n\n") == [" ".join(LEFT), " ".join(RIGHT)]


@pytest.mark.parametrize("turned", TURNS)
def test_a_page_shown_on_its_side_or_head_is_read_as_it_was_drawn(read: Read, placed: Place, turned: int):
    lines = [(72.0, 700.0 - 14 * n - 20 * (n > 3), 11.0, line) for n, line in enumerate(LEFT + RIGHT)]
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(placed([lines]))))
    writer.pages[0].rotate(turned)
    out = io.BytesIO()
    writer.write(out)
    article = read("a.pdf", out.getvalue())
    assert article.text.split("\n\n") == [" ".join(LEFT), " ".join(RIGHT)]
    across = slice(2, 5, 2) if turned == 180 else slice(1, 4, 2)  # of a line: page, x0, y0, x1, y1
    assert len({tuple(map(round, box[across])) for box in article.boxes(0, len(LEFT[0]))}) == 1


LEFT = [
    "The mill was built by two",
    "brothers who came from the",
    "north and stayed for good.",
    "It grinds barley and oats.",
]
RIGHT = [
    "The bridge beside it is of",
    "stone and carries carts of",
    "up to four tonnes when the",
    "river is low in the summer.",
]


def test_columns_are_read_one_after_the_other(read: Read, placed: Place):
    title = [(72.0, 740.0, 20.0, "Mill and bridge, a short history of both")]
    lines = [(x, 700.0 - 14 * n, 11.0, line) for n in range(4) for x, line in ((72.0, LEFT[n]), (320.0, RIGHT[n]))]
    article = read("a.pdf", placed([title + lines]))
    assert article.text.split("\n\n") == [title[0][3], " ".join(LEFT), " ".join(RIGHT)]
    assert [article.text[head.start : head.end] for head in article.headings] == [title[0][3]]


def test_cells_beside_each_other_are_the_rows_of_a_table(read: Read, placed: Place):
    rows = [("Fish", "Price"), ("Cod", "12"), ("Eel", "30")]
    page = [
        (x, 700.0 - 20 * n, 11.0, word)
        for n, row in enumerate(rows)
        for x, word in zip((72.0, 300.0), row, strict=True)
    ]
    text = read("a.pdf", placed([page])).text
    assert [line for line in text.split("\n\n") if "Eel" in line and "30" in line]


def test_a_word_s_own_hyphen_at_a_line_s_end_stays(read: Read, pdf: Pdf):
    page = ["The boat has a well-", "built hull and a weather-", "proof cabin, and its mo-", "tor runs on gas."]
    assert read("a.pdf", pdf([page])).text == (
        "The boat has a well-built hull and a weatherproof cabin, and its motor runs on gas."
    )


def test_raised_numbers_are_written_raised(read: Read, placed: Place):
    page = [
        (72.0, 700.0, 12.0, "The lake holds 10"),
        (166.0, 705.0, 7.0, "6"),
        (172.0, 700.0, 12.0, "litres of water."),
    ]
    assert "10⁶ litres" in read("a.pdf", placed([page])).text


def test_a_quote_has_its_page(read: Read, pdf: Pdf):
    article = read("a.pdf", pdf([["The hall opens at nine."], ["The hall closes at six."]]))
    assert article.place(article.text.index("closes")) == "page 2"
    assert article.place(article.text.index("opens")) == "page 1"


def test_columns_that_begin_at_different_heights_and_run_over_a_page(read: Read, placed: Place):
    line = ["The first tower was made of", "wood from the north and so", "it burned in a dry summer."]
    other = ["The second one was made of", "stone, and it stands to this", "day beside the old"]
    left = [(72.0, 700.0 - 14 * n, 11.0, words) for n, words in enumerate(line)]
    right = [(320.0, 707.0 - 14 * n, 11.0, words) for n, words in enumerate(other)]
    below = [(72.0, 600.0, 11.0, "Notes on towers.")]
    text = read("a.pdf", placed([left + right, [(72.0, 700.0, 11.0, "market.")]])).text
    assert text == f"{' '.join(line)}\n\n{' '.join(other)} market."
    text = read("b.pdf", placed([left + right + below])).text
    assert text == "\n\n".join([" ".join(line), " ".join(other), "Notes on towers."])


def test_a_raised_number_makes_no_heading_of_its_line_and_a_note_has_its_number(read: Read, placed: Place):
    lines = [(72.0, 700.0 - 14 * n, 11.0, f"The {word} lake is deep and cold all the year round.") for n, word in ROWS]
    area = [(72.0, 600.0, 11.0, "It has 50 km"), (132.2, 606.0, 7.0, "2"), (139.0, 600.0, 11.0, "of water.")]
    note = [(72.0, 560.0, 6.0, "3"), (75.4, 556.0, 9.0, "Measured in May.")]
    article = read("a.pdf", placed([[*lines, *area, *note]]))
    assert "50 km² of water." in article.text
    assert "³Measured in May." in article.text
    assert not article.headings


ROWS = list(enumerate(("first", "second", "third")))


def test_a_ligature_is_found_as_its_letters(read: Read):
    drawn = "BT /F1 12 Tf 50 750 Td (The of@ce opens at nine.) Tj ET"
    article = read("a.pdf", written([drawn], {"@": "\ufb01"}))
    assert "of\ufb01ce" in article.text or "office" in article.text
    (passage,) = split(article)
    assert "office" in view(article.text, (passage.start, passage.end)).text


def test_words_up_the_margin_stand_apart_from_the_lines_beside_them(read: Read):
    lines = " ".join(f"(Line {n} of the page about boats.) Tj T*" for n in range(1, 20))
    margin = "BT /F1 12 Tf 0 1 -1 0 30 300 Tm (A note in the margin of the page) Tj ET"
    article = read("a.pdf", written([f"{margin} BT /F1 12 Tf 14 TL 72 640 Td {lines} ET"]))
    assert article.text.endswith("boats.\n\nA note in the margin of the page")
    assert "Line 7 of the page about boats. Line 8 of the page" in article.text


HEBREW = dict(zip("abcdefghi", "אבגדהוזחט", strict=True))


def test_lines_from_right_to_left_are_read_so(read: Read):
    # On the screen: "[full stop] zvh 12.5 dgb a", the first word at the right, the figures as they are read anywhere.
    drawn = "BT /F1 12 Tf 60 700 Td (.ihg 12.5 fed ba) Tj 0 -16 Td (.cba) Tj ET"
    text = read("a.pdf", written([drawn], HEBREW)).text
    assert text == "אב דהו 12.5 זחט.\n\nאבג." or text == "אב דהו 12.5 זחט. אבג."


def test_a_line_from_right_to_left_on_another_page_is_read_so(read: Read):
    above, below = (
        f"BT /F1 12 Tf 60 {y} Td (THE MILL {verb} AT NINE.) Tj ET" for y, verb in ((716, "OPENS"), (684, "SHUTS"))
    )
    drawn = f"{above} BT /F1 12 Tf 60 700 Td (.ihg 12.5 fed ba) Tj ET {below}"
    text = read("a.pdf", written([drawn], HEBREW)).text
    assert text.split("\n\n") == ["THE MILL OPENS AT NINE.", "אב דהו 12.5 זחט.", "THE MILL SHUTS AT NINE."]


def test_lines_of_a_narrow_block_are_one_paragraph(read: Read, placed: Place):
    lines = ["The mill grinds barley and", "Oats for the farms, but no", "wheat, since its stones", "are soft."]
    block = [(72.0, 600.0 - 14 * n, 11.0, words) for n, words in enumerate(lines)]
    wide = [
        (72.0, 700.0, 11.0, "All of this is told in the chronicle of the village, which the miller's daughter kept.")
    ]
    assert read("a.pdf", placed([wide + block])).text.split("\n\n")[1:] == [" ".join(lines)]


def test_a_table_above_columns_is_none_of_theirs(read: Read, placed: Place):
    cells = [("Item", "Days", "Price"), ("Planks", "4", "120.00"), ("Labour", "9", "360.00")]
    table = [
        (x, 700.0 - 16 * n, 11.0, cell)
        for n, row in enumerate(cells)
        for x, cell in zip((72.0, 400.0, 470.0), row, strict=True)
    ]
    left = [
        "The work begins within four weeks",
        "of the order and takes about nine",
        "working days, if it does not rain.",
    ]
    right = [
        "Payment is due within thirty days",
        "of the last day of work, in cash or",
        "by a transfer to our account.",
    ]
    columns = [
        (x, 630.0 - 13 * n, 11.0, line) for x, side in ((72.0, left), (310.0, right)) for n, line in enumerate(side)
    ]
    text = read("a.pdf", placed([table + columns])).text
    assert text.split("\n\n")[1:] == [
        "Item: Planks; Days: 4; Price: 120.00",
        "Item: Labour; Days: 9; Price: 360.00",
        " ".join(left),
        " ".join(right),
    ]


def test_words_that_a_line_goes_through_are_noise(read: Read):
    words = "BT /F1 12 Tf 60 700 Td (It costs nine pounds) Tj 118 0 Td (ten pounds now.) Tj ET"
    through, under, across = "102 703.5 65 0.7 re f", "180 698 60 0.7 re f", "20 703.5 500 0.5 re f"
    article = read("a.pdf", written([f"{words} {through} {under}"]))
    assert [article.text[start:end] for start, end in article.noise] == ["nine pounds"]
    assert not read("a.pdf", written([f"{words} {across}"])).noise


def test_a_box_beside_a_sentence_comes_after_it(read: Read, placed: Place):
    beside = ["The gauge was read every day by", "the keeper of the light, and the", "height of the water was written"]
    box = ["In short: of sixty gauges two", "are to be moved in the spring", "and all others stay in use."]
    below = "in a book that is kept to this day in the hall of the town, where anyone may see it."
    page = [
        (x, 700.0 - 13 * n, 11.0, line) for x, side in ((72.0, beside), (330.0, box)) for n, line in enumerate(side)
    ]
    text = read("a.pdf", placed([[*page, (72.0, 661.0, 11.0, below)]])).text
    assert text.split("\n\n") == [f"{' '.join(beside)} {below}", " ".join(box)]


def test_a_narrow_column_beside_the_text_is_read_apart(read: Read, placed: Place):
    side = ["Contact", "Mill road 4", "Ven", "0431 5512", "Skills", "Grinding"]
    text = [
        "Miller with twenty years of work in",
        "small mills of the west coast, who",
        "keeps bees and mends old wheels of",
        "oak for all of the farms around.",
    ]
    page = [(72.0, 700.0 - 12 * n, 10.0, line) for n, line in enumerate(side)]
    page += [(220.0, 704.0 - 14 * n, 11.0, line) for n, line in enumerate(text)]
    found = read("a.pdf", placed([page])).text
    assert found.endswith(" ".join(text))
    assert "Mill road 4" in found
    cells = [(72.0, 700.0 - 28 * n - 7 * (n % 2), 11.0, name) for n, name in enumerate(("Ven", "Lervik", "Grimsund"))]
    told = ["was built of stone and stands by", "the old quay."]
    cells += [(220.0, 700.0 - 28 * n - 14 * m, 11.0, line) for n in range(3) for m, line in enumerate(told)]
    assert "Ven was built of stone" in read("a.pdf", placed([cells])).text
