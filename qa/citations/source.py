"""What is cited: an article with its metadata, and the words quoted from it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol
from urllib.parse import urlsplit

BETWEEN = re.compile(r"\s*;\s*|\s+(?:and|und|et|y|&)\s+")
DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


class Quoted(Protocol):
    """What a citation needs of a quote."""

    @property
    def article(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def author(self) -> str: ...
    @property
    def date(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def page(self) -> int | None: ...
    @property
    def place(self) -> str: ...
    @property
    def plain(self) -> str: ...


class Answered(Protocol):
    """What a citation needs of an answer."""

    @property
    def question(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def found(self) -> bool: ...
    @property
    def quotes(self) -> Sequence[Quoted]: ...


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """Quoted words and where they are: a page, from 1, or other words for people; '' for neither."""

    said: str
    page: int | None = None
    place: str = ""

    @property
    def where(self) -> str:
        return f"p. {self.page}" if self.page else self.place

    def __str__(self) -> str:
        return f"{self.where}: “{self.said}”" if self.where else f"“{self.said}”"


@dataclass(frozen=True, slots=True)
class Source:
    """An article, `key` its short name in a list; `words` are quoted from it, in the order they come."""

    key: str
    article: str
    title: str
    authors: tuple[str, ...]
    date: str
    url: str
    words: tuple[QuotedWords, ...]

    @property
    def container(self) -> str:
        """The site that an article of the web is from."""
        return (urlsplit(self.url).hostname or "").removeprefix("www.")

    @property
    def issued(self) -> tuple[int, ...]:
        """Year, month and day, as far as they are known."""
        found = DATE.match(self.date)
        return tuple(int(part) for part in found.groups() if part) if found else ()

    @property
    def pages(self) -> tuple[int, ...]:
        return tuple(sorted({words.page for words in self.words if words.page}))


def sources(quotes: Iterable[Quoted]) -> list[Source]:
    """One source for each article, in the order of first mention, with keys that differ."""
    found: dict[str, Source] = {}
    for quote in quotes:
        said = QuotedWords(quote.plain, quote.page, quote.place)
        known = found.get(quote.article)
        if known is None:
            key = _key(quote, {source.key for source in found.values()})
            url = quote.url if quote.url.startswith(("https://", "http://")) else ""
            about = (quote.title, _authors(quote.author), quote.date, url)
            found[quote.article] = Source(key, quote.article, *about, (said,))
        elif said not in known.words:
            found[quote.article] = replace(known, words=(*known.words, said))
    return list(found.values())


def _authors(names: str) -> tuple[str, ...]:
    """The names one by one; a comma parts names only where all of them have two words: "Li, Wei" is one."""
    parts = [part for part in BETWEEN.split(names.strip()) if part]
    every: list[str] = []
    for part in parts:
        several = [name.strip() for name in part.split(",")]
        every += several if len(several) > 1 and all(" " in name for name in several) else [part]
    return tuple(every)


def _key(quote: Quoted, taken: set[str]) -> str:
    """A name such as `doe2021mill`, in plain letters, that is not taken."""
    authors = _authors(quote.author)
    last = (authors[0].split(",")[0] if "," in authors[0] else authors[0].split()[-1]) if authors else ""
    first = next((word for word in _letters(quote.title).split() if len(word) > 3), "")
    year = found[1] if (found := DATE.match(quote.date)) else ""
    key = f"{_letters(last).replace(' ', '')}{year}{first}" or "article"
    suffixes = ["", *map(chr, range(ord("a"), ord("z") + 1)), *map(str, range(len(taken) + 1))]
    return next(name for suffix in suffixes if (name := key + suffix) not in taken)


def _letters(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", " ", plain).strip()
