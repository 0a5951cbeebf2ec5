import pytest

from pullquote.qa.short_answer.clause import clause

SUBJECT = "Still, the time of hungry owls will come."
TEXT = "Owls hunt at night, because mice are out then (mostly). They see well."


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("mice", "because mice are out then"),
        ("Owls hunt at night", "Owls hunt at night"),
        ("night", "Owls hunt at night"),
        ("mostly", TEXT[:55]),  # its clause is as short, so the sentence
    ],
)
def test_a_fragment_grows_to_its_clause_or_sentence(words: str, expected: str) -> None:
    start = TEXT.index(words)
    span = clause(TEXT, (start, start + len(words)), (0, 55))
    assert TEXT[slice(*span)] == expected


def test_a_subject_gets_its_verb() -> None:
    assert SUBJECT[slice(*clause(SUBJECT, (7, 30), (0, 41)))] == "the time of hungry owls will come."
