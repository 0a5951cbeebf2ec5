"""A library, open for reading: a question → hits.

refresh(path, folder, encoder)  # make the library match a folder, see `upkeep`
hits = Library(path, encoder).search("Where is Alipay accepted?", k=10)
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

import numpy as np

from corpus import Article, Passage, files
from index.build import Changes, changes
from index.caches import Caches
from index.encode import Encoder, FloatArray
from index.errors import LibraryMismatch, LibraryNotFound
from index.fuse import fuse
from index.hit import Hit
from index.naming import SameName
from index.report import Failure
from index.rows import Entry
from index.store import Store
from index.terms import terms
from index.upkeep import TRUTH, alone, dimension
from index.wording import wording

NEAR = 12  # passages looked into for words that are near to one
_LETTERS = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True)
class SearchSettings:
    """`weight` is the dense part's share, tuned with `benchmarks/fusion.py`; `candidates` come from each side."""

    weight: float = 0.5
    candidates: int = 100


class Library:
    """A built library, open for reading. Threads may share one."""

    def __init__(self, path: Path, encoder: Encoder, settings: SearchSettings | None = None) -> None:
        self.path = path
        self._encoder = encoder
        self._settings = settings or SearchSettings()
        self._store = Store(path / TRUTH)
        if not self._store.generation:
            raise LibraryNotFound(f"the library {path} is not finished; run: pullquote build")
        if self.model != encoder.name:
            raise LibraryMismatch(
                f"the library {path} was built with model {self.model}, not {encoder.name};"
                " ask with that model, or choose another place with --library"
            )
        self._caches = Caches(path, dimension(self._store))
        self.renew()

    def renew(self) -> None:
        """Pick up what other programs published since; the caches are caught up where their builder did not."""
        if self._caches.lag(self._store):
            with alone(self.path):
                self._caches.catch_up(self._store)

    def search(self, question: str, k: int = 10) -> list[Hit]:
        """The k best passages, best first, ties by article id and start. Fewer when fewer are found."""
        if k < 1:
            raise ValueError(f"k {k} must be 1 or more")
        if not question.strip():
            return []
        vector = self._encoder.encode([question])[0]
        near, _ = self._caches.vectors.search(vector, self._settings.candidates)
        matching, bm25 = self._caches.words.search(terms(question), self._settings.candidates)
        found = self._store.passages(np.union1d(near, matching))
        lexical = dict(zip(matching.tolist(), bm25.tolist(), strict=True))
        return list(islice(self._hits(found, vector, lexical), k)) if found else []

    def _hits(self, found: dict[int, Passage], vector: FloatArray, lexical: dict[int, float]) -> Iterator[Hit]:
        """A hit for each passage found, best first; copies are one hit, that of the article first by id."""
        numbers = list(found)
        dense = self._store.vectors(numbers) @ vector
        bm25 = np.array([lexical.get(number, 0.0) for number in numbers], dtype=np.float32)
        score = fuse(dense, bm25, self._settings.weight)
        article = cache(self.article)  # many hits may share one, and an article may be large
        copies: dict[bytes, list[int]] = {}
        keys = self._store.keys(numbers)
        places = [(-score[i], found[n].article, found[n].start, i) for i, n in enumerate(numbers)]
        for *_, i in sorted(places):
            copies.setdefault(keys[numbers[i]], []).append(i)
        for first, *rest in copies.values():
            passage, also = found[numbers[first]], tuple(found[numbers[i]].article for i in rest)
            scores = float(score[first]), float(dense[first]), float(bm25[first])
            yield Hit(passage, article(passage.article), *scores, also)

    def article(self, id: str) -> Article:
        """The whole article. KeyError when the library does not hold it."""
        article = self._store.article(id)
        if article is None:
            raise KeyError(id)
        return article

    def articles(self) -> list[Entry]:
        """What the library holds, in order of id."""
        return list(self._store.entries().values())

    def failures(self) -> list[Failure]:
        """What could not be read at the last build."""
        return self._store.failures()

    def has(self, word: str) -> bool:
        """Whether an article holds the word, in any form of it; words without meaning to a search count as held."""
        return all(self._caches.words.has(term) for term in terms(word))

    def near(self, word: str) -> dict[str, int]:
        """The words of some passages with a term at most one slip from this one, with how often they stand there."""
        found: Counter[str] = Counter()
        asked = terms(word)
        for number in np.unique(np.concatenate([self._caches.words.near(term, NEAR) for term in asked])):
            for article, passage in self._store.read([number]):
                found.update(_LETTERS.findall(wording(article, passage)))
        return dict(found)

    def names(self) -> list[SameName]:
        """What the articles equate, in order of article and place."""
        return [SameName(one, other, id, *at) for id, rows in self._store.equations() for one, other, *at in rows]

    @property
    def generation(self) -> int:
        """Rises with every published change."""
        return self._store.generation

    def count(self) -> int:
        """Number of passages."""
        return self._store.count()

    def changes(self, folder: Path) -> Changes:
        """What differs between the library and the folder by now; reads no article."""
        return changes(files(folder), self._store.entries())

    @property
    def model(self) -> str:
        """Name of the encoder that the library was built with."""
        return str(self._store.get("model"))

    @property
    def bytes(self) -> int:
        """Size on disk."""
        return sum(file.stat().st_size for file in self.path.rglob("*") if file.is_file())

    def close(self) -> None:
        self._store.close()
