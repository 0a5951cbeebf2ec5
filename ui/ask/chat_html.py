"""A conversation → HTML: each question with its answer and what can be done with it."""

from __future__ import annotations

from pullquote.ui.ask import answer_html
from pullquote.ui.ask.conversation import Chat, Turn
from pullquote.ui.ask.menu import citing, menu
from pullquote.ui.ask.scope import label, named
from pullquote.ui.shared.highlight import safe, trouble


def html(chat: Chat) -> str:
    """All turns, oldest first. `data-chat` and `data-asked` tell the page's script what it sees; '' before any turn."""
    if not chat.turns:
        return ""
    turns = "".join(_turn(number, turn) for number, turn in enumerate(chat.turns))
    return f'<div class="pq-turns" data-chat="{safe(chat.id)}" data-asked="{safe(chat.asked)}">{turns}</div>'


def lost() -> str:
    """Tells the page's script that the program does not know the conversation any more."""
    return '<p class="pq-stage" data-lost="">Opening the chat again …</p>'


def _turn(number: int, turn: Turn) -> str:
    if turn.stage:
        body = f'<p class="pq-stage" role="status">{safe(turn.stage)}</p>'
    else:
        body = turn.html + (trouble(turn.trouble) if turn.trouble else "") + _tools(turn)
    question = answer_html.question(turn.question)
    return f'<section class="pq-turn" data-turn="{number}">{question}{_branches(turn)}{_only(turn)}{body}</section>'


def _only(turn: Turn) -> str:
    """The filters of the question; each can be taken away, which asks again."""
    chips = "".join(map(_chip, turn.only))
    return f'<div class="pq-scoped"><span>Asked only in</span><ul>{chips}</ul></div>' if chips else ""


def _chip(only: str) -> str:
    word, value = named(only)
    take = f'data-do="widen" data-only="{safe(only)}" aria-label="Ask again without {safe(label(only))}"'
    name = f'{word} <bdi dir="auto">{safe(value)}</bdi>'.strip()
    return f'<li><span>{name}</span><button type="button" {take}>×</button></li>'


def _branches(turn: Turn) -> str:
    """‹ 1/2 › where the question was edited."""
    at, of = len(turn.before) + 1, len(turn.before) + 1 + len(turn.after)
    if of == 1 or turn.stage:
        return ""
    back, on = _step(-1, "Previous version", "‹", at > 1), _step(1, "Next version", "›", at < of)
    return f'<nav class="pq-branches" aria-label="Versions of this question">{back}<span>{at}/{of}</span>{on}</nav>'


def _step(by: int, label: str, sign: str, possible: bool) -> str:
    off = "" if possible else " disabled"
    return f'<button type="button" data-do="branch" data-by="{by}" aria-label="{label}"{off}>{sign}</button>'


def _tools(turn: Turn) -> str:
    """What can be done with a turn; a remark may go with a "not helpful"."""
    edit = '<button type="button" data-do="edit">Edit question</button>'
    edit += menu("Cite", citing("answer")) if turn.answer and turn.answer.quotes else ""
    if turn.answer is None:
        return f'<div class="pq-tools">{edit}</div>'
    if turn.liked is not None:
        kept = "Marked as helpful." if turn.liked else "Marked as not helpful."
        undo = '<button type="button" data-do="unlike">Undo</button>'
        return f'<div class="pq-tools">{edit}<span role="status">{kept}</span>{undo}</div>'
    return (
        f'<div class="pq-tools">{edit}'
        '<button type="button" data-do="like">Helpful</button>'
        '<button type="button" data-do="dislike" aria-expanded="false">Not helpful</button>'
        '<form class="pq-remark" hidden><label>What was wrong? <input name="remark" maxlength="500" autocomplete="off">'
        "</label><button>Send</button></form></div>"
    )
