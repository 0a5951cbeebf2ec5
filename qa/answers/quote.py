"""Readings → quotes: the sentence around each reading, exact to the character, without duplicates.

Never searches a text again: the offsets of the reading are those of the quote.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pullquote.corpus import Article, Span, anchor_of, view
from pullquote.qa.answers.answer import Quote
from pullquote.qa.answers.list_answer import Listed
from pullquote.qa.answers.row_answer import own, quoted_row
from pullquote.qa.answers.score import ScoredSpan
from pullquote.qa.judging.reason import follows
from pullquote.qa.links.link import Link, public_link
from pullquote.qa.reader.context import one_paragraph
from pullquote.qa.short_answer.headline import tells_cause

_WORD = re.compile(r"\w+")
_SIGNS = ".,;:!?…\"'“”‘’„«»()"  # around a word, they make no difference
_LEANING = re.compile(
    r"\W*(?:it|its|he|his|she|her|they|their|this|that|these|those|such|both(?! (?:the|of|(?-i:[A-Z]))))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class QuoteSettings:
    """At most `most` quotes of at most `words` words; none less confident than `share` of the best one, `several` of
    it if several things are asked for. Beyond that, quotes from other articles that share `alike` of their words with
    one of these are added, up to `every` in all, so that no difference is hidden."""

    most: int = 5
    words: int = 80
    share: float = 0.5
    several: float = 0.25
    alike: float = 0.8
    every: int = 12


def quotes(
    scored: Iterable[ScoredSpan],
    settings: QuoteSettings,
    several: bool = False,
    reason: bool = False,
    manner: bool = False,
) -> list[Quote]:
    """Make one quote for each reading, best first; a sentence already quoted is not repeated.

    The same words in another article (white space, case and quotation marks aside) are one quote, the second article
    named in `also`. `several`: whether more than one thing is asked for; `reason`: whether a reason is, which may be
    in the next sentence; `manner`: whether how is, to which the next one may be linked.
    """
    share = settings.several if several else settings.share
    made: list[Quote] = []
    for span in scored:
        if made and span.confidence < min(share, settings.several) * made[0].confidence:
            break
        quote = sourced(_quote(span, settings.words, reason, manner), span.page.hit.article)
        twin = next((i for i, other in enumerate(made) if _same(quote, other)), None)
        if twin is None:
            near = span.confidence >= share * made[0].confidence if made else True
            if (near and len(made) < settings.most) or _parallel(quote, made, settings):
                made.append(quote)
        elif quote.article != made[twin].article and quote.article not in made[twin].also:
            made[twin] = replace(made[twin], also=(*made[twin].also, quote.article))
    return made


def _described(quote: Quote, article: Article) -> Quote:
    """Add the article's metadata and the words for printing."""
    seen = view(article.text, (quote.start, quote.end), article.noise)
    start, end = (bisect_left(seen.offsets, place) for place in (quote.answer_start, quote.answer_end))
    described = replace(quote, author=article.author, url=article.url)
    return replace(described, plain=seen.text, plain_start=start, plain_end=end) if seen.text else described


def _quote(reading: ScoredSpan, most: int, reason: bool, manner: bool) -> Quote:
    hit = reading.page.hit
    article, passage = hit.article, hit.passage
    inside = reading.page.view.span(reading.start, reading.end)
    if reading.page.row:
        return quoted_row(reading.page, reading.page.row, inside, reading.confidence, most)
    if reading.listed:
        return _quoted_list(reading, reading.listed, most)
    prose = _prose(inside, passage.sentences, reading.page.cut)
    around = _understood(article.text, _around(inside, prose), prose, most)
    if reason or manner:
        around = _explained(article.text, around, prose, most, reason)
    start, end = _within(article.text, around, inside, most)
    text, place = article.text[start:end], hit.place(inside[0])
    quote = Quote(article.id, article.title, start, end, text, *inside, reading.confidence, hit.also, article.date)
    return replace(quote, place=place)


def _prose(inside: Span, sentences: Sequence[Span], cut: Sequence[Span]) -> list[Span]:
    """The sentences around a span up to the next table or list before and behind it."""
    low = max((end for _, end in cut if end <= inside[0]), default=0)
    high = min((start for start, _ in cut if start >= inside[1]), default=inside[1] + sentences[-1][1])
    return [sentence for sentence in sentences if low <= sentence[0] and sentence[1] <= high]


def _quoted_list(reading: ScoredSpan, found_list: Listed, most: int) -> Quote:
    """The list or item with its lead-in; for an item far below it only the sentence, with the lead-in as its place."""
    hit, article, around = reading.page.hit, reading.page.hit.article, found_list.around
    if found_list.place:
        around = _within(article.text, _around(found_list.inside, hit.passage.sentences), found_list.inside, most)
    start, end = around
    text, place = (
        article.text[start:end],
        found_list.place or hit.place(found_list.inside[0]),
    )
    quote = Quote(
        article.id, article.title, start, end, text, *found_list.inside, reading.confidence, hit.also, article.date
    )
    return replace(quote, place=place)


def _around(inside: Span, sentences: Sequence[Span]) -> Span:
    """From the start of the sentence that a span begins in to the end of the one that it ends in."""
    touched = [sentence for sentence in sentences if sentence[0] < inside[1] and inside[0] < sentence[1]]
    return (min(touched[0][0], inside[0]), max(touched[-1][1], inside[1])) if touched else inside


def _understood(text: str, span: Span, sentences: Sequence[Span], most: int) -> Span:
    """Add the sentence before, if the first one depends on it ("It …", "These …") and both are short enough."""
    before = [sentence for sentence in sentences if sentence[1] <= span[0]]
    if not before or not _LEANING.match(text, span[0]):
        return span
    both = (before[-1][0], span[1])
    return both if _fits(text, both, most) else span


def _explained(text: str, span: Span, sentences: Sequence[Span], most: int, reason: bool) -> Span:
    """Add the next sentence, if a connective links it ("As a result, …"); for a reason also any other of the paragraph,
    if the first names no cause: it often follows."""
    after = next((sentence for sentence in sentences if sentence[0] >= span[1]), None)
    if after is None or not _fits(text, both := (span[0], after[1]), most):
        return span
    told = reason and not tells_cause(text, span) and one_paragraph(text, span, after)
    return both if told or follows(text, after[0]) else span


def _fits(text: str, span: Span, most: int) -> bool:
    return len(_WORD.findall(text, *span)) <= most


def _within(text: str, span: Span, inside: Span, most: int) -> Span:
    """The span itself, or if too long the `most` words around its inner span, cut at words."""
    words = [(m.start(), m.end()) for m in _WORD.finditer(text, *span)]
    if len(words) <= most:
        return span
    first = next((i for i, word in enumerate(words) if word[1] > inside[0]), 0)
    last = next((i for i, word in enumerate(words) if word[1] >= inside[1]), len(words) - 1)
    spare = max(0, most - (last - first + 1)) // 2
    low = max(0, min(first - spare, len(words) - most))
    high = max(last, min(low + most, len(words)) - 1)
    return min(words[low][0], inside[0]), max(words[high][1], inside[1])


def _same(one: Quote, other: Quote) -> bool:
    """Quotes of overlapping places, or of the same words."""
    (start, end), (first, last) = own(one), own(other)
    overlap = one.article == other.article and start < last and first < end
    return overlap or _plain(one) == _plain(other)


def _plain(quote: Quote) -> str:
    """The words for comparing: without white space, case, quotation marks and full stops."""
    return " ".join(word.strip(_SIGNS) for word in quote.text.casefold().split())


def _parallel(quote: Quote, made: Sequence[Quote], settings: QuoteSettings) -> bool:
    """Whether an article not yet quoted says the same except for a few words, such as another number."""
    if len(made) >= settings.every or any(quote.article == other.article for other in made):
        return False
    return any(parallel(quote.text, other.text, settings.alike) for other in made)


def parallel(one: str, other: str, alike: float = QuoteSettings.alike) -> bool:
    """Whether two sentences have this share of all their words in common, repeats counted."""
    mine, theirs = (Counter(_WORD.findall(text.casefold())) for text in (one, other))
    return (mine & theirs).total() >= alike * (mine | theirs).total()


def sourced(quote: Quote, article: Article) -> Quote:
    """Add the article's metadata, the place of printing and the links."""
    described, boxes = _described(quote, article), article.boxes(quote.start, quote.end)
    return replace(
        described,
        page=article.page(quote.answer_start, quote.answer_end) or (boxes[0][0] if boxes else None),
        boxes=boxes,
        link=str(Link.to(article, quote.start, quote.end)),
        public_link=public_link(article.url, described.plain, anchor_of(article.place(quote.start))),
    )
