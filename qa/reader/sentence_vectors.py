"""Vectors of the sentences of pages. Those of pages asked about lately are kept: making them takes the longest."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

import numpy as np

from pullquote.corpus import Span
from pullquote.index import Encoder, FloatArray
from pullquote.qa.reader.context import Page

KEPT = 1_000  # pages; about 10 MB
Read = tuple[str, str, tuple[Span, ...]]  # what is above a page, its text and its sentences


class SentenceVectors:
    """Those of a sentence below its title and heading; with `alone`, the mean of that and the sentence's own. Threads
    may share one."""

    def __init__(self, encoder: Encoder, most: int = KEPT, alone: bool = True) -> None:
        self._encoder, self._most, self._alone = encoder, most, alone
        self._kept: OrderedDict[Read, FloatArray] = OrderedDict()
        self._lock = Lock()

    def of(self, pages: Sequence[Page]) -> list[FloatArray]:
        """Return (sentences, dim) of each page."""
        asked = [(page.above, page.text, page.sentences) for page in pages]
        with self._lock:
            known = {each: self._kept[each] for each in asked if each in self._kept}
        fresh = [each for each in dict.fromkeys(asked) if each not in known]
        known |= zip(fresh, self._encoded(fresh), strict=True)
        with self._lock:
            for each in asked:  # the latest last
                self._kept[each] = known[each]
                self._kept.move_to_end(each)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return [known[each] for each in asked]

    def _encoded(self, pages: Sequence[Read]) -> list[FloatArray]:
        places = [(text[start:end], above) for above, text, sentences in pages for start, end in sentences]
        alone = [sentence for sentence, _ in places] if self._alone else []
        below = [f"{above}. {sentence}" for sentence, above in places]
        if not below:
            return [np.empty((0, self._encoder.dim), dtype=np.float32) for _ in pages]
        vectors = self._encoder.encode(alone + below).reshape(-1, len(below), self._encoder.dim).mean(axis=0)
        return np.split(vectors, np.cumsum([len(sentences) for *_, sentences in pages])[:-1])
