"""Bytes → text. The only user of chardetng, Firefox's detector, and of w3lib, which reads the encoding that a page
declares.

UTF-8, UTF-16 and UTF-32 are certain; all else (Windows code pages, Shift_JIS, EUC-KR, Big5, GB18030) is detected.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from pullquote.corpus.article import LeftOut
from pullquote.corpus.text.content import Refused

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
HEAD, SEEN = 1024, 1_000_000
"""Bytes in which a page may declare its encoding, and from which that of other text is detected."""
SURE = 6
"""Non-ASCII bytes from which the detector is trusted; with fewer, the most common encoding is assumed."""
OLDER = ("cp850", "mac-roman", "cp852")
"""Of DOS and of old Macs, which the detector takes for one of `MISTAKEN`."""
MISTAKEN = ("cp1252", "cp1250")
SMALL = "a-z" + "".join(filter(str.islower, map(chr, range(0xDF, 0x180))))
BROKEN = re.compile(rf"(?<=[{SMALL}])[^\W\d_{SMALL}]|(?<=[{SMALL}])[^\s\w\x00-\x7f‘’”»…–—®™©](?=\w)|\ufffd")
FEW_NULLS = 0.001
"""Up to this share of null bytes is an error in a text; more means a binary file."""


def decode(data: bytes) -> str:
    """The text of a file without its byte order mark, line ends untouched. Raises Refused if the bytes are not text."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if b"\0" in data:
        return _with_nulls(data)
    return _without_nulls(data)


def decode_page(data: bytes) -> str:
    """The text of a web page: by its byte order mark, else as UTF-8 where its bytes prove that, else as the page says.

    Encodings are meant as browsers take their names. Raises Refused if the bytes are not text.
    """
    from w3lib.encoding import html_body_declared_encoding

    if data.startswith(tuple(mark for mark, _ in MARKS)) or b"\0" in data:
        return decode(data)
    return _without_nulls(data, html_body_declared_encoding(data[:HEAD]) or "")


def doubts(data: bytes) -> tuple[LeftOut, ...]:
    """Say that the encoding of a text file is a guess, if `decode` is not sure of it."""
    if b"\0" in data or data.startswith(tuple(mark for mark, _ in MARKS)) or _strict(data, "utf-8") is not None:
        return ()
    if decode(data) == data.decode("utf-8", "replace"):
        return (LeftOut("damaged characters"),)
    encoding, sure = _detected(data)
    whole = _strict(data, encoding) is not None
    return () if sure and whole else (LeftOut(f"its encoding is a guess, {encoding}"),)


def _with_nulls(data: bytes) -> str:
    nulls = data.count(0)
    if len(data) % 2 == 0 and nulls > max(1, FEW_NULLS * len(data)):
        even = data[::2].count(0)
        for encoding, zeros in (("utf-16-le", nulls - even), ("utf-16-be", even)):
            if zeros > 0.6 * nulls and (text := _strict(data, encoding)) is not None and _reads(text):
                return text
    if nulls > max(1, FEW_NULLS * len(data)):
        raise Refused(f"is not text: {nulls} of its {len(data)} bytes are null bytes")
    return _without_nulls(data)


def _without_nulls(data: bytes, declared: str | None = None) -> str:
    if (text := _strict(data, "utf-8")) is not None and (declared is None or not text.isascii()):
        return text
    if declared and (text := _strict(data, declared)) is not None:
        return text
    loose = data.decode("utf-8", "replace")
    # A damaged character or two do not make a UTF-8 file one in another encoding.
    if loose.count("\ufffd") * 20 <= sum(char > "\x7f" for char in loose):
        return loose
    return data.decode(_detected(data)[0], "replace")


def _detected(data: bytes) -> tuple[str, bool]:
    """The encoding that a text most likely has, and whether that is sure."""
    from chardetng_py import EncodingDetector  # type: ignore[import-untyped]
    from w3lib.encoding import resolve_encoding

    if sum(byte > 0x7F for byte in data[:SEEN]) < SURE:
        return "cp1252", False
    detector = EncodingDetector()
    detector.feed(data[:SEEN], last=True)
    name, sure = detector.guess_assess(tld=None, allow_utf8=False)
    found = resolve_encoding(name) or "cp1252"
    likely = (found, *OLDER) if found in MISTAKEN else (found,)
    best = min(likely, key=lambda each: _broken(data[:SEEN], each))
    return best, sure and best == found


def _broken(data: bytes, encoding: str) -> int:
    """How many words hold, behind a small letter, a sign that no word has or a capital: read in a wrong encoding."""
    return len(BROKEN.findall(data.decode(encoding, "replace")))


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _reads(text: str) -> bool:
    sample = text[:4000]
    odd = sum(unicodedata.category(char) in ("Cc", "Cn", "Co") and char not in "\t\n\r\f" for char in sample)
    return odd <= 0.01 * len(sample)
