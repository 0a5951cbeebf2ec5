"""Answers → one page of HTML to read, search and keep: the questions, their quotes, and the articles they are in.

It needs no server and asks none: its rules allow its own style and its own script, and nothing else from anywhere.
Whatever is in an article is escaped; the script reads the page and holds no word of it.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pullquote.ui.shared.highlight import Mark, safe, words

if TYPE_CHECKING:
    from pullquote.corpus import Article, Block
    from pullquote.qa import Answer, Quote

Numbered = dict[str, tuple[int, "Article", list[Mark]]]
"""Each article that is quoted by its id: its number, itself, and its quotes by their numbers on the page."""


def reading_copy(
    answers: Sequence[Answer], article: Callable[[str], Article], title: str, *, whole: bool = True
) -> str:
    """The page. `article` gives those that are quoted: `whole`, or only their paragraphs that hold a quote.

    Quotes of words that an article does not hold any more come without it.
    """
    held = _held(answers, article)
    number, asked = 0, list[str]()
    for place, answer in enumerate(answers, 1):
        asked.append(_answer(place, answer, number, held))
        number += len(answer.quotes)
    read = "".join(_article(number, each, marks, whole) for number, each, marks in held.values())
    style, script = (Path(__file__).with_name(name).read_text("utf-8") for name in ("copy.css", "copy.js"))
    rules = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'"
    rules += "; form-action 'none'"
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{rules}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{safe(title)}</title><style>{style}</style></head><body>"
        f'<header><h1 dir="auto">{safe(title)}</h1><label>Search <input type="search" id="search"></label>'
        '<p id="count" role="status"></p></header>'
        f'<main><section aria-label="Questions">{"".join(asked)}</section>'
        f'<section aria-label="Articles">{read}</section></main><script>{script}</script></body></html>\n'
    )


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _held(answers: Iterable[Answer], article: Callable[[str], Article]) -> Numbered:
    held: Numbered = {}
    for number, (quote, found) in enumerate(((q, a.found) for a in answers for q in a.quotes), 1):
        if quote.article not in held:
            try:
                held[quote.article] = (len(held) + 1, article(quote.article), [])
            except KeyError:  # it is gone
                continue
        _, known, marks = held[quote.article]
        if known.text[quote.start : quote.end] == quote.text:
            answer = (quote.answer_start, quote.answer_end) if found else (quote.start, quote.start)
            marks.append(Mark(number, (quote.start, quote.end), answer))
    return held


def _answer(place: int, answer: Answer, before: int, held: Numbered) -> str:
    short = f'<p class="short" dir="auto">{safe(answer.text)}</p>' if answer.found and answer.text else ""
    if answer.reply or not answer.found:
        short = f"<p>{safe(answer.reply or 'No answer in these articles. The closest passages:')}</p>"
    numbered = enumerate(answer.quotes, before + 1)
    quotes = "".join(_quote(number, quote, answer.found, held) for number, quote in numbered)
    return f'<article class="entry" id="q{place}"><h2 dir="auto">{safe(answer.question)}</h2>{short}{quotes}</article>'


def _quote(number: int, quote: Quote, found: bool, held: Numbered) -> str:
    words_before, inside, words_after, _ = quote.block(marked=found)
    said = f"{safe(words_before)}{f'<strong>{safe(inside)}</strong>' if inside else ''}{safe(words_after)}"
    known = quote.article in held and any(mark.number == number for mark in held[quote.article][2])
    title = f'<a href="#m{number}">{safe(quote.title)}</a>' if known else safe(quote.title)
    where = f"p. {quote.page}" if quote.page else quote.place
    about = " · ".join(
        filter(None, (title, *map(safe, filter(None, (quote.author, quote.date[:10], where))), _web(quote)))
    )
    return f'<blockquote dir="auto">{said}</blockquote><p class="source" dir="auto">{about}</p>'


def _web(quote: Quote) -> str:
    address = safe(quote.public_link)
    return f'<a href="{address}" rel="noopener noreferrer nofollow">source</a>' if address else ""


def _article(number: int, article: Article, marks: Sequence[Mark], whole: bool) -> str:
    from pullquote.corpus import blocks

    shown = [
        block for block in blocks(article) if whole or any(_touches(mark, block) for mark in marks) or block.level == 1
    ]
    body = "".join(_block(article, block, [mark for mark in marks if _touches(mark, block)]) for block in shown)
    about = " · ".join(safe(part) for part in (article.author, article.date[:10], article.id) if part)
    head = f'<h2 dir="auto">{safe(article.title)}</h2><p class="source">{about}</p>'
    return f'<article class="entry" id="a{number}">{head}{body}</article>' if marks or whole else ""


def _touches(mark: Mark, block: Block) -> bool:
    return mark.quote[0] < block.end and block.start < mark.quote[1]


def _block(article: Article, block: Block, marks: Sequence[Mark]) -> str:
    """A paragraph; before the first words of a quote stands what its link leads to."""
    begun = sorted((mark.quote[0], mark.number) for mark in marks if block.start <= mark.quote[0])
    html, at = "", block.start
    for start, number in begun:
        html += f'{words(article, (at, start), marks)}<a id="m{number}"></a>'
        at = start
    html += words(article, (at, block.end), marks)
    tag = f"h{min(block.level + 2, 6)}" if block.level else "p"
    return f'<{tag} dir="auto">{html}</{tag}>'
