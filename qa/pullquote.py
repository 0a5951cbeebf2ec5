"""Ask a folder of articles: the whole answer path, from question to quotes.

library = Pullquote.open("articles/")
answer = library.ask("Who are its members?", history=["Where is Zhihu read?"])
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any, Literal, Unpack

from pullquote.corpus import Article, ArticlesNotFound, InvalidArgument, bundled
from pullquote.index import (
    Encoder,
    Entry,
    Library,
    LibraryBusy,
    LibraryError,
    LibraryMismatch,
    Place,
    Progress,
    RefreshOptions,
    Report,
    SameName,
    home,
    place_of,
    refresh,
)
from pullquote.qa.answers.answer import Answer
from pullquote.qa.answers.build_answer import answered, merged
from pullquote.qa.answers.quote import QuoteSettings
from pullquote.qa.answers.retrieved import Retrieved
from pullquote.qa.answers.score import ScoredSpan, ranked, score_spans
from pullquote.qa.answers.topic import on_topic
from pullquote.qa.conversation.question import Question
from pullquote.qa.defaults import beside, folder_for, reader_for
from pullquote.qa.filters import Catalogue, Filters, Given
from pullquote.qa.languages import encoder_for
from pullquote.qa.query.query import Query
from pullquote.qa.query.understand import AS_ASKED, UnderstandSettings, understand
from pullquote.qa.query.vocabulary import Known
from pullquote.qa.reader.context import Page
from pullquote.qa.reader.reader import Reader, Reading
from pullquote.qa.status import Status

TOGETHER = 2  # questions of `ask_many` under way at a time


@dataclass(frozen=True)
class AskSettings:
    """`pages` passages are read for a question; `threshold` is the confidence an answer needs, None: the reader's.

    `understand` says what may be done to a question before it is searched for.
    """

    pages: int = 12
    threshold: float | None = None
    understand: UnderstandSettings = field(default_factory=UnderstandSettings)
    quotes: QuoteSettings = field(default_factory=QuoteSettings)


class Pullquote:
    """A folder of articles, its library, and the models to ask it with. Threads may share one.

    `path` is the folder for what stays on this machine: that of the library, or beside a shared one, whose address is
    `place`. Where `as_it_is`, the articles are not known here, and nothing is built.
    """

    def __init__(
        self, folder: Path | None, place: Place, encoder: Encoder, reader: Reader, settings: AskSettings
    ) -> None:
        self.place, self.path, self.as_it_is = place, home(place), folder is None
        self.folder = folder or self.path / "articles"
        self.encoder, self.reader, self.settings = encoder, reader, settings
        self.report: Report | None = None
        self.notes: Sequence[str] = ()  # lines for people, of opening
        self._library: Library | None = None
        self._known: Known | None = None
        self._catalogue = Catalogue()

    @classmethod
    def open(
        cls,
        articles: str | Path | None = None,
        library: str | Path | None = None,
        *,
        refresh: bool | Literal["add"] = True,
        encoder: Encoder | str | None = None,
        reader: Reader | str | None = None,
        threshold: float | None = None,
        as_asked: bool = False,
        progress: Progress | None = None,
        **options: Any,
    ) -> Pullquote:
        """Open the library of a folder (the bundled articles by default), first matched with the folder.

        `library` is `.pullquote` beside the folder by default, or the address of one that machines share,
        milvus://host:port/name. A library named without `articles` is matched with the folder that it was built from
        on this machine, and opened as it is where that is not here. `encoder` is an embedding model by folder or hub
        name, the packaged MiniLM by default; `reader` an extractive question-answering model, the bundled one by
        default, or "sentences" for the reader without a model; `as_asked` searches for the very words of a question.
        With `refresh=False` the library is opened as it is; LibraryNotFound without one. With "add" articles are added
        and changed, but not removed, and where that cannot be done now the library is asked as it is; `notes` say so.
        The report of the refresh is in `report`; `options` are those of `refresh`.
        """
        if threshold is not None and not 0 <= threshold <= 1:
            raise InvalidArgument(f"threshold {threshold} must be in 0..1")
        at = place_of(library) if library is not None else None
        folder = Path(articles) if articles is not None else folder_for(at)
        model = encoder_for(encoder, at or beside(folder or bundled()), folder)
        settings = AskSettings(threshold=threshold, understand=AS_ASKED if as_asked else UnderstandSettings())
        opened = cls(folder, at or beside(folder or bundled()), model, reader_for(reader, model), settings)
        if opened.as_it_is or not refresh:
            opened._opened()
        elif refresh == "add":
            opened._add(progress, options)
        else:
            opened.refresh(progress, **options)
        return opened

    def ask(
        self,
        question: str | Question,
        history: Sequence[str] = (),
        answers: Sequence[str] = (),
        articles: Sequence[str] | None = None,
        **filters: Unpack[Given],
    ) -> Answer:
        """The answer to one message. ValueError without a word in it.

        `history`: the earlier questions, oldest first; `answers`: the short answers they got, '' for none.
        `articles`: those to look in, see `choose`; all by default. `filters` limit them further: `tags`, `author`,
        `language`, `after`, `before`, `collection`, see `Filters`.
        """
        return self.read(self.search(question, history, answers, articles, **filters))

    def search(
        self,
        question: str | Question,
        history: Sequence[str] = (),
        answers: Sequence[str] = (),
        articles: Sequence[str] | None = None,
        **filters: Unpack[Given],
    ) -> Retrieved:
        """The passages that may answer, best first; the first half of `ask`, as quick as `read` is slow."""
        return self._understood(Question.of(question, history, answers), self._ids(articles, filters))

    def read(self, found: Retrieved) -> Answer:
        """The answer that the passages found hold; the second half of `ask`."""
        if found.meant.reply or found.parts:
            return merged(found.asked, found.meant, [self.read(part) for part in found.parts])
        scored = on_topic(found.meant.forms, found.pages) if found.meant.topic else self.spans(found)
        return answered(found.asked, found.meant, scored, self.threshold, self.settings.quotes)

    def _ids(self, articles: Sequence[str] | None, filters: Given) -> list[str] | None:
        ids, wanted = None if articles is None else self.choose(articles), Filters(**filters)
        return self._catalogue.passing(self._opened(), wanted, ids) if wanted else ids

    def check(self, articles: Sequence[str] | None = None, **filters: Unpack[Given]) -> None:
        """Raise what asking with these filters would raise: UnknownArticle, or ValueError."""
        self._ids(articles, filters)

    def fields(self) -> dict[str, dict[str, int]]:
        """Return what filters can ask for: the values of each, with the number of articles that have it."""
        return self._catalogue.fields(self._opened())

    def _understood(self, asked: Question, ids: Sequence[str] | None) -> Retrieved:
        return self._search(asked, understand(asked, self._knows(), self.settings.understand), ids)

    def _search(self, asked: Question, meant: Query, articles: Sequence[str] | None) -> Retrieved:
        if meant.reply or meant.parts:
            return Retrieved(asked, meant, parts=tuple(self._search(asked, part, articles) for part in meant.parts))
        _ = self._ready  # begun, not waited for
        hits = self._opened().search(meant.forms, self.settings.pages, articles)
        return Retrieved(asked, meant, tuple(Page.of(hit) for hit in hits))

    def spans(self, found: Retrieved) -> list[ScoredSpan]:
        """Read the pages found, and return the spans that may answer, most confident first."""
        read = (
            score_spans(text, self.reader.read(text, pages), pages, self.reader.scale)
            for text, pages in found.forms().items()
        )
        return ranked(place for places in read for place in places)

    def _knows(self) -> Known:
        self._known = Known.of(self._opened(), self.folder, self._known)
        return self._known

    @cached_property
    def _ready(self) -> Future[list[Reading]]:
        """The reader loads while the encoder does, at the first search; what fails is told when it reads."""
        beside = ThreadPoolExecutor(1, "load")
        loading = beside.submit(self.reader.read, "", ())
        beside.shutdown(wait=False)
        return loading

    @property
    def threshold(self) -> float:
        """The confidence from which on an answer is given, 0..1."""
        return self.reader.scale.threshold if self.settings.threshold is None else self.settings.threshold

    def ask_many(
        self, questions: Iterable[str | Question], articles: Sequence[str] | None = None, **filters: Unpack[Given]
    ) -> list[Answer]:
        """The answers to many questions, in order; the same that `ask` gives one by one.

        While the pages of one question are read, those of the next are searched for.
        """
        asked = [Question.of(question) for question in questions]  # a blank one fails before any is asked
        ids = self._ids(articles, filters)
        with ThreadPoolExecutor(TOGETHER, "ask") as threads:
            return list(threads.map(lambda one: self.read(self._understood(one, ids)), asked))

    def refresh(
        self,
        progress: Progress | None = None,
        **options: Any,
    ) -> Report:
        """Make the library match its folder; questions are answered from the old state until it is done.

        For the options (`patterns`, `waiting`, `switch`, `from_scratch`, `workers`) see `index.RefreshOptions`.
        LibraryMismatch where the library is asked as it is.
        """
        if self.as_it_is:
            raise LibraryMismatch(
                f"the library {self.place} was not built from a folder on this machine, and is asked as it is; to build"
                " it here, name the folder of its articles with --articles"
            )
        self.report = refresh(
            self.place, self.folder, self.encoder, progress=progress, options=RefreshOptions(**options)
        )
        return self.report

    def _add(self, progress: Progress | None, options: dict[str, Any]) -> None:
        """Take in what is new or changed; else ask the library as it is, if there is one."""
        adding = {"allow_removals": False, "wait": 0.0} | options
        try:
            self.notes = self.refresh(progress, **adding).notes
        except LibraryMismatch:
            raise
        except (LibraryError, ArticlesNotFound) as error:
            try:
                self._opened()
            except LibraryError:
                if not isinstance(error, LibraryBusy):
                    raise error from None
                self.notes = self.refresh(progress, **adding | {"wait": None}).notes  # the first build of all
            else:
                self.notes = () if self._is_current() else (f"{error}; answering from the library as it is",)

    def _is_current(self) -> bool:
        try:
            since = self._opened().changes(self.folder)
        except ArticlesNotFound:
            return False
        return not (since.read or since.gone or since.unreachable)

    def choose(self, names: Sequence[str]) -> list[str]:
        """The ids of the articles with these names, in order; a name is an id, or a pattern over ids ("drafts/*").

        ValueError without a name; UnknownArticle, with the nearest, for one that fits no article.
        """
        return self._opened().choose(names)

    def article(self, id: str) -> Article:
        """The whole article. KeyError when the library does not hold it."""
        return self._opened().article(id)

    def articles(self) -> list[Entry]:
        """What the library holds, in order of id."""
        return self._opened().articles()

    def same_names(self) -> Iterator[tuple[SameName, str]]:
        """What the articles equate, in order of article and place, each with the words that say so."""
        library = self._opened()
        for id, said in groupby(library.names(), key=lambda same: same.article):
            text = library.article(id).text
            yield from ((same, text[same.start : same.end]) for same in said)

    @property
    def state(self) -> object:
        """Equal to that of before as long as no article and no name was changed, and so no answer."""
        return self._knows().state

    def status(self) -> Status:
        """What the library holds, with which models, and which files changed since it was built."""
        return Status.of(self._opened(), None if self.as_it_is else self.folder, self.reader.name)

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
            self._library = Library(self.place, self.encoder)
        return self._library
