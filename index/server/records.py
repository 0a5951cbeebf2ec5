"""The contents of a shared library's tables: passages and records as texts, the published state.

a/NUMBER  an article's `Entry`           n/NUMBER  what it equates     t/NUMBER  its `to_value`
i/ID      the article of an id by now    w/TERM    in how many passages a term stands       s/SERIAL  a `State`
"""

from __future__ import annotations

import hashlib
import json
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import chain
from typing import Any, NamedTuple

from pullquote.corpus import Article, Passage, Patterns
from pullquote.index.arrays import FloatArray
from pullquote.index.errors import LibraryError
from pullquote.index.report import Failure
from pullquote.index.server.tables import PIECE, Tables
from pullquote.index.store.schema import Entry, Shape, to_article, to_pages, to_passage, to_printed, to_record

LAYOUT = 2  # of the tables: tables of another one are filled again


class Gone(LibraryError):
    """What a state names is not there: it was replaced meanwhile, or someone removed it."""


def to_value(article: Article) -> str:
    """Return record, pages and text of an article as one text: a line, a line, and the rest."""
    layout, packed = to_printed(article.pages)
    printed = json.dumps([layout, b64encode(packed).decode()]) if article.pages else ""
    return f"{to_record(article)}\n{printed}\n{article.text}"


def from_value(entry: Entry, value: str) -> Article:
    record, printed, text = value.split("\n", 2)
    layout, packed = json.loads(printed) if printed else ("[]", "")
    return to_article(entry.id, entry.fingerprint, entry.title, record, text, to_pages(layout, b64decode(packed)))


@dataclass(frozen=True)
class State:
    """One published state. `count` passages hold `length` terms; `gone` numbers of them count no longer.

    `ledger` and `host` tell which truth it was made from, and where that is.
    """

    ledger: str
    host: str
    generation: int
    shape: Shape
    mined: int
    patterns: Patterns
    count: int
    length: int
    failures: tuple[Failure, ...] = ()
    gone: tuple[int, ...] = ()
    left: tuple[int, ...] = ()  # numbers of articles that are gone
    layout: int = 0

    def __str__(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def read(cls, text: str) -> State:
        fields = json.loads(text)
        fields["shape"] = Shape(**fields["shape"])
        fields["patterns"] = Patterns(*(tuple(fields["patterns"][name]) for name in ("include", "exclude")))
        fields["failures"] = tuple(Failure(**failure) for failure in fields["failures"])
        return cls(**fields | {name: tuple(fields[name]) for name in ("gone", "left")})

    @property
    def mean(self) -> float:
        """Terms of a passage, on average."""
        return self.length / self.count if self.count else 1.0


def key(kind: str, name: object) -> str:
    """Short, and of plain letters: other names go by their digest."""
    text = str(name)
    plain = len(text) <= 100 and text.isascii() and text.isalnum()
    return f"{kind}/{text}" if plain else f"{kind}#{hashlib.sha256(text.encode()).hexdigest()}"


def pieces(key: str, value: str) -> dict[str, str]:
    """Return a value of any length as records; the first begins with their number."""
    count = max(1, -(-len(value) // PIECE))
    parts = [value[at * PIECE : (at + 1) * PIECE] for at in range(count)]
    return {key: f"{count} {parts[0]}"} | {f"{key}+{at}": part for at, part in enumerate(parts[1:], 1)}


def more(key: str, first: str) -> list[str]:
    """Return keys of the other pieces of a value."""
    return [f"{key}+{at}" for at in range(1, int(first.partition(" ")[0]))]


def whole(tables: Tables, keys: Sequence[str]) -> dict[str, str]:
    """Return values put together from their pieces, of those keys that are there."""
    firsts = tables.records(keys)
    rest = tables.records(list(chain.from_iterable(more(key, first) for key, first in firsts.items())))
    return {key: joined(key, first, rest) for key, first in firsts.items()}


def joined(key: str, first: str, rest: Mapping[str, str]) -> str:
    try:
        return first.partition(" ")[2] + "".join(rest[each] for each in more(key, first))
    except KeyError:
        raise Gone(key) from None


def then(value: str | None, generation: int) -> Any:
    """Return what a value was at a generation, which is its last or the one before; None if there was none."""
    if value is None:
        return None
    since, now, before = json.loads(value)
    return now if since <= generation else before


def now(generation: int, value: Any, before: Any) -> str:
    """Return a value that replaces another from a generation on."""
    return json.dumps([generation, value, before])


def slot(term: str) -> int:
    """Return the dimension of a term among sparse weights, 0..2³² − 2; two terms share one by chance."""
    return int.from_bytes(hashlib.sha256(term.encode()).digest()[:4]) % (2**32 - 1)


def to_row(number: int, id: str, passage: Passage, key: bytes, terms: Sequence[str]) -> str:
    """Return a passage of the article `number` as JSON."""
    place = [passage.start, passage.end, passage.heading, json.dumps(passage.sentences), json.dumps(passage.noise)]
    return json.dumps([number, id, *place, key.hex(), " ".join(terms)], ensure_ascii=False)


class Found(NamedTuple):
    """A passage's row as it is read."""

    article: int
    passage: Passage
    key: bytes
    terms: list[str]
    vector: FloatArray

    @classmethod
    def of(cls, record: str, vector: FloatArray) -> Found:
        number, id, start, end, heading, sentences, noise, key, terms = json.loads(record)
        passage = to_passage(id, start, end, heading, sentences, noise)
        return cls(number, passage, bytes.fromhex(key), terms.split(), vector)
