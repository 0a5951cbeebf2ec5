"""An article → HTML of the page that opens beside the conversation, its quotes marked and numbered.

Set as an article: headings, paragraphs, a readable measure. What was left out of search as page noise is greyed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pullquote.corpus import Article, Block, Span, blocks, runs
from pullquote.index import Entry
from pullquote.qa import Quote
from pullquote.ui.shared.highlight import Mark, key, noise_in, safe, words
from pullquote.ui.shared.shortened import as_title

_LOST = '<p class="pq-trouble" role="alert">The article has changed since.</p>'
LISTED = 60  # articles named before one is opened


@dataclass(frozen=True, slots=True)
class Opening:
    """What to open: `quotes` of one answer, the `at`-th in view, and the turn of the conversation they stand in."""

    quotes: tuple[Quote, ...]
    at: int = 0
    turn: int | None = None


def page(article: Article, opening: Opening) -> str:
    """The whole article, with those of the quotes that stand in it. Quotes of words it no longer holds are left out."""
    marks = [
        Mark(number, (quote.start, quote.end), (quote.answer_start, quote.answer_end))
        for number, quote in enumerate(opening.quotes, start=1)
        if quote.article == article.id and holds(article, quote)
    ]
    body = "".join(_block(article, block, marks) for block in blocks(article))
    lost = _LOST if opening.quotes and not marks else ""
    inside = f'{_head(article, opening)}{lost}<div class="pq-body" tabindex="0">{body}</div>'
    return f'<article class="pq-article" {_place(article, opening)}>{inside}</article>'


def empty(articles: Sequence[Entry]) -> str:
    """What stands there before an article is opened: the contents of the library."""
    button = '<li><button type="button" data-do="article" data-article="{}">{}</button></li>'
    rows = "".join(button.format(key(entry.id), safe(as_title(entry.title))) for entry in articles[:LISTED])
    more = f"<p>… and {len(articles) - LISTED:,} more</p>" if len(articles) > LISTED else ""
    return f'<section class="pq-contents" aria-label="Contents"><h2>In this library</h2><ul>{rows}</ul>{more}</section>'


def missing(id: str) -> str:
    """What stands there when the article asked for is not in the library."""
    return f'<p class="pq-trouble" role="alert">The library contains no article “{safe(id)}”.</p>'


def holds(article: Article, quote: Quote) -> bool:
    """Whether the quote is still the article's own words."""
    return article.text[quote.start : quote.end] == quote.text


def byline(article: Article) -> str:
    """What the file tells of itself beside its title."""
    return " · ".join(part for part in (article.author, article.date) if part)


def _place(article: Article, opening: Opening) -> str:
    """Attributes by which the page's script knows what it shows."""
    quote = opening.quotes[opening.at] if opening.quotes else None
    start, end = (quote.start, quote.end) if quote else (0, 0)
    shown = {"article": key(article.id), "start": start, "end": end, "at": opening.at + 1, "of": len(opening.quotes)}
    shown |= {} if opening.turn is None else {"turn": opening.turn}
    return " ".join(f'data-{name}="{value}"' for name, value in shown.items())


def _head(article: Article, opening: Opening) -> str:
    about = " · ".join(filter(None, (safe(byline(article)), safe(article.id), _source(article.url))))
    walk = ""
    if len(opening.quotes) > 1:
        walk = (
            '<button type="button" data-do="step" data-by="-1" aria-label="Previous quote">‹</button>'
            f'<span class="pq-at">quote <b>{opening.at + 1}</b> of {len(opening.quotes)}</span>'
            '<button type="button" data-do="step" data-by="1" aria-label="Next quote">›</button>'
        )
    return (
        f'<header><div><h2 dir="auto">{safe(as_title(article.title))}</h2><p>{about}</p></div>'
        f'<nav aria-label="This article">{walk}'
        '<button type="button" data-do="only" aria-label="Ask only this article">Ask only this</button>'
        '<button type="button" data-do="link">Copy link</button>'
        '<button type="button" data-do="close" aria-label="Close the article">Close</button></nav></header>'
    )


def _source(url: str) -> str:
    """A link to where the article came from; only to the web, whatever the file says."""
    if not url.startswith(("http://", "https://")):
        return ""
    return f'<a href="{safe(url)}" target="_blank" rel="noopener noreferrer nofollow">source</a>'


def _block(article: Article, block: Block, marks: Iterable[Mark]) -> str:
    span = (block.start, block.end)
    here = [mark for mark in marks if mark.quote[0] < block.end and block.start < mark.quote[1]]
    if _left_out(article, span):
        return f'<p class="pq-left-out" dir="auto">{words(article, span, here)}</p>'
    tag = f"h{min(block.level + 2, 6)}" if block.level else "p"
    return f'<{tag} dir="auto">{words(article, span, here)}</{tag}>'


def _left_out(article: Article, span: Span) -> bool:
    """Whether nothing but noise stands there."""
    pieces = runs(span, noise_in(article, span))
    return not any(article.text[start:end].strip() for (start, end), noise in pieces if not noise)
