"""An answer → a fragment of HTML for the page.

Everything that comes from an article, a file name or a user is escaped before it meets a tag; the only markup is
written here. The marked words are cut out by offset, never searched for.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from ui.confidence import NOT_FOUND, in_words
from ui.controls import visible

if TYPE_CHECKING:
    from qa import Answer, Quote


def answer(answer: Answer) -> str:
    """One answer with its quotes; of an answer not found the closest passages, folded away."""
    quotes = "".join(quote(each, marked=answer.found) for each in answer.quotes)
    if answer.found:
        short = f'<p class="pq-short" dir="auto">{_safe(answer.text)}</p>'
        return f'<article class="pq-answer">{short}{_note(_confidence(answer), _searched(answer))}{quotes}</article>'
    none = f'<p class="pq-none">{NOT_FOUND}</p>{_note(_searched(answer))}'
    closest = f"<details><summary>Closest passages</summary>{quotes}</details>" if quotes else ""
    return f'<article class="pq-answer pq-missed">{none}{closest}</article>'


def quote(quote: Quote, *, marked: bool = True) -> str:
    """One quote as a card: the sentence, with the answer marked in it where there is one, and where it stands."""
    start, end = quote.answer_start - quote.start, quote.answer_end - quote.start
    before, inside, after = (_safe(part) for part in (quote.text[:start], quote.text[start:end], quote.text[end:]))
    words = f"{before}<mark>{inside}</mark>{after}" if inside and marked else before + inside + after
    places = _places([quote.article, *quote.also])
    caption = f'<figcaption><cite dir="auto">{_safe(quote.title)}</cite> {places}</figcaption>'
    return f'<figure class="pq-quote"><blockquote dir="auto">{words}</blockquote>{caption}</figure>'


def question(text: str) -> str:
    """A question as it was asked."""
    return f'<p class="pq-question" dir="auto">{_safe(text)}</p>'


def trouble(message: str) -> str:
    """What the user can mend, in the place of an answer."""
    return f'<p class="pq-trouble" role="alert">{_safe(message)}</p>'


def _safe(text: str) -> str:
    """Text that shows as itself: no tag, no entity, no control character."""
    return escape(visible(text))


def _note(*parts: str) -> str:
    return f'<p class="pq-note">{"".join(parts)}</p>' if any(parts) else ""


def _confidence(answer: Answer) -> str:
    return f'<span title="confidence {answer.confidence:.2f}">{in_words(answer.confidence)}</span>'


def _searched(answer: Answer) -> str:
    if answer.understood.strip() == answer.question.strip():
        return ""
    return f"<span>searched for “{_safe(answer.understood)}”</span>"


def _places(articles: Iterable[str]) -> str:
    return " ".join(f'<span class="pq-place" dir="auto">{_safe(article)}</span>' for article in articles)
