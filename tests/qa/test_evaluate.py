"""The measures, worked by hand."""

from __future__ import annotations

import pytest

from pullquote.qa import Answer, Question, Quote
from pullquote.qa.evaluate import Gold, Source, answer_is_right, gold_from, judge, quote_is_right, score

ARTICLE = "One two three four five. Six seven."


def quote(text: str, article: str = "a.txt", start: int = 0) -> Quote:
    return Quote(article, "A", start, start + len(text), text, start, start + 1, 0.5)


@pytest.mark.parametrize(
    ("text", "wanted", "right"),
    [
        ("one two three", "one two three four five", True),  # 3 of 5 words: exactly 60 %
        ("one two", "one two three four five", False),  # 2 of 5
        ("ONE, two; (Three)!", "one two three four five", True),  # case and signs do not count
        ("the one", "the the the one", False),  # 2 of 4: repeats count
        ("one " + "x " * 89, "one", True),  # 90 words
        ("one " + "x " * 90, "one", False),  # 91 words
    ],
)
def test_a_right_quote_holds_enough_and_is_short_enough(text: str, wanted: str, right: bool) -> None:
    assert quote_is_right(quote(text), [Source("a.txt", wanted)]) is right


def test_a_right_quote_is_from_the_gold_article_in_whatever_folder() -> None:
    sources = [Source("b.txt", "other"), Source("a.txt", "one")]
    assert quote_is_right(quote("one", "deep/folder/a.txt"), sources)
    assert not quote_is_right(quote("one", "c.txt"), sources)


@pytest.mark.parametrize(
    ("text", "accepted", "right"),
    [
        ("it is ByteDance now", ["Tencent", "bytedance"], True),
        ("one " * 11 + "owl", ["owl"], True),  # inside 12 words
        ("one " * 12 + "owl", ["owl"], False),  # 13 words, F1 = 2*1/(13+1)
        ("the night owl", ["night owls hunt"], False),  # shared 1 of 3 and 3: F1 = 2*1/6
        ("a b", ["a c"], True),  # F1 = 2*1/4
        ("x = y", ["="], True),
        ("x", ["="], False),
        ("", ["owl"], False),
        ("owl", [], False),
    ],
)
def test_a_right_short_answer(text: str, accepted: list[str], right: bool) -> None:
    assert answer_is_right(text, accepted) is right


def reply(found: bool, *quotes: Quote, text: str = "one") -> Answer:
    return Answer("q", "q", text, quotes, 0.5, found)


def test_scores_of_four_questions() -> None:
    known = Gold(Question("q"), "fact", ("one",), (Source("a.txt", "One two three"),))
    unknown = Gold(Question("q"), "none", (), ())
    right, wrong = quote(ARTICLE[:24]), quote(ARTICLE[25:], start=25)
    torn = quote("not its words")
    verdicts = [
        judge(gold, answer, lambda id: ARTICLE)
        for gold, answer in [
            (known, reply(True, right, wrong)),  # right at 1, answer right
            (known, reply(True, wrong, torn, right, text="six")),  # right at 3, answer wrong
            (known, reply(True, wrong, wrong, wrong, right)),  # right too late
            (known, reply(False, right)),  # wrongly refused
            (unknown, reply(False, wrong)),  # rightly refused
            (unknown, reply(True, wrong)),
        ]
    ]
    scores = score(verdicts, [0.010, 0.030, 0.020, 0.040, 0.060, 0.050])
    assert [verdict.good for verdict in verdicts] == [True, False, False, False, True, False]
    assert scores.rates == {
        "quote@1": 1 / 4,
        "quote@3": 2 / 4,
        "answer": 2 / 4,
        "wrongly_refused": 1 / 4,
        "refused": 1 / 2,
        "score": 2 / 6,
        "verbatim": 11 / 12,  # all quotes but the torn one: 2 + 3 + 4 + 1 + 1 + 1
    }
    assert scores.by_kind == {"fact": (1, 4), "none": (1, 2)}
    assert (scores.p50, scores.p95) == pytest.approx((30, 60))  # the 3rd and the 6th of six
    assert scores.to_dict()["by_kind"] == {"fact": "1/4", "none": "1/2"}


def test_nothing_asked_scores_nothing() -> None:
    assert set(score([]).rates.values()) == {0.0}


def test_gold_from_json() -> None:
    record = {
        "id": 7,
        "question": "q",
        "history": ["h"],
        "answers": ["a"],
        "gold": [{"article": "x", "quote": "y"}],
        "kind": "k",
    }
    assert gold_from(record) == Gold(Question("q", ("h",), 7), "k", ("a",), (Source("x", "y"),))
