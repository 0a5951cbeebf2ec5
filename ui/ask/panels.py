"""What the tab "Ask" shows of a library, looked up each time, or the error instead."""

from __future__ import annotations

import functools
import uuid
from collections.abc import Callable, Iterator
from typing import Any

from pullquote.corpus import InvalidArgument, PullquoteError
from pullquote.qa import Pullquote, Quote, Suggestions
from pullquote.ui.ask import answer_html
from pullquote.ui.ask.article_html import Opening, empty, missing, page, said
from pullquote.ui.ask.conversation import Chat
from pullquote.ui.ask.scope import choices
from pullquote.ui.shared.errors import is_user_error, message
from pullquote.ui.shared.highlight import safe, trouble


def shows_errors(look: Callable[..., str]) -> Callable[..., str]:
    """Show an error in place of the content, such as a server that does not answer."""

    @functools.wraps(look)
    def looked(*args: Any) -> str:
        try:
            return look(*args)
        except Exception as error:
            if not is_user_error(error):
                raise
            return trouble(message(error))

    return looked


@shows_errors
def contents(library: Pullquote) -> str:
    """What is beside the conversation before an article is opened."""
    return empty(library.articles())


@shows_errors
def welcome(library: Pullquote) -> str:
    """What is there before the first question."""
    count = len(library.articles())
    held = f"{count:,} article{'' if count == 1 else 's'}"
    return f'<div class="pq-welcome"><p>Ask {held} a question.<br>Every answer is an exact quote.</p></div>'


@shows_errors
def to_choose(library: Pullquote, words: str) -> str:
    """What questions can be limited to, where it fits the words."""
    return choices(library.articles(), library.fields(), words)


def offered(suggestions: Suggestions, chat: Chat) -> Iterator[str]:
    """Suggested questions, as they are found to be answered. The page puts them under their turn, unless there are
    newer ones."""
    answer = chat.turns[-1].answer if chat.turns else None
    if chat.turns and answer is None:
        return
    questions: list[str] = []
    new = uuid.uuid4().hex  # the page notices only what changes
    try:
        for question in suggestions(answer):
            questions.append(question)
            asking = answer_html.asking(questions, "You could ask next" if answer else "For example")
            place = f'data-after="{len(chat.turns)}" data-chat="{safe(chat.id)}" data-new="{new}"'
            yield f"<div {place}>{asking}</div>"
    except Exception as error:
        if not is_user_error(error):  # else the rest of the page tells it
            raise


@shows_errors
def opened(library: Pullquote, id: str, opening: Opening) -> str:
    """The article as HTML, or a word that the library does not hold it."""
    try:
        return page(library.article(id), opening, has_file=_has_file(library, id))
    except (KeyError, UnicodeError):  # no file has a name that is not text
        return missing(id)


@shows_errors
def linked(library: Pullquote, id: str, link: str, as_text: bool = False) -> str:
    """What a link to an article, or to a quote in it, leads to by now; `link` from its `#` on."""
    try:
        found = library.follow(link)
    except InvalidArgument:  # it names no place: the article alone
        return opened(library, id, Opening((), as_text=as_text))
    if not found.article:
        return missing(id) + said(found.said)
    article = library.article(found.article)
    start, end = found.start, found.end
    quote = Quote(article.id, article.title, start, end, article.text[start:end], start, start, 0.0)
    opening = Opening((quote,) if start < end else (), as_text=as_text, followed=found, link=link)
    return page(article, opening, has_file=_has_file(library, article.id))


def _has_file(library: Pullquote, id: str) -> bool:
    """Whether the file of an article is on this machine; that of a shared library may not be."""
    try:
        library.file(id)
    except (PullquoteError, OSError):
        return False
    return True
