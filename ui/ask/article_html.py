"""An article → HTML of the page that opens beside the conversation, its quotes marked and numbered.

Set as an article: headings, paragraphs, a readable measure. What was left out of search as page noise is greyed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pullquote.corpus import Article, Block, Span, blocks, runs
from pullquote.index import Entry
from pullquote.qa import Followed, Quote
from pullquote.ui.pages.html import sheets, switch, tools
from pullquote.ui.shared.highlight import Mark, key, noise_in, safe, words
from pullquote.ui.shared.shortened import as_title

_LOST = '<p class="pq-trouble" role="alert">The article has changed since.</p>'
LISTED = 60  # articles named before one is opened


@dataclass(frozen=True, slots=True)
class Opening:
    """What to open: `quotes` of one answer, the `at`-th in view, and the turn of the conversation they are in.
    An article with pages is shown by these, unless it is wanted `as_text`. `followed`: what became of the `link` that
    led here."""

    quotes: tuple[Quote, ...]
    at: int = 0
    turn: int | None = None
    as_text: bool = False
    followed: Followed | None = None
    link: str = ""


def page(article: Article, opening: Opening, *, has_file: bool = False) -> str:
    """The whole article, with those of the quotes that are in it. Quotes of words it no longer holds are left out.

    `has_file`: whether the file that it was read from is there, for its pages to be shown.
    """
    marks = [
        Mark(number, (quote.start, quote.end), (quote.answer_start, quote.answer_end))
        for number, quote in enumerate(opening.quotes, start=1)
        if quote.article == article.id and holds(article, quote)
    ]
    lost = _followed(opening.followed) or (_LOST if opening.quotes and not marks else "")
    paged = has_file and bool(article.pages)
    if paged and not opening.as_text:
        body = f"{tools(article)}{lost}{sheets(article, marks)}"
    else:
        text = "".join(_block(article, block, marks) for block in blocks(article))
        bar = f'<div class="pq-view">{switch(printed=False)}</div>' if paged else ""
        body = f'{bar}{lost}<div class="pq-body" tabindex="0">{text}</div>'
    view = ("text" if opening.as_text else "page") if paged else ""
    place = f'{_place(article, opening)} data-view="{view}" data-version="{article.fingerprint[:16]}"'
    return f'<article class="pq-article" {place}>{_head(article, opening, has_file)}{body}</article>'


def empty(articles: Sequence[Entry]) -> str:
    """What is there before an article is opened: the contents of the library."""
    button = '<li><button type="button" data-do="article" data-article="{}" dir="auto">{}</button></li>'
    rows = "".join(button.format(key(entry.id), safe(as_title(entry.title))) for entry in articles[:LISTED])
    more = f"<p>… and {len(articles) - LISTED:,} more</p>" if len(articles) > LISTED else ""
    return f'<section class="pq-contents" aria-label="Contents"><h2>In this library</h2><ul>{rows}</ul>{more}</section>'


def said(words: str) -> str:
    """The words as they were when their link was made; '' for none."""
    return f'<blockquote class="pq-said" dir="auto">{safe(words)}</blockquote>' if words.strip() else ""


def _followed(found: Followed | None) -> str:
    """What became of the words of a link, where they are not what and where they were."""
    if found is None or not found.message:
        return ""
    message = f"{re.sub('^the', 'The', found.message)}."  # a file's name stays as it is
    return f'<div class="pq-followed" role="status"><p>{safe(message)}</p>{said(found.said)}</div>'


def missing(id: str) -> str:
    """What is there when the article asked for is not in the library."""
    return f'<p class="pq-trouble" role="alert">The library contains no article “{safe(id)}”.</p>'


def holds(article: Article, quote: Quote) -> bool:
    """Whether the quote is still the article's own words."""
    return article.text[quote.start : quote.end] == quote.text


def byline(article: Article) -> str:
    """What the file tells of itself beside its title."""
    return " · ".join(part for part in (article.author, article.date[:10]) if part)


def _place(article: Article, opening: Opening) -> str:
    """Attributes by which the page's script knows what it shows."""
    quote = opening.quotes[opening.at] if opening.quotes else None
    start, end = (quote.start, quote.end) if quote else (0, 0)
    shown = {"article": key(article.id), "start": start, "end": end, "at": opening.at + 1, "of": len(opening.quotes)}
    shown |= {} if opening.turn is None else {"turn": opening.turn}
    shown |= {"link": safe(opening.link)} if opening.link else {}
    return " ".join(f'data-{name}="{value}"' for name, value in shown.items())


def _head(article: Article, opening: Opening, has_file: bool) -> str:
    told = f'<bdi dir="auto">{safe(" · ".join(filter(None, (byline(article), article.id))))}</bdi>'
    about = " · ".join(filter(None, (told, _source(article.url))))
    walk, file = "", ""
    if has_file:
        address = f"api/file?article={key(article.id)}"
        file = f'<a class="pq-button" href="{address}" download aria-label="Download the file">File</a>'
    if len(opening.quotes) > 1:
        walk = (
            '<button type="button" data-do="step" data-by="-1" aria-label="Previous quote">‹</button>'
            f'<span class="pq-at"><span>quote</span> <b>{opening.at + 1}</b>'
            f" <span>of</span> {len(opening.quotes)}</span>"
            '<button type="button" data-do="step" data-by="1" aria-label="Next quote">›</button>'
        )
    return (
        f'<header><div><h2 dir="auto">{safe(as_title(article.title))}</h2><p>{about}</p></div>'
        f'<nav aria-label="This article">{walk}'
        '<button type="button" data-do="only" aria-label="Ask only this article">Ask only this</button>'
        '<button type="button" data-do="link">Copy link</button>'
        f"{file}"
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
    """Whether nothing but noise is there."""
    pieces = runs(span, noise_in(article, span))
    return not any(article.text[start:end].strip() for (start, end), noise in pieces if not noise)
