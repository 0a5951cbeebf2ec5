"""The network beside transformers' own, on a small BERT of random weights; and the batches it is fed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pullquote.index import ModelError, SentenceEncoder
from pullquote.index.models.batched import Batched
from pullquote.index.models.bert import SCALE, mean_of_tokens, span_scores
from pullquote.index.models.bert import WORDS as TABLE
from pullquote.index.models.minilm import MiniLM
from pullquote.index.models.openvino import Network, groups, padded
from pullquote.index.models.sentence_transformers import TorchModel

WORDS = "[PAD] [UNK] [CLS] [SEP] a river flows under the old bridge of stone and sings".split()  # noqa: SIM905
TEXTS = ["a river", "the old bridge of stone sings", "under the bridge a river flows and flows " * 5]


def saved(folder: Path) -> Path:
    """A model of MiniLM's kind, with two layers of eight dimensions, in sentence-transformers' form."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    torch.manual_seed(1)
    bare = folder / "bare"
    bare.mkdir()
    (bare / "vocab.txt").write_text("\n".join(WORDS))
    config = BertConfig(
        vocab_size=len(WORDS),
        hidden_size=8,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=32,
        initializer_range=1.0,
    )
    BertModel(config).save_pretrained(bare)
    BertTokenizerFast(str(bare / "vocab.txt")).save_pretrained(bare)
    read = Transformer(str(bare), max_seq_length=24)
    SentenceTransformer(modules=[read, Pooling(8), Normalize()], device="cpu").save(str(folder / "model"))
    return folder / "model"


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return saved(tmp_path_factory.mktemp("small"))


def exact(folder: Path) -> Network:
    return mean_of_tokens(*MiniLM.read(folder), exact=True)


def test_vectors_are_those_of_the_reference(model: Path) -> None:
    assert MiniLM.fits(model)
    fast = MiniLM(model)
    fast._vectors = Batched(exact(model), fast.dim)
    assert fast.encode(TEXTS) == pytest.approx(TorchModel(str(model)).encode(TEXTS), abs=1e-5)


def test_a_text_has_the_same_vector_alone_and_among_others(model: Path) -> None:
    fast = MiniLM(model)
    together = fast.encode(TEXTS * 20)
    for i, text in enumerate(TEXTS):
        assert np.array_equal(fast.encode([text])[0], together[i])
        assert np.array_equal(together[i], together[i + 3 * 19])


def test_a_long_text_is_cut_and_still_counted_whole(model: Path) -> None:
    fast = MiniLM(model)
    assert fast.limit == 24
    assert fast.count(["a river " * 50, ""]) == [100, 0]
    assert fast.count(["a  river,"] * 2) == [3, 3]  # spaces are no tokens, signs are
    assert np.array_equal(*fast.encode(["a river " * 11, "a river " * 50]))


def test_rows_of_several_widths_are_refused(model: Path) -> None:
    with pytest.raises(ValueError, match=r"padded widths \[16, 32\], wanted one width"):
        exact(model).run([[2, 3], [2] * 17])


@pytest.mark.parametrize(("name", "change"), [("config.json", "gelu"), ("1_Pooling/config.json", "mean")])
def test_a_model_of_another_kind_is_left_to_sentence_transformers(tmp_path: Path, name: str, change: str) -> None:
    folder = saved(tmp_path)
    told = (folder / name).read_text()
    assert change in told
    (folder / name).write_text(told.replace(change, "relu" if change == "gelu" else "max"))
    assert not MiniLM.fits(folder)


def test_damaged_weights_are_told(tmp_path: Path) -> None:
    folder = saved(tmp_path)
    (folder / "model.safetensors").write_bytes(b"nothing")
    with pytest.raises(ModelError, match="cannot be loaded"):
        SentenceEncoder(str(folder)).encode(["a river"])


def test_span_scores_are_those_of_the_reference() -> None:
    import torch
    from transformers import BertConfig, BertForQuestionAnswering

    torch.manual_seed(1)
    sizes = {"hidden_size": 8, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 16}
    model = BertForQuestionAnswering(BertConfig(vocab_size=40, initializer_range=1.0, **sizes)).eval()
    steps = torch.randint(-127, 128, (40, 8))
    model.bert.embeddings.word_embeddings.weight.data = steps * 0.01
    weights = {name.removeprefix("bert."): value.numpy() for name, value in model.state_dict().items()}
    weights |= {TABLE: steps.numpy().astype(np.int8), TABLE + SCALE: np.full((40, 1), 0.01, dtype=np.float32)}
    network = span_scores(weights, model.config.to_dict(), exact=True, streams=2)
    rows, asked = [list(range(2, 30)), list(range(10, 31)), [5] * 17], [4, 9, 1]
    scores = network.run(rows, asked)
    assert scores.shape == (3, 32, 2)
    for row, first, found in zip(rows, asked, scores, strict=True):
        kinds = torch.tensor([[int(at >= first) for at in range(len(row))]])
        with torch.inference_mode():
            out = model(input_ids=torch.tensor([row]), token_type_ids=kinds)
        wanted = np.stack((out.start_logits[0], out.end_logits[0]), axis=-1)
        assert found[: len(row)] == pytest.approx(wanted, abs=1e-4)
        assert np.array_equal(network.run([row], [first])[0], found)


@given(st.lists(st.integers(0, 100), max_size=50), st.integers(1, 5), st.sampled_from([0, 16, 48]))
def test_groups_hold_every_row_once_and_are_as_wide_but_for_what_is_spared(
    lengths: list[int], size: int, spare: int
) -> None:
    made = list(groups(lengths, size, spare))
    assert sorted(i for some in made for i in some) == list(range(len(lengths)))
    for some in made:
        widths = [padded(lengths[i]) for i in some]
        assert 0 < len(some) <= size
        assert max(widths) - min(widths) <= spare
