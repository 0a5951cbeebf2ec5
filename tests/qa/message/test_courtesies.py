import pytest

from pullquote.qa.message.courtesies import plainly


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Could you please tell me when it opens?", "When it opens?"),
        ("Do you know whether the mill is open?", "Is the mill open?"),
        ("I was wondering how old the mill is.", "How old the mill is."),
        ("My aunt and I visit the mill next week, how old is it?", "How old is it?"),
        ("So who owns the mill?", "Who owns the mill?"),
        ("In 2019, who owned the mill?", "In 2019, who owned the mill?"),
        ("After the flood, who owned the mill?", "After the flood, who owned the mill?"),
        ("old mill", "old mill"),
    ],
)
def test_words_around_a_question_are_left_out(said: str, asked: str) -> None:
    assert plainly(said) == asked
