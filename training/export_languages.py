"""Checkpoints of the reader of many languages -> the folder of weights that ships: their mean, in 8 bits.

python -m training.export_languages .data/languages/done.pt --which mean --out qa/weights-multilingual
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Sequence
from pathlib import Path

import onnx
import torch

from pullquote.index.models.multilingual import packaged_model
from pullquote.qa.reader.multilingual_model import FOLDER, LAYERS
from pullquote.qa.reader.weight_files import DIGESTS, WORDS
from training.graph import graph, weights_of


def export(checkpoints: Sequence[Path], which: str, out: Path) -> int:
    """Write the folder; its size in bytes. A checkpoint given twice counts twice; exported folders count as well."""
    states = [_state(path, "mean" if which == "mean" else "model") for path in checkpoints]
    mean = {name: torch.stack([state[name] for state in states]).mean(dim=0) for name in states[0]}
    weights = {name: value.float().numpy() for name, value in mean.items() if name != WORDS}
    config = packaged_model().config
    out.mkdir(parents=True, exist_ok=True)
    made = graph(weights, config["num_hidden_layers"], config["num_attention_heads"], config["layer_norm_eps"])
    onnx.save(made, out / LAYERS)
    data = (out / LAYERS).read_bytes()
    (out / DIGESTS).write_text(f"{hashlib.sha256(data).hexdigest()}  {LAYERS}\n")
    return len(data)


def _state(path: Path, which: str) -> dict[str, torch.Tensor]:
    if path.is_dir():
        return {name: torch.tensor(value) for name, value in weights_of(onnx.load(path / LAYERS)).items()}
    state: dict[str, torch.Tensor] = torch.load(path, map_location="cpu", weights_only=True)[which]
    return state


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--which", choices=("raw", "mean"), default="mean")
    parser.add_argument("--out", type=Path, default=FOLDER)
    options = parser.parse_args()
    print(f"{options.out}: {export(options.checkpoints, options.which, options.out) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
