"""A run of a tiny random model: stop and resume, and out to shipped weights and back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import torch

from pullquote.qa.reader.bundled_model import BundledModel
from pullquote.qa.reader.span_model import SpanSettings
from pullquote.qa.reader.transformers_model import TransformersModel
from pullquote.qa.reader.weight_files import DamagedWeights
from training.data import Article, Example, Paragraph, Question
from training.export import save, shipped
from training.mixture import Mixture, MixtureSettings
from training.predict import predict
from training.run import Run, TrainSettings
from training.train import train

WORDS = ["who", "sells", "tea", "milk", "ann", "bob", "in", "the", "town", "on", "hill", ".", "?"]
SETTINGS = TrainSettings(save_minutes=0.0)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a one-layer model of eight dimensions and its tokenizer."""
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace
    from tokenizers.processors import BertProcessing
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    marks = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
    core = Tokenizer(WordLevel({word: i for i, word in enumerate(marks + WORDS)}, unk_token="[UNK]"))
    core.pre_tokenizer = Whitespace()
    core.post_processor = BertProcessing(("[SEP]", marks.index("[SEP]")), ("[CLS]", marks.index("[CLS]")))
    folder = tmp_path_factory.mktemp("base")
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(marks + WORDS),
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=600,
    )
    BertModel(config, add_pooling_layer=False).save_pretrained(folder)
    PreTrainedTokenizerFast(
        tokenizer_object=core, pad_token="[PAD]", unk_token="[UNK]", cls_token="[CLS]", sep_token="[SEP]"
    ).save_pretrained(folder)
    return folder


def mixture(kind: type[Mixture] = Mixture) -> Mixture:
    asked = Question("1", "who sells tea?", ((0, 3),))
    town = Article("town", (Paragraph("ann sells tea in the town.", (asked,)), Paragraph("the hill.", ())))
    natural = Article("hill", (Paragraph("bob sells milk.", (Question("2", "who sells tea?", ()),)),))
    return kind([town], [natural], 1, MixtureSettings(chunk=32))


class Broken(Mixture):
    """A mixture that fails at its third chunk, as a machine does at night."""

    def chunk(self, number: int, done: float = 0.0) -> list[Example]:
        if number == 2:
            raise KeyboardInterrupt
        return super().chunk(number, done)


def weights(run: Run) -> Iterator[torch.Tensor]:
    yield from run.model.parameters()
    yield from run.mean.parameters()


def test_a_run_that_was_stopped_ends_with_the_weights_of_one_that_was_not(base: Path, tmp_path: Path) -> None:
    whole = Run(tmp_path / "whole", base, SETTINGS, 1, "cpu")
    train(whole, mixture(), minutes=0, examples=128)

    with pytest.raises(KeyboardInterrupt):
        train(Run(tmp_path / "parts", base, SETTINGS, 1, "cpu"), mixture(Broken), minutes=0, examples=128)
    resumed = Run(tmp_path / "parts", base, SETTINGS, 1, "cpu")
    assert resumed.progress.examples == 64
    train(resumed, mixture(), minutes=0, examples=128)

    assert all(torch.equal(a, b) for a, b in zip(weights(whole), weights(resumed), strict=True))
    assert (tmp_path / "parts" / "done.pt").exists()


def test_shipped_weights_read_as_the_trained_ones(base: Path, tmp_path: Path) -> None:
    run = Run(tmp_path / "run", base, SETTINGS, 1, "cpu")
    run.model.train(False)
    size = save(run.model, run.tokenizer, tmp_path / "weights")
    assert size == sum(p.stat().st_size for p in (tmp_path / "weights").iterdir() if p.name != "SHA256SUMS")
    examples = [Example("who sells tea?", "town", "", "ann sells tea in the town. " * 90, None)]
    (before,) = predict(TransformersModel(run.model, run.tokenizer), examples)
    (after,) = predict(BundledModel.load(tmp_path / "weights"), examples)
    assert after.score == pytest.approx(before.score, abs=0.1)


def test_weights_of_another_make_are_refused(base: Path, tmp_path: Path) -> None:
    run = Run(tmp_path / "run", base, SETTINGS, 1, "cpu")
    save(run.model, run.tokenizer, tmp_path / "weights")
    (tmp_path / "weights" / "config.json").write_text("{}")
    with pytest.raises(DamagedWeights, match=r"config\.json"):
        shipped(tmp_path / "weights")


def test_the_windows_of_a_long_passage_reach_its_last_word(base: Path, tmp_path: Path) -> None:
    run = Run(tmp_path / "run", base, SETTINGS, 1, "cpu")
    read: list[int] = []

    def listening(input_ids: torch.Tensor, **others: torch.Tensor) -> object:
        read.extend(input_ids.flatten().tolist())
        return run.model(input_ids=input_ids, **others)

    example = Example("who?", "", "", "tea " * 100 + "milk", None)
    predict(TransformersModel(listening, run.tokenizer), [example], SpanSettings(window=32, overlap=8))
    assert run.tokenizer.convert_tokens_to_ids("milk") in read
