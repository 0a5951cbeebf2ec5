"""Which of the pages found are read."""

import pytest

from pullquote.corpus import Article, Passage
from pullquote.index import Hit
from pullquote.qa import Page, Question
from pullquote.qa.answers.retrieved import Retrieved
from pullquote.qa.query.query import Query

TEXT = "A barn owl eats four voles a night."


def found(question: str, *scores: float) -> Retrieved:
    pages = []
    for number, score in enumerate(scores):
        id = f"{number}.txt"
        passage = Passage(id, 0, len(TEXT), "", ((0, len(TEXT)),))
        pages.append(Page.of(Hit(passage, Article(id, "", TEXT, ""), score, 0.0, 0.0)))
    return Retrieved(Question(question), Query(question), tuple(pages))


@pytest.mark.parametrize(
    ("question", "scores", "read"),
    [
        ("How do owls hunt?", (1.0, 0.6, 0.5, 0.4), 2),
        ("How do owls hunt?", (1.0, 0.95, 0.92, 0.89), 3),  # as reports that differ in one number
        ("How do owls hunt?", (1.0,), 1),
        ("How do owls hunt?", (), 0),
        ("Which animals do owls eat?", (1.0, 0.6, 0.5, 0.4), 4),
    ],
)
def test_the_likeliest_are_read_and_all_where_several_things_are_asked_for(
    question: str, scores: tuple[float, ...], read: int
) -> None:
    here = found(question, *scores)
    assert here.likeliest(2).pages == here.pages[:read]
