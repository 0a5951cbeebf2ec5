"""What a shared engine must be able to do: two tables and a pointer. Independent of their content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from pullquote.index.arrays import FloatArray, Numbers

PIECE = 16_000  # characters of a value: at four bytes each within the 65,535 of a Milvus string


class Row(NamedTuple):
    """A passage in the engine: `record` is a text, `weights` its terms' shares of a BM25 score by slot."""

    number: int
    article: int
    since: int
    vector: FloatArray
    weights: dict[int, float]
    record: str


class Scope(NamedTuple):
    """The passages that a search may find: of generations up to `upto`, but those of the numbers `without`; of these
    articles alone, where given."""

    upto: int
    without: Sequence[int] = ()
    articles: Sequence[int] | None = None


class Tables(Protocol):
    """Passages by number, and records (a text under a key) of some `kind`, each with a generation."""

    def put_passages(self, rows: Sequence[Row]) -> None:
        """Insert, or replace those of the same numbers."""

    def put_records(self, kind: str, since: int, values: Mapping[str, str]) -> None:
        """Insert, or replace those of the same keys; at most `PIECE` characters each."""

    def remove_passages(self, numbers: Iterable[int]) -> None: ...
    def remove_records(self, keys: Iterable[str]) -> None: ...

    def passages(self, numbers: Iterable[int]) -> dict[int, tuple[str, FloatArray]]:
        """Record and vector of those that are there."""

    def records(self, keys: Iterable[str]) -> dict[str, str]:
        """Return values of those that are there."""

    def numbers(self, after: int) -> Numbers:
        """Of the passages of a later generation than `after`."""

    def listed(self, kind: str, after: int, upto: int) -> Iterator[tuple[str, str]]:
        """Key and value of the records of a kind and of generations after..upto."""

    def nearest(self, vector: FloatArray, k: int, scope: Scope) -> tuple[Numbers, FloatArray]:
        """Return the k passages of the highest inner product, best first."""

    def matching(self, weights: Mapping[int, float], k: int, scope: Scope) -> Numbers:
        """Some k passages that hold any of the slots; those of the highest inner product of weights, best first."""

    def settle(self) -> None:
        """Return once all that was written is seen by every reader."""


class Pointer(NamedTuple):
    """What is published: the tables' token, and the serial number of the state."""

    token: str
    serial: int


class Server(Protocol):
    """An engine that holds the tables of a library, several of them while one is built beside another."""

    def pointer(self) -> Pointer | None:
        """Return what is published now, for every reader alike."""

    def point(self, to: Pointer) -> None:
        """Publish, at once for every reader."""

    def make(self, token: str, dim: int) -> None:
        """Empty tables; those there are stay."""

    def tables(self, token: str, *, exact: bool = False) -> Tables:
        """`exact`: what is read is the newest there is, at the cost of some tenths of a second a call."""

    def sweep(self, keep: str) -> None:
        """Drop all tables of the library but those of one token."""

    def close(self) -> None: ...
