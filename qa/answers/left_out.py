"""What passages leave out (menus, notices, front matter), read as a last resort if no passage answers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable

from pullquote.corpus import Passage
from pullquote.index import Hit, Library, terms
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
        asked = set(terms(question))
        if not asked or len(library.articles()) > MOST:
            return []
        passages, having = self._of(library)
        shared = Counter(number for term in asked for number in having.get(term, ()))
        fitting = [(count, number) for number, count in shared.items() if count >= FITS * len(asked)]
        best = sorted(fitting, key=lambda each: (-each[0], each[1]))
        chosen = (passages[number] for _, number in best if among is None or passages[number].article in among)
        found = [(passage, library.article(passage.article)) for passage, _ in zip(chosen, range(PAGES), strict=False)]
        return [page for passage, article in found if (page := Page.of(Hit(passage, article, 1.0, FITS, 1.0))).text]

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
