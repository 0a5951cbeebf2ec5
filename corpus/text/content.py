"""What a format is: the suffixes of its files, and the content that is read from one. Holds data only."""

from __future__ import annotations

from collections.abc import Callable
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
    tags: tuple[str, ...] = ()


class Refused(Exception):
    """A file holds nothing that can be read; the message is the reason, in words that follow the file's name."""


@dataclass(frozen=True, slots=True)
class Format:
    """Files with one of the `suffixes` (lower case) are read by `read`, which may raise Refused.

    `version` is raised when `read` gives another text or other noise for the same bytes: libraries then read such files
    anew.
    """

    suffixes: tuple[str, ...]
    read: Callable[[bytes], Content]
    version: int = 1
