"""What is fuzzed, and what must hold: a file is an article or refused with a reason, a call is answered or refused in a
line. Anything else that is raised is a find.

Each target takes any bytes. Those of formats read in this process; `test_fuzz` reads in a child, within limits.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any

import click
from fastapi.testclient import TestClient

from pullquote.corpus import PullquoteError, Unreadable
from pullquote.corpus.load import read
from pullquote.qa import Pullquote
from pullquote.ui.ask.chat_json import from_json, to_json
from pullquote.ui.files.question_file import rows
from pullquote.ui.programs.api import Api
from pullquote.ui.programs.rest import rest
from tests.conftest import WordHashEncoder
from tests.fuzz.seeds import SEEDS, WORDS

Target = Callable[[bytes], None]
CALLS = ("ask", "ask_many", "search", "article", "articles")
PATHS = ("/api/ask", "/api/batch", "/api/search", "/v1/chat/completions")
ASKED: dict[str, Any] = {
    "ask": {
        "question": "What holds 40 cups?",
        "history": ["tea?"],
        "threshold": 0.5,
        "tags": ["x"],
        "after": "2020-01",
    },
    "ask_many": {"questions": ["tea?", {"question": "cups?", "id": 7}]},
    "search": {"question": "tea", "count": 3, "read": True},
    "article": {"article": "tea.txt", "start": 0, "end": 9},
    "articles": {"start": 0, "count": 5},
    "/api/ask": {"question": "What holds 40 cups?", "history": []},
    "/api/batch": {"questions": ["tea?", {"question": "cups?", "id": "a"}]},
    "/api/search": {"question": "tea", "count": 3},
    "/v1/chat/completions": {
        "messages": [{"role": "user", "content": "tea?"}],
        "stream": True,
        "articles": ["tea.txt"],
    },
}


def targets() -> dict[str, tuple[Target, bytes]]:
    """Each target by name, with what to begin with."""
    formats = {suffix: (_reads(suffix), seed) for suffix, seed in SEEDS.items()}
    calls = {f"call {name}": (_calls(name), json.dumps(ASKED[name]).encode()) for name in CALLS}
    paths = {f"post {path}": (_posts(path), json.dumps(ASKED[path]).encode()) for path in PATHS}
    given = {"post /api/cite": {"form": "bibtex"}, "post /api/export": {"form": "html"}}
    answers = {"answers": [_library().ask("What holds 40 cups?").to_dict()]}
    paths |= {name: (_posts(name[5:]), json.dumps(answers | form).encode()) for name, form in given.items()}
    paths["get /api/follow"] = _follows, b"#article=tea.txt&start=0&end=9&words=Green%20tea"
    questions = {f"questions {suffix}": (_questions(suffix), SEEDS[suffix]) for suffix in (".csv", ".jsonl", ".xlsx")}
    return formats | calls | paths | questions | {"kept chat": (_kept, _chat())}


def _reads(suffix: str) -> Target:
    def target(data: bytes) -> None:
        try:
            article = read(f"a{suffix}", data)
        except Unreadable as error:
            assert "\n" not in str(error)  # noqa: PT017
            return
        for start, end in article.noise:
            assert 0 <= start < end <= len(article.text)

    return target


def _calls(name: str) -> Target:
    def target(data: bytes) -> None:
        given = _json(data)
        if isinstance(given, dict):
            call = getattr(Api(_library()), name)
            try:
                json.dumps(call(**{key: value for key, value in given.items() if key in ASKED[name]}))
            except TypeError as error:
                assert "required positional argument" in str(error)  # noqa: PT017
            except (PullquoteError, KeyError) as error:
                assert "\n" not in str(error)  # noqa: PT017

    return target


def _posts(path: str) -> Target:
    def target(data: bytes) -> None:
        answer = _client().post(path, content=data, headers={"content-type": "application/json"})
        assert answer.status_code in (200, 400, 404, 422), answer.text

    return target


def _follows(data: bytes) -> None:
    answer = _client().get("/api/follow", params={"link": data.decode("utf-8", "replace")})
    assert answer.status_code in (200, 400, 404, 422), answer.text


def _questions(suffix: str) -> Target:
    def target(data: bytes) -> None:
        with TemporaryDirectory() as place:
            file = Path(place) / f"q{suffix}"
            file.write_bytes(data)
            try:
                list(rows(file))
            except (PullquoteError, click.ClickException) as error:
                assert "\n" not in str(error)  # noqa: PT017

    return target


def _kept(data: bytes) -> None:
    try:
        chat = from_json(data.decode("utf-8", "replace"), _library())
    except ValueError:
        return
    to_json(chat, _library())


def _chat() -> bytes:
    answer = _library().ask("What holds 40 cups?").to_dict()
    turn = {"question": "What holds 40 cups?", "answer": answer, "liked": True, "feedback": "x"}
    return json.dumps({"id": "a", "turns": [turn | {"before": [[turn]]}]}).encode()


def _json(data: bytes) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


@cache
def _library() -> Pullquote:
    folder = Path(mkdtemp(prefix="pullquote-fuzz-"))
    (folder / "tea.txt").write_text(WORDS)
    return Pullquote.open(folder, encoder=WordHashEncoder(), reader="sentences", threshold=0.0)


@cache
def _client() -> TestClient:
    return TestClient(rest(_library(), read_only=True), raise_server_exceptions=False)
