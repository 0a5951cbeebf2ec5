"""A library, open for reading: a question → hits.

refresh(place, folder, encoder)  # make the library match a folder, see `refresh`
hits = Library(place, encoder).search("Where is Alipay accepted?", k=10)
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from pullquote.corpus import Article, Coverage, InvalidArgument, scan
from pullquote.index.build.mine_aliases import SameName
from pullquote.index.build.plan import Changes, changes
from pullquote.index.engine import Held, Place, T, TermSearch
from pullquote.index.errors import LibraryMismatch
from pullquote.index.hit import Hit
from pullquote.index.models.encoder import Encoder
from pullquote.index.open_engine import open_engine
from pullquote.index.report import Failure, Unreachable
from pullquote.index.search.asked import asked_terms, foreign
from pullquote.index.search.filter import Chosen, chosen
from pullquote.index.search.leaning import Leaning, leant
from pullquote.index.search.search import SearchSettings, article_of, hits
from pullquote.index.store.schema import Entry, Shape
from pullquote.index.text.left_terms import LeftTerms
from pullquote.index.text.passage_text import prefix
from pullquote.index.text.terms import terms

NEAR = 12  # passages looked into for words that are near to one
_LETTERS = re.compile(r"[^\W\d_]{3,}")


class Library:
    """A built library, open for reading. Threads may share one.

    Each call is answered from one published state, the newest at that moment; builds elsewhere are picked up silently.
    `path` is the local folder if `place` is an address.
    """

    def __init__(self, place: Place, encoder: Encoder, settings: SearchSettings | None = None) -> None:
        self._encoder = encoder
        self._settings = settings or SearchSettings()
        self._engine, self._chosen = open_engine(place), Chosen()
        self.place, self.path = self._engine.place, self._engine.home
        self._ask(lambda held: None)

    def search(
        self, question: str | Sequence[str], k: int = 10, articles: Sequence[str] | None = None, before: str = ""
    ) -> list[Hit]:
        """The k best passages, best first, ties by article id and start. Fewer when fewer are found.

        `question` may be several forms of one, such as with other names: dense search then uses their mean, and BM25 a
        passage's best form. `articles` names those to search in, see `choose`: scores
        are then normalised over what is found in them, and a term weighs what it weighs in the whole library. `before`
        is the question before this one, see `Leaning`.
        """
        forms = [question] if isinstance(question, str) else list(question)
        if k < 1:
            raise InvalidArgument(f"k {k} must be 1 or more")
        if not any(form.strip() for form in forms):
            return []
        leans = Leaning.of(forms[0], before)
        vectors = self._encoder.encode_questions([*forms, before] if leans.weight else forms)
        vector = leant(vectors[: len(forms)], vectors[-1], leans.weight)
        return self._ask(
            lambda held: hits(held, forms, vector, k, self._chosen(held.store, articles), self._settings, leans)
        )

    def choose(self, names: Sequence[str]) -> list[str]:
        """The ids of the articles with these names, in order; a name is an id, or a pattern over ids ("drafts/*").

        ValueError without a name; UnknownArticle, with the nearest, for one that fits no article.
        """
        return self._ask(lambda held: list(chosen(held.store, names)))

    def article(self, id: str) -> Article:
        """The whole article. Raises KeyError if the library does not hold it."""
        return self._ask(lambda held: article_of(held.store, id))

    def articles(self) -> list[Entry]:
        """What the library holds, in order of id."""
        return self._ask(lambda held: list(held.store.entries().values()))

    def coverage(self) -> list[Coverage]:
        """Of which files something is left out, the least read first."""
        return sorted(self._ask(lambda held: held.store.coverage()), key=lambda each: (each.share, each.article))

    def left_out(self) -> list[LeftTerms]:
        """What of each article is in no passage, in order of id, each with its terms and those of the title.

        Nothing of a library that machines share.
        """
        return self._ask(lambda held: list(held.store.left_out()))

    def failures(self) -> list[Failure]:
        """What could not be read at the last build."""
        return self._ask(lambda held: held.store.failures())

    def often(self, word: str) -> int:
        """How many passages hold the word, in any form of it; 1 for a word without meaning to a search."""
        return self._ask(lambda held: _often(held.words, word))

    def foreign(self, question: str) -> bool:
        """Whether no article is in the question's language, whose words then tell nothing by being in none."""
        return self._ask(lambda held: foreign(question, held))

    def near(self, word: str) -> dict[str, int]:
        """Words of some passages that may be one slip from this one, with how often they are there."""

        def met(held: Held) -> dict[str, int]:
            # A misspelt word may have lost its ending with its stem.
            asked = {word.casefold(), *asked_terms(word, held.words)}
            numbers = [held.words.near(term, NEAR) for term in sorted(asked)]
            found: Counter[str] = Counter()
            for article, passage in held.store.read(np.unique(np.concatenate(numbers))):
                text = f"{prefix(article, passage)} {article.text[passage.start : passage.end]}"
                found.update(near for near in _LETTERS.findall(text) if abs(len(near) - len(word)) <= 1)
            return dict(found)

        return self._ask(met)

    def names(self) -> list[SameName]:
        """What the articles equate, in order of article and place."""
        return self._ask(
            lambda held: [
                SameName(one, other, id, *at) for id, rows in held.store.alias_pairs() for one, other, *at in rows
            ]
        )

    @property
    def generation(self) -> int:
        """Rises with every published change."""
        return self._ask(lambda held: held.store.generation)

    def count(self) -> int:
        """Number of passages."""
        return self._ask(lambda held: held.store.count())

    def changes(self, folder: Path) -> Changes:
        """What differs between the library and the folder by now; reads no article."""
        patterns, held = self._ask(lambda held: (held.store.patterns, held.store.entries()))
        return changes(scan(folder, patterns), patterns, held)

    @property
    def unreachable(self) -> list[Unreachable]:
        """What of the folder could not be read at the last build."""
        return self._ask(lambda held: held.store.unreachable)

    @property
    def model(self) -> str:
        """Name of the encoder that the library was built with."""
        return self._encoder.name

    @property
    def runtimes(self) -> list[str]:
        """What made the vectors, such as "OpenVINO, bf16"; several where machines took turns. Empty if unknown."""
        return self._ask(lambda held: held.store.runtimes)

    @property
    def bytes(self) -> int:
        """Size on disk; of a shared library that of its vectors."""
        return self._engine.bytes

    def close(self) -> None:
        self._engine.close()

    def _ask(self, what: Callable[[Held], T]) -> T:
        def checked(held: Held) -> T:
            self._expect(held.store.shape)
            return what(held)

        return self._engine.ask(checked)

    def _expect(self, shape: Shape | None) -> None:
        if shape is not None and shape.model != self._encoder.name:
            raise LibraryMismatch(
                f"the library {self.place} was built with model {shape.model}, not {self._encoder.name};"
                " ask with that model, or choose another place with --library"
            )


def _often(words: TermSearch, word: str) -> int:
    """As an English word, or as one of another language that the library holds."""
    found = min((words.having(term) for term in terms(word)), default=1)
    return found or max((words.having(term) for term in asked_terms(word, words)), default=0)
