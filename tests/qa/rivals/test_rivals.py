"""Of several names, amounts or times in a sentence, the one that the question is about is chosen."""

import pytest

from pullquote.qa.rivals.rivals import UNLIKELY, Rivals, Settled
from tests.qa.judging.pages import found, page_of


def settled(question: str, text: str, read: str) -> tuple[str, float]:
    page = page_of(text)
    span, share, _ = Rivals.of(question).settle(page, found(page, read))
    return page.text[slice(*span)], share


@pytest.mark.parametrize(
    ("question", "text", "read", "expected"),
    [
        ("Who dug the well?", "Ann mended the roof, and Bo dug the well.", "Ann", "Bo"),
        ("Who mended the roof?", "Ann mended the roof, and Bo dug the well.", "Ann", "Ann"),
        ("Who chairs the jury?", "Ann chairs the club, Bo the jury.", "Ann", "Bo"),
        ("Who dug the well?", "Ann and Bo dug the well.", "Ann", "Ann"),  # one subject
        ("Who voted against the plan?", "Ann voted for the plan, and Bo voted against it.", "Ann", "Bo"),
        ("Who led the band?", "The choir was led by Ann, the band by Bo.", "Ann", "Bo"),
        ("Who led the band?", "The choir was led by Ann, the band by her old friend.", "Ann", "her old friend"),
        ("Who led the choir?", "The choir was led by Ann, the band by her old friend.", "Ann", "Ann"),
        ("Who used to lead the band?", "Ann leads the band; Bo, who used to lead it, left.", "Ann", "Bo"),
        ("Who used to lead the band?", "Ann leads the band; Bo left, and used to lead the band.", "Ann", "Bo"),
        ("Which van was cleaned?", "The red van was sold, the blue one cleaned.", "red van", "the blue one"),
        ("Which van was sold?", "The red van was sold, the blue one cleaned.", "red van", "red van"),
        ("Which van was burnt?", "The red van was sold, the blue one cleaned.", "red van", "red van"),
        ("How much does Bo weigh?", "Ann weighs 60 kg, Bo 90 kg.", "60 kg, Bo 90 kg", "90 kg"),
        ("How much do lids cost?", "Lids are €6; filters cost €4.50.", "€4.50", "€6"),
        ("What is the fine for a bike?", "The fine is 50p a day for a bike, £2 for a van.", "£2 for a van", "50p"),
        (
            "How long is a lesson?",
            "A talk is thirty minutes long, whereas a lesson takes fifty.",
            "thirty minutes",
            "fifty",
        ),
        ("How many hens has Ann?", "Ann has 3 ducks and no hens, Bo 5 ducks and 4 hens.", "4 hens", "no hens"),
        ("How many hens were sold?", "Nine of the fourteen hens were sold.", "fourteen", "Nine of the fourteen hens"),
        ("How many hens has Bo?", "Ann has 3 ducks and no hens, Bo 5 ducks and 4 hens.", "4 hens", "4 hens"),
        ("How many huts has the wood?", "The camp has 40 huts, 9 of them in the wood.", "40 huts", "9"),
        ("How many boats came back?", "Of 90 boats that sailed on Sunday, 80 came back.", "90 boats", "80"),
        ("How many boats sailed?", "Of 90 boats that sailed on Sunday, 80 came back.", "90 boats", "90 boats"),
        ("How many boats were there?", "Of the 90 boats here, 80 came back.", "90 boats", "90 boats"),
        ("How long is the pier?", "The dam is 30 m long and the pier 2 km.", "30 m", "2 km"),
        ("How long is the dam?", "The dam is 30 m long and the pier 2 km.", "30 m", "30 m"),
        ("How long is the dam?", "The dam is 30 to 35 m long and the pier 2 km.", "30 to 35 m", "30 to 35 m"),
        ("When did the pier open?", "The dam opened in 1900 and the pier in 1950.", "1900", "1950"),
        ("When does the boat to Lund go?", "The boat goes at 9:00 to Ystad and at 10:00 to Lund.", "9:00", "10:00"),
        ("When is it open on weekdays?", "It is open at six on weekdays and at nine on Sundays.", "Sundays", "six"),
        ("When is it open on Sundays?", "It is open at six on weekdays and at nine on Sundays.", "six", "nine"),
        ("Whose boats went to Lund?", "Ann sailed to Ystad, and Bo had boats that went to Lund.", "Ann", "Ann"),
    ],
)
def test_the_part_of_the_sentence_decides(question: str, text: str, read: str, expected: str) -> None:
    assert settled(question, text, read) == (expected, 1.0)


@pytest.mark.parametrize(
    ("question", "text", "read", "expected"),
    [
        ("Who fitted the lock?", "The lock was not fitted by Ann, but by Bo.", "Ann", ("Bo", 1.0)),
        ("Who won the race?", "Ann did not win the race; Bo won it.", "Ann", ("Bo", 1.0)),
        ("Who won the race?", "Ann never won the race; Bo often did.", "Ann", ("Bo", 1.0)),
        ("Who won the race?", "Ann never won the race.", "Ann", ("Ann", UNLIKELY)),
        ("Who did not win the race?", "Ann did not win the race; Bo won it.", "Ann", ("Ann", 1.0)),
        ("Who fitted the lock?", "The lock was fitted not only by Ann.", "Ann", ("Ann", 1.0)),
        ("How much may it weigh?", "It may not weigh more than 5 kg.", "5 kg", ("5 kg", 1.0)),
    ],
)
def test_one_of_whom_it_is_denied_is_no_answer(
    question: str, text: str, read: str, expected: tuple[str, float]
) -> None:
    assert settled(question, text, read) == expected


@pytest.mark.parametrize("question", ["Can milk be frozen?", "Can tea be frozen?"])
def test_yes_for_one_is_told_with_what_it_is_unlike(question: str) -> None:
    text = "Tea can be frozen, unlike milk."
    assert settled(question, text, "unlike milk") == (text, 1.0)


@pytest.mark.parametrize(
    ("question", "text", "read", "kept"),
    [
        ("Who sued Ann?", "Ann sued Bo.", "Bo", UNLIKELY),
        ("Who sued Bo?", "Ann sued Bo.", "Ann", 1.0),
        ("Who did Ann train?", "Ann trained Bo.", "Bo", 1.0),
        ("Who did Bo train?", "Ann trained Bo.", "Ann", UNLIKELY),
        ("Who trained Bo?", "Bo was trained by Ann.", "Ann", 1.0),
        ("Who trained Ann?", "Bo was trained by Ann.", "Bo", UNLIKELY),
        ("Who was trained by Ann?", "Bo was trained by Ann.", "Bo", 1.0),
        ("Who was Bo trained by?", "Bo was trained by Ann.", "Ann", 1.0),
        ("By whom was Bo trained?", "Bo was trained by Ann.", "Ann", 1.0),
        ("Who licked the cat?", "A cat licked the vet.", "the vet", UNLIKELY),
        ("Who licked the vet?", "A cat licked the vet.", "A cat", 1.0),
        ("Who bought the inn?", "Ann sold the inn.", "Ann", UNLIKELY),
        ("Who sold the inn?", "Ann sold the inn.", "Ann", 1.0),
    ],
)
def test_who_did_it_to_whom(question: str, text: str, read: str, kept: float) -> None:
    assert settled(question, text, read) == (read, kept)


@pytest.mark.parametrize(
    ("question", "text", "read", "name", "share", "told"),
    [
        (
            "Who bought the inn?",
            "The heirs on Mill Road sold the inn to the baker Bo Lee.",
            "heirs",
            "Bo Lee",
            1.0,
            True,
        ),
        ("Who borrowed the van?", "Ann lent Bo the van.", "Ann", "Bo", 1.0, True),
        ("Who owes Ann money?", "Bo owes Ann the money for the hut.", "Bo", "Bo", 1.0, True),
        ("Who likes tea?", "Ann likes coffee.", "Ann", "Ann", 1.0, False),
        ("Who took over the inn?", "In 1990 Bo took over the inn.", "Bo", "Bo", 1.0, True),
        ("Who took over the inn?", "Bo took beer to the inn.", "Bo", "Bo", 1.0, False),
        ("Where was the inn before 1990?", "The inn moved to Lund in 1990.", "Lund", "Lund", UNLIKELY, False),
        ("Where was the inn after 1990?", "The inn moved to Lund in 1990.", "Lund", "Lund", 1.0, False),
        ("Who plays chess?", "Like Ann, Bo plays chess.", "Ann", "Bo", 1.0, True),
    ],
)
def test_one_of_whom_the_sentence_tells_it_is_likelier(
    question: str, text: str, read: str, name: str, share: float, told: bool
) -> None:
    page = page_of(text)
    assert Rivals.of(question).settle(page, found(page, read)) == Settled(found(page, name), share, told)


@pytest.mark.parametrize(
    ("question", "text", "read", "expected"),
    [
        ("How much did Ann offer?", "A bid by Ann, at £6, was turned down; Bo offers £7.", "£7", "£6"),
        ("Which van was sold?", "The red van stays here, the one in Lund was sold.", "The red van", "the one in Lund"),
        ("Who leads the class for boats?", "Ann leads the class for sheds, Bo that for boats.", "Ann", "Bo"),
        ("By how much did it rise?", "It rose to £20, an increase of 4 per cent.", "£20", "4"),
    ],
)
def test_the_part_that_is_meant_answers(question: str, text: str, read: str, expected: str) -> None:
    page = page_of(text)
    (start, end), *_ = Rivals.of(question).settle(page, found(page, read))
    assert page.text[start:end] == expected
