"""Bytes → other bytes, as a careless or a hostile hand would change them. The same for the same seed."""

from __future__ import annotations

import random

LOUD = (
    b"\x00", b"\xff\xfe", b"<", b">", b"<![CDATA[", b"<!--", b"&#x110000;", b'"', b"'", b"[", b"{", b"}", b"\\",
    b"---\n", b"*a", b"&a ", b"<<: ", b"999999999999", b"-1", b"1e999", b"\r", b"\x1b", b"\xed\xa0\x80",
    b"PK\x03\x04", b"endobj", b"/Kids", b"\n\n", b"| ", b"http://", b"'''", b"=" * 40,
)  # fmt: skip


def mutated(data: bytes, seed: int) -> bytes:
    """The bytes after one to eight changes: a bit, something loud once or often, a part doubled, cut or drawn anew."""
    drawn = random.Random(seed)
    now = bytearray(data)
    for _ in range(drawn.randint(1, 8)):
        at = drawn.randrange(len(now) + 1)
        part = slice(at, at + drawn.choice((1, 2, 4, 16, 64)))
        how = drawn.randrange(6)
        if how == 0 and at < len(now):
            now[at] ^= 1 << drawn.randrange(8)
        elif how == 1:
            now[at:at] = drawn.choice(LOUD)
        elif how == 2:
            now[at:at] = now[part] * drawn.choice((1, 2, 50))
        elif how == 3:
            del now[part]
        elif how == 4:
            now[part] = drawn.randbytes(len(now[part]))
        else:
            now[at:at] = drawn.choice(LOUD) * drawn.choice((3, 300))
    return bytes(now)
