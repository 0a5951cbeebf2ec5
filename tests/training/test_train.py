from types import SimpleNamespace
from typing import Any

import pytest
import torch

from training.batches import Batch
from training.run import TrainSettings, loss_of, rate_at

SETTINGS = TrainSettings(warm=0.1)


@pytest.mark.parametrize(
    ("fraction", "share"), [(0.0, 0.0), (0.05, 0.5), (0.1, 1.0), (0.55, 0.5), (1.0, 0.0), (1.2, 0.0)]
)
def test_the_rate_goes_up_and_down_in_lines(fraction: float, share: float) -> None:
    assert rate_at(fraction, SETTINGS) == pytest.approx(share)


def batch(first: int, last: int) -> Batch:
    """One example of three tokens and one of padding."""
    ids = torch.zeros((1, 4), dtype=torch.long)
    return Batch(ids, ids, torch.tensor([[1, 1, 1, 0]]), torch.tensor([first]), torch.tensor([last]))


def model(start: list[float], end: list[float]) -> Any:
    logits = SimpleNamespace(start_logits=torch.tensor([start]), end_logits=torch.tensor([end]))
    return lambda **_: logits


def test_padding_takes_no_part_in_the_loss() -> None:
    even = model([0.0, 0.0, 0.0, 50.0], [0.0, 0.0, 0.0, -50.0])
    assert loss_of(even, batch(1, 2), smoothing=0.0).item() == pytest.approx(torch.tensor(3.0).log().item())


def test_smoothing_asks_for_a_little_of_everything() -> None:
    sure = model([0.0, 9.0, 0.0, 0.0], [0.0, 0.0, 9.0, 0.0])
    norm = torch.tensor([0.0, 9.0, 0.0]).logsumexp(0).item()
    hit, spread = norm - 9, norm - 3
    expected = 0.9 * hit + 0.1 * spread
    assert loss_of(sure, batch(1, 2), smoothing=0.1).item() == pytest.approx(expected, rel=1e-4)
