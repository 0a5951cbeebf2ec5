"""MCP over stdio with the official client: the tools, the articles as resources, and the same answers."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from pullquote.index import Encoder
from pullquote.qa import Pullquote
from tests.ui.conftest import OWLS

SERVER = """
import sys
from pullquote.qa import Pullquote
from pullquote.ui.programs.mcp_tools import over_stdio
from tests.conftest import WordHashEncoder
with Pullquote.open(*sys.argv[1:], encoder=WordHashEncoder(), reader="sentences", threshold=0) as library:
    over_stdio(library)
"""


@pytest.fixture
def library(folder: Path, tmp_path: Path, encoder: Encoder) -> Iterator[Pullquote]:
    (folder / "of bees.txt").write_text("Bees dance.")
    with Pullquote.open(folder, tmp_path / "library", encoder=encoder, reader="sentences", threshold=0) as library:
        yield library


def test_an_assistant_gets_tools_and_articles(library: Pullquote, tmp_path: Path) -> None:
    from mcp import Client, MCPError, StdioServerParameters

    command = ["-c", SERVER, str(library.folder), str(tmp_path / "library")]
    server = StdioServerParameters(command=sys.executable, args=command, cwd=Path(__file__).parents[3])

    async def asked() -> tuple[Any, ...]:
        async with Client(server) as client:
            tools = [tool.name for tool in (await client.list_tools()).tools]
            answer = await client.call_tool("ask", {"question": "What do owls eat?"})
            resources = (await client.list_resources()).resources
            read = await client.read_resource(resources[1].uri)
            with pytest.raises(MCPError):
                await client.read_resource("article:///none.txt")
            assert client.server_info.version == version("pullquote")
            return tools, answer, [(one.name, str(one.uri)) for one in resources], read.contents[0].text

    tools, answer, resources, text = asyncio.run(asked())
    assert tools == ["ask", "search", "article", "articles"]
    assert answer.structured_content == library.ask("What do owls eat?").to_dict()
    assert json.loads(answer.content[0].text) == answer.structured_content
    assert resources[0] == ("of bees.txt", "article:///of%20bees.txt")
    assert text == OWLS
