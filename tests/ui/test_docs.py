"""The examples of docs/api.md, run as they stand against a page over the bundled articles, and its MCP tools."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pullquote.ui.programs.api import Limits
from pullquote.ui.web.serve import Serving
from tests.ui.served import Served

ADDRESS = Serving().address
PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """Those that talk to the page."""
    found = re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    asking = [block for block in found if ADDRESS in block]
    assert asking
    return asking


def run(command: list[str], code: str, page: Served) -> str:
    quiet = os.environ | {"NO_PROXY": "127.0.0.1"}
    told = code.replace(ADDRESS, page.url)
    return subprocess.run([*command, told], capture_output=True, text=True, check=True, env=quiet, timeout=120).stdout


def test_the_python_examples_run(chat: Served) -> None:
    completion, assistant, calls = (run([sys.executable, "-c"], block, chat) for block in blocks("python"))
    assert completion.startswith("**")
    assert f"{chat.url}/#article=" in completion
    assert assistant.splitlines()[0] == "['ask', 'search', 'article', 'articles']"
    assert len(assistant.splitlines()[1]) > 20
    assert calls.splitlines()[0].split()[0] == "None"
    assert calls.splitlines()[1].startswith("2 ")
    assert "Zhihu" in calls.splitlines()[1]  # what `it` was understood as


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
def test_the_curl_example_runs(chat: Served) -> None:
    (block,) = blocks("bash")
    block = block.replace("--json", "--header 'Content-Type: application/json' --data")  # older versions lack it
    assert json.loads(run(["bash", "-euo", "pipefail", "-c"], block, chat))["quotes"]


def test_the_configuration_names_the_address_that_is_served() -> None:
    (block,) = blocks("json")
    assert json.loads(block)["mcpServers"]["pullquote"]["url"] == f"{ADDRESS}/mcp"


def test_the_limits_told_are_the_limits() -> None:
    limits = Limits()
    text = (
        f"{limits.characters:,} characters and {limits.history} earlier questions; a call {limits.questions} questions"
    )
    assert f"{text} or {limits.passages} passages; `/api/batch` {limits.batch:,} questions" in PAGE


def test_every_path_of_the_description_is_told(chat: Served) -> None:
    import httpx

    paths = httpx.get(f"{chat.url}/api/openapi.json", trust_env=False).json()["paths"]
    assert all(path.replace("{id}", "NAME") in PAGE for path in paths if path.startswith("/api/"))


def test_assistants_get_the_reading_calls_and_no_other(chat: Served) -> None:
    from mcp import Client

    async def asked() -> tuple[Any, ...]:
        async with Client(f"{chat.url}/mcp") as client:
            tools = (await client.list_tools()).tools
            answer = await client.call_tool("ask", {"question": "What do people do on Zhihu?"})
            quote = answer.structured_content["quotes"][0]
            place = {"start": quote["start"], "end": quote["end"]}
            article = await client.call_tool("article", {"article": quote["article"]} | place)
            refused = await client.call_tool("ask", {"question": "?"})
            rebuild = await client.call_tool("refresh", {})
            return tools, answer, quote, article, refused, rebuild

    tools, answer, quote, article, refused, rebuild = asyncio.run(asked())
    assert [tool.name for tool in tools] == ["ask", "search", "article", "articles"]
    assert all(tool.annotations.read_only_hint for tool in tools)
    assert "earlier questions" in tools[0].description.lower()
    assert json.loads(answer.content[0].text) == answer.structured_content
    assert article.structured_content["text"] == quote["text"]
    assert (refused.is_error, "contains no words" in refused.content[0].text) == (True, True)
    assert rebuild.is_error
