"""The calls for event loops give what the plain ones give, and let the loop go on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from pullquote import InvalidArgument, Pullquote
from pullquote.index import Encoder


@pytest.fixture
def opened(folder: Callable[..., Path], tmp_path: Path, encoder: Encoder) -> Pullquote:
    articles = folder({"owls.txt": "Owls eat voles.", "press/bees.txt": "Bees eat nectar."})
    return Pullquote.open(articles, tmp_path / "library", encoder=encoder, reader="sentences", threshold=0)


def test_they_answer_as_the_plain_calls_do(opened: Pullquote) -> None:
    async def asked() -> None:
        async with opened as library:
            question = "What do bees eat?"
            assert await library.aask(question, collection="press") == library.ask(question, collection="press")
            assert await library.asearch(question) == library.search(question)
            assert await library.aask_many([question] * 2) == library.ask_many([question] * 2)
            with pytest.raises(InvalidArgument):
                await library.aask("?")

    asyncio.run(asked())


def test_the_loop_goes_on_while_a_question_is_answered(opened: Pullquote, monkeypatch: pytest.MonkeyPatch) -> None:
    async def asked() -> str:
        loop, going = asyncio.get_running_loop(), asyncio.Event()
        read = opened.read

        def waiting(found: object) -> object:
            loop.call_soon_threadsafe(going.set)
            asyncio.run_coroutine_threadsafe(going.wait(), loop).result(30)  # answered by the loop alone
            return read(found)  # type: ignore[arg-type]

        monkeypatch.setattr(opened, "read", waiting)
        async with opened as library:
            return (await library.aask("What do owls eat?")).quotes[0].text

    assert asyncio.run(asked()) == "Owls eat voles."
