"""Ask a folder of articles: the whole answer path, from question to quotes.

library = Pullquote.open("articles/")
answer = library.ask("Who are its members?", history=["Where is Zhihu read?"])
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any, Literal, Unpack

from pullquote.corpus import Article, ArticlesNotFound, Coverage, InvalidArgument, scan
from pullquote.corpus import Page as PrintedPage
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
    UnknownArticle,
    counted,
    holds_library,
    home,
    model_of,
    refresh,
)
from pullquote.qa.answers.answer import Answer
from pullquote.qa.answers.build_answer import answered, merged, of_files
from pullquote.qa.answers.file_answer import MOST, KnownFile, dated, described_best, newest, quotes_about, which
from pullquote.qa.answers.left_out import NOTE, LeftOutText
from pullquote.qa.answers.quote import QuoteSettings
from pullquote.qa.answers.retrieved import Retrieved
from pullquote.qa.answers.score import ScoredSpan, less_sure, ranked, score_spans
from pullquote.qa.answers.topic import on_topic, summary
from pullquote.qa.calls.async_calls import AsyncCalls
from pullquote.qa.cancellation import check as check_wanted
from pullquote.qa.claims.check import check
from pullquote.qa.claims.restated import Done
from pullquote.qa.claims.verdict import CheckedClaim
from pullquote.qa.comparison.both_measured import both_measured
from pullquote.qa.comparison.columns import compared
from pullquote.qa.conversation.question import Question
from pullquote.qa.defaults import located, reader_for, require_articles
from pullquote.qa.filters import Catalogue, FilterOptions, Filters
from pullquote.qa.found_passage import FoundPassage
from pullquote.qa.layout.list_pages import lists_apart
from pullquote.qa.layout.table_rows import rows_apart
from pullquote.qa.links.follow import Followed, follow
from pullquote.qa.links.link import Link
from pullquote.qa.query.aliases import Alias
from pullquote.qa.query.file_question import means_file
from pullquote.qa.query.filter_words import without_filters
from pullquote.qa.query.languages import ENGLISH, encoder_for, reason, some
from pullquote.qa.query.query import Query
from pullquote.qa.query.understand import AS_ASKED, UnderstandSettings, understand
from pullquote.qa.query.vocabulary import Known
from pullquote.qa.reader.context import Page
from pullquote.qa.reader.reader import Calibration, Reader, Reading
from pullquote.qa.status import Status

WHOLE = 40  # passages read of an article that is asked for as a whole
TOGETHER = 6  # questions of `ask_many` under way at a time


@dataclass(frozen=True)
class AskSettings:
    """`pages` passages are found for a question and `read` of them are read, or more if many are as likely, see
    `Retrieved.likeliest`. `threshold` is the confidence an answer needs, None: the reader's. `understand` says how a
    question may be interpreted.
    """

    pages: int = 12
    read: int = 6
    threshold: float | None = None
    understand: UnderstandSettings = field(default_factory=UnderstandSettings)
    quotes: QuoteSettings = field(default_factory=QuoteSettings)


class Pullquote(AsyncCalls):
    """A folder of articles, its library, and the models to ask it with. Threads may share one.

    `path` is the local folder: that of the library, or for a shared one, whose address is `place`, the local state. If
    `as_it_is`, the articles are not on this machine, and nothing is built. Articles in `leaving` are no longer
    asked; the next build removes those whose files are gone.
    """

    def __init__(
        self, folder: Path | None, place: Place, encoder: Encoder, reader: Reader, settings: AskSettings
    ) -> None:
        self.place, self.path, self.as_it_is = place, home(place), folder is None
        self.folder = folder or self.path / "articles"
        self.encoder, self.reader, self.settings = encoder, reader, settings
        self.report: Report | None = None
        self.notes: Sequence[str] = ()  # lines for people, of opening
        self.leaving: frozenset[str] = frozenset()
        self._library: Library | None = None
        self._closed = False
        self._known: Known | None = None
        self._catalogue = Catalogue()
        self._left_out = LeftOutText()

    @classmethod
    def open(
        cls,
        articles: str | Path | None = None,
        library: str | Path | None = None,
        *,
        demo: bool = False,
        refresh: bool | Literal["add"] = True,
        encoder: Encoder | str | None = None,
        reader: Reader | str | None = None,
        models: Literal["english", "any", "auto"] | None = None,
        threshold: float | None = None,
        as_asked: bool = False,
        progress: Progress | None = None,
        **options: Any,
    ) -> Pullquote:
        """Open the library of a folder, first bringing it up to date.

        `library` is `.pullquote` in the folder by default, or the address of a shared one, milvus://host:port/name. A
        library named without `articles` follows the folder that it was built from on this machine, and is opened as it
        is if that is not here. Without either, the library in or above the working directory is opened, else the one
        that $PULLQUOTE_LIBRARY names; raises LibraryNotFound if there is none. With `demo` it is that of the bundled
        articles, in the user's cache.

        `encoder` is an embedding model by folder or hub name, the packaged MiniLM by default; `reader` an
        extractive question-answering model, the bundled one by default, or "sentences" for the reader without a
        model; `models` names both by what they read, and "auto" leaves it to the articles; `as_asked` searches for a
        question as written. With `refresh=False` the library is opened as it is; raises LibraryNotFound without one.
        With "add" articles are added and changed, but not removed, and if that is impossible now the library is used
        as it is; `notes` say so. The report of the refresh is in `report`; `options` are those of `refresh`.
        """
        if threshold is not None and not 0 <= threshold <= 1:
            raise InvalidArgument(f"threshold {threshold} must be in 0..1")
        folder, place = located(articles, library, demo)
        new = models is None and encoder is None and model_of(place) is None
        model = encoder_for(encoder, place, folder, models, anew=bool(options.get("switch")))
        settings = AskSettings(threshold=threshold, understand=AS_ASKED if as_asked else UnderstandSettings())
        opened = cls(folder, place, model, reader_for(reader, model), settings)
        if opened.as_it_is or not refresh:
            opened._opened()
        elif refresh == "add":
            opened._add(progress, options)
        else:
            opened.refresh(progress, **options)
        if new and (why := opened.why_models()) and why != ENGLISH:
            opened.notes = (*opened.notes, f"models: {model.name}, {why}")
        return opened

    def ask(
        self,
        question: str | Question,
        history: Sequence[str] = (),
        answers: Sequence[str] = (),
        articles: Sequence[str] | None = None,
        **filters: Unpack[FilterOptions],
    ) -> Answer:
        """Answer one message. Raises ValueError if it contains no words.

        `history`: the earlier questions, oldest first; `answers`: the short answers they got, '' for none.
        `articles`: those to search, see `choose`; all by default. `filters` limit them further: `tags`, `author`,
        `language`, `after`, `before`, `collection`, see `Filters`.
        """
        return self.read(self.search(question, history, answers, articles, **filters))

    def search(
        self,
        question: str | Question,
        history: Sequence[str] = (),
        answers: Sequence[str] = (),
        articles: Sequence[str] | None = None,
        **filters: Unpack[FilterOptions],
    ) -> Retrieved:
        """Find the passages that may answer, best first; the first, fast half of `ask`."""
        return self._understood(Question.of(question, history, answers), self._ids(articles, filters))

    def read(self, found: Retrieved) -> Answer:
        """Read the answer from the passages found; the second, slow half of `ask`."""
        check_wanted()
        if found.query.compared:
            return compared(found, self.encoder.encode, self.threshold, self.settings.quotes)
        if which := found.query.which:
            whole = self.read(replace(found, query=replace(found.query, which=None, sides=()), parts=()))
            return both_measured(which, whole, [self.read(part) for part in found.parts], self.threshold)
        if found.query.reply or found.parts:
            return merged(found.asked, found.query, [self.read(part) for part in found.parts])
        if means_file(found.query.text) and (by_files := self._by_files(found)):
            return by_files
        scored = self._on_topic(found) if found.query.topic else self.spans(found)
        answer = answered(found.asked, found.query, scored, self.threshold, self.settings.quotes)
        return answer if answer.found else self._by_files(found) or self._by_left_out(found) or answer

    def _by_left_out(self, found: Retrieved) -> Answer | None:
        """The answer from what the passages leave out; None if there is none, either."""
        if found.query.topic or self._closed:
            return None
        pages = self._left_out.pages(self._opened(), found.query.text, found.among)
        if not pages:
            return None
        query = replace(found.query, notes=(*found.query.notes, NOTE))
        scored = self.spans(replace(found, pages=tuple(pages)))
        answer = answered(found.asked, query, scored, self.threshold, self.settings.quotes)
        return answer if answer.found else None

    def _on_topic(self, found: Retrieved) -> list[ScoredSpan]:
        encode = self.encoder.encode
        return summary(found.pages, encode) if found.query.article else on_topic(found.query.forms, found.pages, encode)

    def _by_files(self, found: Retrieved) -> Answer | None:
        """The answer from metadata, if the question asks for it and there is one."""
        text, kind = found.query.text, found.query.files
        if kind == "articles":
            about = self._catalogue.of(self._opened())
            held = (KnownFile(e.id, e.title, about[e.id].author, about[e.id].date) for e in self.articles())
            ids = which(text, held, found.among)
            quotes = dated(self.article(id) for id in ids[:MOST])
        elif kind:
            ids, quotes = [], quotes_about(text, kind, found.pages)
        else:
            return None
        return of_files(found, quotes, self.threshold, len(ids)) if quotes else None

    def _ids(self, articles: Sequence[str] | None, filters: FilterOptions) -> list[str] | None:
        ids, wanted = None if articles is None else self.choose(articles), Filters(**filters)
        ids = self._catalogue.passing(self._opened(), wanted, ids) if wanted else ids
        if not self.leaving:
            return ids
        held = [entry.id for entry in self.articles()] if ids is None else ids
        if left := [id for id in held if id not in self.leaving]:
            return left
        raise UnknownArticle("no article is left to ask: all were removed")

    def check_filters(self, articles: Sequence[str] | None = None, **filters: Unpack[FilterOptions]) -> None:
        """Raise what asking with these filters would raise: UnknownArticle, or ValueError."""
        self._ids(articles, filters)

    def fields(self) -> dict[str, dict[str, int]]:
        """Return what filters can ask for: the values of each, with the number of articles that have it."""
        return self._catalogue.fields(self._opened())

    def check(
        self, claim: str | Question, articles: Sequence[str] | None = None, **filters: Unpack[FilterOptions]
    ) -> CheckedClaim:
        """Say whether the articles support the claim, contradict it or do not say; see `qa.claims.check`.

        Filters are those of `ask`. A claim is one sentence; it is not understood from a conversation.
        """
        asked, ids = Question.of(claim), self._ids(articles, filters)
        claimed = understand(asked, self._knows(), AS_ASKED)
        if done := Done.of(asked.text):  # searched for by the other verbs, too
            claimed = replace(claimed, aliases=(Alias(*done.verb, done.others),))
        found = self._search(asked, claimed, ids, self.settings.pages)

        def ask(question: str) -> Answer:
            query = understand(Question(question), self._knows(), AS_ASKED)
            return self.read(self._search(Question(question), query, ids, self.settings.pages))

        return replace(check(asked.text, found.pages, ask), id=asked.id)

    def passages(
        self,
        question: str | Question,
        k: int = 10,
        articles: Sequence[str] | None = None,
        **filters: Unpack[FilterOptions],
    ) -> list[FoundPassage]:
        """Return the `k` passages that fit a question best, best first, for a program that reads them itself.

        The question is understood as `ask` does; of several in one message each has its best passages. Filters are
        those of `ask`. [] for what is not a question.
        """
        found = self._understood(Question.of(question), self._ids(articles, filters), k)
        pages = [page for part in (found, *found.parts) for page in part.pages]
        best: dict[tuple[str, int], FoundPassage] = {}
        for passage in sorted(map(FoundPassage.of, pages), key=lambda passage: -passage.score):
            best.setdefault((passage.article, passage.start), passage)
        return list(best.values())[:k]

    def _understood(self, asked: Question, ids: Sequence[str] | None, pages: int | None = None) -> Retrieved:
        bare, filters = without_filters(asked) if self.settings.understand.filters else (asked, Filters())
        if filters:
            try:
                ids = self._catalogue.passing(self._opened(), filters, ids)
            except UnknownArticle as error:
                return Retrieved(asked, Query(bare.text, reply=f"{str(error)[0].upper()}{str(error)[1:]}."))
        check_wanted()
        query = understand(bare, self._knows(), self.settings.understand)
        if filters:
            query = replace(query, notes=(*query.notes, f"only articles {filters.words()}"))
        return self._search(asked, query, ids, self.settings.pages if pages is None else pages)

    def _search(self, asked: Question, query: Query, articles: Sequence[str] | None, pages: int) -> Retrieved:
        if query.reply or query.parts:
            parts = tuple(self._search(asked, part, articles, pages) for part in query.parts)
            return Retrieved(asked, query, parts=parts)
        _ = self._ready  # begun, not waited for
        query, among = self._in_file(query, articles)
        hits = self._opened().search(query.forms, pages, among, query.before)
        what, oldest = query.latest
        if what and (latest := newest(what, oldest, [hit.article for hit in hits])):
            among = [latest]
            hits = self._opened().search(query.forms, pages, among, query.before)
        elif query.article and (one := described_best(query.text, [Page.of(hit) for hit in hits])):
            among = [one]
            hits = self._opened().search(query.forms, max(WHOLE, pages), among)
        found = tuple(Page.of(hit) for hit in hits)
        parts = tuple(self._search(asked, side, articles, pages) for side in query.sides)
        return Retrieved(asked, query, found, parts, among=None if among is None else tuple(among))

    def _in_file(self, query: Query, articles: Sequence[str] | None) -> tuple[Query, Sequence[str] | None]:
        """Search only the file that a question names; if there is no such file, a note says so."""
        if not query.file:
            return query, articles
        for name in (query.file, f"*{query.file}"):
            try:
                ids = [id for id in self.choose([name]) if articles is None or id in articles]
            except UnknownArticle:
                continue
            if ids:
                return query, ids
        return replace(query, notes=(*query.notes, f"{query.file} is not in the library")), articles

    def spans(self, found: Retrieved) -> list[ScoredSpan]:
        """Read the likeliest of the pages found, and return the spans that may answer, most confident first."""
        forms, scale = found.likeliest(self.settings.read).forms(), self._scale
        apart = ((text, rows_apart(text, lists_apart(pages))) for text, pages in forms.items())
        others = [name for alias in found.query.aliases for name in alias.others]
        read = (score_spans(text, self.reader.read(text, pages), pages, scale, others) for text, pages in apart)
        return less_sure(ranked(place for places in read for place in places), found.query.unheard)

    def _knows(self) -> Known:
        self._known = Known.of(self._opened(), self.folder, self._known)
        return self._known

    @cached_property
    def _ready(self) -> Future[list[Reading]]:
        """The reader loads while the encoder does, at the first search; failures show when it reads."""
        beside = ThreadPoolExecutor(1, "load")
        loading = beside.submit(self.reader.read, "", ())
        beside.shutdown(wait=False)
        return loading

    @property
    def threshold(self) -> float:
        """The confidence that an answer needs, 0..1."""
        return self._scale.threshold if self.settings.threshold is None else self.settings.threshold

    @property
    def _scale(self) -> Calibration:
        return self.reader.scale.among((self._known or self._knows()).passages)  # as of the last question

    def ask_many(
        self,
        questions: Iterable[str | Question],
        articles: Sequence[str] | None = None,
        **filters: Unpack[FilterOptions],
    ) -> list[Answer]:
        """Answer many questions, in order, with the same answers as `ask` one by one.

        While the pages of some questions are read, those of the next are searched for.
        """
        if isinstance(questions, str):
            raise TypeError(f"questions must be a list, such as [{questions!r}]; for one question use ask")
        asked = [Question.of(question) for question in questions]  # a blank one fails before any is asked
        ids = self._ids(articles, filters)
        contexts = [copy_context() for _ in asked]  # with whoever waits for the answers
        with ThreadPoolExecutor(TOGETHER, "ask") as threads:
            ask = lambda context, one: context.run(lambda: self.read(self._understood(one, ids)))  # noqa: E731
            return list(threads.map(ask, contexts, asked))

    def refresh(
        self,
        progress: Progress | None = None,
        **options: Any,
    ) -> Report:
        """Make the library match its folder; questions are answered from the old state until it is done.

        For the options (`patterns`, `waiting`, `switch`, `from_scratch`, `workers`) see `index.RefreshOptions`.
        Raises LibraryMismatch if the library is asked as it is.
        """
        self._check_open()
        if self.as_it_is:
            raise LibraryMismatch(
                f"the library {self.place} was not built from a folder on this machine, and is used as it is; to build"
                " it here, name the folder of its articles with --articles"
            )
        leaving = self.leaving
        settings = RefreshOptions(**{"leaving": leaving, **options})
        if not holds_library(self.path):
            require_articles(self.folder, settings.patterns)
        self.report = refresh(self.place, self.folder, self.encoder, progress=progress, options=settings)
        self.leaving -= leaving
        return self.report

    def _add(self, progress: Progress | None, options: dict[str, Any]) -> None:
        """Add what is new or changed; else use the library as it is, if there is one."""
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
                why = str(error).rstrip(".")
                self.notes = () if self._is_current() else (f"{why}; answering from the library as it is",)

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
        """The whole article. Raises KeyError if the library does not hold it."""
        return self._opened().article(id)

    def page(self, article: str, number: int) -> PrintedPage:
        """A page of an article, from 1, and where each word of the text is on it.

        Raises KeyError if the library does not hold the article, ValueError if it has no such page.
        """
        pages = self.article(article).pages
        if not 1 <= number <= len(pages):
            has = f"has pages 1 to {len(pages)}" if pages else "has no pages"
            raise InvalidArgument(f"page {number}: {article} {has}")
        return pages[number - 1]

    def file(self, article: str) -> Path:
        """The file that an article was read from. Raises KeyError if the library does not hold it, ArticlesNotFound if
        the file is gone, or was left out since.
        """
        self.article(article)
        found: Path | None = self.folder / article
        if found and not found.is_file():  # where a name is no text, its id is another than its path
            found = next((file.path for file in scan(self.folder).files if file.id == article), None)
        if found is None:
            raise ArticlesNotFound(f"{article} is no more in {self.folder}; run: pullquote build")
        return found

    def follow(self, link: str) -> Followed:
        """Where the words of a quote's link stand now, and what became of them; see `qa.links.follow`.

        ValueError for what is no link. A renamed file is known by its content.
        """
        return follow(Link.read(link), self.articles(), self.article)

    def articles(self) -> list[Entry]:
        """What the library holds, in order of id."""
        return self._opened().articles()

    def coverage(self) -> list[Coverage]:
        """The files that are not fully searched: the share that is, and what is left out; the least searched first."""
        return self._opened().coverage()

    def same_names(self) -> Iterator[tuple[SameName, str]]:
        """The names that the articles equate, in order of article and place, each with the words that say so."""
        library = self._opened()
        for id, said in groupby(library.names(), key=lambda same: same.article):
            text = library.article(id).text
            yield from ((same, text[same.start : same.end]) for same in said)

    @property
    def state(self) -> object:
        """Unchanged as long as no article and no name, and so no answer, has changed."""
        return self._knows().state

    @property
    def generation(self) -> int:
        """Rises with every published change of the library."""
        return self._opened().generation

    def status(self) -> Status:
        """What the library holds, with which models, and which files changed since it was built."""
        folder = None if self.as_it_is else self.folder
        return Status.of(self._opened(), folder, self.reader.name, self.why_models())

    def why_models(self) -> str:
        """Why the library has its models, judging by its articles, and what would read them better."""
        return reason(self.encoder.name, (self.article(entry.id).text for entry in some(self.articles())))

    def __repr__(self) -> str:
        name = self.place if self.as_it_is else self.folder.absolute().name
        if self._closed or (self._library is None and not holds_library(self.path)):
            return f"<Pullquote {str(name)!r}: {'closed' if self._closed else 'not built yet'}>"
        library = self._opened()
        held = f"{counted(len(library.articles()), 'article')}, {counted(library.count(), 'passage')}"
        return f"<Pullquote {str(name)!r}: {held}>"

    def close(self) -> None:
        """Close the library's files; later calls raise LibraryError."""
        self._closed = True
        if self._library is not None:
            self._library.close()
            self._library = None

    def __enter__(self) -> Pullquote:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def _check_open(self) -> None:
        if self._closed:
            raise LibraryError(f"the library {self.place} is closed; open it again with Pullquote.open")

    def _opened(self) -> Library:
        self._check_open()
        if self._library is None:
            self._library = Library(self.place, self.encoder)
        return self._library
