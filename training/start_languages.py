"""The shipped reader of many languages → a model in Hugging Face form, for training to go on from.

python -m training.start_languages .data/shipped-languages
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import onnx
import torch

from pullquote.index.models.bert import SCALE, WORDS, word_vectors
from pullquote.index.models.e5_tokenizer import BEGIN, END, unigram
from pullquote.index.models.multilingual import packaged_model
from pullquote.qa.reader.multilingual_model import FOLDER, LAYERS
from training.graph import weights_of

PAD = 1


def model(folder: Path = FOLDER) -> Any:
    """The package's word vectors under the layers of a folder of exported weights, in float32."""
    from transformers import BertConfig, BertForQuestionAnswering

    base = packaged_model()
    words = word_vectors(base.weights[WORDS], base.weights[WORDS + SCALE])
    weights = {f"bert.{WORDS}": words} | weights_of(onnx.load(folder / LAYERS))
    inner = weights["bert.encoder.layer.0.intermediate.dense.weight"].shape[0]
    places = weights["bert.embeddings.position_embeddings.weight"].shape[0]
    config = BertConfig(
        vocab_size=len(words), intermediate_size=inner, max_position_embeddings=places, pad_token_id=PAD, **base.config
    )
    made = BertForQuestionAnswering(config)
    made.load_state_dict({name: torch.tensor(value) for name, value in weights.items()})
    return made


def tokenizer() -> Any:
    """The program's own, but for letters that have several forms: those are folded by NFKC, and not by its table."""
    from tokenizers import normalizers
    from transformers import PreTrainedTokenizerFast

    pieces = packaged_model().pieces
    inner = unigram(pieces)
    inner.normalizer = normalizers.Sequence([normalizers.NFKC(), inner.normalizer])
    marks = {"cls_token": BEGIN, "sep_token": END, "pad_token": PAD, "unk_token": pieces.unknown}
    return PreTrainedTokenizerFast(
        tokenizer_object=inner, **{name: pieces.vocabulary[number][0] for name, number in marks.items()}
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--weights", type=Path, default=FOLDER)
    options = parser.parse_args()
    model(options.weights).save_pretrained(options.out)
    tokenizer().save_pretrained(options.out)


if __name__ == "__main__":
    main()
