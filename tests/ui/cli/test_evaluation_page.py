"""Curves worked by hand."""

from pullquote.qa import Answer, Question
from pullquote.qa.evaluate import Gold, Source, Verdict
from pullquote.ui.cli.evaluation_page import calibration, risk_coverage


def verdict(confidence: float, good: bool, found: bool = True) -> Verdict:
    gold = Gold(Question("Who?"), "", ("Ann",), (Source("a.txt", "Ann"),))
    return Verdict(gold, Answer("Who?", "Who?", "", (), confidence, found), (good,), good, 0)


def test_the_risk_among_the_surest_first() -> None:
    verdicts = [verdict(0.5, False), verdict(0.9, True), verdict(0.2, True, found=False), verdict(0.7, False)]
    # Of four questions three are answered: right, wrong, wrong, the surest first.
    assert risk_coverage(verdicts) == [(1 / 4, 0 / 1), (2 / 4, 1 / 2), (3 / 4, 2 / 3)]


def test_confidence_beside_the_share_right() -> None:
    verdicts = [verdict(0.75, True), verdict(0.75, False), verdict(1.0, True), verdict(0.1, False, found=False)]
    assert calibration(verdicts) == [(0.75, 1 / 2), (1.0, 1.0)]
