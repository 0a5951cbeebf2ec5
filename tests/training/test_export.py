import torch

from qa.weights import dequantised
from training.export import quantised


def test_a_large_matrix_comes_back_within_half_a_step() -> None:
    torch.manual_seed(1)
    weights = {"m": torch.randn(64, 128) * torch.logspace(-3, 2, 64)[:, None]}
    back = dequantised(quantised(weights))["m"]
    step = weights["m"].abs().amax(dim=1, keepdim=True) / 127
    # Half a step, and the scale's own rounding (2**-11 of it, over 127 steps at most).
    assert ((back - weights["m"]).abs() <= step * (0.5 + 127 * 2**-11)).all()


def test_large_matrices_take_a_byte_a_value_and_others_stay() -> None:
    weights = {"m": torch.ones(64, 128), "head": torch.ones(2, 384), "bias": torch.ones(9000)}
    stored = quantised(weights)
    assert stored["m"].dtype == torch.int8
    assert stored["m.scale"].shape == (64,)
    assert torch.equal(stored["head"], weights["head"])
    assert torch.equal(stored["bias"], weights["bias"])
    assert set(dequantised(stored)) == set(weights)


def test_a_row_of_zeros_stays_zero() -> None:
    assert dequantised(quantised({"m": torch.zeros(64, 128)}))["m"].abs().max() == 0
