"""What the tab "Batch" shows → fragments of HTML: how far it is, and the table of questions and answers.

Everything that comes from an article, a file name or a user is escaped before it meets a tag.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pullquote.ui.articles.html import message_html, safe
from pullquote.ui.batch.sheet import Sheet
from pullquote.ui.shared import highlight
from pullquote.ui.shared.confidence import NOT_FOUND, in_words
from pullquote.ui.shared.groups import differing, summary
from pullquote.ui.shared.highlight import key
from pullquote.ui.shared.html_table import table as grid
from pullquote.ui.shared.shortened import as_title

if TYPE_CHECKING:
    from pullquote.qa import Answer, Quote

ROWS = 200  # answers shown; the files hold all


def holds(sheet: Sheet) -> str:
    """What a file holds that was not asked yet."""
    rows = f"{sheet.blank:,} row{'' if sheet.blank == 1 else 's'}"
    blank = message_html(f"{rows} without a question skipped.") if sheet.blank else ""
    return message_html(f"{_questions(sheet.total)} in {sheet.name}.") + blank


def progress(sheet: Sheet, *, stopped: bool = False) -> str:
    """How many are answered; a bar while it goes on."""
    found = sum(answer.found or bool(answer.reply) for answer in sheet.answers)
    if sheet.done or stopped:
        so_far = "Stopped: " if stopped and not sheet.done else ""
        of = f"{len(sheet.answers):,} of {_questions(sheet.total)}"
        return message_html(f"{so_far}{of} asked, {found:,} answered, {len(sheet.answers) - found:,} not found.")
    return (
        f'<label class="pq-progress"><span>{len(sheet.answers):,} of {_questions(sheet.total)}</span>'
        f'<progress max="{sheet.total}" value="{len(sheet.answers)}"></progress></label>'
    )


def table(sheet: Sheet) -> str:
    """Question, answer, confidence in words, and the first quote with its article; at most `ROWS`."""
    if not sheet.answers:
        return ""
    hidden = len(sheet.answers) - ROWS
    more = f'<p class="pq-more">… {hidden:,} more: download to see all</p>' if hidden > 0 else ""
    return grid("pq-sheet", "Answers", _COLUMNS, map(_row, sheet.answers[:ROWS])) + more


_COLUMNS = (
    "Question",
    "Short answer",
    '<button type="button" data-do="sure">Confidence</button>',
    "First quote",
)


def _row(answer: Answer) -> tuple[str, ...]:
    question = (
        f'<span class="pq-asked" dir="auto">{highlight.safe(answer.question)}</span>'
        '<button type="button" class="pq-only" data-do="chat">Open in the chat</button>'
    )
    first = _quote(answer.quotes[0], answer.found) if answer.quotes else ""
    if answer.reply and not answer.parts:
        return question, f"<span>{highlight.safe(answer.reply)}</span>", "", first
    if not answer.found:
        return question, f'<span class="pq-none">{NOT_FOUND}</span>', "", first
    return question, _answer(answer), _sure(answer) if answer.text else "", first


def _answer(answer: Answer) -> str:
    """The short answer; those of several questions, or those of articles that differ; of a topic, its quotes alone."""
    if groups := differing(answer):
        several = "; ".join(highlight.safe(text) for text, _ in groups)
        return f'<span>{summary(answer)}</span>: <b dir="auto">{several}</b>'
    texts = [part.text for part in answer.parts if part.found and part.text] or [answer.text]
    if not any(texts):
        count = len(answer.quotes)
        return f"<i>{count} quote{'s' * (count != 1)}</i>"
    return f'<b dir="auto">{highlight.safe("; ".join(texts))}</b>'


def _sure(answer: Answer) -> str:
    return (
        f'<span title="confidence {answer.confidence:.2f}" data-sure="{answer.confidence:.4f}">'
        f"{in_words(answer.confidence)}</span>"
    )


def _quote(quote: Quote, found: bool) -> str:
    """The quote with the answer marked in it; the closest passage, unmarked, where there is no answer."""
    start, end = quote.plain_start, quote.plain_end
    before, inside, after = map(highlight.safe, (quote.plain[:start], quote.plain[start:end], quote.plain[end:]))
    marked = f"{before}<mark>{inside}</mark>{after}" if inside and found else before + inside + after
    link = f"#article={key(quote.article)}&amp;start={quote.start}&amp;end={quote.end}"
    closest = "" if found else '<span class="pq-closest">closest: </span>'
    return (
        f'{closest}<q dir="auto">{marked}</q>'
        f'<a class="pq-open" href="{link}" title="{safe(quote.article)}" dir="auto">{safe(as_title(quote.title))}</a>'
    )


def _questions(count: int) -> str:
    return f"{count:,} question{'' if count == 1 else 's'}"
