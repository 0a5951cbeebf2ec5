"""Best matching words (BM25): the one door to tantivy. A cache of the truth's texts, in one folder.

Texts come as terms (see `terms`), so tantivy only splits at spaces. Traps: on an unsigned field a delete by term
deletes nothing and says so nowhere, hence the signed field; a commit is seen after `reload`.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from index.encode import FloatArray
from index.terms import terms
from index.vectors import Numbers

HEAP = 64_000_000  # bytes that a writer gathers before it writes a segment


class Words:
    """Texts under passage numbers, searched by their terms."""

    name = "words"

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "words"
        self._index = self._open()
        self._writer: Any = None

    def __len__(self) -> int:
        return int(self._index.searcher().num_docs)

    def numbers(self) -> Numbers:
        """The passage numbers held, in no order; int64."""
        import tantivy

        if not len(self):
            return np.zeros(0, dtype=np.int64)
        searcher = self._index.searcher()
        found = searcher.search(tantivy.Query.all_query(), limit=len(self), count=False)
        return np.array(searcher.fast_field_values("number", [at for _, at in found.hits]), dtype=np.int64)

    def reset(self) -> None:
        """Forget all."""
        self._writer = None
        shutil.rmtree(self._folder, ignore_errors=True)
        self._index = self._open()

    def add(self, numbers: Iterable[int], texts: Iterable[str]) -> None:
        import tantivy

        for number, text in zip(numbers, texts, strict=True):
            document = tantivy.Document()
            document.add_integer("number", int(number))
            document.add_text("terms", " ".join(terms(text)))
            self._writing.add_document(document)

    def remove(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            self._writing.delete_documents_by_term("number", int(number))

    def save(self) -> None:
        """Commit what was added and removed, and see it."""
        if self._writer is not None:
            self._writer.commit()
            self._writer.wait_merging_threads()  # ends the writer, which frees its lock
            self._writer = None
        self._index.reload()

    def search(self, asked: Sequence[str], k: int) -> tuple[Numbers, FloatArray]:
        """The k numbers with the highest BM25 score for any of the terms asked, best first; fewer when fewer match."""
        import tantivy

        schema = self._index.schema
        each = [
            (tantivy.Occur.Should, tantivy.Query.term_query(schema, "terms", term, index_option="freq"))
            for term in sorted(set(asked))
        ]
        searcher = self._index.searcher()
        found = searcher.search(tantivy.Query.boolean_query(each), limit=k, count=False).hits if each else []
        numbers = searcher.fast_field_values("number", [at for _, at in found]) if found else []
        return np.array(numbers, dtype=np.int64), np.array([score for score, _ in found], dtype=np.float32)

    def has(self, term: str) -> bool:
        """Whether any text holds the term."""
        return int(self._index.searcher().doc_freq("terms", term)) > 0

    def near(self, term: str, k: int) -> Numbers:
        """The numbers of k texts with a term one slip away: a letter added, lost or changed, or two swapped.

        Two slips would take ten times as long.
        """
        import tantivy

        searcher = self._index.searcher()
        query = tantivy.Query.fuzzy_term_query(self._index.schema, "terms", term, distance=1)
        found = searcher.search(query, limit=k, count=False).hits
        numbers = searcher.fast_field_values("number", [at for _, at in found]) if found else []
        return np.array(numbers, dtype=np.int64)

    @property
    def _writing(self) -> Any:
        if self._writer is None:
            self._writer = self._index.writer(heap_size=HEAP, num_threads=1)
        return self._writer

    def _open(self) -> Any:
        """The index from its folder; an empty one where that is missing or damaged."""
        import tantivy

        schema = (
            tantivy.SchemaBuilder()
            .add_integer_field("number", stored=False, indexed=True, fast=True)
            .add_text_field("terms", stored=False, tokenizer_name="whitespace", index_option="freq")
            .build()
        )
        self._folder.mkdir(parents=True, exist_ok=True)
        try:
            return tantivy.Index(schema, path=str(self._folder), reuse=True)
        except ValueError:
            shutil.rmtree(self._folder)
            self._folder.mkdir()
            return tantivy.Index(schema, path=str(self._folder), reuse=True)
