"""The component, run in a pipeline of Haystack."""

from __future__ import annotations

from typing import Any

import pytest

from pullquote.qa import Pullquote

haystack = pytest.importorskip("haystack")

from pullquote.ui.adapters.haystack import PullquoteComponent  # noqa: E402


def run(library: Pullquote, query: str, **how: Any) -> dict[str, Any]:
    pipeline = haystack.Pipeline()
    pipeline.add_component("articles", PullquoteComponent(library, **how))
    result: dict[str, Any] = pipeline.run({"articles": {"query": query}})["articles"]
    return result


def test_answers_are_the_quotes_of_the_library(library: Pullquote) -> None:
    best = run(library, "What do barn owls eat?")["answers"][0]
    asked = library.ask("What do barn owls eat?").quotes[0]
    article = library.article(best.meta["article"])
    assert (best.context, best.score) == (asked.text, asked.confidence)
    assert article.text[best.document_offset.start : best.document_offset.end] == best.data
    assert best.context[best.context_offset.start : best.context_offset.end] == best.data


def test_documents_are_passages_and_filters_limit_them(library: Pullquote) -> None:
    (document,) = run(library, "What do barn owls eat?", count=1, articles=["tea.txt"])["documents"]
    article = library.article("tea.txt")
    assert article.text[document.meta["start"] : document.meta["end"]] == document.content


def test_without_an_answer_there_are_none(library: Pullquote) -> None:
    assert run(library, "Hello!")["answers"] == []
