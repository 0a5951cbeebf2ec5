"""A library, open for reading: a question → hits.

refresh(path, folder, encoder)  # make the library match a folder, see `upkeep`
hits = Library(path, encoder).search("Where is Alipay accepted?", k=10)
"""

from __future__ import annotations

import logging
import re
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

import numpy as np

from corpus import Article, Passage, files
from index.build import Changes, changes
from index.caches import CacheDamaged, Caches
from index.encode import Encoder, FloatArray
from index.errors import LibraryError, LibraryMismatch, LibraryNotFound
from index.fuse import fuse
from index.hit import Hit
from index.naming import SameName
from index.report import Failure
from index.rows import Entry
from index.store import Numbers, Store
from index.terms import terms
from index.upkeep import TRUTH, mend
from index.wording import prefix

NEAR = 12  # passages looked into for words that are near to one
_LETTERS = re.compile(r"[^\W\d_]{3,}")
LOG = logging.getLogger("pullquote")


@dataclass(frozen=True)
class SearchSettings:
    """`weight` is the dense part's share, tuned with `benchmarks/fusion.py`; `candidates` come from each side."""

    weight: float = 0.5
    candidates: int = 100


class Library:
    """A built library, open for reading. Threads may share one.

    Each call is answered from one published state, the newest at that moment; builds in other threads and processes
    are picked up without a word.
    """

    def __init__(self, path: Path, encoder: Encoder, settings: SearchSettings | None = None) -> None:
        self.path = path
        self._encoder = encoder
        self._settings = settings or SearchSettings()
        self._lock = threading.Lock()
        self._store = Store(path / TRUTH)
        self._caches = Caches(path)
        with self._now():
            pass

    def search(self, question: str | Sequence[str], k: int = 10) -> list[Hit]:
        """The k best passages, best first, ties by article id and start. Fewer when fewer are found.

        `question` may be several forms of one, such as with other names: near is then what is near to their mean, and
        a passage matches by the form that it matches best.
        """
        forms = [question] if isinstance(question, str) else list(question)
        if k < 1:
            raise ValueError(f"k {k} must be 1 or more")
        if not any(form.strip() for form in forms):
            return []
        vector = self._encoder.encode(forms).mean(axis=0)
        vector /= np.linalg.norm(vector) or 1.0
        with self._now():
            wanted = self._settings.candidates
            near, _ = _best(*self._caches.vectors.search(vector, 2 * wanted), wanted)
            lexical = self._matching([terms(form) for form in forms], wanted)
            found = self._store.passages(np.union1d(near, np.array(list(lexical), dtype=np.int64)))
            return list(islice(self._hits(found, vector, lexical), k)) if found else []

    def _matching(self, forms: Sequence[Sequence[str]], wanted: int) -> dict[int, float]:
        """Passage numbers with the BM25 score of their best form, as if all forms weighed the same: an abbreviation
        would count less than the words that it is short for, and a rare name more than a common one."""
        words, best = self._caches.words, dict[int, float]()
        weights = [words.weight(asked) for asked in forms] if len(forms) > 1 else [1.0]
        for asked, weight in zip(forms, weights, strict=True):
            numbers, scores = _best(*words.search(asked, 2 * wanted), wanted)
            for number, score in zip(numbers.tolist(), (scores * (weights[0] / (weight or 1.0))).tolist(), strict=True):
                best[number] = max(best.get(number, 0.0), score)
        return best

    def _hits(self, found: dict[int, Passage], vector: FloatArray, lexical: dict[int, float]) -> Iterator[Hit]:
        """A hit for each passage found, best first; copies are one hit, that of the article first by id."""
        numbers = list(found)
        keys = self._store.keys(numbers)
        # Row by row and copy by copy alike, so that no rounding decides which of two copies comes first.
        dense = (self._store.vectors(numbers) * vector).sum(axis=1)
        best: dict[bytes, float] = {}
        for number in numbers:
            best[keys[number]] = max(best.get(keys[number], 0.0), lexical.get(number, 0.0))
        bm25 = np.array([best[keys[number]] for number in numbers], dtype=np.float32)
        score = fuse(dense, bm25, self._settings.weight)
        article = cache(self._article)  # many hits may share one, and an article may be large
        copies: dict[bytes, list[int]] = {}
        places = [(-score[i], found[n].article, found[n].start, i) for i, n in enumerate(numbers)]
        for *_, i in sorted(places):
            copies.setdefault(keys[numbers[i]], []).append(i)
        for first, *rest in copies.values():
            passage, also = found[numbers[first]], tuple(found[numbers[i]].article for i in rest)
            scores = float(score[first]), float(dense[first]), float(bm25[first])
            yield Hit(passage, article(passage.article), *scores, also)

    def article(self, id: str) -> Article:
        """The whole article. KeyError when the library does not hold it."""
        with self._now():
            return self._article(id)

    def articles(self) -> list[Entry]:
        """What the library holds, in order of id."""
        with self._now():
            return list(self._store.entries().values())

    def failures(self) -> list[Failure]:
        """What could not be read at the last build."""
        with self._now():
            return self._store.failures()

    def often(self, word: str) -> int:
        """How many passages hold the word, in any form of it; 1 for a word without meaning to a search."""
        with self._now():
            return min((self._caches.words.having(term) for term in terms(word)), default=1)

    def near(self, word: str) -> dict[str, int]:
        """Words of some passages that may be one slip from this one, with how often they stand there."""
        found: Counter[str] = Counter()
        asked = {word.casefold(), *terms(word)}  # a misspelt word may have lost its ending with its stem
        with self._now():
            numbers = [self._caches.words.near(term, NEAR) for term in sorted(asked)]
            for article, passage in self._store.read(np.unique(np.concatenate(numbers))):
                text = f"{prefix(article, passage)} {article.text[passage.start : passage.end]}"
                found.update(near for near in _LETTERS.findall(text) if abs(len(near) - len(word)) <= 1)
        return dict(found)

    def names(self) -> list[SameName]:
        """What the articles equate, in order of article and place."""
        with self._now():
            return [SameName(one, other, id, *at) for id, rows in self._store.equations() for one, other, *at in rows]

    @property
    def generation(self) -> int:
        """Rises with every published change."""
        with self._now():
            return self._store.generation

    def count(self) -> int:
        """Number of passages."""
        with self._now():
            return self._store.count()

    def changes(self, folder: Path) -> Changes:
        """What differs between the library and the folder by now; reads no article."""
        found = files(folder)
        with self._now():
            patterns = self._store.patterns
            return changes([file for file in found if patterns.take(file.id)], self._store.entries())

    @property
    def model(self) -> str:
        """Name of the encoder that the library was built with."""
        return self._encoder.name

    @property
    def bytes(self) -> int:
        """Size on disk."""
        return sum(file.stat().st_size for file in self.path.rglob("*") if file.is_file())

    def close(self) -> None:
        with self._lock:
            self._store.close()

    def _article(self, id: str) -> Article:
        article = self._store.article(id)
        if article is None:
            raise KeyError(id)
        return article

    @contextmanager
    def _now(self) -> Iterator[None]:
        """One published state of truth and caches, held still; threads take turns."""
        with self._lock:
            if self._store.replaced:  # deleted and built again
                self._store.close()
                self._store, self._caches = Store(self.path / TRUTH), Caches(self.path)
            for attempt in range(3):
                with self._store.snapshot():
                    if self._follow(in_memory=attempt == 2):
                        yield
                        return
                if attempt == 1:  # the first time a build may just have swept away the caches of before
                    self._mend()

    def _follow(self, *, in_memory: bool) -> bool:
        self._expect()
        try:
            self._caches.follow(self._store, in_memory=in_memory)
        except CacheDamaged:
            return False
        return True

    def _mend(self) -> None:
        try:
            mend(self.path)
        except LibraryError as error:  # a build is under way, or nothing can be written here
            LOG.warning("%s; until then its caches are made anew in memory", error)

    def _expect(self) -> None:
        shape = self._store.shape
        if shape is None:
            raise LibraryNotFound(f"the library {self.path} is not finished; run: pullquote build")
        if shape.model != self._encoder.name:
            raise LibraryMismatch(
                f"the library {self.path} was built with model {shape.model}, not {self._encoder.name};"
                " ask with that model, or choose another place with --library"
            )


def _best(numbers: Numbers, scores: FloatArray, k: int) -> tuple[Numbers, FloatArray]:
    """The first k and those that score like the last of them: which of these come first in a cache is its history."""
    if len(scores) <= k:
        return numbers, scores
    kept = scores >= scores[k - 1] - 1e-6 * abs(scores[k - 1])
    return numbers[kept], scores[kept]
