"""Two topics → an answer in two columns: sentences on the same point, side by side. Sentences are matched by their
vectors, without the names of the topics. Draws no conclusion.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pullquote.index import term_set
from pullquote.qa.answers.answer import Answer, Comparison, ComparisonRow, Quote
from pullquote.qa.answers.build_answer import answered, merged
from pullquote.qa.answers.quote import QuoteSettings
from pullquote.qa.answers.retrieved import Retrieved
from pullquote.qa.answers.score import ScoredSpan, ranked
from pullquote.qa.answers.sentences import Encode, PageSentence, sentences
from pullquote.qa.answers.topic import CLOSE, naming, spread

ROWS = 3  # points that both have
ALIKE = 0.35  # the least cosine of two sentences on the same point, without the names
ALONE = 2  # sentences of a side beyond those
_WORD = re.compile(r"[^\W\d_]{5,}")  # shorter ones say little


@dataclass(frozen=True, slots=True)
class _Pair:
    one: PageSentence
    other: PageSentence
    alike: float

    @property
    def shared(self) -> bool:
        """Whether it is one sentence, on both."""
        return _place(self.one) == _place(self.other)

    @property
    def about(self) -> str:
        """The words that both have, as the first one has them."""
        theirs = term_set(self.other.span.text)
        shared = [word for word in _WORD.findall(self.one.span.text) if (own := term_set(word)) and own <= theirs]
        return ", ".join(list(dict.fromkeys(word.casefold() for word in shared))[:3])


def compared(found: Retrieved, encode: Encode, threshold: float, settings: QuoteSettings) -> Answer:
    """The answer to a comparison of the two `parts`; in columns if there is something on both."""
    names = [form for part in found.parts for form in part.query.forms]
    sides = [_side(part, names, encode) for part in found.parts]
    pairs = _paired(*sides)
    alone = [
        _alone(side, sides[1 - i], [pair.one if i == 0 else pair.other for pair in pairs])
        for i, side in enumerate(sides)
    ]
    chosen = [
        [*(pair.one.span if i == 0 else pair.other.span for pair in pairs), *(one.span for one in alone[i])]
        for i in range(2)
    ]
    parts = [
        answered(part.asked, part.query, ranked(spans), threshold, settings)
        for part, spans in zip(found.parts, chosen, strict=True)
    ]
    whole = merged(found.asked, found.query, parts)
    if not all(part.found for part in parts):
        return whole
    first = len(parts[0].quotes)
    rows = [(_about(pair, names), [pair.one.span], [pair.other.span]) for pair in pairs]
    rows.append(("", [one.span for one in alone[0]], [one.span for one in alone[1]]))
    made = tuple(
        ComparisonRow(about, (_places(ones, whole.quotes[:first], 0), _places(others, whole.quotes[first:], first)))
        for about, ones, others in rows
        if ones or others
    )
    return replace(whole, comparison=Comparison(tuple(part.query.text for part in found.parts), made))


def _side(part: Retrieved, names: Sequence[str], encode: Encode) -> list[PageSentence]:
    """The sentences that name this side, best first."""
    hidden = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in names), re.IGNORECASE)
    found = sentences(part.pages, naming(part.query.forms), encode, lambda text: hidden.sub("it", text))
    best = max((one.span.confidence for one in found), default=0.0)
    return [one for one in found if one.span.confidence >= CLOSE * best]


def _paired(ones: Sequence[PageSentence], others: Sequence[PageSentence]) -> list[_Pair]:
    """The sentences of both sides on the same point, most similar first, each in one pair; a sentence on both pairs
    with itself."""
    every = [_Pair(one, other, one.alike(other)) for one in ones for other in others]
    every = sorted((pair for pair in every if pair.alike >= ALIKE), key=lambda pair: -pair.alike)
    taken: list[_Pair] = []
    for pair in every:
        if len(taken) < ROWS and not any(pair.one is each.one or pair.other is each.other for each in taken):
            taken.append(pair)
    return taken


def _alone(
    side: Sequence[PageSentence], other: Sequence[PageSentence], paired: Sequence[PageSentence]
) -> list[PageSentence]:
    """The other sentences to quote on one side, none that is on both."""
    left_out = {_place(one) for one in (*paired, *other)}
    rest = [one for one in side if _place(one) not in left_out]
    return spread(rest, None, ALONE if paired else ROWS + ALONE)


def _place(one: PageSentence) -> tuple[str, int]:
    """The article of a sentence, and where in it the sentence begins."""
    return one.article, one.span.page.view.span(one.span.start, one.span.end)[0]


def _about(pair: _Pair, names: Sequence[str]) -> str:
    if pair.shared:
        return ""
    named = frozenset[str]().union(*map(term_set, names))
    return ", ".join(word for word in pair.about.split(", ") if not term_set(word) & named)


def _places(spans: Sequence[ScoredSpan], quotes: Sequence[Quote], first: int) -> tuple[int, ...]:
    """Where in the answer's quotes these sentences stand."""
    found = []
    for span in spans:
        start = span.page.view.span(span.start, span.end)[0]
        id = span.page.hit.article.id
        places = (i for i, quote in enumerate(quotes) if quote.article == id and quote.start <= start < quote.end)
        found += [first + place for place in places]
    return tuple(dict.fromkeys(found))
