"""What a format is: the suffixes of its files, and the content that is read from one. Holds data only."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pullquote.corpus.article import Heading, LeftOut, Span, Table
from pullquote.corpus.pages.page import Page


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
    left: tuple[LeftOut, ...] = ()
    tables: tuple[Table, ...] = ()
    items: tuple[Span, ...] = ()
    pages: tuple[Page, ...] = ()


class Refused(Exception):
    """A file holds nothing that can be read; the message is the reason, in words that follow the file's name."""


@dataclass(frozen=True, slots=True)
class Format:
    """Files with one of the `suffixes` (lower case) are read by `read`, which may raise Refused.

    `version` is raised when `read` gives another text or other noise for the same bytes: libraries then read such files
    anew. `shown` gives the words that a file shows, found in another way than by `read`; `rest` says of those that are
    not in the article what they are. `marked`: whether what the text holds as noise counts as searched, since it is
    where nothing else answers.
    """

    suffixes: tuple[str, ...]
    read: Callable[[bytes], Content]
    version: int = 1
    shown: Callable[[bytes], Iterable[str]] | None = None
    rest: str = "text that is not read"
    marked: bool = False
