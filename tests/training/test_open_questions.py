import pytest

from pullquote.qa import Answer, Quote
from training.gold import Gold
from training.open_questions import scored

TEXTS = {"a.txt": "Ann sells green tea. Bob sells milk."}


def answer(article: str, start: int, end: int, confidence: float, found: bool) -> Answer:
    quote = Quote(article, "", 0, 20, TEXTS["a.txt"][:20], start, end, confidence)
    return Answer("?", "?", TEXTS["a.txt"][start:end] if found else "", (quote,), confidence, found)


def test_scores_by_hand() -> None:
    tea, milk = (10, 19), (31, 35)
    gold = [Gold("tea?", "a.txt", (tea,)), Gold("milk?", "a.txt", (milk,)), Gold("ink?", "a.txt", ())]
    answers = [
        answer("a.txt", 16, 19, 0.9, True),  # "tea" of "green tea", in the right sentence
        answer("a.txt", 10, 19, 0.1, False),  # refused, and the closest quote is wrong
        answer("a.txt", 10, 19, 0.5, True),
    ]
    told = scored(gold, answers, TEXTS)
    assert told["quote@1"] == told["quote@1 unrefused"] == told["wrongly refused"] == 0.5
    assert told["answer F1"] == pytest.approx((2 / 3 + 0) / 2, abs=1e-3)  # f1 of one word of two is 2/3
    assert told["refused"] == 0.0
    # Three bins with one question each: gaps 0.9 to 1, 0.1 to 0 and 0.5 to 0.
    assert told["calibration error"] == pytest.approx((0.1 + 0.1 + 0.5) / 3, abs=1e-3)
