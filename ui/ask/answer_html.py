"""An answer → HTML for the conversation: the short answer large, then its quotes as cards.

Everything that comes from an article, a file name or a user is escaped before it meets a tag (`ui.shared.highlight`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from pullquote.corpus import Article
from pullquote.qa import Answer, Quote
from pullquote.ui.ask.article_html import holds
from pullquote.ui.ask.compare_html import columns
from pullquote.ui.ask.menu import citing, menu
from pullquote.ui.ask.row_html import row
from pullquote.ui.shared.confidence import CLOSEST, NOT_FOUND, in_words
from pullquote.ui.shared.groups import differing, summary
from pullquote.ui.shared.highlight import Mark, key, safe, words
from pullquote.ui.shared.shortened import as_title, shortened

AROUND = 140  # characters of the article shown dimmed before and after a quote, at most
LONG, LINES = 280, 4  # characters and lines of a question that are shown unfolded, at most
ECHO = 160  # characters of the searched question that are shown, at most
HEADLINE = 90  # characters of a short answer that is set large, at most
Find = Callable[[str], Article]
"""Id → the article; raises KeyError if the library does not hold it."""


def answer(answer: Answer, find: Find) -> str:
    """One answer with its quotes, or the answers to each of several questions; quotes are numbered through."""
    if answer.reply and not answer.parts:
        return f'<div class="pq-answer"><p class="pq-reply">{safe(answer.reply)}</p></div>'
    if answer.comparison:
        laid = columns(answer, answer.comparison, lambda at: card(answer.quotes[at], at + 1, find))
        return f'<div class="pq-answer">{_notes(answer)}{laid}</div>'
    if not answer.parts:
        return _one(answer, find)
    first, html = 1, []
    for part in answer.parts:
        shown_part = part if part.found or not answer.found else replace(part, quotes=())  # as in `answer.quotes`
        heading = f'<h3 class="pq-part" dir="auto">{safe(shortened(part.understood, ECHO))}</h3>'
        html.append(heading + _one(shown_part, find, first, searched=False))
        first += len(shown_part.quotes)
    return "".join(html)


def _one(answer: Answer, find: Find, first: int = 1, *, searched: bool = True) -> str:
    """The short answer large, then its quotes; of an answer not found the closest passages, folded away."""
    cards = "".join(card(quote, number, find, marked=answer.found) for number, quote in enumerate(answer.quotes, first))
    echo = _searched(answer) if searched else ""
    if answer.found:
        short = _differing(answer) or _short(answer.text)
        note = _note(_confidence(answer) if answer.text else "", echo, _places(answer.quotes))
        return f'<div class="pq-answer">{short}{note}{_notes(answer)}{cards}</div>'
    none = f'<p class="pq-none">{NOT_FOUND}</p>{_note(echo)}{_notes(answer)}'
    closest = f"<details><summary>{CLOSEST}</summary>{cards}</details>" if cards else ""
    return f'<div class="pq-answer pq-missed">{none}{closest}</div>'


def _short(text: str) -> str:
    """The short answer; smaller where it is long."""
    size = " pq-sentence" if len(text) > HEADLINE else ""
    return f'<p class="pq-short{size}" dir="auto">{safe(text)}</p>' if text else ""


def _differing(answer: Answer) -> str:
    """Where articles differ, what each says, newest first; '' if they agree."""
    if not (groups := differing(answer)):
        return ""
    rows = "".join(
        f'<li><strong dir="auto">{safe(text)}</strong> <span class="pq-about" dir="auto">'
        f"{'; '.join(safe(' · '.join(filter(None, (quote.title, quote.date[:10])))) for quote in quotes)}</span></li>"
        for text, quotes in groups
    )
    return f'<p class="pq-short">{summary(answer)}</p><ul class="pq-differing">{rows}</ul>'


def _notes(answer: Answer) -> str:
    return "".join(f'<p class="pq-note">{safe(note)}</p>' for note in answer.notes)


def card(quote: Quote, number: int, find: Find, *, marked: bool = True) -> str:
    """One quote with what is around it, where it is, and the way to it."""
    article = _found(quote, find)
    if article is None:
        text, about = safe(quote.text), "<span>the article has changed since</span>"
    else:
        shown = row(article, quote, number, marked) if quote.cells else _in_context(article, quote, number, marked)
        text, about = shown, f'<span dir="auto">{safe(_about(article, quote))}</span>'
    also = "".join(f'<span class="pq-file" dir="auto">{safe(other)}</span>' for other in quote.also)
    also = f"<span>also in {also}</span>" if also else ""
    cite = f"“{' '.join(quote.text.split())}” — {quote.title} ({quote.article})"
    place = (
        f'data-number="{number}" data-article="{key(quote.article)}" data-start="{quote.start}" data-end="{quote.end}"'
        f' data-link="{safe(quote.link)}"'
    )
    return (
        f'<figure class="pq-quote" {place}><blockquote dir="auto">{text}</blockquote><figcaption>'
        f'<button type="button" class="pq-open" data-do="open" data-number="{number}">'
        f'<span class="pq-number">{number}</span> <cite dir="auto">{safe(as_title(quote.title))}</cite>'
        f'<span class="pq-about">{about}{also}</span></button>'
        f'<button type="button" data-do="copy" data-text="{safe(cite)}">Copy</button>{_menu(quote)}'
        "</figcaption></figure>"
    )


def _menu(quote: Quote) -> str:
    """The forms in which a quote can be cited, and its addresses."""
    public = (
        f'<button type="button" data-do="copy" data-text="{safe(quote.public_link)}">Link to the public page</button>'
        if quote.public_link
        else ""
    )
    link = '<button type="button" data-do="copylink">Link to the quote</button>' if quote.link else ""
    return menu("Cite", citing("quote") + link + public)


def question(text: str) -> str:
    """A question as it was asked; one that is long is folded, so that its answer stays in view."""
    heading = f'<h2 class="pq-question" dir="auto">{safe(text)}</h2>'
    if len(text) <= LONG and text.count("\n") < LINES:
        return heading
    unfold = '<button type="button" data-do="unfold" aria-expanded="false">Show all</button>'
    return f'<div class="pq-folded">{heading}{unfold}</div>'


def asking(questions: Iterable[str], label: str) -> str:
    """Questions to ask with one click; '' for none."""
    buttons = "".join(
        f'<button type="button" data-do="ask" dir="auto">{safe(question)}</button>' for question in questions
    )
    return f'<div class="pq-asking"><p>{safe(label)}</p>{buttons}</div>' if buttons else ""


def _found(quote: Quote, find: Find) -> Article | None:
    """The quote's article, None when it is gone or no longer holds these words."""
    try:
        article = find(quote.article)
    except KeyError:
        return None
    return article if holds(article, quote) else None


def _in_context(article: Article, quote: Quote, number: int, marked: bool) -> str:
    """The quote between what is around it on the same line, dimmed."""
    start, end = quote.start, quote.end
    low, high = _before(article.text, start), _after(article.text, end)
    marks = [Mark(number, (start, end), (quote.answer_start, quote.answer_end))] if marked else []
    return (
        _around(words(article, (low, start)), "… " if _goes_on(article.text, low) else "", "")
        + words(article, (start, end), marks)
        + _around(words(article, (end, high)), "", " …" if _goes_on(article.text, high) else "")
    )


def _around(html: str, before: str, after: str) -> str:
    return f'<span class="pq-around">{before}{html}{after}</span>' if html.strip() else ""


def _goes_on(text: str, at: int) -> bool:
    """Whether the line was cut there."""
    return 0 < at < len(text) and "\n" not in text[at - 1 : at + 1]


def _before(text: str, start: int) -> int:
    """Where to begin: on the same line, at a word's start."""
    low = max(0, start - AROUND)
    line = text.rfind("\n", low, start) + 1
    if line or not low:
        return line
    space = text.find(" ", low, start)
    return start if space < 0 else space + 1


def _after(text: str, end: int) -> int:
    """Where to stop: on the same line, at a word's end."""
    high = min(len(text), end + AROUND)
    line = text.find("\n", end, high)
    if line >= 0 or high == len(text):
        return line if line >= 0 else high
    return max(end, text.rfind(" ", end, high))


def _about(article: Article, quote: Quote) -> str:
    """Date and heading of the quote's place."""
    above = [h for h in article.headings if h.end <= quote.start]
    heading = article.text[above[-1].start : above[-1].end] if above else ""
    return " · ".join(part for part in (article.date[:10], heading if heading != article.title else "") if part)


def _note(*parts: str) -> str:
    return f'<p class="pq-note">{"".join(parts)}</p>' if any(parts) else ""


def _confidence(answer: Answer) -> str:
    """In words, with its number, a bar, and on focus what that means."""
    percent = round(100 * answer.confidence)
    meaning = f"In trials, about {percent} of 100 answers with this confidence were right."
    return (
        f'<button type="button" class="pq-sure">{in_words(answer.confidence)}'
        f' <meter class="pq-gauge" min="0" max="100" value="{percent}" aria-hidden="true"></meter> {percent} %'
        f' <span role="tooltip">{meaning}</span></button>'
    )


def _searched(answer: Answer) -> str:
    if answer.understood.strip() == answer.question.strip():
        return ""
    return f"<span>searched for “{safe(shortened(answer.understood, ECHO))}”</span>"


def _places(quotes: Iterable[Quote]) -> str:
    articles = {quote.article for quote in quotes}
    return f"<span>{len(articles)} articles</span>" if len(articles) > 1 else ""
