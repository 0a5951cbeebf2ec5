"""Ask a folder of articles: the whole answer path, from question to quotes.

library = Pullquote.open("articles/")
answer = library.ask("Who are its members?", history=["Where is Zhihu read?"])
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus import Article, Patterns, bundled
from index import Encoder, Entry, Library, LibraryMismatch, Progress, Report, SentenceEncoder, folder_of, refresh
from qa.answer import Answer
from qa.judge import judge
from qa.page import Page
from qa.question import Question
from qa.quote import QuoteSettings, quotes
from qa.reading import Reader
from qa.sentence_reader import SentenceReader
from qa.span_reader import SpanReader
from qa.status import Status
from qa.understand import understand


@dataclass(frozen=True)
class AskSettings:
    """`pages` passages are read for a question; `threshold` is the confidence an answer needs, None: the reader's."""

    pages: int = 12
    threshold: float | None = None
    quotes: QuoteSettings = field(default_factory=QuoteSettings)


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: the question as asked, the words searched for, and the pages to read, best first."""

    asked: Question
    searched: str
    pages: tuple[Page, ...]


class Pullquote:
    """A folder of articles, its library, and the models to ask it with. Threads may share one."""

    def __init__(self, folder: Path, path: Path, encoder: Encoder, reader: Reader, settings: AskSettings) -> None:
        self.folder, self.path = folder, path
        self.encoder, self.reader, self.settings = encoder, reader, settings
        self.report: Report | None = None
        self._library: Library | None = None

    @classmethod
    def open(
        cls,
        articles: str | Path | None = None,
        library: str | Path | None = None,
        *,
        refresh: bool = True,
        encoder: Encoder | str | None = None,
        reader: Reader | str | None = None,
        threshold: float | None = None,
        progress: Progress | None = None,
        patterns: Patterns | None = None,
        switch: bool = False,
        from_scratch: bool = False,
    ) -> Pullquote:
        """Open the library of a folder (the bundled articles by default), first matched with the folder.

        `library` is `.pullquote` beside the folder by default; `encoder` an embedding model by folder or hub name, the
        packaged MiniLM by default; `reader` an extractive question-answering model, the bundled one by default, or
        "sentences" for the reader without a model. With `refresh=False` the library is opened as it is;
        LibraryNotFound without one. The report of the refresh is in `report`; for its options see `refresh`.
        """
        if threshold is not None and not 0 <= threshold <= 1:
            raise ValueError(f"threshold {threshold} must be in 0..1")
        folder = Path(articles) if articles is not None else bundled()
        path = Path(library) if library is not None else _beside(folder)
        model = SentenceEncoder(encoder) if encoder is None or isinstance(encoder, str) else encoder
        opened = cls(folder, path, model, _reader(reader, model), AskSettings(threshold=threshold))
        if refresh:
            opened.refresh(progress, patterns=patterns, switch=switch, from_scratch=from_scratch)
        else:
            opened._opened()
        return opened

    def ask(self, question: str | Question, history: Sequence[str] = ()) -> Answer:
        """The answer to one question. `history`: the earlier questions, oldest first. ValueError without a word."""
        return self.read(self.search(question, history))

    def search(self, question: str | Question, history: Sequence[str] = ()) -> Found:
        """The passages that may answer, best first; the first half of `ask`, as quick as `read` is slow."""
        asked = Question.of(question, history)
        searched = understand(asked)
        return Found(
            asked, searched, tuple(Page.of(hit) for hit in self._opened().search(searched, self.settings.pages))
        )

    def read(self, found: Found) -> Answer:
        """The answer that the passages found hold; the second half of `ask`."""
        judged = judge(found.searched, self.reader.read(found.searched, found.pages), found.pages, self.reader.scale)
        confidence = judged[0].chance if judged else 0.0
        enough = bool(judged) and confidence >= self.threshold
        return Answer(
            question=found.asked.text,
            understood=found.searched,
            text=judged[0].text if enough else "",
            quotes=tuple(quotes(judged, self.settings.quotes)),
            confidence=confidence,
            found=enough,
            id=found.asked.id,
        )

    @property
    def threshold(self) -> float:
        """The confidence from which on an answer is given, 0..1."""
        return self.reader.scale.threshold if self.settings.threshold is None else self.settings.threshold

    def ask_many(self, questions: Iterable[str | Question]) -> list[Answer]:
        """The answers to many questions, in order; the same that `ask` gives one by one."""
        asked = [Question.of(question) for question in questions]  # a blank one fails before any is asked
        return [self.ask(question) for question in asked]

    def refresh(
        self,
        progress: Progress | None = None,
        *,
        patterns: Patterns | None = None,
        waiting: Collection[str] = (),
        switch: bool = False,
        from_scratch: bool = False,
    ) -> Report:
        """Make the library match its folder; questions are answered from the old state until it is done.

        `patterns` choose among the files from now on; `waiting`: ids of files still being written, left for later.
        `switch` allows another model than before; `from_scratch` reads and embeds every article again.
        """
        self.report = refresh(
            self.path, self.folder, self.encoder, progress=progress,
            patterns=patterns, waiting=waiting, switch=switch, from_scratch=from_scratch,
        )  # fmt: skip
        return self.report

    def article(self, id: str) -> Article:
        """The whole article. KeyError when the library does not hold it."""
        return self._opened().article(id)

    def articles(self) -> list[Entry]:
        """What the library holds, in order of id."""
        return self._opened().articles()

    def status(self) -> Status:
        """What the library holds, with which models, and which files changed since it was built."""
        return Status.of(self._opened(), self.folder, self.reader.name)

    def close(self) -> None:
        if self._library is not None:
            self._library.close()
            self._library = None

    def __enter__(self) -> Pullquote:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def _opened(self) -> Library:
        if self._library is None:
            self._library = Library(self.path, self.encoder)
        return self._library


def _beside(folder: Path) -> Path:
    """Where the library of a folder is kept unless told: one for each place, so two folders there need telling."""
    path = folder.absolute().parent / ".pullquote"
    other = folder_of(path)
    if other is not None and other != folder.resolve() and other.is_dir():
        raise LibraryMismatch(f"the library {path} holds the articles of {other}; name another place with --library")
    return path


def _reader(asked: Reader | str | None, encoder: Encoder) -> Reader:
    if asked is None or isinstance(asked, str):
        return SentenceReader(encoder) if asked == SentenceReader.name else SpanReader(asked)
    return asked
