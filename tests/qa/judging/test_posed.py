"""Below a question that a page puts itself stands its answer."""

import pytest

from pullquote.corpus import split
from pullquote.corpus.load import read
from pullquote.index import Hit
from pullquote.qa import Page
from pullquote.qa.judging.posed import NEARLY, OF_ANOTHER, SAME, Posed
from tests.qa.judging.pages import found, page_of

TALK = """# A talk with Edgar Moll

Edgar Moll makes cheese.

**Mr Moll, why do you use raw milk?**
The taste. It is gone once milk has boiled.

**Can visitors see the cellar?**
No. It must stay clean.
"""


def below(heading: str) -> Page:
    article = read("talk.md", TALK.encode())
    (passage,) = (each for each in split(article) if each.heading == heading)
    return Page.of(Hit(passage, article, 0.0, 0.0, 0.0))


@pytest.mark.parametrize(
    ("question", "sure"),
    [
        ("Why do you use raw milk?", SAME),
        ("Why does Edgar Moll use raw milk?", SAME),  # the title names him
        ("Why does Moll use milk?", NEARLY),
        ("Why does he use raw milk in winter?", 0.1),  # nothing tells of winter
        ("When do you use raw milk?", 0.1),
        ("Why do you use fresh water?", 0.1),
    ],
)
def test_the_sentence_below_is_the_answer(question: str, sure: float) -> None:
    page = below("Mr Moll, why do you use raw milk?")
    assert Posed.of(question).judge(0.1, page, found(page, "The taste")) == sure
    assert Posed.of(question).judge(0.1, page, found(page, "boiled")) == 0.1  # another sentence


def test_it_is_read_though_the_reader_passes_over_it() -> None:
    page, posed = below("Mr Moll, why do you use raw milk?"), Posed.of("Why do you use raw milk?")
    assert [page.text[slice(*each)] for each in posed.overlooked(page, [found(page, "boiled")])] == ["The taste."]
    assert not posed.overlooked(page, [found(page, "taste")])


def test_a_bare_no_is_shown_with_what_follows() -> None:
    page, posed = below("Can visitors see the cellar?"), Posed.of("Can visitors see the cellar?")
    assert posed.overlooked(page, [found(page, "No.")]) == [(0, len(page.text))]
    assert posed.judge(0.1, page, found(page, "No.")) == 0.1
    assert posed.judge(0.1, page, found(page, "clean")) == SAME


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("Can visitors see the press?", OF_ANOTHER),
        ("Can visitors see Mr Moll's press?", OF_ANOTHER),
        ("Can visitors enter the cellar?", 1),  # as likely another word for it
        ("Can pupils see the press?", 1),  # more than one thing differs
        ("When can visitors see the press?", 1),  # that is another question altogether
    ],
)
def test_below_the_same_question_of_another_thing_stands_another_answer(question: str, left: float) -> None:
    page = below("Can visitors see the cellar?")
    assert Posed.of(question).judge(0.2, page, found(page, "It must stay clean")) == 0.2 * left


def test_a_question_in_the_text_counts_like_one_above_it() -> None:
    page, asked = page_of("Q: Is there a chapel? A: In the north wing. It is small."), Posed.of("Is there a chapel?")
    assert asked.judge(0.1, page, found(page, "north wing")) == SAME
    assert asked.judge(0.1, page, found(page, "small")) == 0.1
    told = page_of("Is there a chapel? I never looked. It may be in the north wing.")
    assert asked.judge(0.1, told, found(told, "I never looked")) == 0.1  # nobody is asked


def test_a_question_is_not_its_own_answer() -> None:
    page = page_of("Q: Is there a chapel in the wing? A: No. It burned down. Ann Lee: Where was it? Bo: By the lake.")
    below = [Posed.answered(page, found(page, said)) for said in ("in the wing", "Where was it", "burned")]
    assert [page.text[slice(*each)] if each else None for each in below] == [
        "No. It burned down.",
        "By the lake.",
        None,
    ]


def test_a_heading_that_states_something_is_above_its_reason() -> None:
    article = read("a.md", b"# The X5 kettle\n\n## It smells\nOld water does that. Empty it.\n")
    page = Page.of(Hit(split(article)[-1], article, 0.0, 0.0, 0.0))
    assert Posed.of("Why does the X5 smell?").judge(0.1, page, found(page, "Old water")) == NEARLY
    assert Posed.of("Why does the X5 smell of fish?").judge(0.1, page, found(page, "Old water")) == 0.1
    assert Posed.of("What smells?").judge(0.1, page, found(page, "Old water")) == 0.1
