import pytest

from pullquote.qa.message.courtesies import plainly, without_closing


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Could you please tell me when it opens?", "When it opens?"),
        ("Do you know whether the mill is open?", "Is the mill open?"),
        ("I was wondering how old the mill is.", "How old the mill is."),
        ("My aunt and I visit the mill next week, how old is it?", "How old is it?"),
        ("I am new here and would be glad if someone could tell me when it opens.", "When it opens."),
        ("Quick question from Lund: who owns the mill?", "Who owns the mill?"),
        ("So who owns the mill?", "Who owns the mill?"),
        ("In 2019, who owned the mill?", "In 2019, who owned the mill?"),
        ("After the flood, who owned the mill?", "After the flood, who owned the mill?"),
        ("old mill", "old mill"),
    ],
)
def test_words_around_a_question_are_left_out(said: str, asked: str) -> None:
    assert plainly(said) == asked


@pytest.mark.parametrize(
    ("message", "left"),
    [
        ("When is it open? Kind regards, Ole", "When is it open?"),
        ("How old is it. Thanks a lot!", "How old is it."),
        ("Whom does Ann thank? Thanks are due to whom?", "Whom does Ann thank? Thanks are due to whom?"),
    ],
)
def test_thanks_and_name_at_the_end_are_left_out(message: str, left: str) -> None:
    assert without_closing(message) == left
