"""The web chat: one page that asks the library and shows its quotes. All of gradio stands behind this door.

Served from this machine alone: no share link, no analytics, system fonts. The conversation is our own HTML, since
gradio's chat reads messages as Markdown, in which article text could draw an image from a foreign host.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ui import show
from ui.api import api
from ui.door import is_mendable, message
from ui.questions import checked

if TYPE_CHECKING:
    from gradio import Blocks

    from qa import Pullquote
    from ui.serve import Serving

STYLE = Path(__file__).with_name("page.css")
FONTS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "sans-serif")
MONOSPACE = ("ui-monospace", "Consolas", "monospace")
PLAIN: dict[str, Any] = {"apply_default_css": False, "js_on_load": None}  # our HTML, our style, no script
TO_THE_LATEST = "() => document.querySelector('.pq-turn:last-child')?.scrollIntoView({block: 'start'})"
WELCOME = '<p class="pq-welcome">Ask your articles a question; they answer in their own words.</p>'
TURNS = 50  # a conversation longer than this forgets its oldest turns on the page


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and the HTML that answers it, empty while it is being read for; `failed`: it could not be asked."""

    question: str
    answer: str = ""
    failed: bool = False


def page(library: Pullquote, serving: Serving) -> Blocks:
    """The page, not yet served."""
    import gradio as gr

    with gr.Blocks(title="Pullquote", analytics_enabled=False, fill_height=True) as blocks:
        api(library, serving)  # first: an event of the page, private or not, would take the name of one of its calls
        turns = gr.State(())
        with gr.Row(elem_classes="pq-top"):
            gr.HTML(f'<header class="pq-head"><h1>Pullquote</h1><p>{_holds(library)}</p></header>', **PLAIN)
            new = gr.Button("New chat", size="sm", variant="secondary", elem_classes="pq-new")
        talk = gr.HTML(WELCOME, elem_classes="pq-talk", elem_id="talk", **PLAIN)
        box = gr.Textbox(
            label="Question", show_label=False, placeholder="Ask a question", submit_btn=True, autofocus=True,
            max_lines=6, elem_classes="pq-ask",
        )  # fmt: skip

        def ask(question: str, before: tuple[Turn, ...]) -> Iterator[tuple[Any, ...]]:
            box_now: Any = ""
            for after in answered(library, question, before):
                yield box_now, after, conversation(after)
                box_now = gr.skip()  # emptied once: the next question may be half typed by now

        talk.change(None, js=TO_THE_LATEST)
        # "multiple": a question sent while another is answered waits its turn instead of being dropped.
        box.submit(
            ask, [box, turns], [box, turns, talk],
            show_progress="hidden", trigger_mode="multiple", concurrency_limit=1, api_visibility="private",
        )  # fmt: skip
        new.click(lambda: ((), WELCOME), None, [turns, talk], show_progress="hidden", api_visibility="private")
    return blocks  # type: ignore[no-any-return]


def answered(library: Pullquote, question: str, before: tuple[Turn, ...]) -> Iterator[tuple[Turn, ...]]:
    """The conversation with the question asked, then with its answer. Earlier questions are its history."""
    if not question.strip():
        yield before
        return
    yield (*before, Turn(question))
    try:
        history = [turn.question for turn in before if not turn.failed]
        turn = Turn(question, show.answer(library.ask(checked(question), history)))
    except Exception as error:
        if not is_mendable(error):
            raise
        turn = Turn(question, show.trouble(message(error)), failed=True)
    yield (*before, turn)[-TURNS:]


def conversation(turns: tuple[Turn, ...]) -> str:
    """All turns, oldest first; the last is announced to screen readers when it comes."""
    reading = '<p class="pq-note" role="status">searching and reading …</p>'
    each = (
        f'<section class="pq-turn">{show.question(turn.question)}{turn.answer or reading}</section>' for turn in turns
    )
    return f'<div aria-live="polite">{"".join(each)}</div>'


def _holds(library: Pullquote) -> str:
    count = len(library.articles())
    return f"{count} article{'' if count == 1 else 's'}, quoted word for word"


def look() -> dict[str, Any]:
    """What the page is dressed in, for `serve` to hand to gradio."""
    import gradio as gr

    theme = gr.themes.Default(primary_hue="amber", neutral_hue="stone", font=FONTS, font_mono=MONOSPACE)
    return {"theme": theme, "css_paths": STYLE}
