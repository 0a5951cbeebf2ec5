"""An answer of another kind than asked for keeps a part of its confidence; a definition gains."""

import pytest

from pullquote.qa.judging.fit import (
    ANOTHER,
    DEFINES,
    ECHO,
    EMPTY,
    FIGURE,
    NAMELESS,
    OTHER,
    SAYS_ALL,
    SPEAKER,
    UNSAID,
    Fit,
)
from tests.qa.judging.pages import found, page_of


def judged(question: str, text: str, words: str) -> float:
    page = page_of(text)
    return Fit.of(question).judge(0.5, page, found(page, words))


@pytest.mark.parametrize(
    ("question", "text", "words", "expected"),
    [
        ("How many owls are there?", "There are grey owls here.", "grey owls", 0.5 * OTHER),
        ("How many owls are there?", "There are twelve owls here.", "twelve", 0.5),
        ("When was it built?", "It was built by Ann.", "Ann", 0.5 * OTHER),
        ("When was it built there?", "It was ready in spring.", "spring", 0.5),
        ("When is the fair?", "Published on 9 May 2024", "9 May 2024", 0.5 * ANOTHER),
        ("When was it published?", "Published on 9 May 2024", "9 May 2024", 0.5),
        ("When was the barn built?", "The barn was built in spring.", "spring", SAYS_ALL / (SAYS_ALL + 1)),
        ("Who owns the mill?", "Among us women who own a mill are rare.", "women", 0.5 * NAMELESS),
        ("Who owns the mill?", "The mill is in the hands of the parish.", "the parish", 0.5),
        ("Who uses the mill?", "The mill is used by old farmers.", "old farmers", 0.5),
        ("Who counted the owls?", "In all, 40 were counted.", "40", 0.5 * FIGURE),
        ("¿Quién contó los búhos?", "In all, 40 were counted.", "40", 0.5 * FIGURE),
        ("¿Quién contó los búhos y en qué año?", "They were counted in 1990.", "1990", 0.5),
        ("What was sold with the mill?", "The mill was sold.", "The mill", 0.5 * ECHO),
        ("Was the mill sold?", "The mill was sold.", "The mill", SAYS_ALL / (SAYS_ALL + 1)),
        ("Was the mill sold?", "The mill was burnt.", "The mill", 0.5),
        ("Where is it kept?", "It is kept quarterly.", "quarterly", 0.5 * OTHER),
        ("Where is it kept?", "It is kept in the old barn.", "old barn", 0.5),
        ("When did she join?", "She wrote 368 letters.", "368", 0.5 * OTHER),
        ("When did she join?", "She joined in 1984.", "1984", 0.5),
        ("When did she join?", "She bought 75% of it.", "75%", 0.5 * OTHER),
        ("What is Quern?", "Quern reached 24% of all mills.", "24%", 0.5 * FIGURE),
        ("Who founded Quern?", "The Quern Group was founded here.", "Quern Group", 0.5 * ECHO),
        ("What is the population of Bern?", "Bern has a falling population.", "a falling population", 0.5 * OTHER),
        ("Who built it?", "It was built by Ann.", "Ann", 0.5),
        ("Who built it?", "Ann Lee: You built it?", "Ann Lee", 0.5 * SPEAKER),
        ("What is a quern?", "A quern is a stone that grinds corn.", "a stone", DEFINES / (DEFINES + 1)),
        ("What is a quern?", "They sold a quern and a stone.", "a stone", 0.5),
        ("Who runs Quern?", "Like Owl, Quern sells films.", "Like", 0.5 * EMPTY),
        ("Who runs Quern?", "May sold Quern.", "May", 0.5),
        ("What is Quern?", "Quern shows short films.", "short films", 0.5 * OTHER),
        ("Who chairs the mill?", "The chair is chosen every four years.", "every four years", 0.5 * FIGURE),
        ("Who is Ann Lee?", "We met Ann Lee and Bo Dahl.", "Bo Dahl", 0.5 * ANOTHER),
        ("Who is Ann Lee?", "The miller is Bo Dahl.", "miller", 0.5 * ANOTHER),
        ("Who is Ann Lee?", "Ann Lee came. She is the miller.", "the miller", 0.5),
        ("Who is Ann Lee?", "The miller, Ann Lee, came.", "The miller", SAYS_ALL / (SAYS_ALL + 1)),
        ("Who is the Owl?", "The Owl is also known as Ann Lee.", "Ann Lee", 0.5),
        ("Who is Owl Ann?", "Owl Ann, also known as Bo Dahl, came.", "Bo Dahl", SAYS_ALL / (SAYS_ALL + 1)),
        ("Who owns the mill?", "The owner of it came.", "The", 0.5 * EMPTY),
        ("How much does the D30 weigh?", "The D30 comes in grey.", "The D30 comes in grey", 0.5 * OTHER),
        ("How many are of the D30 Pro?", "No word is said of the D30 Pro.", "No word", 0.5),
        ("Does the D12 have a timer?", "The D12 has no hose.", "no hose", 0.5 * UNSAID),
        ("Does the D12 have a timer?", "The D12 is small. There is no timer.", "no timer", 0.5),
        ("Does the D12 have a timer?", "The D12 comes with a timer. It can be set.", "It can be set", 0.5),
        ("Who found the ring?", "The prize went to Ann Lee.", "Ann Lee", 0.5 * UNSAID),
        ("Who found the ring?", "The ring is here. Thanks go to Ann Lee.", "Ann Lee", 0.5),
        ("Who paid?", "The prize went to Ann Lee.", "Ann Lee", 0.5),  # asks about nothing else
        ("¿Quién encontró el anillo?", "The prize went to Ann Lee.", "Ann Lee", 0.5),
        ("Who coloured the print?", "The print was coloured by hand.", "hand", 0.5 * EMPTY),
    ],
)
def test_the_kind_of_an_answer_counts(question: str, text: str, words: str, expected: float) -> None:
    assert judged(question, text, words) == pytest.approx(expected)


def test_a_sentence_that_says_again_what_is_asked_is_not_overlooked() -> None:
    text = "Oolong is half fermented. Green tea is not fermented."
    page = page_of(text)
    green = (text.index("Green"), text.index("Green") + 9)
    assert Fit.of("Is oolong half fermented?").overlooked(page, [green]) == [(0, 25)]
    asked = "Q: Is oolong half fermented? A: Half. Green tea is not fermented."
    page = page_of(asked)
    assert Fit.of("Is oolong half fermented?").overlooked(page, [(len(asked) - 14, len(asked))]) == []
    page = page_of(text)
    assert Fit.of("What is half fermented?").overlooked(page, [green]) == []


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        ("Where does Asio live?", ECHO),
        ("¿Dónde vive Asio?", ECHO),
        ("What is Asio?", 1.0),
        ("What is Asio called in English?", 1.0),
        ("¿Cómo se llama Asio en inglés?", 1.0),
    ],
)
def test_another_name_of_what_is_named_answers_only_where_a_name_is_asked_for(question: str, kept: float) -> None:
    page = page_of("The eared owl is at home in the north.")
    assert Fit.of(question, ["Eared owl"]).judge(0.5, page, (4, 13)) == pytest.approx(0.5 * kept)


def test_the_sentence_that_says_who_someone_is_is_not_overlooked() -> None:
    page = page_of("Bo met Ann Lee. Ann Lee, a miller, came.")
    assert Fit.of("Who is Ann Lee?").overlooked(page, [(0, 2)]) == [found(page, "a miller")]
