"""A LlamaIndex retriever over a library. Needs `pip install 'pullquote[llama-index]'`.

retriever = PullquoteRetriever(Pullquote.open("articles/"), count=5)
nodes = retriever.retrieve("Who are its members?")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from pullquote.ui.programs.api import Api

if TYPE_CHECKING:
    from pullquote.qa import Pullquote


class PullquoteRetriever(BaseRetriever):
    """Returns the passages that fit a question best, best first, as nodes with their score (0..1).

    `count` is the number of passages, 1 to 50. With `read` the reader looks for the span that answers
    (`metadata["best"]`). `filters` are those of `Pullquote.ask`. `metadata` has what `/api/search` tells of a passage.
    """

    def __init__(self, library: Pullquote, count: int = 10, read: bool = False, **filters: Any) -> None:
        super().__init__()
        self._library, self._count, self._read, self._filters = library, count, read, filters

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        found = Api(self._library).search(query_bundle.query_str, self._count, self._read, **self._filters)
        return [NodeWithScore(node=_node(passage), score=passage["score"]) for passage in found]


def _node(passage: dict[str, Any]) -> TextNode:
    text, article, start, end = (passage[name] for name in ("text", "article", "start", "end"))
    metadata = {name: value for name, value in passage.items() if name != "text"}
    return TextNode(id_=f"{article}:{start}-{end}", text=text, metadata=metadata)
