"""The calls of `Pullquote` for programs that run an event loop: each runs in a thread, and the loop goes on meanwhile.

async with Pullquote.open("articles/") as library:
    answer = await library.aask("Who are its members?")
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from typing import Protocol, Self, Unpack

from pullquote.qa.answers.answer import Answer
from pullquote.qa.answers.retrieved import Retrieved
from pullquote.qa.conversation.question import Question
from pullquote.qa.filters import FilterOptions


class _Calls(Protocol):
    def ask(
        self,
        question: str | Question,
        history: Sequence[str] = (),
        answers: Sequence[str] = (),
        articles: Sequence[str] | None = None,
        **filters: Unpack[FilterOptions],
    ) -> Answer: ...

    def search(
        self,
        question: str | Question,
        history: Sequence[str] = (),
        answers: Sequence[str] = (),
        articles: Sequence[str] | None = None,
        **filters: Unpack[FilterOptions],
    ) -> Retrieved: ...

    def ask_many(
        self,
        questions: Iterable[str | Question],
        articles: Sequence[str] | None = None,
        **filters: Unpack[FilterOptions],
    ) -> list[Answer]: ...

    def close(self) -> None: ...


class AsyncCalls:
    """`aask`, `asearch` and `aask_many` return and raise what `ask`, `search` and `ask_many` do."""

    async def aask(
        self: _Calls,
        question: str | Question,
        history: Sequence[str] = (),
        answers: Sequence[str] = (),
        articles: Sequence[str] | None = None,
        **filters: Unpack[FilterOptions],
    ) -> Answer:
        """Answer one message; see `ask`."""
        return await asyncio.to_thread(self.ask, question, history, answers, articles, **filters)

    async def asearch(
        self: _Calls,
        question: str | Question,
        history: Sequence[str] = (),
        answers: Sequence[str] = (),
        articles: Sequence[str] | None = None,
        **filters: Unpack[FilterOptions],
    ) -> Retrieved:
        """Find the passages that may answer; see `search`."""
        return await asyncio.to_thread(self.search, question, history, answers, articles, **filters)

    async def aask_many(
        self: _Calls,
        questions: Iterable[str | Question],
        articles: Sequence[str] | None = None,
        **filters: Unpack[FilterOptions],
    ) -> list[Answer]:
        """Answer many questions, in order; see `ask_many`."""
        return await asyncio.to_thread(self.ask_many, questions, articles, **filters)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self: _Calls, *raised: object) -> None:
        await asyncio.to_thread(self.close)
