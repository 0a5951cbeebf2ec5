"""The tab "Ask": a conversation on one side, the article on the other. Wires the two to the page.

The conversation is our own HTML, since gradio's chat reads messages as Markdown, in which article text could draw an
image from a foreign host. What the browser sends is untrusted: each handler checks what it is given.
"""

from __future__ import annotations

import traceback
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import gradio as gr

from pullquote.qa import Pullquote, Suggestions
from pullquote.qa.cancellation import Cancelled
from pullquote.ui.ask.article_html import Opening
from pullquote.ui.ask.chat_html import html, lost
from pullquote.ui.ask.chat_json import from_json, to_json
from pullquote.ui.ask.conversation import Chat, Session, asked, judged, queued, stopped, switched
from pullquote.ui.ask.frame import BAR, COMPOSER
from pullquote.ui.ask.panels import contents, linked, offered, opened, to_choose, welcome
from pullquote.ui.ask.scope import scope, typed
from pullquote.ui.limits.clients import Clients, next_place
from pullquote.ui.limits.turns import Busy
from pullquote.ui.shared.errors import message
from pullquote.ui.shared.feedback import REMARK
from pullquote.ui.shared.gradio_options import PLAIN, QUIET, sent
from pullquote.ui.shared.highlight import id_of, trouble

OUR_FAULT = "Something went wrong in Pullquote itself. The question was not answered; please ask it again."
Saved = Callable[[gr.Request, Chat], str]  # gives the browser what to keep
EACH: dict[str, Any] = {**QUIET, "trigger_mode": "multiple"}  # no click is dropped because another is under way


def ask_tab(library: Pullquote, blocks: gr.Blocks, clients: Clients) -> None:
    """Called inside the page's tab."""
    session = gr.State(Session())
    with gr.Row(elem_classes="pq-room"):
        with gr.Column(elem_classes="pq-side", min_width=280):
            gr.HTML(BAR, js_on_load="pullquote.bar(element)", **PLAIN)
            turns = gr.HTML(
                elem_classes="pq-chat",
                js_on_load="pullquote.conversation(element, trigger, watch, 'again', 'branch')",
                **PLAIN,
            )
            gr.HTML(COMPOSER, elem_classes="pq-compose", js_on_load="pullquote.composer(element)", **PLAIN)
        page = gr.HTML(
            elem_classes="pq-beside",
            js_on_load="pullquote.article(element, trigger, watch, 'visit')",
            **PLAIN,
        )
    kept = gr.Textbox(visible="hidden")
    offers = gr.HTML(elem_classes="pq-offers", js_on_load="pullquote.offers(element, watch)", **PLAIN)
    _choosing(library)
    suggestions = Suggestions(library)

    def offer(session: Session) -> Iterator[str]:
        yield from offered(suggestions, session.chat)

    # Each visitor gets the library's contents first; then what the address names is opened.
    first = blocks.load(
        lambda now: (html(now.chat) or welcome(library), contents(library)), [session], [turns, page], **QUIET
    )
    first.then(None, js="pullquote.ready")
    kept.change(None, [kept], js="pullquote.keep")

    def saved(request: gr.Request, now: Chat) -> str:
        """The conversation for the browser to keep; its size is noted."""
        text = to_json(now, library)
        clients.sessions.note(str(request.session_hash), len(text))
        return text

    asking = _asking(library, suggestions, clients, saved, session, turns, kept)
    for event in (first, asking, *_managing(library, saved, session, turns, kept)):
        event.then(
            lambda now: (yield from offered(suggestions, now.chat)),
            [session],
            [offers],
            concurrency_id="offer",
            **QUIET,
        )
    _judging(library, saved, session, turns, kept)
    _reading(library, session, turns, page)


def _asking(
    library: Pullquote, suggestions: Suggestions, clients: Clients, saved: Saved, session: Any, turns: Any, kept: Any
) -> Any:
    """The event that ends with an answer."""

    async def ask(session: Session, event: gr.EventData, request: gr.Request) -> AsyncIterator[tuple[Any, ...]]:
        wanted = sent(event)
        chat, id, seen = session.chat, str(wanted.get("chat", ""))[:64], wanted.get("turns")
        if seen == 0:
            chat = Chat(id=id)
        elif chat.id != id or len(chat.turns) != seen:  # the program was started again, say
            yield lost(), gr.skip()
            return
        chat = session.show(Chat(chat.turns, id, str(wanted.get("asked", ""))[:64]))
        client, run, at = clients.of_event(request), session.run, _number(event, "edit", len(chat.turns))
        question, only = _limited(library, str(wanted.get("question", "")), scope(wanted.get("only")))
        try:
            with clients.asking(client, "question"), clients.turns.turn(client.address, "question") as turn:
                shown = 0
                while turn.place and session.run == run:
                    if shown != turn.place:
                        shown, session.chat = turn.place, queued(question, chat, at, only, turn.place)
                        yield html(session.chat), gr.skip()
                    await next_place(turn, client)
                with suggestions.held():
                    stages = asked(library, question, chat, at, only)
                    while session.run == run and (now := await clients.thread(client, lambda: next(stages, None))):
                        if session.run != run:
                            break
                        session.chat = now
                        yield html(now), (gr.skip() if now.waiting else saved(request, now))
            if session.run != run:  # what was shown last may have come after what shows now
                yield html(session.chat) or welcome(library), gr.skip()
        except Cancelled:
            session.chat = stopped(session.chat)
        except Busy as error:
            session.chat = stopped(queued(question, chat, at, only, 1), message(error))
            yield html(session.chat), saved(request, session.chat)
        except Exception:
            traceback.print_exc()
            session.chat = stopped(session.chat, OUR_FAULT)
            yield html(session.chat), saved(request, session.chat)

    return turns.submit(ask, [session], [turns, kept], concurrency_limit=None, concurrency_id="ask", **EACH)


def _limited(library: Pullquote, question: str, only: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Filters in the question join those of the chips."""
    bare, found = typed(question) if library.settings.understand.filters else (question, ())
    return bare, tuple(dict.fromkeys((*only, *found)))


def _managing(library: Pullquote, saved: Saved, session: Any, turns: Any, kept: Any) -> tuple[Any, ...]:
    """The events that show another state of the conversation, or another conversation."""

    def stop(session: Session, request: gr.Request) -> tuple[str, str]:
        now = session.show(stopped(session.chat))
        return html(now), saved(request, now)

    def branch(session: Session, event: gr.EventData, request: gr.Request) -> tuple[Any, Any]:
        at, by = _number(event, "turn", len(session.chat.turns)), sent(event).get("by")
        if at is None or by not in (-1, 1) or session.chat.waiting:
            return gr.skip(), gr.skip()
        now = session.show(switched(session.chat, at, by))
        return html(now), saved(request, now)

    def clear(session: Session) -> tuple[str, str]:
        session.show(Chat())
        return welcome(library), ""

    def load(session: Session, event: gr.EventData, request: gr.Request) -> tuple[str, str]:
        try:
            now = session.show(from_json(sent(event).get("chat"), library))
        except ValueError as error:
            session.show(Chat())
            return trouble(str(error)), ""
        return html(now) or welcome(library), saved(request, now)

    outputs = [turns, kept]
    turns.stop(stop, [session], outputs, **EACH)
    return (
        turns.branch(branch, [session], outputs, **EACH),
        turns.again(load, [session], outputs, **EACH),
        turns.clear(clear, [session], outputs, **EACH),
    )


def _judging(library: Pullquote, saved: Saved, session: Any, turns: Any, kept: Any) -> None:
    def like(session: Session, event: gr.EventData, request: gr.Request) -> tuple[Any, Any]:
        at = _number(event, "turn", len(session.chat.turns))
        up, remark = sent(event).get("up"), str(sent(event).get("remark", ""))[:REMARK]
        if at is None or up not in (True, False, None):
            return gr.skip(), gr.skip()
        session.chat = judged(library, session.chat, at, up, remark)
        return html(session.chat), saved(request, session.chat)

    turns.like(like, [session], [turns, kept], **EACH)


def _reading(library: Pullquote, session: Any, turns: Any, page: Any) -> None:
    def select(session: Session, event: gr.EventData) -> Any:
        turn = _number(event, "turn", len(session.chat.turns))
        answer = session.chat.turns[turn].answer if turn is not None else None
        at = _number(event, "quote", len(answer.quotes)) if answer else None
        if answer is None or at is None:
            return gr.skip()
        return opened(library, answer.quotes[at].article, Opening(answer.quotes, at, turn, _as_text(event)))

    def load(event: gr.EventData) -> str:
        wanted = sent(event)
        return linked(library, id_of(str(wanted.get("article", ""))), str(wanted.get("link", "")), _as_text(event))

    turns.select(select, [session], [page], **EACH)
    page.visit(load, None, [page], **EACH)
    page.clear(lambda: contents(library), None, [page], **EACH)


def _choosing(library: Pullquote) -> None:
    choices = gr.HTML(elem_classes="pq-offers", js_on_load="pullquote.choices(element, trigger, watch)", **PLAIN)

    def look(event: gr.EventData) -> str:
        return to_choose(library, str(sent(event).get("words", "")))

    choices.input(look, None, [choices], **EACH)


def _as_text(event: gr.EventData) -> bool:
    return sent(event).get("text") is True


def _number(event: gr.EventData, name: str, count: int) -> int | None:
    """A number in 0..count-1 that was sent along; None for anything else."""
    number = sent(event).get(name)
    return number if isinstance(number, int) and 0 <= number < count else None
