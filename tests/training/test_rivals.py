"""Groups of one question over several passages, and what is learned from them."""

from math import log
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest
import torch

from training.batches import Batch, BatchSettings, grouped
from training.data import Article, Example, Paragraph, Question
from training.mixture import Mixture
from training.rivals import Rivals, RivalSettings
from training.run import among, loss_of


def bakery() -> Mixture:
    asked = Question("1", "Who bakes rye bread?", ((0, 3),))
    unanswerable = Question("2", "Who mends clocks?", ())
    own = Paragraph("Ida bakes rye bread at night.", (asked, unanswerable))
    others = [
        Paragraph(f"{name} bakes rye bread.", (Question(name, f"What of {name}?", ()),))
        for name in ("Bo", "Ida", "Kai")
    ]
    natural = Article(
        "Mill", (Paragraph("The mill grinds rye.", (Question("3", "What does a mill grind?", ((16, 19),)),)),)
    )
    return Mixture([Article("Bakery", (own, *others))], [natural], seed=3)


@pytest.fixture
def rivals(encoder: Any, tmp_path: Path) -> Rivals:
    return Rivals(bakery(), encoder, tmp_path / "kept.npy", RivalSettings(groups=8, size=3))


def test_only_the_first_passage_of_a_group_may_answer(rivals: Rivals) -> None:
    groups = rivals.groups(0)
    assert [len(group) for group in groups] == [3] * 8
    assert any(group[0].answer for group in groups)
    for own, *others in groups:
        assert {one.question for one in others} == {own.question}
        assert all(one.answer is None and one.passage != own.passage for one in others)


def test_no_rival_holds_the_answer(rivals: Rivals) -> None:
    answered = [
        group
        for number in range(3)
        for group in rivals.groups(number)
        if group[0].passage.startswith("Ida bakes rye bread at")
    ]
    assert answered
    assert not [one for own, *others in answered if own.answer for one in others if "Ida" in one.passage]


def test_the_same_number_gives_the_same_groups(rivals: Rivals) -> None:
    assert rivals.groups(5) == rivals.groups(5) != rivals.groups(6)


def test_groups_stay_together_in_a_batch() -> None:
    tokens = SimpleNamespace(cls_token_id=1, sep_token_id=2)

    def tokenizer(text: str, **_: Any) -> dict[str, list[Any]]:
        words = text.split()
        return {"input_ids": [len(word) for word in words], "offset_mapping": [(i, i + 1) for i in range(len(words))]}

    told = type("T", (), {"__call__": staticmethod(tokenizer), **vars(tokens)})()
    groups = [[Example(f"{'q' * n}?", "", "", "a " * i, None) for i in range(1, 4)] for n in range(1, 6)]
    made = list(grouped(groups, told, Random(0), BatchSettings(size=6)))
    assert sorted((batch.group, len(batch.ids)) for batch in made) == [(3, 3), (3, 6), (3, 6)]
    for batch in made:
        assert all(len(set(batch.ids[i : i + 3, 1].tolist())) == 1 for i in range(0, len(batch.ids), 3))


def test_passages_are_compared_by_what_they_say_over_none() -> None:
    """Two passages of two tokens beside "none": the choices are 0, then 1 and 2 of the first, 3 and 2 of the second,
    the padding left out."""
    logits = torch.tensor([[5.0, 6.0, 7.0, 9.0], [-1.0, 2.0, 1.0, 9.0]])
    real = torch.tensor([[True, True, True, False]] * 2)
    choices = torch.tensor([0.0, 1.0, 2.0, 3.0, 2.0])
    first = among(logits, torch.tensor([2, 0]), real, 2)
    assert first.item() == pytest.approx(torch.logsumexp(choices, 0).item() - 2.0, abs=1e-5)
    none = among(logits, torch.tensor([0, 0]), real, 2)
    assert none.item() == pytest.approx(torch.logsumexp(choices, 0).item(), abs=1e-5)


def test_an_answer_cut_off_teaches_nothing() -> None:
    even = torch.zeros(2, 3)
    real = torch.ones(2, 3, dtype=torch.bool)
    assert among(even, torch.tensor([-100, 0]), real, 2).item() == 0.0


def test_the_loss_of_a_group_is_of_its_first_passage_and_of_all() -> None:
    even = torch.zeros(4, 3)
    ones = torch.ones(4, 3, dtype=torch.long)
    batch = Batch(ones, ones, ones, torch.tensor([1, 0, 0, 0]), torch.tensor([2, 0, 0, 0]), group=2)
    model = lambda **_: SimpleNamespace(start_logits=even, end_logits=even)  # noqa: E731
    assert loss_of(model, batch, 0.0).item() == pytest.approx((log(3) + log(5)) / 2)
