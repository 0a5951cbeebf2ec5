"""The tab "Ask": a conversation on one side, the article on the other. Wires the two to the page.

The conversation is our own HTML, since gradio's chat reads messages as Markdown, in which article text could draw an
image from a foreign host. What the browser sends is untrusted: each handler checks what it is given.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import gradio as gr

from pullquote.qa import Pullquote, Suggestions
from pullquote.ui.ask import answer_html
from pullquote.ui.ask.article_html import Opening
from pullquote.ui.ask.conversation import Talk, asked, from_json, html, judged, stopped, to_json
from pullquote.ui.ask.panels import contents, linked, offered, opened, welcome
from pullquote.ui.shared.feedback import REMARK
from pullquote.ui.shared.gradio_options import PLAIN, QUIET, sent
from pullquote.ui.shared.highlight import id_of

AT_ONCE = 4  # questions read for at the same time, so that one slow question holds up no other
BAR = """<div class="pq-bar"><button type="button" data-do="new">New chat</button>
<details class="pq-chats"><summary>Earlier chats</summary><div></div></details>
<button type="button" data-do="copyall">Copy chat</button>
<button type="button" data-do="export">Export</button></div>"""


def ask_tab(library: Pullquote, blocks: gr.Blocks) -> None:
    """Called inside the page's tab."""
    talk = gr.State(Talk())
    with gr.Row(elem_classes="pq-room"):
        with gr.Column(elem_classes="pq-side", min_width=280):
            gr.HTML(BAR, js_on_load="pullquote.bar(element)", **PLAIN)
            turns = gr.HTML(
                elem_classes="pq-talk",
                js_on_load="pullquote.conversation(element, trigger, 'again')",
                **PLAIN,
            )
            with gr.Row(elem_classes="pq-compose"):
                box = gr.Textbox(
                    label="Question", show_label=False, placeholder="Ask the articles", submit_btn=True, autofocus=True,
                    max_lines=6, elem_classes="pq-ask",
                )  # fmt: skip
                stop = gr.Button("Stop", elem_classes="pq-stop", size="sm")
        page = gr.HTML(
            elem_classes="pq-beside",
            js_on_load="pullquote.article(element, trigger, 'visit', watch)",
            **PLAIN,
        )
    kept = gr.Textbox(visible="hidden")
    offers = gr.HTML(elem_classes="pq-offers", js_on_load="pullquote.offers(element, watch)", **PLAIN)
    suggestions = Suggestions(library)

    def offer(talk: Talk) -> Iterator[str]:
        yield from offered(suggestions, talk)

    # What the library holds is told anew to each visitor; only then is opened what a link or the browser names.
    # A question can be quicker than that, and stays on the page.
    first = blocks.load(lambda now: (html(now) or welcome(library), contents(library)), [talk], [turns, page], **QUIET)
    first.then(None, js="pullquote.ready")
    for event in (
        first,
        *_asking(library, suggestions, talk, turns, box, stop, kept),
        _managing(library, talk, turns, box, kept),
    ):
        event.then(offer, [talk], [offers], concurrency_id="offer", **QUIET)
    _reading(library, talk, turns, page)


def _asking(
    library: Pullquote, suggestions: Suggestions, talk: Any, turns: Any, box: Any, stop: Any, kept: Any
) -> tuple[Any, Any]:
    """The events that end with an answer."""

    def ask(question: str, talk: Talk) -> Iterator[tuple[Any, ...]]:
        with suggestions.held():
            for now in asked(library, question, talk):
                done = not (now.turns and now.turns[-1].stage)
                yield ("" if not done else gr.skip()), now, html(now), (to_json(now) if done else gr.skip())

    def ask_for(talk: Talk, event: gr.EventData) -> Iterator[tuple[Any, ...]]:
        yield from ask(str(sent(event).get("question", "")), talk)

    outputs = [box, talk, turns, kept]
    asking: dict[str, Any] = {**QUIET, "concurrency_limit": AT_ONCE, "concurrency_id": "ask"}
    typed = box.submit(ask, [box, talk], outputs, **asking)
    picked = turns.submit(ask_for, [talk], outputs, **asking)

    def halt(talk: Talk) -> tuple[Talk, str]:
        now = stopped(talk)
        return now, html(now)

    # In two steps: what a handler that cancels gives back can be lost with the stream that it cancels.
    stop.click(None, cancels=[typed, picked], **QUIET).then(halt, [talk], [talk, turns], **QUIET)
    turns.change(None, js="pullquote.latest")
    kept.change(None, [kept], js="pullquote.keep")
    return typed, picked


def _managing(library: Pullquote, talk: Any, turns: Any, box: Any, kept: Any) -> Any:
    """The event that begins a new conversation."""

    def edit(talk: Talk, event: gr.EventData) -> tuple[Any, Talk]:
        at = _number(event, "turn", len(talk.turns))
        return (gr.skip(), talk) if at is None else (talk.turns[at].question, replace(talk, editing=at))

    def clear() -> tuple[Talk, str, str]:
        return Talk(), welcome(library), ""

    def load(event: gr.EventData) -> tuple[Talk, str, str]:
        try:
            now = from_json(sent(event).get("chat"), library)
        except ValueError as error:
            return Talk(), answer_html.trouble(str(error)), ""
        return now, html(now), to_json(now)

    def like(talk: Talk, event: gr.EventData) -> tuple[Talk, str]:
        at = _number(event, "turn", len(talk.turns))
        up, remark = sent(event).get("up") is True, str(sent(event).get("remark", ""))[:REMARK]
        now = talk if at is None else judged(library, talk, at, up, remark)
        return now, html(now)

    turns.like(like, [talk], [talk, turns], **QUIET)
    turns.edit(edit, [talk], [box, talk], **QUIET)
    turns.again(load, None, [talk, turns, kept], **QUIET)
    return turns.clear(clear, None, [talk, turns, kept], **QUIET)


def _reading(library: Pullquote, talk: Any, turns: Any, page: Any) -> None:
    def select(talk: Talk, event: gr.EventData) -> Any:
        turn = _number(event, "turn", len(talk.turns))
        answer = talk.turns[turn].answer if turn is not None else None
        at = _number(event, "quote", len(answer.quotes)) if answer else None
        if answer is None or at is None:
            return gr.skip()
        return opened(library, answer.quotes[at].article, Opening(answer.quotes, at, turn))

    def load(event: gr.EventData) -> str:
        told = sent(event)
        return linked(library, id_of(str(told.get("article", ""))), told.get("start"), told.get("end"))

    turns.select(select, [talk], [page], **QUIET)
    page.visit(load, None, [page], **QUIET)
    page.clear(lambda: contents(library), None, [page], **QUIET)


def _number(event: gr.EventData, name: str, count: int) -> int | None:
    """A number in 0..count-1 that was sent along; None for anything else."""
    number = sent(event).get(name)
    return number if isinstance(number, int) and 0 <= number < count else None
