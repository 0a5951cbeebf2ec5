"""A Haystack component over a library. Needs `pip install 'pullquote[haystack]'`.

pipeline.add_component("articles", PullquoteComponent(Pullquote.open("articles/")))
answers = pipeline.run({"articles": {"query": "Who are its members?"}})["articles"]["answers"]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from haystack import Document, component
from haystack.dataclasses import ExtractedAnswer

from pullquote.ui.programs.api import Api

if TYPE_CHECKING:
    from pullquote.qa import Pullquote, Quote


@component
class PullquoteComponent:
    """Answers a `query`: `documents` are the passages that fit it best, `answers` the quotes, both best first.

    `count` is the number of passages, 1 to 50; `filters` are those of `Pullquote.ask`. Without an answer,
    `answers` is empty. Texts are exact: `document_offset` and `meta["start"]`, `meta["end"]` count in the article.
    """

    def __init__(self, library: Pullquote, count: int = 10, **filters: Any) -> None:
        self._library, self._count, self._filters = library, count, filters

    @component.output_types(documents=list[Document], answers=list[ExtractedAnswer])
    def run(self, query: str) -> dict[str, Any]:
        """Search and answer."""
        passages = Api(self._library).search(query, self._count, **self._filters)
        answer = self._library.ask(query, **self._filters)
        return {
            "documents": [Document(content=each.pop("text"), score=each["score"], meta=each) for each in passages],
            "answers": [_extracted(query, quote) for quote in answer.quotes] if answer.found else [],
        }


def _extracted(query: str, quote: Quote) -> ExtractedAnswer:
    start, end = quote.answer_start, quote.answer_end
    return ExtractedAnswer(
        query=query,
        score=quote.confidence,
        data=quote.text[start - quote.start : end - quote.start],
        context=quote.text,
        context_offset=ExtractedAnswer.Span(start - quote.start, end - quote.start),
        document_offset=ExtractedAnswer.Span(start, end),
        meta={"article": quote.article, "title": quote.title, "start": quote.start, "end": quote.end},
    )
