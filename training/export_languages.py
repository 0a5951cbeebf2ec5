"""A checkpoint of the reader of many languages -> the folder of weights that ships: what was trained, in 8 bits.

python -m training.export_languages .data/languages/done.pt --which mean --out qa/weights-multilingual
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

import torch
from safetensors.numpy import save_file

from pullquote.index.models.bert import WORDS
from pullquote.qa.reader.multilingual_model import FOLDER, LAYERS, packed
from pullquote.qa.reader.weight_files import DIGESTS


def export(checkpoint: Path, which: str, out: Path) -> int:
    """Write the folder; its size in bytes."""
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)["mean" if which == "mean" else "model"]
    weights = {name.removeprefix("bert."): value.numpy() for name, value in state.items()}
    weights.pop(WORDS, None)
    out.mkdir(parents=True, exist_ok=True)
    save_file(packed(weights), out / LAYERS)
    data = (out / LAYERS).read_bytes()
    (out / DIGESTS).write_text(f"{hashlib.sha256(data).hexdigest()}  {LAYERS}\n")
    return len(data)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--which", choices=("raw", "mean"), default="mean")
    parser.add_argument("--out", type=Path, default=FOLDER)
    options = parser.parse_args()
    print(f"{options.out}: {export(options.checkpoint, options.which, options.out) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
