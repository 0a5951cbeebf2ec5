import pytest

from pullquote.qa.query.file_question import Period, asked_of_files, latest, named_file, said_where


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Who wrote the report on mills?", "author"),
        ("By whom was the note written?", "author"),
        ("When was the report on mills published?", "date"),
        ("What is the date of the article on mills?", "date"),
        ("Which articles are from 2019?", "articles"),
        ("What did you publish in March?", "articles"),
        ("Who built the mill?", ""),
        ("When was the mill built?", ""),
    ],
)
def test_what_is_asked_of_the_files(question: str, kind: str) -> None:
    assert asked_of_files(question) == kind


@pytest.mark.parametrize(
    ("question", "name", "rest"),
    [
        ("In mills/old.md, who grinds?", "mills/old.md", "Who grinds?"),
        ("What does the file old.txt say?", "old.txt", "What does the file say?"),
        ("Who grinds?", "", "Who grinds?"),
    ],
)
def test_a_file_that_a_question_names(question: str, name: str, rest: str) -> None:
    assert named_file(question) == (name, rest)


def test_the_latest_of_a_kind() -> None:
    assert latest("What does the latest mill report say?") == ("mill report", False, "What does the mill report say?")
    assert latest("What does the oldest report say?")[1]
    assert latest("What does the report say?") == ("", False, "What does the report say?")


def test_where_something_is_said() -> None:
    assert said_where("Which report says that the mill is old?") == "the mill is old"
    assert said_where("Which mill is old?") == ""


@pytest.mark.parametrize(
    ("question", "date", "holds"),
    [
        ("from 2019", "2019-03-04", True),
        ("from 2019", "2020-03-04", False),
        ("from March 2019", "2019-03-04", True),
        ("from April 2019", "2019-03-04", False),
        ("in March", "2021-03-04", True),
        ("in March", "", False),
    ],
)
def test_a_period_holds_its_dates(question: str, date: str, holds: bool) -> None:
    period = Period.of(question)
    assert period is not None
    assert period.holds(date) is holds


def test_may_as_a_verb_is_no_month() -> None:
    assert Period.of("what may be said") is None
