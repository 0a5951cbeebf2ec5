"""What a sentence tells of another one than the question asks about counts less."""

import pytest

from pullquote.qa.judging.subject import ANOTHER, OTHER_THING, UNTOLD, Subject
from tests.qa.judging.pages import found, page_of


def test_in_an_article_on_it_only_turned_roles_speak_against_it() -> None:
    page = page_of("The shop opens at 9. The shop paid the museum 5 euros.", "The museum")
    assert Subject.of("When does the museum open?").judge(1.0, page, found(page, "9")) == 1.0
    assert Subject.of("How much did the museum pay the shop?").judge(1.0, page, found(page, "5 euros")) == ANOTHER


@pytest.mark.parametrize(
    ("question", "text", "read", "kept"),
    [
        ("When did Ann Lee retire?", "Bo Roe retired in 1990.", "1990", ANOTHER),
        ("When did Ann Lee retire?", "Bo Lee retired in 1990.", "1990", ANOTHER),  # of one family
        ("When did Ann Lee retire?", "The mayor, Bo Lee, retired in 1990.", "1990", ANOTHER),
        ("When did Ann Lee retire?", "Bo Lee, who ran the choir, retired in 1990.", "1990", ANOTHER),
        ("How much does Ann pay the club?", "The hut is let to the club, which pays Ann 5 euros.", "5 euros", ANOTHER),
        ("When did Ann Lee retire?", "Ann Lee, sister of Bo Lee, retired in 1990.", "1990", 1.0),
        ("When did Ann Lee retire?", "Dr Lee retired in 1990.", "1990", 1.0),
        ("When did Ann Lindqvist retire?", "Ann Zindqvist retired in 1990.", "1990", 1.0),  # a slip, or see `Exact`
        ("When did Ann Lee retire?", "She retired in 1990.", "1990", 1.0),
        ("When did Ann Lee retire?", "The mayor retired in 1990.", "1990", 1.0),  # may be she
        ("Who did Dora marry?", "Edith was born in Lund. She married Hugh. Her sister Dora stayed.", "Hugh", ANOTHER),
        ("Who did Dora marry?", "Dora was born in Lund. She married Hugh. Her sister Edith stayed.", "Hugh", 1.0),
        ("When did Ann retire?", "Bo retired in 1990; Ann still works.", "1990", ANOTHER),
        ("When did Ann retire?", "Ann came in 1980. Bo retired in 1990.", "1980", UNTOLD),
        ("When did the Owl come out?", "The Owl is of 1980. The Kite is of 1990.", "1990", UNTOLD),
        ("When did the Owl come out?", "The Owl is of 1980. The Kite is of 1990.", "1980", 1.0),
        ("When did the Owl come out?", "The Owl is old. Sales began in 1990.", "1990", 1.0),
        ("When does the library open?", "The library is new. The museum opens at 9.", "9", OTHER_THING),
        ("When does the library open?", "The reading room opens at 9.", "9", 1.0),  # may be another word for it
        ("When does the library open?", "The town library opens at 9.", "9", 1.0),
        ("When did the bridge open?", "The mayor opened the bridge in May.", "May", 1.0),
        ("When was the mill built?", "The mill burnt down. The barn was built in 1900.", "1900", OTHER_THING),
        ("When was the Old Lund Mill opened?", "The Old Lund Mill was opened in 1900 by Ann.", "1900", 1.0),
        ("When was the mill built?", "Ann built the mill in 1900.", "1900", 1.0),
        ("How much did Ann pay Bo?", "Bo paid Ann 5 euros.", "5 euros", ANOTHER),
        ("How much did Ann pay the club?", "The club paid Ann 5 euros.", "5 euros", ANOTHER),
        ("How much did Ann pay Bo?", "Ann paid Bo 5 euros.", "5 euros", 1.0),
        ("How much did Ann pay Bo?", "Bo was paid 5 euros by Ann.", "5 euros", 1.0),
        ("How much did Ann pay Bo?", "Ann was paid 5 euros by Bo.", "5 euros", ANOTHER),
        ("When was the act passed in Lund?", "The Act of 1900 was an act passed by the council of Lund.", "1900", 1.0),
        ("How much was Ann paid by Bo?", "Ann paid Bo 5 euros.", "5 euros", ANOTHER),
    ],
)
def test_the_sentence_must_tell_of_the_one_asked_about(question: str, text: str, read: str, kept: float) -> None:
    page = page_of(text)
    assert Subject.of(question).judge(1.0, page, found(page, read)) == kept
