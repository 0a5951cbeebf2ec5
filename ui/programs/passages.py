"""A passage that was found → plain JSON: the words, why it was found, and the span of it that answers best."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pullquote.index import term_set

if TYPE_CHECKING:
    from pullquote.qa import Pullquote
    from pullquote.qa.answers.retrieved import Retrieved
    from pullquote.qa.answers.score import ScoredSpan
    from pullquote.qa.reader.context import Page

_WORD = re.compile(r"\w[\w’'-]*")


def passage_dict(page: Page, question: str, best: dict[int, ScoredSpan] | None = None) -> dict[str, Any]:
    """Return the passage as JSON has it. With `best`, that of each page by its `id`, also the span that answers."""
    hit, article, passage = page.hit, page.hit.article, page.hit.passage
    fields = {
        "article": article.id,
        "title": article.title,
        "start": passage.start,
        "end": passage.end,
        "heading": passage.heading,
        "place": hit.place(passage.start),
        "text": article.text[passage.start : passage.end],
        "score": round(hit.score, 4),
        "dense": round(hit.dense, 4),
        "bm25": round(hit.lexical, 4),
        "words": [word for word in dict.fromkeys(_WORD.findall(question)) if page.terms & term_set(word)],
    }
    return fields if best is None else fields | {"best": _span_dict(best.get(id(page)))}


def best_spans(library: Pullquote, found: Retrieved) -> dict[int, ScoredSpan]:
    """Return the most confident span of each page, by the page's `id`."""
    best: dict[int, ScoredSpan] = {}
    for span in library.spans(found):
        best.setdefault(id(span.page), span)
    return best


def _span_dict(span: ScoredSpan | None) -> dict[str, Any] | None:
    if span is None or span.start == span.end:
        return None
    start, end = span.page.view.offsets[span.start], span.page.view.offsets[span.end - 1] + 1
    text = span.page.hit.article.text[start:end]
    return {"start": start, "end": end, "text": text, "confidence": round(span.confidence, 4)}
