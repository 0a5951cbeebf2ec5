"""What a format is: the suffixes of its files, and the content that is read from one. Holds data only."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pullquote.corpus.article import Heading, LeftOut, Span, Table
from pullquote.corpus.pages.page import Page


@dataclass(frozen=True, slots=True)
class Content:
    """The text of one file and its metadata; '' for what it lacks.

    `stamped`: a program noted the metadata by itself, so that the date may be a template's and the title a file name.
    """

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
    stamped: bool = False


def tags_in(*lists: str) -> tuple[str, ...]:
    """Return the tags in lists that commas or semicolons divide, as keywords and categories are written.

    >>> tags_in("tea, pots; ", "food")
    ('tea', 'pots', 'food')
    """
    return tuple(tag.strip() for each in lists for tag in re.split("[,;]", each) if tag.strip())


class Refused(Exception):
    """A file contains nothing readable; the message is the reason, phrased to follow the file's name."""


MARKED_UP = 20_000_000
"""Bytes of a text with markup, each of which takes a hundred bytes of memory while it is read."""


@dataclass(frozen=True, slots=True)
class Format:
    """Files with one of the `suffixes` (lower case) are read by `read`, which may raise Refused.

    `version` is raised when `read` gives another text or noise for the same bytes: libraries then read such files
    again. `shown` gives the words that a file shows, found independently of `read`; `rest` describes those that are
    not in the article. `marked`: whether noise counts as searched, since it is a last resort.
    `largest`: bytes that a file may have; 0 if `read` bounds its work itself.
    """

    suffixes: tuple[str, ...]
    read: Callable[[bytes], Content]
    version: int = 1
    shown: Callable[[bytes], Iterable[str]] | None = None
    rest: str = "text that is not read"
    marked: bool = False
    largest: int = 0
