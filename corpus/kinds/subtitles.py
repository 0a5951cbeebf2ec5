"""Subtitles (SubRip, WebVTT) → what is said, sentences whole; a place is the time at which the words are shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

from pullquote.corpus.formats.builder import Builder
from pullquote.corpus.formats.decode import decode
from pullquote.corpus.formats.rows import Cell
from pullquote.corpus.text.content import Content, Format

CUE = re.compile(
    r"^(?:(?P<h>\d+):)?(?P<m>\d\d):(?P<s>\d\d)[.,]\d{1,3}[ \t]+-->[^\n]*\n(?P<words>(?:[ \t]*\S[^\n]*(?:\n|\Z))*)",
    re.MULTILINE,
)
TAG = re.compile(r"<[^>\n]{0,200}>|\{\\[^}\n]{0,100}\}")
ENDS = re.compile(r"[.!?…。！？][\"'”’)\]]*$")
UNSHOWN = re.compile(r"\s*\d+\s*$|[^\n]*-->|WEBVTT|NOTE\b|(?:Kind|Language):")
ASIDE = re.compile(
    r"^(?:NOTE|STYLE|REGION)\b[^\n]*\n?(?:[^\n]*\S[^\n]*(?:\n|\Z))*|^[^\n]*\n(?=[^\n]*-->)", re.MULTILINE
)
"""Notes and styles of WebVTT, and the names of cues."""
ROLLING = 4
"""Lines that captions show at a time at most."""
LONG = 15
"""Cues after which a paragraph ends even where nothing ends a sentence, as in captions made by machines."""


def read_subtitles(data: bytes) -> Content:
    """Raises Refused if the bytes are not text."""
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    built, cues, before = Builder(), list[Cell](), list[str]()
    for match in CUE.finditer(text):
        lines = [" ".join(line.split()) for line in unescape(TAG.sub("", match["words"])).split("\n") if line.strip()]
        words = " ".join(_fresh(before, lines))
        before = lines or before
        if not words:
            continue
        cues.append(Cell(words, f"{int(match['h'] or 0):02}:{match['m']}:{match['s']}"))
        if ENDS.search(words) or len(cues) >= LONG:
            built.add_parts(cues, " ")
            cues = []
    built.add_parts(cues, " ")
    return built.content()


def _fresh(before: Sequence[str], lines: list[str]) -> list[str]:
    """The lines that a cue adds: rolling captions begin with the last ones of the cue before."""
    still = (count for count in range(min(len(lines), ROLLING), 0, -1) if before[-count:] == lines[:count])
    return lines[next(still, 0) :]


def _shown(data: bytes) -> Iterator[str]:
    """The lines of the source but times, numbers, what WebVTT says of itself and what one of the last two said."""
    text = ASIDE.sub("", decode(data).replace("\r\n", "\n").replace("\r", "\n"))
    said = ["", ""]
    for line in (unescape(TAG.sub("", line)) for line in text.split("\n") if not UNSHOWN.match(line)):
        if line.strip() and line not in said[-2:]:
            said.append(line)
            yield line


FORMATS = (Format((".srt", ".vtt"), read_subtitles, version=2, shown=_shown),)
