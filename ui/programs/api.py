"""What programs may ask of a library: named calls whose arguments and results are plain JSON.

`Api` holds the calls and knows no gradio; `api` makes endpoints of them, `tools` makes MCP tools of some. Every call
checks what it is given, since no caller is trusted, and refuses with one line.
"""

from __future__ import annotations

import copy
import functools
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pullquote.corpus import InvalidArgument, PullquoteError
from pullquote.ui.files.question_file import EARLIER, LONGEST, is_text, question_of
from pullquote.ui.limits.clients import Client, Clients
from pullquote.ui.programs.passages import best_spans, passage_dict
from pullquote.ui.shared.errors import is_user_error, message, report

if TYPE_CHECKING:
    from pullquote.qa import Pullquote, Question

HANDFUL = 8  # questions of `ask_many` that take one turn
Json = dict[str, Any]
Call = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Limits:
    """The most of one call: characters of a question, earlier questions, questions at once, passages, articles."""

    characters: int = LONGEST
    history: int = EARLIER
    questions: int = 100
    passages: int = 50
    articles: int = 1000
    batch: int = 10_000  # of one that is answered line by line


class Api:
    """The calls. Each raises ValueError, worded for the caller, for what it cannot be asked."""

    def __init__(self, library: Pullquote, limits: Limits | None = None) -> None:
        self._library = library
        self._limits = limits or Limits()

    def ask(
        self,
        question: str,
        history: list[str] | None = None,
        threshold: float | None = None,
        articles: list[str] | None = None,
        tags: list[str] | None = None,
        author: str | None = None,
        language: str | None = None,
        after: str | None = None,
        before: str | None = None,
        collection: str | None = None,
    ) -> Json:
        """Answer a question with exact quotes from the articles.

        Args:
            question: The question, in plain words.
            history: Earlier questions of the conversation, oldest first, if this one follows up on them.
            threshold: The confidence that an answer needs, 0 to 1, instead of the library's own.
            articles: Ask only these articles: names, or patterns such as "press/*".
            tags: Ask only articles that have all of these tags.
            author: Ask only articles whose author's name contains this.
            language: Ask only articles in this language, such as "en".
            after: Ask only articles of this date or later: YYYY, YYYY-MM or YYYY-MM-DD.
            before: Ask only articles dated before this day.
            collection: Ask only articles in this top-level folder.

        Returns:
            The short answer, its confidence (0 to 1), whether one was found at all, and the quotes, best first, each
            with its article and character offsets. If `found` is false, the quotes are only the closest passages.
        """
        asked = self._question({"question": question, "history": history})
        filters = _filters(articles, tags, author, language, after, before, collection)
        return self._with(threshold).ask(asked, **filters).to_dict()

    def ask_many(
        self,
        questions: list[str | Json],
        threshold: float | None = None,
        articles: list[str] | None = None,
        tags: list[str] | None = None,
        author: str | None = None,
        language: str | None = None,
        after: str | None = None,
        before: str | None = None,
        collection: str | None = None,
    ) -> list[Json]:
        """Answer many questions; the same answers as one by one, in the same order.

        Args:
            questions: Each a string, or an object with `question` and optionally `id` and `history`.
            threshold: The confidence that an answer needs, 0 to 1, instead of the library's own.
            articles: Ask only these articles: names, or patterns such as "press/*".
            tags: Ask only articles that have all of these tags.
            author: Ask only articles whose author's name contains this.
            language: Ask only articles in this language, such as "en".
            after: Ask only articles of this date or later: YYYY, YYYY-MM or YYYY-MM-DD.
            before: Ask only articles dated before this day.
            collection: Ask only articles in this top-level folder.

        Returns:
            One answer for each question, with the `id` that it was asked with.
        """
        if not isinstance(questions, list):
            raise InvalidArgument("questions must be a list")
        if len(questions) > self._limits.questions:
            raise InvalidArgument(f"{len(questions)} questions at once; {self._limits.questions} at most")
        asked = [self._numbered(number, record) for number, record in enumerate(questions, start=1)]
        filters = _filters(articles, tags, author, language, after, before, collection)
        return [answer.to_dict() for answer in self._with(threshold).ask_many(asked, **filters)]

    def search(
        self,
        question: str,
        count: int = 10,
        read: bool = False,
        articles: list[str] | None = None,
        tags: list[str] | None = None,
        author: str | None = None,
        language: str | None = None,
        after: str | None = None,
        before: str | None = None,
        collection: str | None = None,
    ) -> list[Json]:
        """Find the passages that fit a question best, without reading an answer from them.

        Args:
            question: The question, or the words to look for.
            count: How many passages, 1 to 50.
            read: Whether to also read each passage and return its best span, with confidence.
            articles: Ask only these articles: names, or patterns such as "press/*".
            tags: Ask only articles that have all of these tags.
            author: Ask only articles whose author's name contains this.
            language: Ask only articles in this language, such as "en".
            after: Ask only articles of this date or later: YYYY, YYYY-MM or YYYY-MM-DD.
            before: Ask only articles dated before this day.
            collection: Ask only articles in this top-level folder.

        Returns:
            The passages, best first, each with its article, title, heading, text and offsets; `score`
            (0 to 1, compares passages of one question), `dense` (cosine), `bm25`, and `words`, those of the question
            that the passage holds. If read, `best` is the span that answers best, null for none.
        """
        _check_number("count", count, int, 1, self._limits.passages)
        library = self._set(pages=count)
        filters = _filters(articles, tags, author, language, after, before, collection)
        found = library.search(self._question({"question": question}), **filters)
        best = best_spans(library, found) if read else None
        return [passage_dict(page, found.understood, best) for page in found.pages]

    def article(self, article: str, start: int = 0, end: int | None = None) -> Json:
        """Read an article, or a part of it.

        Args:
            article: The article's name, as quotes, passages and the list of articles give it.
            start: The character to begin at, from 0.
            end: The character to stop before; the end of the article if not given.

        Returns:
            The text from start to end, the title, and author, date, url and language, '' if unknown. `length` is that
            of the whole text.
        """
        _check_number("start", start, int, 0)
        if end is not None:
            _check_number("end", end, int, start)
        if not (isinstance(article, str) and is_text(article)):
            raise InvalidArgument("`article` must be the name of an article")
        whole = self._library.article(article)
        about = {name: getattr(whole, name) for name in ("title", "author", "date", "url", "language")}
        text = whole.text[start:end]
        place = {"start": min(start, len(whole.text)), "end": min(start, len(whole.text)) + len(text)}
        return {"article": whole.id} | about | {"length": len(whole.text)} | place | {"text": text}

    def articles(self, start: int = 0, count: int = 1000) -> list[Json]:
        """List the articles that the library holds, by name.

        Args:
            start: The article to begin at, from 0.
            count: How many articles, 1 to 1000; fewer come at the end of the list.

        Returns:
            The name, title, date, bytes of the file and number of passages of each.
        """
        _check_number("start", start, int, 0)
        _check_number("count", count, int, 1, self._limits.articles)
        return [
            {"article": entry.id, "title": entry.title, "date": entry.date, "bytes": entry.size}
            | {"passages": entry.passages}
            for entry in self._library.articles()[start : start + count]
        ]

    def status(self) -> Json:
        """Say what the library holds, with which models, and which files changed since it was built."""
        status = asdict(self._library.status())
        return {name: value for name, value in status.items() if name not in ("folder", "library")}

    def check_questions(self, questions: list[str | Json]) -> None:
        """ValueError for the first question that cannot be asked."""
        if len(questions) > self._limits.batch:
            raise InvalidArgument(f"{len(questions)} questions at once; {self._limits.batch} at most")
        for number, record in enumerate(questions, start=1):
            self._numbered(number, record)

    def refresh(self) -> Json:
        """Make the library match its folder of articles; questions are answered meanwhile.

        Returns:
            The articles added, changed, removed, unchanged and failed (with the reason), and the seconds it took.
        """
        return asdict(self._library.refresh())

    def _with(self, threshold: float | None) -> Pullquote:
        """The same library, asked with another threshold."""
        if threshold is None:
            return self._library
        _check_number("threshold", threshold, (int, float), 0, 1)
        return self._set(threshold=float(threshold))

    def _set(self, **settings: Any) -> Pullquote:
        """The same library, asked with these of its settings changed."""
        library = copy.copy(self._library)
        library.settings = replace(library.settings, **settings)
        return library

    def _numbered(self, number: int, record: Any) -> Question:
        try:
            return self._question({"question": record} if isinstance(record, str) else record)
        except InvalidArgument as error:
            raise InvalidArgument(f"question {number}: {error}") from None

    def _question(self, record: Any) -> Question:
        asked = question_of(record)
        if len(asked.history) > self._limits.history:
            raise InvalidArgument(f"{len(asked.history)} earlier questions; {self._limits.history} at most")
        longest = max(map(len, (asked.text, *asked.history, str(asked.id))))
        if longest > self._limits.characters:
            raise InvalidArgument(f"{longest} characters in one question; {self._limits.characters} at most")
        return asked


def api(library: Pullquote, *, read_only: bool, clients: Clients) -> None:
    """Adds the endpoints to the page that is being built. They are the only ones with a name."""
    from gradio import Error
    from gradio.context import LocalContext
    from gradio.events import api as endpoint

    def refused(why: str) -> Exception:
        return Error(why, print_exception=False)

    def client() -> Client:
        return clients.of_event(LocalContext.request.get(None))

    calls, own = Api(library), {"concurrency_limit": None}  # questions have turns of their own
    for call in (calls.ask, calls.search):
        asked = polite(call, refused, library.path)
        endpoint(in_turn(asked, refused, clients, client), api_name=call.__name__, **own)
    endpoint(in_handfuls(calls, refused, clients, client, library.path), api_name=calls.ask_many.__name__, **own)
    for look in (calls.article, calls.articles):
        endpoint(polite(look, refused, library.path), api_name=look.__name__)
    if not read_only:
        endpoint(polite(calls.refresh, refused, library.path), api_name="refresh", concurrency_limit=1)


def in_turn(call: Call, refused: Callable[[str], Exception], clients: Clients, client: Callable[[], Client]) -> Call:
    """The call, made in a thread when the turn of whoever asks comes; `refused` where that asks too much."""

    @functools.wraps(call)
    async def waiting(*given: Any, **named: Any) -> Any:
        asking = client()
        try:
            with clients.asking(asking, "question"):
                return await clients.run(asking, "question", functools.partial(call, *given, **named))
        except PullquoteError as error:
            raise refused(message(error)) from None

    return waiting


def in_handfuls(
    calls: Api, refused: Callable[[str], Exception], clients: Clients, client: Callable[[], Client], library: Path
) -> Call:
    """`ask_many`, a handful of questions in a turn; all are checked before the first is asked."""
    call, check = polite(calls.ask_many, refused, library), polite(calls.check_questions, refused, library)

    @functools.wraps(call)
    async def waiting(questions: Any, *given: Any, **named: Any) -> Any:
        asking, answers = client(), list[Json]()
        if isinstance(questions, list) and len(questions) <= Limits().questions:
            check(questions)
            parts = [questions[start : start + HANDFUL] for start in range(0, len(questions), HANDFUL)]
        else:
            parts = [questions]  # for the call to refuse
        try:
            with clients.asking(asking, "many"):
                for part in parts:
                    answers += await clients.run(asking, "many", functools.partial(call, part, *given, **named))
        except PullquoteError as error:
            raise refused(message(error)) from None
        return answers

    return waiting


def polite(call: Call, refused: Callable[[str], Exception], library: Path) -> Call:
    """The call; an error is raised again as `refused`, in one line, and a bug reported in the folder `library`."""

    @functools.wraps(call)
    def telling(*given: Any, **named: Any) -> Any:
        try:
            return call(*given, **named)
        except Exception as error:
            if is_user_error(error):
                raise refused(message(error)) from None
            report(error, library)
            raise refused("Sorry, this is a bug in Pullquote; a report was saved beside the library.") from None

    return telling


def _filters(articles: Any, tags: Any, *words: Any) -> Json:
    """Those that are given, by name, for `Pullquote.ask`; nothing of them is trusted."""
    for name, value in (("articles", articles), ("tags", tags)):
        if value is not None and not (isinstance(value, list) and all(isinstance(each, str) for each in value)):
            raise InvalidArgument(f"{name} must be a list of strings")
    if not all(value is None or isinstance(value, str) for value in words):
        raise InvalidArgument("author, language, after, before and collection must be strings")
    named = zip(("author", "language", "after", "before", "collection"), words, strict=True)
    return {name: value for name, value in (("articles", articles), ("tags", tags), *named) if value}


def _check_number(name: str, value: Any, kind: Any, least: float, most: float = float("inf")) -> None:
    if isinstance(value, bool) or not isinstance(value, kind) or not least <= value <= most:
        bounds = f"{least} or more" if most == float("inf") else f"in {least}..{most}"
        raise InvalidArgument(f"{name} is {str(value)[:40]!r}, not a number {bounds}")
