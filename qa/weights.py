"""The bundled reader's weights: a folder of files, checked against their digests. Loads none; no pickle among them."""

from __future__ import annotations

import hashlib
from pathlib import Path

from index import ModelError

FOLDER = Path(__file__).parent / "weights"
GRAPH, TOKENS, DIGESTS = "reader.onnx", "tokenizer.json", "SHA256SUMS"


class DamagedWeights(ModelError):
    """A file of the weights is missing or not the one that was shipped."""


def check(folder: Path) -> None:
    """Compare each file with its digest."""
    if not (folder / DIGESTS).is_file():
        raise DamagedWeights(f"{folder} holds no {DIGESTS}; install pullquote again or name another reader")
    for line in (folder / DIGESTS).read_text(encoding="ascii").splitlines():
        digest, name = line.split(maxsplit=1)
        path = folder / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            raise DamagedWeights(f"{path} is not the file that was shipped; install pullquote again")
