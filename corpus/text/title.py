"""The title of an article: from metadata, else its first heading, a readable file name or its first words."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from pullquote.corpus.text.content import Content
from pullquote.corpus.text.spans import outside
from pullquote.corpus.text.view import view

LONGEST = 150
FIRST_WORDS = 80
# Machine-made names say nothing: digits and hexadecimal runs.
MACHINE = re.compile(r"(?i)\b(?:[0-9a-f]{8,}|\d+)\b")
# What programs call a file that was given no title.
UNTITLED = re.compile(
    r"(?i)(?:(?:untitled|unbenannt|sans titre|sin título|no title|about:blank)[\W\d]*(?:document|page)?"
    r"|(?:new |powerpoint )?(?:document|presentation|book|workbook|sheet|slide|page))[\W\d]*"
)
BY_PROGRAM = re.compile(r"(?i)\.\w{2,5}$|^(?:file|https?|about|data):|^microsoft (?:word|powerpoint|excel)\b")
"""What is no title where a program noted it: a file's name or address."""
NAMELESS = re.compile(r"(?i)\W*(?:index|readme|document|untitled|article|page|new|text|file|scan|copy)?\W*")


def tidy(title: str, longest: int = LONGEST) -> str:
    """Metadata as one line: runs of white space are one space, lone surrogates are gone, long text ends with '…'."""
    words = " ".join(title.encode("utf-8", "ignore").decode("utf-8").replace("\0", "").split())
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"


def title(content: Content, name: str) -> str:
    """One line of at most 150 characters, never empty. `name` is the article's id."""
    return (
        _given(content)
        or _heading(content)
        or _file_name(name)
        or _first_words(content)
        or tidy(PurePosixPath(name).name)
        or "Untitled"
    )


def _given(content: Content) -> str:
    words = tidy(content.title)
    return "" if UNTITLED.fullmatch(words) or (content.stamped and BY_PROGRAM.search(words)) else words


def _heading(content: Content) -> str:
    """The first heading, if it is of the highest level; others are headings of parts."""
    if not content.headings or content.headings[0].level > 1:
        return ""
    first = content.headings[0]
    return tidy(view(content.text, (first.start, first.end), content.noise).text)


def _file_name(name: str) -> str:
    path = PurePosixPath(name)
    stem = path.parent.name if path.stem.strip("_").lower() in ("index", "readme") and path.parent.name else path.stem
    words = " ".join(re.sub(r"[_\-.+]+|%20", " ", stem).split())
    if NAMELESS.fullmatch(MACHINE.sub("", words)):
        return ""
    return tidy(words[:1].upper() + words[1:])


def _first_words(content: Content) -> str:
    for start, end in outside(content.noise, 0, len(content.text)):
        line = content.text[start : min(end, start + 2000)].strip().splitlines()
        if line and (words := tidy(line[0], 1000)):
            return words if len(words) <= FIRST_WORDS else words[:FIRST_WORDS].rsplit(" ", 1)[0].rstrip(",;:") + "…"
    return ""
