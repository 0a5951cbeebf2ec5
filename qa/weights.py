"""The bundled reader's weights: a folder of files, checked against their digests, to a model that can read.

Matrices are stored as 8-bit integers with one scale a row, so that the whole folder stays under 25 MB. No pickle.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index import ModelError

if TYPE_CHECKING:
    import torch

FOLDER = Path(__file__).parent / "weights"
WEIGHTS, DIGESTS = "reader.safetensors", "SHA256SUMS"
SCALE = ".scale"


class DamagedWeights(ModelError):
    """A file of the weights is missing or not the one that was shipped."""


def load(folder: Path = FOLDER) -> tuple[Any, Any]:
    """(BertForQuestionAnswering in float32, its tokenizer). DamagedWeights unless every file is the one shipped."""
    from safetensors.torch import load_file
    from transformers import AutoTokenizer, BertConfig, BertForQuestionAnswering

    check(folder)
    model = BertForQuestionAnswering(BertConfig.from_pretrained(folder))
    model.load_state_dict(dequantised(load_file(folder / WEIGHTS)))
    model.train(False)
    return model, AutoTokenizer.from_pretrained(folder)


def check(folder: Path) -> None:
    """Compare each file with its digest."""
    if not (folder / DIGESTS).is_file():
        raise DamagedWeights(f"{folder} holds no {DIGESTS}; install pullquote again or name another reader")
    for line in (folder / DIGESTS).read_text(encoding="ascii").splitlines():
        digest, name = line.split(maxsplit=1)
        path = folder / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            raise DamagedWeights(f"{path} is not the file that was shipped; install pullquote again")


def dequantised(stored: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Int8 matrices with their `name.scale` (rows,), and anything else as it is → float32 weights by name."""
    return {
        name: value.float() * stored[name + SCALE].float()[:, None] if name + SCALE in stored else value.float()
        for name, value in stored.items()
        if not name.endswith(SCALE)
    }
