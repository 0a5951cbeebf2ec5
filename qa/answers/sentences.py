"""Pages → the sentences that can be quoted by themselves, each with its vector. Captions, headings and other pieces
without a full stop are left out if there are sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pullquote.corpus import Span
from pullquote.index import FloatArray
from pullquote.qa.answers.score import ScoredSpan, ranked
from pullquote.qa.reader.context import Page

Encode = Callable[[Sequence[str]], FloatArray]
"""Texts → vectors of length 1, (texts, dim)."""
Score = Callable[[Page, str], float]
"""A page and a sentence of it → relevance, 0..1."""

MOST = 120  # sentences that are embedded, the best
_LEAST = 6  # words of a sentence that can stand alone
_ENDED = re.compile(r"[.!?。！？…][\"”’')\]]*$")
_CAPTION = re.compile(
    r"(?:fig(?:ure|\.)?|photo(?:graph)?s?|picture|image|illustration|table|map|chart)\b"
    r"(?: ?\d+[.:]|:| (?:by|of|credit|shows)\b)|[^.]*\((?:photo|image|picture)\b",
    re.IGNORECASE,
)
_SLANTED = re.compile(r"([*_])(?!\1).*[^*_\s]\1\s*(?:\{[^}]*\})?")


@dataclass(frozen=True, slots=True)
class PageSentence:
    """`at` is its place on its page, `vector` its embedding, (dim,), of length 1."""

    span: ScoredSpan
    at: int
    vector: FloatArray

    @property
    def article(self) -> str:
        return self.span.page.hit.article.id

    def alike(self, other: PageSentence) -> float:
        """The cosine of what both mean, −1..1."""
        return float(self.vector @ other.vector)


def sentences(
    pages: Sequence[Page], score: Score, encode: Encode, hide: Callable[[str], str] = str
) -> list[PageSentence]:
    """The sentences that fit, best first; `hide` leaves words out of what is embedded."""
    places: dict[int, int] = {}
    found = []
    for page in pages:
        for at, (start, end) in enumerate(page.sentences):
            text = page.text[start:end]
            if len(text.split()) >= _LEAST and not _is_caption(page, (start, end)) and (fits := score(page, text)):
                span = ScoredSpan(page, start, end, fits)
                places[id(span)] = at
                found.append(span)
    best = ranked([span for span in found if _ENDED.search(span.text)] or found)[:MOST]
    vectors: Iterable[FloatArray] = encode([hide(span.text) for span in best]) if best else ()
    return [PageSentence(span, places[id(span)], vector) for span, vector in zip(best, vectors, strict=True)]


def together(taken: Sequence[PageSentence]) -> list[ScoredSpan]:
    """The best first; sentences that follow each other on a page as one span."""
    runs: list[list[PageSentence]] = []
    ordered = sorted(taken, key=lambda one: (one.article, one.span.page.hit.passage.start, one.at))
    for before, one in pairwise([None, *ordered]):
        if one is None:
            continue
        if before and before.span.page is one.span.page and before.at + 1 == one.at:
            runs[-1].append(one)
        else:
            runs.append([one])
    spans = ((run[0].span, run[-1].span.end, max(one.span.confidence for one in run)) for run in runs)
    return ranked(ScoredSpan(first.page, first.start, end, sure) for first, end, sure in spans)


def _is_caption(page: Page, span: Span) -> bool:
    """Whether a sentence is a picture's caption: it says so, or its whole line is italic."""
    text = page.hit.article.text
    start, end = page.view.span(*span)
    after = text.find("\n", end)
    line = text[text.rfind("\n", 0, start) + 1 : after if after >= 0 else len(text)].strip()
    return bool(_CAPTION.match(page.text[slice(*span)]) or _SLANTED.fullmatch(line))
