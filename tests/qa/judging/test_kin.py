"""A sentence on another relation than is asked about counts less."""

import pytest

from pullquote.qa.judging.kin import ANOTHER, related
from tests.qa.judging.pages import found, page_of


@pytest.mark.parametrize(
    ("question", "text", "kept"),
    [
        ("Who was Ann's husband?", "Ann ran it with her brother Bo.", ANOTHER),
        ("Who did Ann marry?", "Ann ran it with her brother Bo.", ANOTHER),
        ("Who was Ann's husband?", "Ann, the sister of Kai, married Bo.", 1.0),
        ("Who was Ann's husband?", "Ann lived with Bo.", 1.0),  # tells of none
        ("Who was Ann's father?", "Ann was the daughter of Bo.", 1.0),
        ("Who ran it with Ann?", "Ann ran it with her brother Bo.", 1.0),
        ("Were Ann's husband and her brother there?", "Her uncle Bo was.", 1.0),  # asks for two
    ],
)
def test_the_relation_must_be_the_one_asked_about(question: str, text: str, kept: float) -> None:
    page = page_of(text)
    assert related(question, page, found(page, "Bo")) == kept


def test_the_name_of_a_wife_has_a_capital() -> None:
    page = page_of("Bo built a bird bath for his wife, Ann.")
    question = "What is the name of Bo's wife?"
    assert [related(question, page, found(page, said)) for said in ("bird bath", "Ann")] == [ANOTHER, 1.0]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Ann was the fourth of six children.", ANOTHER),
        ("Ann was the youngest of the six siblings.", ANOTHER),
        ("Ann had six children.", 1.0),
    ],
)
def test_of_how_many_children_someone_was_is_not_how_many_they_had(text: str, kept: float) -> None:
    page = page_of(text)
    assert related("How many children did Ann have?", page, found(page, "six")) == kept
