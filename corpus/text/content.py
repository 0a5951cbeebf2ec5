"""What the reader of one format hands to `load`, and how it refuses a file. Holds data only."""

from __future__ import annotations

from dataclasses import dataclass

from pullquote.corpus.article import Heading, Span


@dataclass(frozen=True, slots=True)
class Content:
    """The text of one file and what the file itself tells about it; '' is what it does not tell."""

    text: str
    title: str = ""
    author: str = ""
    date: str = ""
    url: str = ""
    language: str = ""
    headings: tuple[Heading, ...] = ()
    noise: tuple[Span, ...] = ()
    places: tuple[tuple[int, str], ...] = ()


class Refused(Exception):
    """A file holds nothing that can be read; the message is the reason, in words that follow the file's name."""
