"""Best matching words (BM25): the one door to tantivy. A cache of the truth's texts, in one folder or in memory.

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

HEAP = 64_000_000  # bytes that a writer gathers before it writes a segment


class Words:
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
        """The k numbers with the highest BM25 score for any of the terms asked, best first; fewer when fewer match.

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
        if among is not None:
            these = tantivy.Query.term_set_query(self._index.schema, "number", among.tolist())
            both = wanted, tantivy.Query.const_score_query(these, 0.0)
            wanted = tantivy.Query.boolean_query([(tantivy.Occur.Must, query) for query in both])
        found = searcher.search(wanted, limit=k, count=False).hits if each else []
        numbers = searcher.fast_field_values("number", [at for _, at in found]) if found else []
        return np.array(numbers, dtype=np.int64), np.array([score for score, _ in found], dtype=np.float32)

    def weight(self, asked: Iterable[str]) -> float:
        """The sum of the weights of terms, each once: what a text that holds all of them scores, but for a factor."""
        searcher, held = self._index.searcher(), len(self)
        return sum(idf(held, self._having(searcher, term)) for term in set(asked))

    def having(self, term: str) -> int:
        """How many texts hold a term."""
        return self._having(self._index.searcher(), term)

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

    def _correction(self, searcher: Any, term: str) -> float:
        """What a term's weight must be multiplied with, so that texts removed but not merged away do not count.

        Exact but for the mean length of a text, in which they still count.
        """
        held, marked = len(self), searcher.doc_freq("terms", term)
        return idf(held, self._having(searcher, term)) / idf(held + self.removed, marked)

    def _having(self, searcher: Any, term: str) -> int:
        """How many texts hold a term, those removed not among them."""
        import tantivy

        if not self.removed:
            return int(searcher.doc_freq("terms", term))
        query = tantivy.Query.term_query(self._index.schema, "terms", term, index_option="freq")
        return int(searcher.search(query, limit=1, count=True).count)

    def _count_removed(self) -> int:
        """Texts that are removed and not yet merged away."""
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
    """The index in the folder, made where there is none; OSError where it is damaged."""
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
