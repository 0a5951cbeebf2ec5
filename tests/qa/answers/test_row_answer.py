"""Which cell of a row answers, and how its row is quoted."""

from __future__ import annotations

import pytest

from pullquote.corpus import split
from pullquote.corpus.load import read
from pullquote.index import Hit
from pullquote.qa import Answer
from pullquote.qa.answers.quote import QuoteSettings, quotes
from pullquote.qa.answers.row_answer import (
    ALONE,
    AMISS,
    FOUND,
    LOOKED_UP,
    TIED,
    alone,
    answer_cell,
    kept,
    raised_by_row,
    singled_out,
)
from pullquote.qa.answers.score import ScoredSpan
from pullquote.qa.layout.table_rows import rows_apart
from pullquote.qa.reader.context import Page
from pullquote.qa.reader.reader import QuestionTerms
from pullquote.qa.rivals.cells import CellQuestion

TEXT = "| Line | First bus | Last bus |\n|---|---|---|\n| 12 | 4:10 | 22:00 |\n| 14 | 4:50 | 21:30 |\n"


def rows(text: str = TEXT, id: str = "a.md") -> list[Page]:
    article = read(id, text.encode())
    page = Page.of(Hit(split(article)[0], article, 1.0, 0.5, 2.0))
    return [each for each in rows_apart("", [page]) if each.row]


def at(page: Page, words: str) -> tuple[int, int]:
    start = page.text.index(words)
    return start, start + len(words)


def asked(question: str) -> CellQuestion:
    return CellQuestion.of(question, QuestionTerms.of(question))


@pytest.mark.parametrize(
    ("question", "read_", "cell"),
    [
        ("When does the first bus of line 12 leave?", "22:00", "4:10"),  # only one head is named in full
        ("When does line 12 leave?", "22:00", "22:00"),  # no cell but the question's own is below a head it names
        ("Which line has its last bus at 22:00?", "22:00", "12"),
        ("When does the bus go?", "First bus is", "4:10"),  # a head stands for its cell
        ("What of 12 and 22:00?", "22:00", None),  # the question says so itself
        ("Who drives the last bus of line 12?", "22:00", None),  # a time drives nothing
    ],
)
def test_the_cell_below_the_head_that_is_asked_for_answers(question: str, read_: str, cell: str | None) -> None:
    page = rows()[0]
    found = answer_cell(asked(question), page, at(page, read_))
    assert (page.text[slice(*found)] if found else None) == cell


def test_a_dash_answers_nothing() -> None:
    page = rows("| Hall | Doors | Rows |\n|---|---|---|\n| Blue | 4 | – |\n")[0]
    question = asked("How many rows has the Blue hall?")
    assert [answer_cell(question, page, at(page, cell)) for cell in ("4", "–")] == [None, None]


def test_the_unit_in_a_head_need_not_be_in_the_question() -> None:
    page = rows("| Field | 2021 (kg) | 2022 (kg) |\n|---|---|---|\n| North | 310 | 285 |\n")[0]
    found = answer_cell(asked("How many kilos came from the north field in 2021?"), page, at(page, "285"))
    assert found
    assert page.text[slice(*found)] == "310"


@pytest.mark.parametrize(
    ("question", "read_", "cell", "left"),
    [
        ("How heavy is the A7?", "9001", "12 kg", 1.0),
        ("How long is the A7?", "9001", "3", 1.0),  # the unit is in the head
        ("How much is the A7?", "12 kg", "$40", 1.0),
        ("How fast is the A7?", "9001", "9001", AMISS),  # nothing measures that
        ("What is the part number of the A7?", "9001", "9001", 1.0),
        ("How many seats has the A7?", "9001", "9001", AMISS),  # a label counts nothing
        ("How heavy is the B9?", "12 kg", "12 kg", AMISS),  # of another row
        ("Who uses the A7?", "Ann", "Ann", 1.0),
    ],
)
def test_the_cell_of_the_kind_asked_for_answers(question: str, read_: str, cell: str, left: float) -> None:
    text = "| Type | Part number | Weight | Length (m) | Price | User |\n|---|---|---|---|---|---|\n"
    page = rows(f"{text}| A7 | 9001 | 12 kg | 3 | $40 | Ann |\n")[0]
    found = answer_cell(asked(question), page, at(page, read_))
    assert found
    assert (page.text[slice(*found)], kept(asked(question), page, found)) == (cell, left)


@pytest.mark.parametrize(
    ("question", "cell", "when", "found"),
    [
        ("When is the last bus of line 12?", "22:00", True, True),  # row and column are named
        ("When is the last bus?", "22:00", True, False),  # of which line?
        ("What of line 12?", "22:00", False, False),
        ("When does 12 go?", "22:00", True, False),  # another cell tells a time, too
    ],
)
def test_a_cell_is_looked_up_by_the_names_of_its_row_and_column(
    question: str, cell: str, when: bool, found: bool
) -> None:
    page = rows()[0]
    sure = raised_by_row(asked(question), page, at(page, cell), when, 0.5)
    assert sure == (LOOKED_UP / (LOOKED_UP + 1) if found else 0.5)


def test_a_row_is_quoted_with_its_heads_exact_to_the_character() -> None:
    page = rows()[1]
    (quote,) = quotes([ScoredSpan(page, *at(page, "21:30"), 0.5)], QuoteSettings())
    assert TEXT[quote.start : quote.end] == quote.text
    assert quote.text.startswith("Line | First bus")
    assert quote.text.endswith("14 | 4:50 | 21:30")
    assert TEXT[quote.answer_start : quote.answer_end] == "21:30"
    assert [(cell.head, cell.text) for cell in quote.cells] == [
        ("Line", "14"),
        ("First bus", "4:50"),
        ("Last bus", "21:30"),
    ]
    for cell in quote.cells:
        assert (TEXT[cell.head_start : cell.head_end], TEXT[cell.start : cell.end]) == (cell.head, cell.text)
    answer = Answer("q", "q", "21:30", (quote,), 0.5, True)
    assert Answer.from_dict(answer.to_dict()) == answer


def test_heads_that_are_far_are_in_the_cells_alone() -> None:
    page = rows()[1]
    (quote,) = quotes([ScoredSpan(page, *at(page, "21:30"), 0.5)], QuoteSettings(words=8))
    assert quote.text == "14 | 4:50 | 21:30"
    assert quote.cells[0].head == "Line"


def test_rows_of_one_table_are_two_quotes_though_both_show_the_heads() -> None:
    first, second = rows()
    made = quotes(
        [ScoredSpan(second, *at(second, "4:50"), 0.5), ScoredSpan(first, *at(first, "4:10"), 0.5)], QuoteSettings()
    )
    assert [quote.cells[0].text for quote in made] == ["14", "12"]


def test_a_row_that_names_its_heads_is_its_own_quote() -> None:
    page = rows("Line,Last bus\n12,22:00\n14,21:30\n", "a.csv")[1]
    (quote,) = quotes([ScoredSpan(page, *at(page, "21:30"), 0.5)], QuoteSettings())
    assert quote.text == "Line: 14; Last bus: 21:30"
    assert quote.place == "row 3"


HOURS = "| Place | Monday to Friday | Saturday |\n|---|---|---|\n| Desk | 9:00 | 10:00 |\n| Store | 8:00 | closed |\n"


@pytest.mark.parametrize(
    ("question", "read_", "cell", "left"),
    [
        ("When does the desk open on Saturday?", "9:00", "10:00", 1.0),
        ("When does the desk open on Tuesdays?", "10:00", "9:00", 1.0),
        ("When does the desk open on Sundays?", "9:00", "9:00", AMISS),
        ("When does the desk open?", "9:00", "9:00", 1.0),
    ],
)
def test_the_cell_of_the_day_that_is_named_answers(question: str, read_: str, cell: str, left: float) -> None:
    page = rows(HOURS)[0]
    found = answer_cell(asked(question), page, at(page, read_))
    assert found is not None
    assert page.text[slice(*found)] == cell
    assert kept(asked(question), page, found) == left


def test_closed_names_no_row() -> None:
    _, store = rows(HOURS)
    assert raised_by_row(asked("When does the desk close?"), store, at(store, "8:00"), True, 0.5) == 0.5


@pytest.mark.parametrize(
    ("question", "before", "after"),
    [
        ("When does the desk open on Tuesday?", 0.05, FOUND),
        ("When does the desk open on Tuesday in Lund?", 0.05, 0.25 / 1.2),  # nothing tells that this is in Lund
        ("When does the desk open on Tuesday?", 0.005, 0.025 / 1.02),
    ],
)
def test_a_cell_that_is_named_in_full_is_found(question: str, before: float, after: float) -> None:
    desk, _ = rows(HOURS)
    assert raised_by_row(asked(question), desk, at(desk, "9:00"), True, before) == pytest.approx(after)


MODELS = (
    "| | K12 | K30 |\n|---|---|---|\n| Weight | 9 kg | 21 kg |\n| Noise, low | 30 dB | 40 dB |\n| Width | 2 m | 3 m |\n"
)


@pytest.mark.parametrize(
    ("row", "question", "cell", "after"),
    [
        (0, "How much does the K30 weigh?", "21 kg", ALONE),
        (0, "How heavy is the K30?", "21 kg", ALONE),
        (0, "How heavy is the K30 when it is full?", "21 kg", 0.05),  # nothing tells that it is
        (1, "How loud is the K12?", "30 dB", ALONE),
        (0, "How much does the K40 weigh?", "21 kg", 0.05),
        (2, "How heavy is the K30?", "3 m", 0.05),
    ],
)
def test_the_measure_that_is_asked_for_names_a_row(row: int, question: str, cell: str, after: float) -> None:
    page = rows(MODELS)[row]
    assert raised_by_row(asked(question), page, at(page, cell), False, 0.05, True) == after


def test_a_row_that_others_equal_is_found_less_surely() -> None:
    page, *_ = found = rows(MODELS)
    assert alone(page, [page])
    assert not alone(page, found)
    assert raised_by_row(asked("How heavy is the K30?"), page, at(page, "21 kg"), False, 0.05) == FOUND


def test_a_cell_below_the_name_that_is_asked_about_must_measure_the_same() -> None:
    weight, _, width = rows(MODELS)
    question = asked("How long does the K30 last?")
    assert [kept(question, page, at(page, cell)) for page, cell in ((weight, "21 kg"), (width, "3 m"))] == [AMISS] * 2


def test_rows_that_the_question_names_alike_are_less_sure_where_they_differ() -> None:
    heads = "| Name | Fits | Price | Colour |\n|---|---|---|---|\n"
    first, second = both = rows(f"{heads}| Dial | K9 | £3 | red |\n| Tank | K9 | £8 | red |\n")
    price, colour = asked("What is the price of the K9?"), asked("Which colour is the K9?")
    assert singled_out(price, first, both, at(first, "£3")) == TIED
    assert singled_out(price, first, [first], at(first, "£3")) == 1
    assert singled_out(colour, second, both, at(second, "red")) == 1
    assert singled_out(asked("What does it cost?"), first, both, at(first, "£3")) == 1  # it names no row


def test_a_date_names_a_row_and_must_be_that_of_the_row() -> None:
    first, second = rows(
        "| Date | Early | Late |\n|---|---|---|\n| 2025-09-02 | Ann | Bo |\n| 2025-09-03 | Cy | Di |\n"
    )
    question = asked("Who is on late on 3 September?")
    assert raised_by_row(question, second, at(second, "Di"), False, 0.05, True) == ALONE
    assert raised_by_row(question, first, at(first, "Bo"), False, 0.05, True) == 0.05


def test_a_word_measures_nothing() -> None:
    page = rows("| | K12 | K30 |\n|---|---|---|\n| Slats | beech | 21 kg |\n")[0]
    question = asked("How heavy are the slats?")
    assert [kept(question, page, at(page, cell)) for cell in ("beech", "21 kg")] == [AMISS, 1.0]


@pytest.mark.parametrize(
    ("question", "cell", "left"),
    [
        ("How heavy is the K30?", "21 kg", 1.0),
        ("How heavy is the lid of the K30?", "21 kg", AMISS),
        ("How heavy is the frame of the K30?", "21 kg", 1.0),  # it may be that of the frame
        ("How high is the K30?", "yes", AMISS),
    ],
)
def test_a_row_tells_nothing_of_parts_that_no_word_near_it_names(question: str, cell: str, left: float) -> None:
    page = rows("All frames.\n\n| Model | Weight | Height |\n|---|---|---|\n| K30 | 21 kg | yes |\n")[0]
    assert kept(asked(question), page, at(page, cell)) == left


def test_yes_is_no_measure_though_the_question_names_row_and_column() -> None:
    page = rows("| Plot | Rent | Shed |\n|---|---|---|\n| 7 | £70 | yes |\n")[0]
    questions = asked("Is the shed of plot 7 new?"), asked("How old is the shed of plot 7?")
    sure = [raised_by_row(question, page, at(page, "yes"), False, 0.05) for question in questions]
    assert [each > 0.05 for each in sure] == [True, False]


@pytest.mark.parametrize(
    ("question", "cell"),
    [
        ("What does a child pay for the museum?", "£3"),
        ("What does a child pay for the museum and the mill?", None),  # it has nothing there
        ("What does a child pay for the tour?", None),
        ("What does a child pay?", "£3"),
    ],
)
def test_a_cell_that_is_blank_is_not_made_up_for_by_another(question: str, cell: str | None) -> None:
    page = rows("| Ticket | Museum | Museum and mill | Tour |\n|---|---|---|---|\n| Child | £3 | – | |\n")[0]
    found = answer_cell(asked(question), page, at(page, "£3"))
    assert (page.text[slice(*found)] if found else None) == cell
