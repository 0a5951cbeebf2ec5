"""A checkpoint -> the folder of weights that the reader room ships and loads: small, safe, each file with its digest.

Matrices are stored as 8-bit integers with one scale a row, so that the whole folder stays under 25 MB; everything
else keeps float32. The way back, and the check of the digests, is `qa.weights`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any

import torch

from qa.weights import DIGESTS, FOLDER, SCALE, WEIGHTS

SMALL = 4096  # matrices of fewer values are kept as they are


def quantised(weights: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Float32 weights by name -> int8 (rows, columns) with float16 `name.scale` (rows,) for each large matrix.

    A value comes back within half a step, that is within max|row| / 254 and float16's own error in the scale.
    """
    stored: dict[str, torch.Tensor] = {}
    for name, weight in weights.items():
        if weight.ndim != 2 or weight.numel() < SMALL:
            stored[name] = weight.contiguous()
            continue
        scale = (weight.abs().amax(dim=1) / 127).clamp_min(1e-7).half()
        steps = (weight / scale.float()[:, None]).round().clamp(-127, 127)
        stored[name], stored[name + SCALE] = steps.to(torch.int8), scale
    return stored


def checkpoint(path: Path, which: str) -> tuple[Any, Any]:
    """A checkpoint's raw or averaged ("mean") weights -> (model, tokenizer)."""
    from transformers import AutoTokenizer, BertConfig, BertForQuestionAnswering

    from training.train import packaged, plain_tokenizer

    weights = torch.load(path, map_location="cpu", weights_only=True)["mean" if which == "mean" else "model"]
    model = BertForQuestionAnswering(BertConfig.from_pretrained(packaged()))
    model.load_state_dict(weights)
    model.train(False)
    return model, plain_tokenizer(AutoTokenizer.from_pretrained(packaged()))


def save(model: Any, tokenizer: Any, folder: Path) -> int:
    """Write the folder; its size in bytes."""
    from safetensors.torch import save_file

    folder.mkdir(parents=True, exist_ok=True)
    save_file(quantised(model.state_dict()), folder / WEIGHTS)
    (folder / WEIGHTS).chmod(0o644)  # save_file makes it readable by its owner alone
    config = model.config.to_diff_dict() | {"architectures": ["BertForQuestionAnswering"]}
    config.pop("_name_or_path", None)
    (folder / "config.json").write_text(json.dumps(config, indent=2, sort_keys=True) + "\n")
    tokenizer.save_pretrained(folder)
    shipped = sorted(p for p in folder.iterdir() if p.is_file() and p.suffix in (".safetensors", ".json"))
    lines = [f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.name}\n" for p in shipped]
    (folder / DIGESTS).write_text("".join(lines))
    return sum(p.stat().st_size for p in shipped)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--which", choices=("raw", "mean"), default="mean")
    parser.add_argument("--out", type=Path, default=FOLDER)
    options = parser.parse_args()
    size = save(*checkpoint(options.checkpoint, options.which), options.out)
    print(f"{options.out}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
