"""The conversation: its turns, how a question becomes one, and the same as HTML, as JSON for keeping, as Markdown.

Knows no gradio; `ui.ask.tab` wires it to the page.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pullquote.corpus import InvalidArgument
from pullquote.qa import Answer
from pullquote.ui.ask import answer_html
from pullquote.ui.shared.errors import is_mendable, message
from pullquote.ui.shared.feedback import keep
from pullquote.ui.shared.markdown import markdown
from pullquote.ui.shared.question_file import checked

if TYPE_CHECKING:
    from pullquote.qa import Pullquote

TURNS = 50  # a conversation longer than this forgets its oldest turns
KEPT = 2_000_000  # characters of a kept conversation that are read back, at most


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and what came of it: nothing yet (`stage` says what is being done), an answer, or `trouble`."""

    question: str
    stage: str = ""
    answer: Answer | None = None
    trouble: str = ""
    html: str = ""  # of the answer
    liked: bool | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """`id` names a conversation in the browser that keeps it; `editing` is the turn that the next question replaces."""

    turns: tuple[Turn, ...] = ()
    id: str = ""
    editing: int | None = None

    @property
    def history(self) -> list[str]:
        """The questions that were answered, oldest first."""
        return [turn.question for turn in self.turns if turn.answer]

    @property
    def answers(self) -> list[str]:
        """The short answers that they got, '' for none."""
        return [turn.answer.text for turn in self.turns if turn.answer]

    def turned(self, at: int, turn: Turn) -> Talk:
        """With one turn replaced."""
        return replace(self, turns=(*self.turns[:at], turn, *self.turns[at + 1 :]))


def asked(library: Pullquote, question: str, talk: Talk) -> Iterator[Talk]:
    """The conversation as the question goes through its stages, at last with its answer."""
    if not question.strip():
        yield talk
        return
    talk = replace(talk, turns=talk.turns[: talk.editing], id=talk.id or uuid.uuid4().hex, editing=None)
    for turn in _stages(library, question, talk):
        yield replace(talk, turns=(*talk.turns, turn)[-TURNS:])


def _stages(library: Pullquote, question: str, talk: Talk) -> Iterator[Turn]:
    turn = Turn(question, stage="searching …")
    yield turn
    try:
        found = library.search(checked(question), talk.history, talk.answers)
        if count := len(found.pages) + sum(len(part.pages) for part in found.parts):
            yield replace(turn, stage=f"reading {count} passages …")
        yield answered(library, turn, library.read(found))
    except Exception as error:
        if not is_mendable(error):
            raise
        yield Turn(question, trouble=message(error))


def answered(library: Pullquote, turn: Turn, answer: Answer) -> Turn:
    """The turn with its answer, set for the page once: later turns do not change it."""
    return replace(turn, stage="", answer=answer, html=answer_html.answer(answer, library.article))


def stopped(talk: Talk) -> Talk:
    """What was still being read for is read for no longer."""
    turns = (replace(turn, stage="", trouble="stopped") if turn.stage else turn for turn in talk.turns)
    return replace(talk, turns=tuple(turns))


def judged(library: Pullquote, talk: Talk, at: int, up: bool, remark: str) -> Talk:
    """With the feedback on a turn kept, or a word why not."""
    turn = talk.turns[at]
    if turn.answer is None or turn.liked is not None:
        return talk
    history = [before.question for before in talk.turns[:at] if before.answer]
    try:
        keep(library.path, turn.answer, up, remark, history)
    except Exception as error:
        if not is_mendable(error):
            raise
        return talk.turned(at, replace(turn, trouble=message(error)))
    return talk.turned(at, replace(turn, liked=up, trouble=""))


def html(talk: Talk) -> str:
    """All turns, oldest first."""
    return "".join(_turn(number, turn) for number, turn in enumerate(talk.turns))


def _turn(number: int, turn: Turn) -> str:
    if turn.stage:
        body = f'<p class="pq-stage" role="status">{turn.stage}</p>'
    else:
        body = turn.html + (answer_html.trouble(turn.trouble) if turn.trouble else "") + _tools(turn)
    return f'<section class="pq-turn" data-turn="{number}">{answer_html.question(turn.question)}{body}</section>'


def _tools(turn: Turn) -> str:
    """What can be done with a turn; a remark may go with a "not helpful"."""
    edit = '<button type="button" data-do="edit">Edit question</button>'
    if turn.answer is None:
        return f'<div class="pq-tools">{edit}</div>'
    if turn.liked is not None:
        return f'<div class="pq-tools">{edit}<span role="status">Kept, thank you</span></div>'
    return (
        f'<div class="pq-tools">{edit}'
        '<button type="button" data-do="like">Helpful</button>'
        '<button type="button" data-do="dislike" aria-expanded="false">Not helpful</button>'
        '<form class="pq-remark" hidden><label>What was wrong? <input name="remark" maxlength="500" autocomplete="off">'
        "</label><button>Send</button></form></div>"
    )


def to_json(talk: Talk) -> str:
    """The answered turns for the browser to keep, with the conversation as Markdown beside them; '' before any."""
    turns = [(turn.question, turn.answer) for turn in talk.turns if turn.answer]
    if not turns:
        return ""
    kept = [{"question": question, "answer": answer.to_dict()} for question, answer in turns]
    title = " ".join(turns[0][0].split())[:80]
    told = {"id": talk.id, "title": title, "turns": kept, "markdown": markdown(turns)}
    return json.dumps(told, ensure_ascii=False)


def from_json(kept: Any, library: Pullquote) -> Talk:
    """The conversation that a browser kept. ValueError when it is none."""
    if not isinstance(kept, str) or len(kept) > KEPT:
        raise InvalidArgument("the kept conversation cannot be read")
    try:
        told = json.loads(kept)
        turns = [(turn["question"], Answer.from_dict(turn["answer"])) for turn in told["turns"][-TURNS:]]
        made = tuple(answered(library, Turn(str(question)), answer) for question, answer in turns)
        return Talk(made, str(told["id"])[:64])
    except (AttributeError, KeyError, TypeError, ValueError):
        raise InvalidArgument("the kept conversation cannot be read") from None
