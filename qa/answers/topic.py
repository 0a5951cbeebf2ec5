"""A topic and its pages → the sentences to quote on it, without the reader; for one article, the most central ones.

Selects, does not summarise. The confidence is the share of the topic's terms in a sentence, weighted by the rank of
its passage; it is not calibrated. Sentences are chosen by maximal marginal relevance (Carbonell and Goldstein 1998)
over embeddings; those of another article count as dissimilar. For one article, the most central sentences are those
closest to the mean of all: LexRank in one step, without a graph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from pullquote.index import FloatArray, term_set
from pullquote.qa.answers.answer import Quote
from pullquote.qa.answers.score import ScoredSpan
from pullquote.qa.answers.sentences import Encode, PageSentence, Score, sentences, together
from pullquote.qa.reader.context import Page

ENOUGH = 0.5  # the confidence from which on a topic counts as found: most of its words, or all of them in a heading
NAMELESS = 0.5  # share of the confidence left if a name of the topic is missing: then it is about something else
OTHERWISE = 0.95  # where the sentence says it by another of its names
MOST = 5  # sentences on a topic
NEW, SAME = 0.6, 0.3  # the share of relevance against newness; how alike two sentences of one article are at least
CLOSE = 0.6  # of the best's relevance, below which a sentence is not taken
MEANING = 0.3  # the share of relevance given to meaning, against words
AGAIN = 0.9  # similarity at which two sentences say the same
_NAME = re.compile(r"\b[^\W_a-z][\w’'&.-]*")


def on_topic(forms: Sequence[str], pages: Sequence[Page], encode: Encode) -> list[ScoredSpan]:
    """Sentences that name the topic, in any of its forms, spread over the articles, the best first.

    Those that stand together are one.
    """
    return together(spread(sentences(pages, naming(forms), encode), encode(list(forms[:1]))[0]))


def summary(pages: Sequence[Page], encode: Encode) -> list[ScoredSpan]:
    """The most central sentences of one article: those closest to the mean of all."""
    found = sentences(pages, lambda page, text: 1.0, encode)
    if not found:
        return []
    whole = sum(one.vector for one in found)
    central = [max(0.0, float(one.vector @ whole)) for one in found]
    best = max(central) or 1.0
    candidates = [
        replace(one, span=replace(one.span, confidence=ENOUGH + (1 - ENOUGH) * share / best))
        for one, share in zip(found, central, strict=True)
        if share >= CLOSE * best
    ]
    return together(spread(candidates, None))


def naming(forms: Sequence[str]) -> Score:
    """How much of a topic a sentence says, in any of its forms."""
    wanted = [(asked, _names(form), _letter(form)) for form in forms if (asked := term_set(form))]

    def score(page: Page, text: str) -> float:
        held, above = term_set(text), term_set(page.above)
        shares = [
            _share(asked, names, held, above) if not letter or letter.search(text) else 0.0
            for asked, names, letter in wanted
        ]
        return max([*shares[:1], *(OTHERWISE * each for each in shares[1:])], default=0.0) * (
            0.75 + 0.2 * page.hit.score
        )

    return score


def spread(found: Sequence[PageSentence], topic: FloatArray | None, most: int = MOST) -> list[PageSentence]:
    """The sentences to take of those found, best first; `topic` is its vector."""
    best = max((one.span.confidence for one in found), default=0.0)
    left = [one for one in found if one.span.confidence >= CLOSE * best]
    fits = {id(one): _relevance(one, topic) for one in left}
    taken: list[PageSentence] = []
    while left and len(taken) < most:
        one = max(left, key=lambda one: NEW * fits[id(one)] - (1 - NEW) * _known(one, taken))
        taken.append(one)
        left = [other for other in left if other is not one and other.alike(one) < AGAIN]
    return taken


def _relevance(one: PageSentence, topic: FloatArray | None) -> float:
    similarity = 1.0 if topic is None else max(0.0, float(one.vector @ topic))
    return one.span.confidence * (1 - MEANING + MEANING * similarity)


def _known(one: PageSentence, taken: Sequence[PageSentence]) -> float:
    """How alike it is to the most alike of those taken."""
    return max((SAME * (one.article == two.article) + one.alike(two) for two in taken), default=0.0)


def _names(topic: str) -> frozenset[str]:
    """The terms of its words with a capital, and of its numbers."""
    return term_set(" ".join(_NAME.findall(topic)))


def _letter(topic: str) -> re.Pattern[str] | None:
    """How a topic of a single letter appears in a sentence: not as part of "R&D"."""
    letter = re.escape(topic.strip())
    return re.compile(rf"(?<![\w&.’'-]){letter}(?![\w&’'-]|\.\w)") if len(topic.strip()) == 1 else None


def _share(asked: Set[str], names: Set[str], held: Set[str], above: Set[str]) -> float:
    """The share of the terms that a sentence holds; what only its heading holds counts half."""
    share = (len(asked & held) + 0.5 * len((asked & above) - held)) / len(asked)
    return share if names <= held | above else NAMELESS * share


def in_reading_order(quotes: Sequence[Quote]) -> list[Quote]:
    """Article by article as their best quotes rank, and each article from its start."""
    articles = list(dict.fromkeys(quote.article for quote in quotes))
    return sorted(quotes, key=lambda quote: (articles.index(quote.article), quote.start))
