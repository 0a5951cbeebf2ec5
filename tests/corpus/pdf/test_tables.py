"""Tables drawn without lines: what their rows are, and whether the first one names the columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pullquote.corpus import Article

Read = Callable[[str, bytes | str], Article]
Place = Callable[[Sequence[Sequence[tuple[float, float, float, str]]]], bytes]
Words = tuple[float, float, float, str]
COLUMNS = (72.0, 200.0, 330.0)


def drawn(*rows: Sequence[str], step: float = 20.0) -> list[Words]:
    return [
        (x, 700.0 - step * n, 11.0, word) for n, row in enumerate(rows) for x, word in zip(COLUMNS, row, strict=False)
    ]


def lines(article: Article) -> list[str]:
    return article.text.split("\n\n")


def test_words_above_figures_name_the_columns(read: Read, placed: Place) -> None:
    page = drawn(("Fish", "Caught", "Sold"), ("Cod", "12", "none"), ("Eel", "30", "nine"))
    assert lines(read("a.pdf", placed([page])))[1:] == [
        "Fish: Cod; Caught: 12; Sold: none",
        "Fish: Eel; Caught: 30; Sold: nine",
    ]


def test_two_addresses_beside_each_other_have_no_heads(read: Read, placed: Place) -> None:
    page = drawn(("Hansa Shipping", "Billed to"), ("Quay Street", "Karin Moe"), ("Leeds", "Harbour Road"))
    assert lines(read("a.pdf", placed([page]))) == [
        "Hansa Shipping Billed to",
        "Quay Street Karin Moe",
        "Leeds Harbour Road",
    ]


def test_the_numbers_of_clauses_are_no_column(read: Read, placed: Place) -> None:
    page = drawn(("\\247 1", "The boat is hired by the day."), ("\\247 2", "The hirer pays for the fuel."), step=30)
    assert lines(read("a.pdf", placed([page]))) == [
        "§ 1 The boat is hired by the day.",
        "§ 2 The hirer pays for the fuel.",
    ]


def test_a_cell_of_several_lines_is_one(read: Read, placed: Place) -> None:
    rows = [("Route", "Season", "Fare"), ("From the old harbour", "summer", "12"), ("Round trip", "always", "22")]
    page = drawn(*rows, step=30)
    # The first cell has a second line; the first row's other cells stand beside its first line.
    page.insert(6, (72.0, 657.0, 11.0, "to the island"))
    text = read("a.pdf", placed([page])).text
    assert "Route: From the old harbour to the island; Season: summer; Fare: 12" in text
    assert "Route: Round trip; Season: always; Fare: 22" in text


def test_a_cell_centred_beside_one_of_two_lines(read: Read, placed: Place) -> None:
    page = [*drawn(("Gate", "Flow", "Year")), (72.0, 680.0, 11.0, "South gate"), (72.0, 667.0, 11.0, "annex")]
    page += [(200.0, 673.5, 11.0, "450"), (330.0, 673.5, 11.0, "2022")]
    page += [(x, 645.0, 11.0, word) for x, word in zip(COLUMNS, ("Mill", "90", "1999"), strict=True)]
    text = read("a.pdf", placed([page])).text
    assert "Gate: South gate annex; Flow: 450; Year: 2022\n\nGate: Mill; Flow: 90; Year: 1999" in text


def test_wide_spaces_of_a_justified_line_part_no_cells(read: Read, placed: Place) -> None:
    first = "Measurements at the observatory showed that"  # 43 letters of Helvetica, 11 points: to the right edge
    page = [(72.0, 700.0 - 14 * n, 11.0, first) for n in (0, 1)]
    page += [
        (72.0, 672.0, 11.0, "unfortunately"),
        (158.0, 672.0, 11.0, "misunderstood"),
        (252.1, 672.0, 11.0, "results"),
    ]
    page += [
        (72.0, 658.0, 11.0, "delayed"),
        (128.0, 658.0, 11.0, "collaboration"),
        (212.0, 658.0, 11.0, "with Bergen,"),
    ]
    text = read("a.pdf", placed([[*page, (72.0, 644.0, 11.0, "again.")]])).text
    assert not set("|;") & set(text)


def test_a_column_of_sentences_is_no_column_of_the_page(read: Read, placed: Place) -> None:
    told = ["stands on the old pier of stone", "reads four centimetres too high", "is to be moved in the spring"]
    rows = [("Gauge one", "12 m", "1901"), ("Gauge two", "9 m", "1904"), ("Gauge six", "7 m", "1911")]
    cells = [
        ("Name of it", "Height", "Built", "What is known"),
        *((*row, said) for row, said in zip(rows, told, strict=True)),
    ]
    page = [
        (x, 700.0 - 16 * n, 11.0, cell)
        for n, row in enumerate(cells)
        for x, cell in zip((72.0, 160.0, 240.0, 330.0), row, strict=True)
    ]
    assert read("a.pdf", placed([page])).text.split("\n\n")[1:] == [
        f"Name of it: {name}; Height: {height}; Built: {built}; What is known: {said}"
        for (name, height, built), said in zip(rows, told, strict=True)
    ]


def test_a_capital_at_the_head_of_a_cell_s_second_line(read: Read, placed: Place) -> None:
    rows = [
        ("Service", "Hours", "Price"),
        ("Hull painted twice, in the colour", "14", "868.00"),
        ("Mast set", "2", "340.00"),
    ]
    tops = (700.0, 680.0, 647.0)
    page = [(x, y, 11.0, cell) for y, row in zip(tops, rows, strict=True) for x, cell in zip(ACROSS, row, strict=True)]
    page += [(x, y, 11.0, cell) for y in (627.0, 607.0) for x, cell in zip(ACROSS, ("Rope", "4", "84.00"), strict=True)]
    text = read("a.pdf", placed([[*page, (72.0, 667.0, 11.0, "Red")]])).text
    assert text.split("\n\n")[1] == "Service: Hull painted twice, in the colour Red; Hours: 14; Price: 868.00"


ACROSS = (72.0, 260.0, 320.0)


def test_a_number_in_an_address_is_no_amount_below_a_head(read: Read, placed: Place) -> None:
    blocks = (("Boat yard Ek", "Harbour street 4", "Kiel 24103"), ("Date: May 4", "Invoice no. 117", "Customer 5512"))
    page = [
        (x, 700.0 - 13 * n, 11.0, line)
        for x, side in zip((72.0, 400.0), blocks, strict=True)
        for n, line in enumerate(side)
    ]
    assert "Boat yard Ek: " not in read("a.pdf", placed([page])).text
