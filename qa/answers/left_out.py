"""What passages leave out (menus, notices, front matter), read as a last resort if no passage answers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from itertools import islice

from pullquote.corpus import Passage
from pullquote.index import Hit, Library, term_set
from pullquote.qa.reader.context import Page

NOTE = "found only in text that is usually left out, such as notices around the article or front matter"
FITS = 0.6
"""The least share of a question's terms that such text and the title of its article must hold."""
PAGES = 8
MOST = 5_000
"""Articles of a library; larger ones are not looked through."""


class LeftOutText:
    """What the passages of a library leave out, read once for each published state. Threads may share one."""

    def __init__(self) -> None:
        self._held: tuple[int, list[Passage], dict[str, list[int]]] | None = None

    def pages(self, library: Library, question: str, among: Collection[str] | None) -> list[Page]:
        """The pages with most terms of a question, best first; none if no text has enough of them."""
        asked = term_set(question)
        if not asked or len(library.articles()) > MOST:
            return []
        passages, having = self._of(library)
        shared = Counter(number for term in asked for number in having.get(term, ()))
        shares = ((count / len(asked), number) for number, count in shared.items())
        best = sorted((each for each in shares if each[0] >= FITS), key=lambda each: (-each[0], each[1]))
        chosen = ((share, passages[i]) for share, i in best if among is None or passages[i].article in among)
        hits = (Hit(passage, library.article(passage.article), share, FITS, share) for share, passage in chosen)
        return [page for hit in islice(hits, PAGES) if (page := Page.of(hit)).text]

    def _of(self, library: Library) -> tuple[list[Passage], dict[str, list[int]]]:
        generation = library.generation
        if self._held is None or self._held[0] != generation:
            passages, having = _having(library.left_out())
            self._held = generation, passages, having
        return self._held[1], self._held[2]


def _having(left: Iterable[tuple[Passage, set[str]]]) -> tuple[list[Passage], dict[str, list[int]]]:
    """The passages, and which of them have a term."""
    passages, having = list[Passage](), defaultdict[str, list[int]](list)
    for number, (passage, held) in enumerate(left):
        passages.append(passage)
        for term in held:
            having[term].append(number)
    return passages, dict(having)
