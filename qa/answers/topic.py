"""A topic and its pages → the sentences to quote on it, without a model: those that say most of its words.

Chooses; it does not sum up. The confidence is the share of the topic's terms that a sentence holds, weighed with the
rank of its passage; it is not calibrated.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pullquote.index import terms
from pullquote.qa.answers.answer import Quote
from pullquote.qa.answers.score import ScoredSpan, ranked
from pullquote.qa.reader.context import Page

ENOUGH = 0.5  # the confidence from which on a topic counts as found: most of its words, or all of them in a heading
NAMELESS = 0.5  # of the confidence is left where a name of the topic is missing: then it is about something else
_LEAST = 6  # words of a sentence that can stand alone
_NAME = re.compile(r"\b[^\W_a-z][\w’'&.-]*")


def on_topic(forms: Sequence[str], pages: Sequence[Page]) -> list[ScoredSpan]:
    """Return sentences that name the topic, in any of its forms, best first."""
    wanted = [(asked, _names(form)) for form in forms if (asked := set(terms(form)))]
    scored = []
    for page in pages:
        above = set(terms(page.above))
        for start, end in page.sentences:
            held = set(terms(page.text[start:end]))
            share = max((_share(asked, names, held, above) for asked, names in wanted), default=0.0)
            if share and len(page.text[start:end].split()) >= _LEAST:
                scored.append(ScoredSpan(page, start, end, share * (0.75 + 0.2 * page.hit.score)))
    return ranked(scored)


def _names(topic: str) -> set[str]:
    """Return the terms of its words with a capital, and of its numbers."""
    return set(terms(" ".join(_NAME.findall(topic))))


def _share(asked: set[str], names: set[str], held: set[str], above: set[str]) -> float:
    """Return the share of the terms that a sentence holds; what only its heading holds counts half."""
    share = (len(asked & held) + 0.5 * len((asked & above) - held)) / len(asked)
    return share if names <= held | above else NAMELESS * share


def in_reading_order(quotes: Sequence[Quote]) -> list[Quote]:
    """Article by article as their best quotes rank, and each article from its start."""
    articles = list(dict.fromkeys(quote.article for quote in quotes))
    return sorted(quotes, key=lambda quote: (articles.index(quote.article), quote.start))
