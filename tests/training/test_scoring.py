import pytest

from training.scoring import Prediction, best_threshold, exact, f1, normalised, score


def test_normalised_drops_case_articles_punctuation_and_space() -> None:
    assert normalised("  The U.S.  and a Tea-room ") == "us and tearoom"


@pytest.mark.parametrize(
    ("predicted", "true", "value"),
    [
        ("the Eiffel Tower", "Eiffel Tower", 1.0),
        ("tower in Paris", "Eiffel Tower", 2 * (1 / 3) * (1 / 2) / (1 / 3 + 1 / 2)),
        ("two two three", "two", 2 * (1 / 3) * 1 / (1 / 3 + 1)),
        ("Paris", "Rome", 0.0),
        ("", "", 1.0),
        ("Paris", "", 0.0),
    ],
)
def test_f1_is_the_harmonic_mean_of_shared_words(predicted: str, true: str, value: float) -> None:
    assert f1(predicted, true) == pytest.approx(value)


def test_exact_compares_normalised_texts() -> None:
    assert exact("The tea!", "tea") == 1.0
    assert exact("green tea", "tea") == 0.0


FOUND = [Prediction("tea", 5.0), Prediction("green tea", 1.0), Prediction("milk", 2.0), Prediction("Ann", -3.0)]
TRUE = [["tea"], ["tea", "old tea"], [], []]


def test_score_at_a_threshold() -> None:
    scores = score(FOUND, TRUE, threshold=0.0)
    second = 2 * (1 / 2) * 1 / (1 / 2 + 1)  # "green tea" for "tea"
    assert scores.f1 == pytest.approx(100 * (1 + second + 0 + 1) / 4)
    assert scores.exact == pytest.approx(100 * (1 + 0 + 0 + 1) / 4)
    assert scores.answerable == pytest.approx(100 * (1 + second) / 2)
    assert scores.refused == pytest.approx(100 * (0 + 1) / 2)


def test_best_threshold_refuses_what_costs_more_than_it_brings() -> None:
    # In falling order: tea +1, milk -1, green tea +2/3, Ann -1: best after the first, between 5 and 2.
    assert best_threshold(FOUND, TRUE) == pytest.approx((5 + 2) / 2)


def test_best_threshold_refuses_all_when_nothing_can_be_answered() -> None:
    predictions = [Prediction("a tea", 3.0), Prediction("milk", 1.0)]
    assert score(predictions, [[], []], best_threshold(predictions, [[], []])).f1 == 100.0


def test_each_question_needs_a_prediction() -> None:
    with pytest.raises(ValueError, match="1 predictions for 2 questions"):
        score(FOUND[:1], TRUE[:2], 0.0)
