"""OpenAI's chat completions over a folder of articles, so that chat clients made for that can ask it.

The last message of the user is the question, those before are its history; what the assistant said before, system
messages and settings such as temperature are not used. The content is Markdown: the answer and its quotes with
numbered sources. Nothing is generated, so a stream tells the finished answer, piece by piece.
"""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote as encoded

from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import StreamingResponse

from pullquote.corpus import InvalidArgument
from pullquote.ui.files.question_file import question_of
from pullquote.ui.limits.clients import CLIENT, Clients
from pullquote.ui.programs.api import Json, Limits
from pullquote.ui.programs.bodies import ChatMessage, ChatRequest, Filtered
from pullquote.ui.shared.confidence import NOT_FOUND
from pullquote.ui.shared.markdown import escaped

if TYPE_CHECKING:
    from pullquote.qa import Answer, Pullquote, Question, Quote

MODEL = "pullquote"
PIECE = 40  # characters of a piece of a stream
MADE = 1_700_000_000  # of the model; clients want a number
USAGE = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}


def add_chat(app: FastAPI, library: Pullquote, clients: Clients) -> None:
    """Add /v1/chat/completions and /v1/models to `app`."""

    @app.get("/v1/models", include_in_schema=False)
    def models() -> Json:
        return {"object": "list", "data": [_model()]}

    @app.get("/v1/models/{name}", include_in_schema=False)
    def model(name: str) -> Json:
        if name != MODEL:
            raise HTTPException(404, f"there is no model {name[:100]!r}; the one here is {MODEL!r}")
        return _model()

    @app.post("/v1/chat/completions", include_in_schema=False, response_model=None)
    async def complete(body: ChatRequest, request: Request) -> Json | StreamingResponse:
        given = body.model_dump(include=set(Filtered.model_fields), exclude_none=True)
        ask = partial(library.ask, question_in(body.messages), **given)
        with clients.asking(CLIENT.get(), "question"):
            answer = await clients.run(CLIENT.get(), "question", ask)
        content, annotations = rendered(answer, str(request.base_url))
        message = {"role": "assistant", "content": content, "refusal": None, "annotations": annotations}
        if not body.stream:
            choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}
            return _head("chat.completion") | {"choices": [choice], "usage": USAGE, "pullquote": answer.to_dict()}
        usage = bool(body.stream_options and body.stream_options.include_usage)
        return StreamingResponse(_events(message, answer.to_dict(), usage), media_type="text/event-stream")


def question_in(messages: list[ChatMessage]) -> Question:
    """Return the last message of the user, with the earlier ones as its history. Raises ValueError if there is none."""
    texts = [text for text in map(_text, (each for each in messages if each.role == "user")) if text.strip()]
    if not texts:
        raise InvalidArgument("no message with the role 'user' contains a question")
    limits = Limits()
    texts = [text[-limits.characters :] if text is not texts[-1] else text for text in texts[-limits.history - 1 :]]
    return question_of({"question": texts[-1], "history": texts[:-1]})


def rendered(answer: Answer, base: str) -> tuple[str, list[Json]]:
    """Return the Markdown of an answer, and for each quote where in it it stands and a link to its place."""
    parts = answer.parts or (answer,)
    content, annotations = "", list[Json]()
    for part in parts:
        if answer.parts:
            content += f"### {escaped(part.understood)}\n\n"
        content += f"{_lead(part)}\n\n"
        for quote in part.quotes if part.found else ():
            number, start = len(annotations) + 1, len(content) + 2
            content += f"> {escaped(quote.text)} [{number}]\n\n"
            link = _link(quote, base)
            place = {"start_index": start, "end_index": start + len(escaped(quote.text))}
            annotations.append({"type": "url_citation", "url_citation": place | {"title": quote.title, "url": link}})
    sources = [f"{n}. [{escaped(each['title'])}]({each['url']})" for n, each in enumerate(_cited(annotations), start=1)]
    return (content + "\n".join(sources)).strip(), annotations


def _cited(annotations: list[Json]) -> Iterator[Json]:
    return (each["url_citation"] for each in annotations)


def _lead(answer: Answer) -> str:
    if answer.reply:
        return escaped(answer.reply)
    if not answer.found:
        return NOT_FOUND
    return f"**{escaped(answer.text)}**" if answer.text else "The articles say:"


def _link(quote: Quote, base: str) -> str:
    return f"{base}#article={encoded(quote.article, safe='')}&start={quote.start}&end={quote.end}"


def _text(message: ChatMessage) -> str:
    """The text of a message, also where it comes in parts; pictures and the like are left out."""
    if isinstance(message.content, list):
        return "\n".join(str(part.get("text", "")) for part in message.content if part.get("type") == "text")
    return message.content or ""


def _events(message: Json, whole: Json, usage: bool) -> Iterator[str]:
    """The stream: role, pieces of the content, annotations, the end."""
    head, content = _head("chat.completion.chunk"), message["content"]
    yield _event(head, {"role": "assistant", "content": ""})
    for start in range(0, len(content), PIECE):
        yield _event(head, {"content": content[start : start + PIECE]})
    yield _event(head | {"pullquote": whole}, {"annotations": message["annotations"]}, "stop")
    if usage:
        yield f"data: {json.dumps(head | {'choices': [], 'usage': USAGE})}\n\n"
    yield "data: [DONE]\n\n"


def _event(head: Json, delta: Json, reason: str | None = None) -> str:
    choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": reason}
    return f"data: {json.dumps(head | {'choices': [choice]}, ensure_ascii=False)}\n\n"


def _head(kind: str) -> Json:
    return {"id": f"chatcmpl-{uuid.uuid4().hex}", "object": kind, "created": int(time.time()), "model": MODEL}


def _model() -> Json:
    return {"id": MODEL, "object": "model", "created": MADE, "owned_by": "pullquote"}
