"""The retriever, asked by LlamaIndex itself."""

from __future__ import annotations

import pytest

from pullquote.qa import Pullquote

pytest.importorskip("llama_index.core")

from pullquote.ui.adapters.llama_index import PullquoteRetriever


def test_nodes_are_passages_of_their_articles(library: Pullquote) -> None:
    best, *others = PullquoteRetriever(library, 2, read=True).retrieve("What do barn owls eat?")
    article, place = library.article(best.metadata["article"]), best.metadata
    assert article.text[place["start"] : place["end"]] == best.text
    assert best.node_id == f"owls.txt:{place['start']}-{place['end']}"
    assert "voles" in place["best"]["text"]
    assert all(best.score >= other.score for other in others)


def test_filters_limit_it(library: Pullquote) -> None:
    nodes = PullquoteRetriever(library, articles=["tea.txt"]).retrieve("What do barn owls eat?")
    assert {node.metadata["article"] for node in nodes} == {"tea.txt"}
