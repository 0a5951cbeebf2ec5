"""A conversation: its turns, how a question becomes one, and the branches that editing makes.

Knows no page; `chat_html` draws it, `chat_json` keeps it, `tab` wires it to the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pullquote.qa import Answer
from pullquote.ui.ask import answer_html
from pullquote.ui.ask.scope import filters
from pullquote.ui.files.question_file import EARLIER, checked
from pullquote.ui.shared.errors import is_user_error, message
from pullquote.ui.shared.feedback import keep, withdraw

if TYPE_CHECKING:
    from pullquote.qa import Pullquote

NOT_SAID = "Only an answer that was given here can be rated; ask the question again."
TURNS = 200  # a conversation longer than this forgets its oldest turns


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and what came of it: nothing yet (`stage` says what is being done), an answer, or `trouble`.

    `before` and `after` are the other ways in which the conversation went on from here, in the order they were asked;
    each begins with a turn in place of this one.
    """

    question: str
    stage: str = ""
    answer: Answer | None = None
    trouble: str = ""
    html: str = ""  # of the answer
    liked: bool | None = None
    feedback: str = ""  # the id under which that is kept
    said: bool = False  # whether the answer is one that was given here
    only: tuple[str, ...] = ()  # the filters of what was asked, see `scope`; () for all
    before: tuple[Branch, ...] = ()
    after: tuple[Branch, ...] = ()


Branch = tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Chat:
    """`id` names a conversation in the browser that keeps it; `asked` is the browser's number of the last question."""

    turns: Branch = ()
    id: str = ""
    asked: str = ""

    @property
    def history(self) -> list[str]:
        """The questions that were answered, oldest first."""
        return [turn.question for turn in self.turns if turn.answer]

    @property
    def answers(self) -> list[str]:
        """The short answers that they got, '' for none."""
        return [turn.answer.text for turn in self.turns if turn.answer]

    @property
    def waiting(self) -> bool:
        """Whether the last question is still being read for."""
        return bool(self.turns and self.turns[-1].stage)

    def with_turn(self, at: int, turn: Turn) -> Chat:
        """With one turn replaced."""
        return replace(self, turns=(*self.turns[:at], turn, *self.turns[at + 1 :]))


@dataclass
class Session:
    """What one browser tab shows. `run` counts what was begun: what was overtaken or stopped changes nothing more."""

    chat: Chat = field(default_factory=Chat)
    run: int = 0

    def show(self, chat: Chat) -> Chat:
        """Shows another state; a question that is being read for is read for no longer."""
        self.run += 1
        self.chat = chat
        return chat


def asked(
    library: Pullquote, question: str, chat: Chat, at: int | None = None, only: tuple[str, ...] = ()
) -> Iterator[Chat]:
    """The conversation as the question goes through its stages, at last with its answer.

    `at` is the turn in whose place it is asked: what was there becomes a branch. `only`: filters of
    the articles to look in, see `scope`; all by default.
    """
    if not question.strip():
        yield chat
        return
    before = _tails(chat, at)
    chat = replace(chat, turns=chat.turns[:at])
    for turn in _stages(library, Turn(question, only=only), chat):
        yield replace(chat, turns=(*chat.turns, replace(turn, before=before))[-TURNS:])


def queued(question: str, chat: Chat, at: int | None, only: tuple[str, ...], place: int) -> Chat:
    """The conversation while the question waits for its turn; `place` is 1 for the next."""
    stage = "Waiting: yours is next …" if place == 1 else f"Waiting: {place - 1} before you …"
    turn = Turn(question, stage=stage, only=only, before=_tails(chat, at))
    return replace(chat, turns=(*chat.turns[:at], turn)[-TURNS:])


def switched(chat: Chat, at: int, by: int) -> Chat:
    """With another branch shown from the turn `at` on: the one `by` places further. Unchanged if there is none."""
    head = chat.turns[at]
    tails = [*head.before, _tail(chat, at), *head.after]
    place = len(head.before) + by
    if not 0 <= place < len(tails):
        return chat
    first, *rest = tails[place]
    first = replace(first, before=tuple(tails[:place]), after=tuple(tails[place + 1 :]))
    return replace(chat, turns=(*chat.turns[:at], first, *rest))


def answered(library: Pullquote, turn: Turn, answer: Answer, *, said: bool) -> Turn:
    """The turn with its answer, drawn once: later turns do not change it."""
    return replace(turn, stage="", answer=answer, html=answer_html.answer(answer, library.article), said=said)


def stopped(chat: Chat, why: str = "Stopped.") -> Chat:
    """What was still being read for is read for no longer."""
    turns = (replace(turn, stage="", trouble=why) if turn.stage else turn for turn in chat.turns)
    return replace(chat, turns=tuple(turns))


def judged(library: Pullquote, chat: Chat, at: int, up: bool | None, remark: str) -> Chat:
    """With the feedback on a turn kept, or taken back where `up` is None; or with the reason why it could not be."""
    turn = chat.turns[at]
    if turn.answer is None or (turn.liked is None) == (up is None):
        return chat
    if not turn.said:
        return chat.with_turn(at, replace(turn, trouble=NOT_SAID))
    history = [before.question for before in chat.turns[:at] if before.answer]
    try:
        if up is None:
            withdraw(library.path, turn.feedback)
            return chat.with_turn(at, replace(turn, liked=None, feedback="", trouble=""))
        kept = keep(library.path, turn.answer, up, remark, history)
    except Exception as error:
        if not is_user_error(error):
            raise
        return chat.with_turn(at, replace(turn, trouble=message(error)))
    return chat.with_turn(at, replace(turn, liked=up, feedback=kept, trouble=""))


def _stages(library: Pullquote, turn: Turn, chat: Chat) -> Iterator[Turn]:
    yield replace(turn, stage="Searching …")
    try:
        before = chat.history[-EARLIER:], chat.answers[-EARLIER:]
        found = library.search(checked(turn.question), *before, **filters(turn.only))
        if count := len(found.pages) + sum(len(part.pages) for part in found.parts):
            yield replace(turn, stage=f"Reading {count} passages …")
        yield answered(library, turn, library.read(found), said=True)
    except Exception as error:
        if not is_user_error(error):
            raise
        yield replace(turn, trouble=message(error))


def _tail(chat: Chat, at: int) -> Branch:
    """The turns from `at` on, without the other branches there."""
    return (replace(chat.turns[at], before=(), after=()), *chat.turns[at + 1 :])


def _tails(chat: Chat, at: int | None) -> tuple[Branch, ...]:
    """All branches from the turn `at` on in which something was answered."""
    if at is None or at >= len(chat.turns):
        return ()
    head = chat.turns[at]
    return tuple(tail for tail in (*head.before, _tail(chat, at), *head.after) if _holds_answer(tail))


def _holds_answer(tail: Branch) -> bool:
    return any(turn.answer or any(map(_holds_answer, (*turn.before, *turn.after))) for turn in tail)
