"""A topic and its pages → the sentences to quote on it, without a model; of one article the most telling ones.

Chooses; it does not sum up. The confidence is the share of the topic's terms that a sentence holds, weighed with the
rank of its passage; it is not calibrated. Which of the sentences are taken is maximal marginal relevance (Carbonell and
Goldstein 1998): each is the best that is least like those taken before, and another article counts as unlike. Likeness
is that of words: the sentences have no vectors of their own, and making some would take longer than the search.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pullquote.index import terms
from pullquote.qa.answers.answer import Quote
from pullquote.qa.answers.score import ScoredSpan, ranked
from pullquote.qa.reader.context import Page

ENOUGH = 0.5  # the confidence from which on a topic counts as found: most of its words, or all of them in a heading
NAMELESS = 0.5  # of the confidence is left where a name of the topic is missing: then it is about something else
OTHERWISE = 0.95  # where the sentence says it by another of its names
MOST = 5  # sentences on a topic
NEW, SAME = 0.6, 0.3  # the share of relevance against newness; how alike two sentences of one article are at least
CLOSE = 0.6  # of the best's relevance, below which a sentence is not taken
_LEAST = 6  # words of a sentence that can stand alone
_NAME = re.compile(r"\b[^\W_a-z][\w’'&.-]*")
_ENDED = re.compile(r"[.!?。！？…][\"”’')\]]*$")


@dataclass(frozen=True, slots=True)
class _Sentence:
    span: ScoredSpan
    words: Counter[str]
    at: int

    @property
    def article(self) -> str:
        return self.span.page.hit.article.id


def on_topic(forms: Sequence[str], pages: Sequence[Page]) -> list[ScoredSpan]:
    """Sentences that name the topic, in any of its forms, spread over the articles, the best first.

    Those that stand together are one. Captions, headings and other pieces without a full stop are not taken where there
    are sentences.
    """
    wanted = [(asked, _names(form)) for form in forms if (asked := set(terms(form)))]
    found = []
    for page in pages:
        above = set(terms(page.above))
        for at, (start, end) in enumerate(page.sentences):
            words = Counter(terms(page.text[start:end]))
            held = set(words)
            shares = [_share(asked, names, held, above) for asked, names in wanted]
            share = max([*shares[:1], *(OTHERWISE * each for each in shares[1:])], default=0.0)
            if share and len(page.text[start:end].split()) >= _LEAST:
                confidence = share * (0.75 + 0.2 * page.hit.score)
                found.append(_Sentence(ScoredSpan(page, start, end, confidence), words, at))
    return _together(_spread(_whole(found)))


def summary(pages: Sequence[Page]) -> list[ScoredSpan]:
    """The most telling sentences of the pages of one article: those whose words are those of the others most."""
    found = []
    for page in pages:
        for at, (start, end) in enumerate(page.sentences):
            if len(page.text[start:end].split()) >= _LEAST:
                found.append(_Sentence(ScoredSpan(page, start, end, 0.0), Counter(terms(page.text[start:end])), at))
    found = _whole(found)
    all_words: Counter[str] = Counter()
    for sentence in found:
        all_words.update(sentence.words.keys())
    central = [_alike(sentence.words, all_words) for sentence in found]
    best = max(central, default=0.0) or 1.0
    scored = [
        replace(sentence, span=replace(sentence.span, confidence=ENOUGH + (1 - ENOUGH) * share / best))
        for sentence, share in zip(found, central, strict=True)
        if share >= CLOSE * best
    ]
    return _together(_spread(scored))


def _whole(found: list[_Sentence]) -> list[_Sentence]:
    """Those that end like sentences; all where none does."""
    ended = [one for one in found if _ENDED.search(one.span.text)]
    return ended or found


def _spread(found: Sequence[_Sentence]) -> list[_Sentence]:
    best = max((one.span.confidence for one in found), default=0.0)
    order = {id(span): rank for rank, span in enumerate(ranked(one.span for one in found))}
    left = sorted((one for one in found if one.span.confidence >= CLOSE * best), key=lambda one: order[id(one.span)])
    taken: list[_Sentence] = []
    while left and len(taken) < MOST:
        one = max(left, key=lambda one: NEW * one.span.confidence - (1 - NEW) * _known(one, taken))
        taken.append(one)
        left = [other for other in left if other is not one and _alike(other.words, one.words) < 0.9]
    return taken


def _known(one: _Sentence, taken: Sequence[_Sentence]) -> float:
    """How alike it is to the most alike of those taken."""
    return max((SAME * (one.article == two.article) + _alike(one.words, two.words) for two in taken), default=0.0)


def _alike(one: Counter[str], two: Counter[str]) -> float:
    """The cosine of two bags of words."""
    product = sum(count * two[word] for word, count in one.items())
    return product / (math.sqrt(sum(n * n for n in one.values()) * sum(n * n for n in two.values())) or 1.0)


def _together(taken: Sequence[_Sentence]) -> list[ScoredSpan]:
    """The best first; sentences that follow each other on a page as one span."""
    runs: list[list[_Sentence]] = []
    for one in sorted(taken, key=lambda one: (one.article, one.span.page.hit.passage.start, one.at)):
        last = runs[-1][-1] if runs else None
        if last and last.span.page is one.span.page and last.at + 1 == one.at:
            runs[-1].append(one)
        else:
            runs.append([one])
    joined = [
        replace(run[0].span, end=run[-1].span.end, confidence=max(one.span.confidence for one in run)) for run in runs
    ]
    return ranked(joined)


def _names(topic: str) -> set[str]:
    """The terms of its words with a capital, and of its numbers."""
    return set(terms(" ".join(_NAME.findall(topic))))


def _share(asked: set[str], names: set[str], held: set[str], above: set[str]) -> float:
    """The share of the terms that a sentence holds; what only its heading holds counts half."""
    share = (len(asked & held) + 0.5 * len((asked & above) - held)) / len(asked)
    return share if names <= held | above else NAMELESS * share


def in_reading_order(quotes: Sequence[Quote]) -> list[Quote]:
    """Article by article as their best quotes rank, and each article from its start."""
    articles = list(dict.fromkeys(quote.article for quote in quotes))
    return sorted(quotes, key=lambda quote: (articles.index(quote.article), quote.start))
