"""Filters on metadata → article ids, before anything is searched. A search within these finds what a library of only
these would, in every engine.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TypedDict

from pullquote.corpus import Article, InvalidArgument
from pullquote.corpus.languages.script_language import language_of_article
from pullquote.index import Library, UnknownArticle

KEPT = 8  # choices of filters whose articles are remembered
_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


class FilterOptions(TypedDict, total=False):
    """The filters of a call, beside `articles`; see `Filters`."""

    tags: Sequence[str] | None
    author: str | None
    language: str | None
    after: str | None
    before: str | None
    collection: str | None


@dataclass(frozen=True, slots=True)
class Filters:
    """Limits of a search; an article must pass all that are given, and has only the metadata of its file.

    `tags`: it has all of these; categories and keywords are tags. `author`: its author's name contains this.
    `language`: a code such as "en"; guessed from the text if the file has none. `after`, `before`: YYYY, YYYY-MM
    or YYYY-MM-DD; its date is that or later, or earlier. `collection`: the first folder of its path. Case is ignored.
    Raises ValueError for any other value.
    """

    tags: Sequence[str] | None = None
    author: str | None = None
    language: str | None = None
    after: str | None = None
    before: str | None = None
    collection: str | None = None

    def __post_init__(self) -> None:
        for name, date in (("after", self.after), ("before", self.before)):
            if date is not None and not _DAY.fullmatch(date):
                raise InvalidArgument(f"{name} {date!r} must be a date such as 2024, 2024-05 or 2024-05-31")
        if isinstance(self.tags, str):
            raise TypeError(f"tags must be a list of texts, such as [{self.tags!r}]")

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))

    def passes(self, about: About) -> bool:
        """Whether an article passes all of them."""
        return (
            {tag.casefold() for tag in self.tags or ()} <= about.tags
            and (not self.author or self.author.casefold() in about.author)
            and (not self.language or about.language.split("-")[0] == self.language.casefold().split("-")[0])
            and (not self.after or (about.date != "" and about.date >= self.after))
            and (not self.before or (about.date != "" and about.date < self.before))
            and (not self.collection or about.collection == self.collection.strip("/").casefold())
        )

    def __str__(self) -> str:
        given = ((field.name, getattr(self, field.name)) for field in fields(self))
        return ", ".join(f"{name} {value!r}" for name, value in given if value)

    def words(self) -> str:
        """Say in words which articles pass.

        >>> Filters(author="lee", after="2026-04").words()
        'by lee, from 2026-04 on'
        """
        said = (
            f"tagged {' and '.join(self.tags)}" if self.tags else "",
            f"by {self.author}" if self.author else "",
            f"in the language {self.language}" if self.language else "",
            f"from {self.after} on" if self.after else "",
            f"from before {self.before}" if self.before else "",
            f"in the folder {self.collection}" if self.collection else "",
        )
        return ", ".join(filter(None, said))


@dataclass(frozen=True, slots=True)
class About:
    """What filters look at; folded, `date` '' unless it begins with a year."""

    tags: frozenset[str]
    author: str
    language: str
    date: str
    collection: str

    @classmethod
    def of(cls, article: Article) -> About:
        folder, slash, _ = article.id.partition("/")
        date = _DAY.match(article.date)
        return cls(
            frozenset(tag.casefold() for tag in article.tags),
            article.author.casefold(),
            (article.language or language_of_article(article.text)).casefold(),
            date[0] if date else "",
            folder.casefold() if slash else "",
        )


class Catalogue:
    """The metadata of each article of a library, read once for each published state."""

    def __init__(self) -> None:
        self._generation: int | None = None
        self._about: Mapping[str, About] = {}
        self._kept: dict[tuple[str, tuple[str, ...] | None], list[str]] = {}

    def passing(self, library: Library, filters: Filters, ids: Iterable[str] | None) -> list[str]:
        """Return the ids that pass, of `ids` or of all, in order. Raises UnknownArticle if none does."""
        about, key = self._of(library), (str(filters), None if ids is None else tuple(ids))
        found = self._kept.get(key)
        if found is None:
            found = [id for id in (about if key[1] is None else key[1]) if id in about and filters.passes(about[id])]
            self._kept = dict([*self._kept.items()][1 - KEPT :]) | {key: found}
        if not found:
            raise UnknownArticle(f"no article matches {filters}; to list the values, run: pullquote status --fields")
        return found

    def fields(self, library: Library) -> dict[str, dict[str, int]]:
        """Return the values of each filter with the number of articles that have it, most first."""
        counts: dict[str, dict[str, int]] = {name: {} for name in ("tags", "author", "language", "year", "collection")}
        for about in self._of(library).values():
            values: dict[str, Iterable[str]] = {
                "tags": about.tags,
                "author": [about.author],
                "language": [about.language],
                "year": [about.date[:4]],
                "collection": [about.collection],
            }
            for name, texts in values.items():
                for value in filter(None, texts):
                    counts[name][value] = counts[name].get(value, 0) + 1
        return {name: dict(sorted(held.items(), key=lambda each: (-each[1], each[0]))) for name, held in counts.items()}

    def of(self, library: Library) -> Mapping[str, About]:
        """Return the metadata of each article, by id."""
        return self._of(library)

    def _of(self, library: Library) -> Mapping[str, About]:
        generation = library.generation
        if generation != self._generation:
            held = [entry.id for entry in library.articles()]
            self._about = {id: About.of(library.article(id)) for id in held}
            self._generation, self._kept = generation, {}
        return self._about
