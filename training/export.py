"""A checkpoint -> the folder of weights that the reader room ships and runs: small, safe, each file with its digest.

And the way back: `weights`, or `--huggingface`, give the shipped weights as a model in Hugging Face form, for torch and
for other programs. The graph is made by `training.graph`, the digests are checked by `qa.reader.weight_files`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import onnx
import torch

from pullquote.qa.reader.weight_files import DIGESTS, FOLDER, GRAPH, check
from training.graph import graph, weights_of


def checkpoint(paths: Sequence[Path], which: str) -> tuple[Any, Any]:
    """The raw or averaged ("mean") weights of a checkpoint -> (model, tokenizer), in float32; of several, their mean.

    A folder of exported weights counts as a checkpoint. Several must come of one run, or of runs that one went on from:
    weights of strangers have no meaning in between.
    """
    from transformers import AutoTokenizer, BertConfig, BertForQuestionAnswering

    from training.base import packaged, plain_tokenizer

    states = [_state(path, "mean" if which == "mean" else "model") for path in paths]
    weights = {name: torch.stack([state[name] for state in states]).mean(dim=0) for name in states[0]}
    model = BertForQuestionAnswering(BertConfig.from_pretrained(packaged()))
    model.load_state_dict(weights)
    model.train(False)
    return model, plain_tokenizer(AutoTokenizer.from_pretrained(packaged()))


def _state(path: Path, which: str) -> dict[str, torch.Tensor]:
    if path.is_dir():
        return dict(shipped(path)[0].state_dict())
    state: dict[str, torch.Tensor] = torch.load(path, map_location="cpu", weights_only=True)[which]
    return state


def shipped(folder: Path = FOLDER) -> tuple[Any, Any]:
    """A folder of exported weights -> (model, tokenizer): in float32, with the weights rounded as they are shipped."""
    from transformers import AutoTokenizer, BertConfig, BertForQuestionAnswering

    check(folder)
    model = BertForQuestionAnswering(BertConfig.from_pretrained(folder))
    weights = weights_of(onnx.load(folder / GRAPH))
    model.load_state_dict({name: torch.tensor(value) for name, value in weights.items()})
    model.train(False)
    return model, AutoTokenizer.from_pretrained(folder)


def save(model: Any, tokenizer: Any, folder: Path) -> int:
    """Write the folder, nothing of an older one left; its size in bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    config = model.config
    weights = {name: value.numpy() for name, value in model.state_dict().items()}
    onnx.save(
        graph(weights, config.num_hidden_layers, config.num_attention_heads, config.layer_norm_eps), folder / GRAPH
    )
    settings = config.to_diff_dict() | {"architectures": ["BertForQuestionAnswering"]}
    settings.pop("_name_or_path", None)
    (folder / "config.json").write_text(json.dumps(settings, indent=2, sort_keys=True) + "\n")
    tokenizer.save_pretrained(folder)
    written = sorted(p for p in folder.iterdir() if p.suffix in (".onnx", ".json"))
    lines = [f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.name}\n" for p in written]
    (folder / DIGESTS).write_text("".join(lines))
    return sum(p.stat().st_size for p in written)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path, nargs="+", help="checkpoints or folders of exported weights, averaged")
    parser.add_argument("--which", choices=("raw", "mean"), default="mean", help="weights of a checkpoint")
    parser.add_argument("--out", type=Path, default=FOLDER)
    parser.add_argument("--huggingface", action="store_true", help="in the form that transformers loads, float32")
    options = parser.parse_args()
    model, tokenizer = checkpoint(options.weights, options.which)
    if options.huggingface:
        model.save_pretrained(options.out)
        tokenizer.save_pretrained(options.out)
    else:
        print(f"{options.out}: {save(model, tokenizer, options.out) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
