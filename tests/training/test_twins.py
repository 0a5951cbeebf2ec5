"""Pairs of questions over one passage that differ in little, of which only the first has its answer there."""

from training.data import Article, Paragraph, Question
from training.twins import TwinGroups, TwinSettings, pairs

TEXT = "Ida bakes rye bread at night. Bo mends clocks by day."
ASKED = Question("1", "Who bakes rye bread?", ((0, 3),))
TWIN = Question("2", "Who bakes wheat bread?", ())
OTHER = Question("3", "Who mends clocks?", ((30, 32),))
ALONE = Question("4", "Where does the ferry land?", ())
BAKERY = Article("Bakery", (Paragraph(TEXT, (OTHER, ASKED, TWIN, ALONE)),))


def test_a_twin_is_the_answerable_question_with_most_words_in_common() -> None:
    assert pairs(BAKERY.paragraphs[0], 0.5) == [(ASKED, TWIN)]


def test_a_question_unlike_all_others_has_no_twin() -> None:
    assert pairs(Paragraph(TEXT, (OTHER, ALONE)), 0.5) == []


def test_only_the_first_of_two_questions_has_an_answer() -> None:
    groups = TwinGroups([BAKERY], seed=1, settings=TwinSettings(groups=3, unmarked=0.0)).groups(0)
    assert len(groups) == 3
    for own, twin in groups:
        assert (own.question, twin.question) == (ASKED.text, TWIN.text)
        assert own.passage == twin.passage
        assert own.answer
        assert own.passage[slice(*own.answer)] == "Ida"
        assert twin.answer is None


def test_the_same_number_gives_the_same_groups() -> None:
    assert TwinGroups([BAKERY], seed=1).groups(4) == TwinGroups([BAKERY], seed=1).groups(4)
