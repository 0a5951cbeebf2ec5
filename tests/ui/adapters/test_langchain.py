"""The retriever, asked by LangChain itself."""

from __future__ import annotations

import asyncio

import pytest

from pullquote.qa import Pullquote

pytest.importorskip("langchain_core")

from pullquote.ui.adapters.langchain import PullquoteRetriever


def test_documents_are_passages_of_their_articles(library: Pullquote) -> None:
    best, *_ = PullquoteRetriever(library=library, count=2, read=True).invoke("What do barn owls eat?")
    article, place = library.article(best.metadata["article"]), best.metadata
    assert article.text[place["start"] : place["end"]] == best.page_content
    assert "voles" in place["best"]["text"]
    assert 0 < place["score"] <= 1


def test_filters_limit_it_and_it_can_be_awaited(library: Pullquote) -> None:
    retriever = PullquoteRetriever(library=library, filters={"articles": ["tea.txt"]})
    documents = asyncio.run(retriever.ainvoke("What do barn owls eat?"))
    assert {document.metadata["article"] for document in documents} == {"tea.txt"}


def test_it_is_a_part_of_a_chain(library: Pullquote) -> None:
    from langchain_core.runnables import RunnableLambda

    chain = PullquoteRetriever(library=library, count=1) | RunnableLambda(lambda found: found[0].metadata["article"])
    assert chain.invoke("What do barn owls eat?") == "owls.txt"
