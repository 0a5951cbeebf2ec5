"""The only user of Milvus: the tables of a shared library as collections, its pointer as an alias.

Each state of the pointer is an empty collection `NAME_TOKEN_SERIAL` that is never loaded; the alias `NAME` is moved
from one to the next, which all readers see at once, and asking for its name takes 2 ms. Traps, as measured: strings
hold 65,535 bytes; every collection needs a vector, so records carry a short one; consistency `Strong` waits 0.2 s a
call, and what was waited for once `Bounded` reads see, too; a collection that an alias points to must not be dropped;
Milvus before 2.4 has no sparse vectors: there passages carry the list of their slots, which a question reads through;
milvus-lite gives no description of a collection.
"""

from __future__ import annotations

import logging
import os
import re
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from pullquote.index.arrays import FloatArray, Numbers
from pullquote.index.errors import LibraryError
from pullquote.index.server.credentials import Access, access, parsed, unreached
from pullquote.index.server.records import Gone
from pullquote.index.server.shared import Shared
from pullquote.index.server.tables import Pointer, Row, Scope

PORT = 19530
READ, WRITE = 10.0, 120.0  # seconds that a call may take, all tries of it together
ROWS = 256  # a call
LENGTH = 65_535
T = TypeVar("T")
Columns = dict[str, tuple[str, dict[str, Any]]]  # name: type, options
STATE: Columns = {"key": ("INT64", {"is_primary": True}), "none": ("FLOAT_VECTOR", {"dim": 2})}
RECORDS: Columns = {
    "key": ("VARCHAR", {"is_primary": True, "max_length": 256}),
    "kind": ("VARCHAR", {"max_length": 8}),
    "since": ("INT64", {}),
    "value": ("VARCHAR", {"max_length": LENGTH}),
    "none": ("FLOAT_VECTOR", {"dim": 2}),
}
NEAREST: dict[str, Any] = {"index_type": "HNSW", "metric_type": "IP", "params": {"M": 16, "efConstruction": 200}}
MATCHING: dict[str, Any] = {"index_type": "SPARSE_INVERTED_INDEX", "metric_type": "IP"}
FLAT: dict[str, Any] = {"index_type": "FLAT", "metric_type": "L2"}
SLOTS: tuple[str, dict[str, Any]] = ("ARRAY", {"element_type": "INT64", "max_capacity": 4096})
MOST = 16_384  # rows that a query may give
NOTHING = {2**32 - 2: 1e-6}  # the weights of a passage without a term: none at all is refused


def milvus(place: str) -> Shared:
    """Return the engine of the library at milvus://HOST:PORT/NAME; connects at the first use."""
    server, name = parsed(place, PORT)
    state = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    home = state / "pullquote" / re.sub(r"[^\w.-]", "-", f"milvus-{server}-{name}")
    return Shared(f"milvus://{server}/{name}", home, Collections(access(server), name))


class Collections:
    """The collections of one library; see `tables.Server`."""

    def __init__(self, access: Access, name: str) -> None:
        self._access, self._name = access, name
        self._lock = threading.Lock()
        self._client: Any = None

    def pointer(self) -> Pointer | None:
        with self.explained():
            try:
                name = self.client.describe_collection(self._name, timeout=READ)["collection_name"]
            except Exception as error:
                if _missing(error):
                    return None
                raise
        _, token, serial = name.rsplit("_", 2)
        return Pointer(token, int(serial))

    def point(self, to: Pointer) -> None:
        before, name = self.pointer(), f"{self._name}_{to.token}_{to.serial}"
        with self.explained():
            self._create(name, STATE, {})
            if before is None:
                self.client.create_alias(name, self._name, timeout=WRITE)
            else:
                self.client.alter_alias(name, self._name, timeout=WRITE)

    def make(self, token: str, dim: int) -> None:
        passages: Columns = {
            "number": ("INT64", {"is_primary": True}),
            "article": ("INT64", {}),
            "since": ("INT64", {}),
            "vector": ("FLOAT_VECTOR", {"dim": dim}),
            "record": ("VARCHAR", {"max_length": LENGTH}),
        }
        indexes = {"vector": NEAREST} | ({"weights": MATCHING} if self.sparse else {})
        passages["weights"] = ("SPARSE_FLOAT_VECTOR", {}) if self.sparse else SLOTS
        names = CollectionNames(self._name, token)
        with self.explained():
            self._create(names.passages, passages, indexes)
            self._create(names.records, RECORDS, {"none": FLAT})

    def tables(self, token: str, *, exact: bool = False) -> MilvusTables:
        return MilvusTables(self, CollectionNames(self._name, token), exact)

    def sweep(self, keep: str) -> None:
        at = self.pointer()
        ours = re.compile(rf"{self._name}_([0-9a-f]{{8}})_(passages|records|\d+)")
        with self.explained():
            for name in self.client.list_collections(timeout=READ):
                found = ours.fullmatch(name)
                lasts = found and (found[1] == keep and (not found[2].isdigit() or (at and int(found[2]) == at.serial)))
                if found and not lasts:
                    self.client.drop_collection(name, timeout=WRITE)

    def close(self) -> None:
        with self._lock:
            if self._client is not None:
                self._client.close()
                self._client = None

    @cached_property
    def sparse(self) -> bool:
        """Whether it has sparse vectors."""
        with self.explained():
            found = re.search(r"(\d+)\.(\d+)", self.client.get_server_version(timeout=READ))
        return found is None or (int(found[1]), int(found[2])) >= (2, 4)

    @property
    def client(self) -> Any:
        """Connected at the first use, for all threads."""
        with self._lock:
            if self._client is None:
                self._client = _connected(self._access)
            return self._client

    def call(self, what: str, collection: str, **options: Any) -> Any:
        """Return a call of the client that reads or writes a collection, which is loaded where it is not."""
        with self.explained():
            call = getattr(self.client, what)
            try:
                return call(collection, **options)
            except Exception as error:
                if not re.search(r"released|not (fully )?loaded", _text(error)):
                    raise
                self.client.load_collection(collection, timeout=WRITE)
                return call(collection, **options)

    @contextmanager
    def explained(self) -> Iterator[None]:
        """Turn errors of Milvus, and of the way to it, into one line without secrets; raises Gone for a collection."""
        try:
            yield
        except Exception as error:
            if type(error).__module__.partition(".")[0] not in ("pymilvus", "grpc"):
                raise
            if _missing(error):
                raise Gone("a collection") from error
            raise LibraryError(self._line(error)) from error

    def _line(self, error: Exception) -> str:
        text, server = _text(error), self._access.server
        if re.search(r"unauthenticated|auth check", f"{text} {error.__cause__}", re.IGNORECASE):
            return f"Milvus at {server} refuses the token; check the one in servers.toml (see docs/distributed.md)"
        if re.search(r"permission|privilege|PermissionDenied", text, re.IGNORECASE):
            return f"Milvus at {server} does not allow this to the user of the token ({text})"
        if re.search(r"connect|unavailable|timeout|deadline|closed|retry run out", text, re.IGNORECASE):
            return f"Milvus at {server} {unreached(self._access)}"
        return f"Milvus at {server} failed: {text}"

    def _create(self, name: str, columns: Columns, indexes: dict[str, Any]) -> None:
        from pymilvus import DataType

        if self.client.has_collection(name, timeout=READ):
            return
        schema = self.client.create_schema(auto_id=False, enable_dynamic_field=False)
        for column, (kind, options) in columns.items():
            inner = {name: getattr(DataType, value) for name, value in options.items() if name == "element_type"}
            schema.add_field(column, getattr(DataType, kind), **options | inner)
        params = self.client.prepare_index_params()
        for column, index in indexes.items():
            params.add_index(column, **index)
        try:
            self.client.create_collection(name, schema=schema, index_params=params if indexes else None, timeout=WRITE)
        except Exception:
            self.client.drop_collection(name, timeout=WRITE)  # half made, it would be taken for whole
            raise


class CollectionNames:
    """Of the two collections of a token."""

    def __init__(self, library: str, token: str) -> None:
        self.passages, self.records = f"{library}_{token}_passages", f"{library}_{token}_records"


class MilvusTables:
    """The tables of one token; see `tables.Tables`."""

    def __init__(self, server: Collections, names: CollectionNames, exact: bool) -> None:
        self._server, self._names = server, names
        self._how = {"consistency_level": "Strong" if exact else "Bounded", "timeout": WRITE if exact else READ}

    def put_passages(self, rows: Sequence[Row]) -> None:
        given = (lambda weights: weights or NOTHING) if self._server.sparse else sorted
        values = [row._asdict() | {"vector": row.vector.tolist(), "weights": given(row.weights)} for row in rows]
        self._put(self._names.passages, values)

    def put_records(self, kind: str, since: int, values: Mapping[str, str]) -> None:
        same = {"kind": kind, "since": since, "none": [0.0, 0.0]}
        self._put(self._names.records, [{"key": key, "value": value} | same for key, value in values.items()])

    def remove_passages(self, numbers: Iterable[int]) -> None:
        self._remove(self._names.passages, numbers)

    def remove_records(self, keys: Iterable[str]) -> None:
        self._remove(self._names.records, keys)

    def passages(self, numbers: Iterable[int]) -> dict[int, tuple[str, FloatArray]]:
        rows = self._get(self._names.passages, numbers, ["number", "record", "vector"])
        return {row["number"]: (row["record"], np.array(row["vector"], dtype=np.float32)) for row in rows}

    def records(self, keys: Iterable[str]) -> dict[str, str]:
        return {row["key"]: row["value"] for row in self._get(self._names.records, keys, ["key", "value"])}

    def numbers(self, after: int) -> Numbers:
        rows = self._all(self._names.passages, f"since > {after}", ["number"])
        return np.sort(np.fromiter((row["number"] for row in rows), dtype=np.int64))

    def listed(self, kind: str, after: int, upto: int) -> Iterator[tuple[str, str]]:
        which = f'kind == "{kind}" and since > {after} and since <= {upto}'
        yield from ((row["key"], row["value"]) for row in self._all(self._names.records, which, ["key", "value"]))

    def nearest(self, vector: FloatArray, k: int, scope: Scope) -> tuple[Numbers, FloatArray]:
        return self._search("vector", vector.tolist(), k, scope, {"ef": max(2 * k, 64)})

    def matching(self, weights: Mapping[int, float], k: int, scope: Scope) -> Numbers:
        if self._server.sparse:
            return self._search("weights", dict(weights), k, scope, {})[0]
        held: Counter[int] = Counter()
        for slot, weight in weights.items():
            which = f"array_contains(weights, {slot}) and {_within(scope)}"
            options = {"filter": which, "output_fields": ["number"], "limit": MOST} | self._how
            held.update({row["number"]: weight for row in self._server.call("query", self._names.passages, **options)})
        return np.array([number for number, _ in held.most_common(2 * k)], dtype=np.int64)

    def settle(self) -> None:
        for name in (self._names.passages, self._names.records):
            exact = {"consistency_level": "Strong", "timeout": WRITE}
            self._server.call("query", name, filter="", output_fields=["count(*)"], **exact)

    def _search(
        self, column: str, asked: Any, k: int, scope: Scope, params: dict[str, Any]
    ) -> tuple[Numbers, FloatArray]:
        which = _within(scope)
        options = {"search_params": {"metric_type": "IP", "params": params}, "output_fields": ["number"]} | self._how
        name = self._names.passages
        (found,) = self._server.call("search", name, data=[asked], anns_field=column, limit=k, filter=which, **options)
        numbers = np.array([hit["number"] for hit in found], dtype=np.int64)
        return numbers, np.array([hit["distance"] for hit in found], dtype=np.float32)

    def _get(self, name: str, keys: Iterable[Any], columns: list[str]) -> Iterator[Mapping[str, Any]]:
        for some in _batches(keys, 4 * ROWS):
            yield from self._server.call("query", name, ids=some, output_fields=columns, **self._how)

    def _all(self, name: str, which: str, columns: list[str]) -> Iterator[Mapping[str, Any]]:
        options = {"filter": which, "output_fields": columns, "batch_size": 4 * ROWS} | self._how
        pages = self._server.call("query_iterator", name, **options)
        with self._server.explained():
            try:
                while page := pages.next():
                    yield from page
            finally:
                pages.close()

    def _put(self, name: str, rows: Iterable[Mapping[str, Any]]) -> None:
        for some in _batches(rows, ROWS):
            self._server.call("upsert", name, data=some, timeout=WRITE)

    def _remove(self, name: str, keys: Iterable[Any]) -> None:
        for some in _batches(keys, 4 * ROWS):
            self._server.call("delete", name, ids=some, timeout=WRITE)


def _within(scope: Scope) -> str:
    """Return a scope as a filter."""
    without = f" and number not in {list(scope.without)}" if scope.without else ""
    articles = "" if scope.articles is None else f" and article in {list(scope.articles)}"
    return f"since <= {scope.upto}{without}{articles}"


def _text(error: Exception) -> str:
    return " ".join(str(getattr(error, "message", None) or error).split())[:200]


def _missing(error: Exception) -> bool:
    said = r"(collection|alias) .{0,80}not (found|exist)|can(no|')t find (collection|alias)"
    return bool(re.search(said, _text(error), re.IGNORECASE))


def _connected(access: Access) -> Any:
    os.environ.setdefault("GRPC_VERBOSITY", "NONE")  # what it says by itself is said better by `explained`
    try:
        from pymilvus import MilvusClient
    except ImportError:
        raise LibraryError("Milvus needs an extra; run: pip install 'pullquote[milvus]'") from None
    logging.getLogger("pymilvus").setLevel(logging.CRITICAL)
    options: dict[str, Any] = {"server_pem_path": access.ca} if access.ca else {}
    if access.certificate:
        options = {"client_pem_path": access.certificate, "client_key_path": access.key, "ca_pem_path": access.ca}
    uri = f"{'https' if access.tls else 'http'}://{access.server}"
    return MilvusClient(uri, token=access.token, timeout=READ, dedicated=True, **options)


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    each = iter(items)
    return iter(lambda: list(islice(each, size)), [])
