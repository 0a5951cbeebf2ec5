"""REST: the calls of `Api` below /api, with an OpenAPI description at /api/openapi.json and a page of it at /api/docs.

`Beside` puts it beside the page, behind the same guard. Questions are answered in turn, see `limits`.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import FastAPI, Path, Query
from fastapi.responses import HTMLResponse, StreamingResponse

from pullquote.ui.limits.clients import CLIENT, Clients
from pullquote.ui.pages.originals import Originals
from pullquote.ui.programs.api import Api, Json
from pullquote.ui.programs.bodies import Ask, Batch, Search
from pullquote.ui.programs.chat_completions import add_chat
from pullquote.ui.programs.docs_page import docs_page
from pullquote.ui.programs.files import add_files
from pullquote.ui.programs.problems import PROBLEM, add_problems
from pullquote.ui.programs.sources import add_sources
from pullquote.ui.shared.errors import is_user_error, message

if TYPE_CHECKING:
    from pullquote.qa import Pullquote

TOGETHER = 8  # questions of a batch that are asked together: their answers come together, too
ERRORS: dict[int | str, dict[str, Any]] = dict.fromkeys((400, 404, 413, 422, 429), PROBLEM)


def rest(library: Pullquote, *, read_only: bool, clients: Clients | None = None) -> FastAPI:
    """Return the application with the paths below /api and /v1."""
    from importlib.metadata import version

    app = FastAPI(
        title="Pullquote",
        version=version("pullquote"),
        summary="Ask a folder of articles; answers are exact quotes.",
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        responses=ERRORS,
    )
    api, clients = Api(library), clients or Clients()
    add_problems(app, library.path)
    _add_questions(app, api, clients)
    _add_articles(app, api)
    add_files(app, library, Originals(library))
    if not read_only:
        app.post("/api/refresh", summary="Make the library match its folder")(api.refresh)
    add_sources(app, library)
    add_chat(app, library, clients)
    page = docs_page(app.openapi())
    app.get("/api/docs", include_in_schema=False, response_class=HTMLResponse)(lambda: page)
    return app


def _add_questions(app: FastAPI, api: Api, clients: Clients) -> None:
    async def in_turn(call: Callable[..., Any], body: Any) -> Any:
        with clients.asking(CLIENT.get(), "question"):
            return await clients.run(CLIENT.get(), "question", partial(call, **_given(body)))

    @app.post("/api/ask", summary="Answer one question with exact quotes")
    async def ask(body: Ask) -> Json:
        return dict(await in_turn(api.ask, body))

    @app.post("/api/search", summary="Find the passages that fit a question best")
    async def search(body: Search) -> list[Json]:
        return list(await in_turn(api.search, body))

    lines = {200: {"content": {"application/jsonl": {"schema": {"type": "string"}}}, "description": "Answers"}}

    @app.post("/api/batch", summary="Answer many questions, a line of JSON each", responses=lines)  # type: ignore[arg-type]
    async def batch(body: Batch) -> StreamingResponse:
        given = _given(body)
        api.check_questions(given["questions"])  # a bad question fails before any is answered
        with clients.asking(CLIENT.get(), "many"):  # so does one too many
            pass
        return StreamingResponse(_lines(api, clients, **given), media_type="application/jsonl")


def _add_articles(app: FastAPI, api: Api) -> None:
    @app.get("/api/articles", summary="List the articles, by name")
    def articles(
        start: Annotated[int, Query(ge=0, le=2**53)] = 0, count: Annotated[int, Query(ge=1, le=1000)] = 1000
    ) -> list[Json]:
        return api.articles(start, count)

    @app.get("/api/articles/{id:path}", summary="Read an article, or part of it")
    def article(
        id: Annotated[str, Path(description="The article's name; it may hold slashes.")],
        start: Annotated[int, Query(ge=0, le=2**53)] = 0,
        end: Annotated[int | None, Query(ge=0, le=2**53)] = None,
    ) -> Json:
        return api.article(id, start, end if end is None else max(start, end))  # before it: no text

    @app.get("/api/status", summary="Report what the library holds and what has changed since")
    def status() -> Json:
        return api.status()


def _given(body: Any) -> dict[str, Any]:
    """What the caller gave, by name."""
    return dict(body.model_dump(exclude_unset=True))


async def _lines(api: Api, clients: Clients, questions: list[Any], **how: Any) -> AsyncIterator[str]:
    client = CLIENT.get()
    try:
        with clients.asking(client, "many"):
            for start in range(0, len(questions), TOGETHER):
                handful = partial(api.ask_many, questions[start : start + TOGETHER], **how)
                for answer in await clients.run(client, "many", handful):
                    yield json.dumps(answer, ensure_ascii=False) + "\n"
    except Exception as error:  # the status is sent already
        if not is_user_error(error):
            raise
        yield json.dumps({"error": message(error)}) + "\n"


@dataclass(frozen=True)
class Beside:
    """ASGI middleware: requests for paths below /api/ and /v1/ go to `programs`, all others to `app`."""

    app: Callable[..., Awaitable[None]]
    programs: FastAPI

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        ours = scope["type"] == "http" and scope["path"].startswith(("/api/", "/v1/"))
        await (self.programs if ours else self.app)(scope, receive, send)
