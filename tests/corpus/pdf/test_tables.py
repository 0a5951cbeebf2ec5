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
