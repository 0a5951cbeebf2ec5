"""A LangChain retriever over a library. Needs `pip install 'pullquote[langchain]'`.

retriever = PullquoteRetriever(library=Pullquote.open("articles/"), count=5)
documents = retriever.invoke("Who are its members?")
"""

from __future__ import annotations

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import Field

from pullquote.ui.programs.api import Api


class PullquoteRetriever(BaseRetriever):
    """Returns the passages that fit a question best, best first, as `Document`s.

    `library` is an open `Pullquote`, `count` the number of passages, 1 to 50. With `read` the reader looks for the span
    that answers (`metadata["best"]`). `filters` are those of `Pullquote.ask`. `metadata` has what `/api/search` tells:
    `article`, `title`, `start`, `end`, `heading`, `place`, `score`, `dense`, `bm25`, `words`.
    """

    library: Any
    count: int = 10
    read: bool = False
    filters: dict[str, Any] = Field(default_factory=dict)

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        found = Api(self.library).search(query, self.count, self.read, **self.filters)
        return [Document(page_content=passage.pop("text"), metadata=passage) for passage in found]
