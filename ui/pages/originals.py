"""The files behind the articles: a page of one as a picture, its words where they are.

A file is found by the id of its article, which the library must hold; no path comes from outside. A page is drawn of
the very file that the article was read from, else its words would be elsewhere.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from pullquote.corpus import Article, Pictures, PullquoteError, Wanted, pictures
from pullquote.ui.pages.lines import Line, lines

if TYPE_CHECKING:
    from pullquote.qa import Pullquote

WIDTHS = (160, 320, 640, 960, 1280, 1600, 2000, 2400)
"""Pixels of the pictures that are drawn: few, so that what was drawn for one screen serves the next."""
HELD = 4  # articles that are kept at hand


class FileChanged(PullquoteError):
    """The file is not the one that the article was read from."""


class NoSuchPage(PullquoteError, LookupError):
    """The article has no such page, or none at all."""


@dataclass
class Kept:
    """The pictures that were asked for last, at most `most` bytes of them. Threads may share it."""

    most: int = 48_000_000
    _held: OrderedDict[object, bytes] = field(default_factory=OrderedDict)
    _size: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def get(self, key: object) -> bytes | None:
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def put(self, key: object, data: bytes) -> None:
        with self._lock:
            self._size += len(data) - len(self._held.pop(key, b""))
            self._held[key] = data
            while self._size > self.most:
                self._size -= len(self._held.popitem(last=False)[1])


class Originals:
    """What can be seen of the files of a library. Threads may share it."""

    def __init__(self, library: Pullquote, drawing: Pictures | None = None) -> None:
        self._library, self._pictures, self._kept = library, drawing or pictures(), Kept()
        self._article = lru_cache(HELD)(lambda id, generation: library.article(id))

    def article(self, id: str) -> Article:
        """The article, kept at hand for its next page. Raises UnknownArticle if the library holds none."""
        return self._article(id, self._library.generation)

    def picture(self, id: str, number: int, width: int) -> bytes:
        """A page, from 1, as WebP, in the next of `WIDTHS`. NoSuchPage, FileChanged, or Unreadable."""
        article = self._with_page(id, number)
        wide = next((each for each in WIDTHS if each >= width), WIDTHS[-1])
        key = (article.fingerprint, number, wide)
        if (drawn := self._kept.get(key)) is None:
            drawn = self._pictures.draw(Wanted(id, article.fingerprint, lambda: self._bytes(article), number, wide))
            self._kept.put(key, drawn)
        return drawn

    def lines(self, id: str, number: int) -> list[Line]:
        """The words of a page, from 1, line by line."""
        article = self._with_page(id, number)
        words = article.pages[number - 1].words(article.text)
        return lines([(article.text[word.start : word.end], word.x0, word.y0, word.x1, word.y1) for word in words])

    def _with_page(self, id: str, number: int) -> Article:
        article = self.article(id)
        if not article.pages:
            raise NoSuchPage(f"{article.id} has no pages")
        if not 1 <= number <= len(article.pages):
            raise NoSuchPage(f"{article.id} has {len(article.pages)} pages; there is no page {number}")
        return article

    def _bytes(self, article: Article) -> bytes:
        data = self._library.file(article.id).read_bytes()
        if hashlib.sha256(data).hexdigest() != article.fingerprint:
            raise FileChanged(f"{article.id} was changed since it was read; run: pullquote build")
        return data
