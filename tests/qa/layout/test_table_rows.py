"""Pages with tables, as they are read."""

from __future__ import annotations

from pullquote.corpus import split
from pullquote.corpus.load import read
from pullquote.index import Hit
from pullquote.qa.layout.table_rows import rows_apart
from pullquote.qa.reader.context import Page

TEXT = "Boats of 2024:\n\n| Boat | Hour |\n|---|---|\n| Ketch | 9:00 |\n| Yawl | 7:00 |\n\nThe quay is old.\n"


def pages() -> list[Page]:
    article = read("a.md", TEXT.encode())
    return [Page.of(Hit(passage, article, 1.0, 0.5, 2.0)) for passage in split(article)]


def test_each_row_is_a_page_and_the_rest_is_read_without_them() -> None:
    rest, *rows = rows_apart("When do boats go?", pages())
    assert rest.text == "Boats of 2024: The quay is old."
    assert [page.text for page in rows] == ["Boat is Ketch, Hour is 9:00.", "Boat is Yawl, Hour is 7:00."]
    assert {page.above for page in rows} == {"A. Boats of 2024"}


def test_rows_about_other_things_are_not_read() -> None:
    _, *rows = rows_apart("When does the yawl go?", pages())
    assert [page.text for page in rows] == ["Boat is Yawl, Hour is 7:00."]


def test_a_row_of_two_passages_is_read_once_and_not_more_than_told() -> None:
    assert len(rows_apart("When do boats go?", pages() * 2)) == 2 + 2
    assert len(rows_apart("When do boats go?", pages(), most=1)) == 1 + 1


def test_a_page_without_a_table_stays_as_it_is() -> None:
    article = read("b.md", b"Owls hunt at night.")
    page = Page.of(Hit(split(article)[0], article, 1.0, 0.5, 2.0))
    assert rows_apart("When?", [page]) == [page]


HOURS = "| Place | Mon–Fri | Saturday |\n|---|---|---|\n| Desk | 9:00 | 10:00 |\n| Store | 8:00 | closed |\n"
DAYS = "| Days | Hour |\n|---|---|\n| Monday to Thursday | 9:00 |\n| Friday | 8:00 |\n"


def rows(question: str, text: str) -> list[str]:
    article = read("h.md", text.encode())
    page = Page.of(Hit(split(article)[0], article, 1.0, 0.5, 2.0))
    return [each.text for each in rows_apart(question, [page]) if each.row]


def test_a_row_that_is_named_goes_before_one_that_says_closed() -> None:
    assert rows("When does the desk close?", HOURS) == ["Place is Desk, Mon–Fri is 9:00, Saturday is 10:00."]
    assert rows("Which place is closed on Saturday?", HOURS) == ["Place is Store, Mon–Fri is 8:00, Saturday is closed."]


def test_a_row_of_days_is_about_those_in_between() -> None:
    assert rows("When does it open on Tuesday?", DAYS) == ["Days is Monday to Thursday, Hour is 9:00."]


MODELS = (
    "| | K12 | K30 |\n|---|---|---|\n| Fills | 12 l | 30 l |\n| Weight | 9 kg | 21 kg |\n"
    "| Width × height | 2 × 4 m | 3 × 5 m |\n"
)


def test_a_row_is_found_by_the_measure_that_is_asked_for() -> None:
    assert rows("How heavy is the K30?", MODELS) == ["Weight, K12 is 9 kg, K30 is 21 kg."]  # no "30" of "30 l"
    assert rows("How tall is the K12?", MODELS) == ["Width × height, K12 is 2 × 4 m, K30 is 3 × 5 m."]


def test_the_number_in_a_name_asks_for_no_cell() -> None:
    tents = (
        "| | Fjell 2 | Fjell 3 |\n|---|---|---|\n| Doors | 1 | 2 |\n| Price | £289 | £345 |\n| Colour | red | blue |\n"
    )
    assert rows("How much is the Fjell 2?", tents) == ["Price, Fjell 2 is £289, Fjell 3 is £345."]
    assert rows("How much is the Merlin 2?", tents) == ["Price, Fjell 2 is £289, Fjell 3 is £345."]


def test_a_row_of_the_date_that_is_named_is_read() -> None:
    games = "| Day | Home | Away |\n|---|---|---|\n| 2024-05-01 | Lund | Bern |\n| 2024-05-08 | Ulm | Lund |\n"
    assert rows("Who played Lund on 8 May?", games) == ["Day is 2024-05-08, Home is Ulm, Away is Lund."]
