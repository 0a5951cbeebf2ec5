"""A region of an article → HTML of its exact characters, with quotes and noise marked.

Everything that comes from an article is escaped before it meets a tag; the only markup is written here. What is marked
is cut out by offset, never searched for.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import quote, unquote

from pullquote.corpus import Article, Span, runs
from pullquote.ui.shared.sanitize import visible


@dataclass(frozen=True, slots=True)
class Mark:
    """A quote with the number it bears, from 1, and the answer inside it; an empty `answer` marks no words stronger."""

    number: int
    quote: Span
    answer: Span


def safe(text: str) -> str:
    """Escape text: no tag, no entity, no control character."""
    return escape(visible(text))


def trouble(message: str) -> str:
    """A message about what the user can fix, in place of what was asked for."""
    return f'<p class="pq-trouble" role="alert">{safe(message)}</p>'


def key(id: str) -> str:
    """An article's id for an attribute or a link; the way back is `id_of`. Any file name comes back unharmed."""
    return quote(id, safe="", errors="surrogateescape")


def id_of(key: str) -> str:
    return unquote(key, errors="surrogateescape")


def words(article: Article, span: Span, marks: Sequence[Mark] = ()) -> str:
    """The characters of `span`, those of page noise greyed, those of quotes in `mark`s that bear their number."""
    noise = noise_in(article, span)
    cuts = [*noise, *(mark.quote for mark in marks), *(mark.answer for mark in marks)]
    html = []
    for (start, end), over in runs(span, cuts):
        text = safe(article.text[start:end])
        if any(number < len(noise) for number in over):
            text = f'<span class="pq-noise">{text}</span>'
        cited = [number - len(noise) for number in over if number >= len(noise)]
        html.append(_marked(text, cited, marks, start) if cited else text)
    return "".join(html)


def noise_in(article: Article, span: Span) -> list[Span]:
    """The regions of noise that touch a span."""
    first = bisect_right(article.noise, span[0], key=lambda noise: noise[1])
    last = bisect_left(article.noise, span[1], key=lambda noise: noise[0])
    return list(article.noise[first:last])


def _marked(text: str, cited: Sequence[int], marks: Sequence[Mark], start: int) -> str:
    """`cited` numbers the quotes that hold these words and after them their answers. Where a quote begins, its number
    is in `data-first`."""
    strong = ' class="pq-strong"' if any(number >= len(marks) for number in cited) else ""
    over = [marks[number] for number in cited if number < len(marks)]
    numbers = " ".join(str(mark.number) for mark in over)
    begun = " ".join(str(mark.number) for mark in over if mark.quote[0] == start)
    first = f' data-first="{begun}"' if begun else ""
    return f'<mark data-quote="{numbers}"{first}{strong}>{text}</mark>'
