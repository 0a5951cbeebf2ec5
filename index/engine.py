"""The engine of a library, as protocols: reading, searching and updating it.

Another engine implements `Engine` (`open_engine` picks one by address); for a server that many machines share, the
tables of `server.tables` are enough. Another vector index for the local engine implements `VectorIndex`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

from pullquote.corpus import Article, Coverage, Passage, Patterns
from pullquote.index.arrays import FloatArray, Numbers
from pullquote.index.report import Failure, Progress, Unreachable
from pullquote.index.store.manifest import Manifest
from pullquote.index.store.schema import Entry, Shape
from pullquote.index.store.writer import Staging
from pullquote.index.text.left_terms import LeftTerms

Place = Path | str  # a folder, or the address of a library that many machines share: milvus://host:19530/name
T = TypeVar("T")


class Rows(Protocol):
    """What a library holds; `reader.Store` says what each returns.

    `within` gives, for each of the articles that is held, what its engine limits a search with: the numbers of its
    passages, or its own. Those of several, one behind the other, are the `among` of both searches; None is all.
    """

    @property
    def generation(self) -> int: ...
    @property
    def shape(self) -> Shape | None: ...
    @property
    def patterns(self) -> Patterns: ...
    @property
    def runtimes(self) -> list[str]: ...
    @property
    def unreachable(self) -> list[Unreachable]: ...
    def entries(self) -> dict[str, Entry]: ...
    def article(self, id: str) -> Article | None: ...
    def passages(self, numbers: Iterable[int]) -> dict[int, Passage]: ...
    def places(self, numbers: Iterable[int]) -> dict[int, tuple[str, int, bytes]]: ...
    def left_out(self) -> Iterator[LeftTerms]: ...
    def coverage(self) -> list[Coverage]: ...
    def within(self, ids: Iterable[str]) -> dict[str, Numbers]: ...
    def read(self, numbers: Iterable[int]) -> Iterator[tuple[Article, Passage]]: ...
    def vectors(self, numbers: Iterable[int]) -> FloatArray: ...
    def count(self) -> int: ...
    def failures(self) -> list[Failure]: ...
    def alias_pairs(self) -> Iterator[tuple[str, list[list[Any]]]]: ...


class VectorSearch(Protocol):
    """Search by vector: numbers and inner products, best first; see `dense.Vectors`."""

    def search(self, vector: FloatArray, k: int, among: Numbers | None = None) -> tuple[Numbers, FloatArray]: ...


class VectorIndex(VectorSearch, Protocol):
    """A vector index that follows the database and is saved beside it; see `dense.Vectors`, which `load` reads back."""

    def __len__(self) -> int: ...
    def save(self, folder: Path) -> None: ...
    def fits(self, total: int) -> bool: ...
    def reset(self, total: int, sample: FloatArray) -> None: ...
    def add(self, numbers: Numbers, vectors: FloatArray) -> None: ...
    def remove(self, numbers: Numbers) -> None: ...


class TermSearch(Protocol):
    """Search by terms, best BM25 score first; see `lexical.TermIndex`. Its counts are always those of all passages."""

    def search(self, asked: Sequence[str], k: int, among: Numbers | None = None) -> tuple[Numbers, FloatArray]: ...
    def weight(self, asked: Iterable[str]) -> float: ...
    def having(self, term: str) -> int: ...
    def near(self, term: str, k: int) -> Numbers: ...


@dataclass(frozen=True)
class Held:
    """One published state of a library: its rows, and the searches in it. Passages are known by number."""

    store: Rows
    vectors: VectorSearch
    words: TermSearch


class Engine(Protocol):
    """The storage of a library. `home` is its local folder; `truth` the database that builds write to."""

    @property
    def place(self) -> Place: ...
    @property
    def home(self) -> Path: ...
    @property
    def truth(self) -> Path: ...

    def ask(self, what: Callable[[Held], T]) -> T:
        """Return what `what` finds in the newest published state, and only in that. Raises LibraryNotFound without
        one. Thread-safe. `what` may be called again if the state is gone.
        """

    @property
    def bytes(self) -> int:
        """Size of what is held, as far as it is known."""

    def close(self) -> None: ...

    def begin(self, store: Staging, *, anew: bool) -> None:
        """Before a build. Raises LibraryError if this machine may not build it; `anew`: all that is there may go."""

    def derive(self, store: Staging, progress: Progress) -> Manifest:
        """Return what readers need of the articles to come, made before they are published."""

    def tidy(self, store: Staging, progress: Progress) -> None:
        """After a build was published: update what lags behind."""
