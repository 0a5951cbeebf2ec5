"""A question for a thing asks for the columns of a table of properties."""

import pytest

from pullquote.corpus import split
from pullquote.corpus.load import read
from pullquote.index import Hit
from pullquote.qa import Page
from pullquote.qa.answers.score import score_spans
from pullquote.qa.layout.table_rows import rows_apart
from pullquote.qa.reader.reader import Calibration, QuestionTerms
from pullquote.qa.rivals.cells import CellQuestion
from pullquote.qa.rivals.columns import SURE, columns

MODELS = b"""# Pumps

| | K12 | K20 | K30 |
|---|---|---|---|
| Weight | 9 kg | 14 kg | 14,000 g |
| Timer | no | yes, 24 hours | yes |
| Lamp | - | \xe2\x9c\x93 | none |
| Colour | red | no special one | blue |
"""
BOATS = b"# Boats\n\n| Boat | Crew | Sail |\n|---|---|---|\n| Kite | 4 | yes |\n| Heron | 2 | no |\n"


def told(question: str, text: bytes = MODELS) -> list[str]:
    article = read("a.md", text)
    pages = rows_apart(question, [Page.of(Hit(each, article, 1.0, 0.5, 2.0)) for each in split(article)])
    asked = CellQuestion.of(question, QuestionTerms.of(question))
    return [said for _, _, said, _ in columns(question, asked, pages)]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Which model has a timer?", ["K20, K30"]),
        ("Which pumps come without a timer?", ["K12"]),
        ("Which model has a lamp?", ["K20"]),
        ("Which model weighs 14 kg?", ["K20, K30"]),
        ("Which model weighs 15 kg?", []),
        ("Which model has a green timer?", []),  # nothing tells its colour
        ("Which colour has the K12?", []),  # asks for a cell
        ("Which model has a colour?", []),  # its cells say neither yes nor no
        ("What timer does the K20 have?", []),
        ("Who has a timer?", []),
    ],
)
def test_the_heads_above_what_is_so_are_the_answer(question: str, said: list[str]) -> None:
    assert told(question) == said


def test_a_table_of_things_has_no_columns_of_things() -> None:
    assert told("Which boat has a sail?", BOATS) == []


def test_the_first_of_the_cells_is_quoted() -> None:
    article, question = read("a.md", MODELS), "Which model has a timer?"
    pages = rows_apart(question, [Page.of(Hit(each, article, 1.0, 0.5, 2.0)) for each in split(article)])
    best, *_ = score_spans(question, [], pages, Calibration(1, 1, 1, 1, 0, 0.5))
    assert (best.text, best.confidence) == ("K20, K30", SURE)
    assert best.page.text[best.start : best.end] == "yes, 24 hours"
