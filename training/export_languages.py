"""Checkpoints of the reader of many languages -> the folder of weights that ships: their mean, in 8 bits.

python -m training.export_languages .data/languages/done.pt --which mean --out qa/weights-multilingual
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.numpy import save_file

from pullquote.index.models.bert import WORDS
from pullquote.qa.reader.multilingual_model import FOLDER, LAYERS, packed
from pullquote.qa.reader.weight_files import DIGESTS


def export(checkpoints: Sequence[Path], which: str, out: Path) -> int:
    """Write the folder; its size in bytes. A checkpoint given twice counts twice."""
    key = "mean" if which == "mean" else "model"
    states = [torch.load(path, map_location="cpu", weights_only=True)[key] for path in checkpoints]
    mean = {name: torch.stack([state[name] for state in states]).mean(dim=0) for name in states[0]}
    weights = {name.removeprefix("bert."): value.numpy() for name, value in mean.items()}
    weights.pop(WORDS, None)
    out.mkdir(parents=True, exist_ok=True)
    save_file(packed(weights), out / LAYERS)
    data = (out / LAYERS).read_bytes()
    (out / DIGESTS).write_text(f"{hashlib.sha256(data).hexdigest()}  {LAYERS}\n")
    return len(data)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--which", choices=("raw", "mean"), default="mean")
    parser.add_argument("--out", type=Path, default=FOLDER)
    options = parser.parse_args()
    print(f"{options.out}: {export(options.checkpoints, options.which, options.out) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
