from __future__ import annotations

import struct
from typing import Any

import numpy as np
import pytest

from pullquote.index.models.bert import SCALE, WORDS
from pullquote.index.models.e5_file import read_model

HIDDEN, INNER = 32, 64
PIECES = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("\u2581owl", -2.5)]
MATRICES = {"q": HIDDEN, "k": HIDDEN, "v": HIDDEN, "ao": HIDDEN, "fi": INNER, "fo": HIDDEN}


def packed(rows: int, columns: int, nibble: int, scale: float) -> bytes:
    """A matrix whose weights are all (nibble - 8) · scale."""
    block = np.float16(scale).tobytes() + bytes([nibble | nibble << 4]) * 16
    return block * (rows * columns // 32)


def written() -> bytes:
    """A model of one layer in the form of the package's file."""
    parts: dict[str, bytes] = {"emb.word": packed(len(PIECES), HIDDEN, 11, 0.5)}
    parts |= {
        "emb.pos": np.full((4, HIDDEN), 0.25, "<f4").tobytes(),
        "emb.type": np.zeros((2, HIDDEN), "<f4").tobytes(),
    }
    parts |= {"emb.ln.w": np.ones(HIDDEN, "<f4").tobytes(), "emb.ln.b": np.zeros(HIDDEN, "<f4").tobytes()}
    for name, rows in MATRICES.items():
        columns = INNER if name == "fo" else HIDDEN
        parts |= {f"l0.{name}.w": packed(rows, columns, 4, 2.0), f"l0.{name}.b": np.full(rows, 3, "<f4").tobytes()}
    for name in ("aln", "oln"):
        parts |= {f"l0.{name}.{part}": np.full(HIDDEN, 1, "<f4").tobytes() for part in "wb"}
    text = "".join(piece for piece, _ in PIECES).encode()
    ends = np.cumsum([0, *(len(piece.encode()) for piece, _ in PIECES)]).astype("<u4").tobytes()
    odd = struct.pack("<IB2I", ord("\ufb01"), 2, ord("f"), ord("i")) + struct.pack("<IB", 7, 0)
    head = b"E5S1" + struct.pack("<I7ifi", 1, HIDDEN, 1, 2, INNER, len(PIECES), 4, 2, 1e-12, 32)
    head += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, len(text)) + ends
    head += (
        struct.pack(f"<{len(PIECES)}f", *(score for _, score in PIECES)) + text + struct.pack("<iI", 2, len(odd)) + odd
    )
    start = len(head) + 4 + sum(2 + len(name) + 1 + 4 + 16 for name in parts)
    directory, body = struct.pack("<i", len(parts)), b""
    for name, data in parts.items():
        directory += struct.pack(f"<H{len(name)}sBIQQ", len(name), name.encode(), 0, 0, start + len(body), len(data))
        body += data
    return head + directory + body


@pytest.fixture(scope="module")
def model() -> Any:
    return read_model(written())


def test_settings_and_word_pieces_are_read(model: Any) -> None:
    assert model.config == {
        "hidden_size": HIDDEN,
        "num_hidden_layers": 1,
        "num_attention_heads": 2,
        "layer_norm_eps": pytest.approx(1e-12),
    }
    assert model.pieces.vocabulary == PIECES
    assert model.pieces.unknown == 3
    assert model.pieces.characters == {ord("\ufb01"): "fi", 7: ""}


def test_a_weight_is_its_nibble_less_8_times_its_scale(model: Any) -> None:
    words = model.weights[WORDS].reshape(len(PIECES), -1, 32) * model.weights[WORDS + SCALE][:, :, None]
    assert (words == (11 - 8) * 0.5).all()
    out = model.weights["encoder.layer.0.output.dense.weight"]
    assert out.shape == (HIDDEN, INNER)
    assert (out == (4 - 8) * 2.0).all()
    assert (model.weights["encoder.layer.0.output.dense.bias"] == 3).all()


def test_the_low_nibbles_come_first() -> None:
    data = bytearray(written())
    at = data.index(packed(1, HIDDEN, 11, 0.5)) + 2
    data[at] = 15 | 0 << 4
    first = read_model(bytes(data)).weights[WORDS][0]
    assert (first[0], first[16]) == (15 - 8, 0 - 8)


def test_another_file_is_refused() -> None:
    with pytest.raises(ValueError, match=r"begins with b'GGUF', wanted b'E5S1'"):
        read_model(b"GGUF" + bytes(100))
