"""The shipped graph against the weights it was made of, and against torch."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from transformers import BertConfig, BertForQuestionAnswering

from pullquote.qa.reader.weight_files import WORDS
from training.graph import graph, rounded, weights_of

SIZES = {"hidden_size": 16, "num_hidden_layers": 2, "num_attention_heads": 4, "intermediate_size": 32}


@pytest.fixture(scope="module")
def model() -> BertForQuestionAnswering:
    torch.manual_seed(1)
    return BertForQuestionAnswering(BertConfig(vocab_size=40, **SIZES)).eval()


def weights(model: BertForQuestionAnswering) -> dict[str, np.ndarray]:
    return {name: value.numpy() for name, value in model.state_dict().items()}


def test_a_matrix_comes_back_within_half_a_step() -> None:
    matrix = np.random.default_rng(1).standard_normal((64, 128)) * np.logspace(-3, 2, 64)[:, None]
    steps, scale = rounded(matrix.astype(np.float32))
    assert steps.dtype == np.int8
    assert np.abs(steps).max() == 63
    half = np.abs(matrix).max(axis=1, keepdims=True) / 126
    assert (np.abs(steps * scale[:, None] - matrix) <= half * 1.001).all()


def test_a_row_of_zeros_stays_zero() -> None:
    assert not rounded(np.zeros((2, 8), dtype=np.float32))[0].any()


def test_every_weight_comes_back_under_its_name(model: BertForQuestionAnswering) -> None:
    kept = weights(model)
    back = weights_of(graph(kept, 2, 4, 1e-12))
    assert set(back) == set(kept)
    for name, value in back.items():
        assert value.shape == kept[name].shape
        assert np.abs(value - kept[name]).max() <= np.abs(kept[name]).max() / 126 * 1.001


def test_the_graph_scores_as_torch_does_with_the_same_weights(model: BertForQuestionAnswering) -> None:
    import onnxruntime

    made = graph(weights(model), 2, 4, model.config.layer_norm_eps)
    session = onnxruntime.InferenceSession(made.SerializeToString())
    ids, kinds = np.arange(1, 31)[None], (np.arange(30) > 9).astype(np.int64)[None]
    scores = session.run(["start", "end"], {"ids": ids, "kinds": kinds})
    model.load_state_dict({name: torch.tensor(value) for name, value in weights_of(made).items()})
    with torch.inference_mode():
        out = model(input_ids=torch.tensor(ids), token_type_ids=torch.tensor(kinds))
    for mine, theirs in zip(scores, (out.start_logits, out.end_logits), strict=True):
        assert np.abs(mine - theirs.numpy()).max() < 0.05 * theirs.std()


def test_a_graph_without_words_reads_the_vectors_that_it_is_given(model: BertForQuestionAnswering) -> None:
    import onnxruntime

    whole = weights(model)
    words = whole[WORDS]
    layers = {name: value for name, value in whole.items() if name != WORDS}
    made = graph(layers, 2, 4, model.config.layer_norm_eps)
    assert weights_of(made).keys() == layers.keys()
    session = onnxruntime.InferenceSession(made.SerializeToString())
    ids, kinds = np.arange(1, 31), (np.arange(30) > 9).astype(np.int64)[None]
    scores = session.run(["start", "end"], {"words": words[ids][None], "kinds": kinds})
    with torch.inference_mode():
        out = model(inputs_embeds=torch.tensor(words[ids][None]), token_type_ids=torch.tensor(kinds))
    for mine, theirs in zip(scores, (out.start_logits, out.end_logits), strict=True):
        assert np.abs(mine - theirs.numpy()).max() < 0.1 * theirs.std()
