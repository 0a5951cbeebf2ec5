"""Best matching words (BM25): the only user of tantivy. A cache of the database's texts, in one folder or in memory.

Texts come as terms (see `terms`), so tantivy only splits at spaces. Traps: on an unsigned field a delete by term
deletes nothing and says so nowhere, hence the signed field; a commit is seen after `reload`; removed texts count in
BM25 until their segment is merged away, hence the correction in `search`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from pullquote.index.arrays import FloatArray, Numbers
from pullquote.index.search.bm25 import idf
from pullquote.index.text.terms import terms

FEW = 50  # a search within a smaller part of all texts than one in so many looks each of them up
HEAP = 64_000_000  # bytes that a writer gathers before it writes a segment


class TermIndex:
    """Texts under passage numbers, searched by their terms. In memory alone without a folder."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._writer: Any = None
        self._index = _opened(folder)
        self.removed = self._count_removed()

    def __len__(self) -> int:
        return int(self._index.searcher().num_docs)

    def add(self, numbers: Iterable[int], texts: Iterable[str]) -> None:
        self.add_terms(numbers, (" ".join(terms(text)) for text in texts))

    def add_terms(self, numbers: Iterable[int], rows: Iterable[str]) -> None:
        """Add texts as their terms, separated by spaces."""
        import tantivy

        for number, row in zip(numbers, rows, strict=True):
            document = tantivy.Document()
            document.add_integer("number", int(number))
            document.add_text("terms", row)
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
        self.removed = self._count_removed()

    def search(self, asked: Sequence[str], k: int, among: Numbers | None = None) -> tuple[Numbers, FloatArray]:
        """Return the k numbers with the highest BM25 score for any of the terms asked, best first; fewer when fewer
        match.

        With `among`, of these alone, each with its score among all.
        """
        import tantivy

        searcher = self._index.searcher()
        each = []
        for term in sorted(set(asked)):
            query = tantivy.Query.term_query(self._index.schema, "terms", term, index_option="freq")
            if self.removed:
                query = tantivy.Query.boost_query(query, self._correction(searcher, term))
            each.append((tantivy.Occur.Should, query))
        wanted = tantivy.Query.boolean_query(each)
        if not each:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
        if among is not None and len(among) * FEW >= len(self) > 0:
            return self._sifted(searcher, wanted, k, among)
        if among is not None:
            these = tantivy.Query.term_set_query(self._index.schema, "number", among.tolist())
            both = wanted, tantivy.Query.const_score_query(these, 0.0)
            wanted = tantivy.Query.boolean_query([(tantivy.Occur.Must, query) for query in both])
        return self._best(searcher, wanted, k)

    def _best(self, searcher: Any, wanted: Any, k: int) -> tuple[Numbers, FloatArray]:
        found = searcher.search(wanted, limit=k, count=False).hits
        numbers = searcher.fast_field_values("number", [at for _, at in found]) if found else []
        return np.array(numbers, dtype=np.int64), np.array([score for score, _ in found], dtype=np.float32)

    def _sifted(self, searcher: Any, wanted: Any, k: int, among: Numbers) -> tuple[Numbers, FloatArray]:
        """Search all, and keep those in `among` (rising); deeper until k are kept or nothing more matches.

        Where many are let through this is far quicker than to look each number up.
        """
        depth = 2 * k * len(self) // len(among) + k
        while True:
            numbers, scores = self._best(searcher, wanted, depth)
            places = np.minimum(np.searchsorted(among, numbers), len(among) - 1)
            kept = np.flatnonzero(among[places] == numbers)[:k]
            if len(kept) == k or len(numbers) < depth:
                return numbers[kept], scores[kept]
            depth *= 4

    def weight(self, asked: Iterable[str]) -> float:
        """Return the sum of the weights of terms, each once: what a text that holds all of them scores, but for a
        factor.
        """
        searcher, held = self._index.searcher(), len(self)
        return sum(idf(held, self._having(searcher, term)) for term in set(asked))

    def having(self, term: str) -> int:
        """Return how many texts hold a term."""
        return self._having(self._index.searcher(), term)

    def near(self, term: str, k: int) -> Numbers:
        """Return the numbers of k texts with a term one slip away: a letter added, lost or changed, or two swapped.

        Two slips would take ten times as long.
        """
        import tantivy

        searcher = self._index.searcher()
        query = tantivy.Query.fuzzy_term_query(self._index.schema, "terms", term, distance=1)
        found = searcher.search(query, limit=k, count=False).hits
        numbers = searcher.fast_field_values("number", [at for _, at in found]) if found else []
        return np.array(numbers, dtype=np.int64)

    def _correction(self, searcher: Any, term: str) -> float:
        """Return what a term's weight must be multiplied with, so that texts removed but not merged away do not count.

        Exact except for the mean length of a text, in which they still count.
        """
        held, marked = len(self), searcher.doc_freq("terms", term)
        return idf(held, self._having(searcher, term)) / idf(held + self.removed, marked)

    def _having(self, searcher: Any, term: str) -> int:
        """Return how many texts hold a term, those removed not among them."""
        import tantivy

        if not self.removed:
            return int(searcher.doc_freq("terms", term))
        query = tantivy.Query.term_query(self._index.schema, "terms", term, index_option="freq")
        return int(searcher.search(query, limit=1, count=True).count)

    def _count_removed(self) -> int:
        """Count the texts that are removed and not yet merged away."""
        if self._folder is None:
            return 0
        segments = json.loads((self._folder / "meta.json").read_text(encoding="utf-8"))["segments"]
        return sum(segment["deletes"]["num_deleted_docs"] for segment in segments if segment["deletes"])

    @property
    def _writing(self) -> Any:
        if self._writer is None:
            self._writer = self._index.writer(heap_size=HEAP, num_threads=1)
        return self._writer


def _opened(folder: Path | None) -> Any:
    """Return the index in the folder, made if there is none; raises OSError if it is damaged."""
    import tantivy

    schema = (
        tantivy.SchemaBuilder()
        .add_integer_field("number", stored=False, indexed=True, fast=True)
        .add_text_field("terms", stored=False, tokenizer_name="whitespace", index_option="freq")
        .build()
    )
    try:
        index = tantivy.Index(schema, path=str(folder) if folder else None, reuse=True)
    except ValueError as error:
        raise OSError(f"no words in {folder}") from error
    index.config_reader("manual")  # a cache is never written to once the truth names it: nothing to watch
    return index
