"""One question through clients made elsewhere: openai, LangChain's ChatOpenAI, MCP over HTTP and stdio, gradio; beside
plain HTTP and Python.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from pullquote.qa import Pullquote
from tests.conftest import WordHashEncoder
from tests.ui.programs.test_mcp_tools import SERVER
from tests.ui.served import ROOT, Served

QUESTION = "How much of Tokopedia did TikTok buy?"
Ask = Callable[[Served], Any]


def over_http(page: Served) -> Any:
    return httpx.post(f"{page.url}/api/ask", json={"question": QUESTION}, trust_env=False).json()


def over_gradio(page: Served) -> Any:
    from gradio_client import Client

    return Client(page.url, verbose=False).predict(QUESTION, api_name="/ask")


def over_mcp(page: Served) -> Any:
    from mcp import Client

    async def asked() -> Any:
        async with Client(f"{page.url}/mcp") as client:
            return (await client.call_tool("ask", {"question": QUESTION})).structured_content

    return asyncio.run(asked())


def over_stdio(page: Served) -> Any:
    from mcp import Client, StdioServerParameters

    opened = ["-c", SERVER, str(page.folder), str(page.folder.parent / "library")]

    async def asked() -> Any:
        async with Client(StdioServerParameters(command=sys.executable, args=opened, cwd=ROOT)) as client:
            return (await client.call_tool("ask", {"question": QUESTION})).structured_content

    return asyncio.run(asked())


def over_python(page: Served) -> Any:
    library = page.folder.parent / "library"
    with Pullquote.open(page.folder, library, encoder=WordHashEncoder(), reader="sentences", threshold=0) as opened:
        return opened.ask(QUESTION).to_dict()


def over_openai(page: Served) -> Any:
    from openai import OpenAI

    with OpenAI(base_url=f"{page.url}/v1", api_key="none") as client:
        asked = {"model": "pullquote", "messages": [{"role": "user", "content": QUESTION}]}
        whole = client.chat.completions.create(**asked)  # type: ignore[call-overload]
        with client.chat.completions.create(**asked, stream=True) as stream:  # type: ignore[call-overload]
            pieces = [choice.delta.content or "" for chunk in stream for choice in chunk.choices]
    assert "".join(pieces) == whole.choices[0].message.content
    return whole.pullquote


def over_langchain(page: Served) -> Any:
    chat = pytest.importorskip("langchain_openai").ChatOpenAI
    said = chat(model="pullquote", base_url=f"{page.url}/v1", api_key="none").invoke(QUESTION)
    asked = {"messages": [{"role": "user", "content": QUESTION}]}
    plain = httpx.post(f"{page.url}/v1/chat/completions", json=asked, trust_env=False).json()
    assert said.content == plain["choices"][0]["message"]["content"]
    return plain["pullquote"]


@pytest.mark.parametrize("ask", [over_gradio, over_mcp, over_stdio, over_python, over_openai, over_langchain])
def test_every_client_gets_the_same_answer(chat: Served, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    answer = over_http(chat)
    assert answer["quotes"]
    assert ask(chat) == answer
