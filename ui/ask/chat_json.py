"""A conversation ⇄ the JSON that a browser keeps, with all of its branches. What comes back is not trusted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pullquote.qa import Answer
from pullquote.ui.ask.conversation import TURNS, Branch, Chat, Turn, answered
from pullquote.ui.ask.said import signature, was_said
from pullquote.ui.ask.scope import scope
from pullquote.ui.shared.markdown import markdown

if TYPE_CHECKING:
    from pullquote.qa import Pullquote

KEPT = 4_000_000  # characters of a kept conversation that are read back, at most
TITLE = 80  # characters
DEEP = 20  # branches within branches that are read back


def to_json(chat: Chat, library: Pullquote) -> str:
    """The conversation for the browser to keep, with what it shows as Markdown beside it; '' before any turn."""
    if not chat.turns:
        return ""
    turns = [(turn.question, turn.answer) for turn in chat.turns if turn.answer]
    title = " ".join(chat.turns[0].question.split())[:TITLE]
    kept = {"id": chat.id, "title": title, "turns": _kept(chat.turns, library.path), "markdown": markdown(turns)}
    return json.dumps(kept | {"asked": chat.asked}, ensure_ascii=False)


def from_json(kept: Any, library: Pullquote) -> Chat:
    """The conversation that a browser kept. Raises ValueError if it is none."""
    if not isinstance(kept, str) or len(kept) > KEPT:
        raise ValueError("the kept conversation cannot be read")
    try:
        chat = json.loads(kept)
        return Chat(_turns(chat["turns"], library), str(chat["id"])[:64])
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
        raise ValueError("the kept conversation cannot be read") from None


def _kept(turns: Branch, key: Path) -> list[dict[str, Any]]:
    return [_kept_turn(turn, key) for turn in turns if not turn.stage]


def _kept_turn(turn: Turn, key: Path) -> dict[str, Any]:
    kept: dict[str, Any] = {"question": turn.question}
    kept |= {"answer": turn.answer.to_dict()} if turn.answer else {"trouble": turn.trouble}
    kept |= {"signed": signature(key, turn.answer)} if turn.answer and turn.said else {}
    kept |= {"liked": turn.liked, "feedback": turn.feedback} if turn.liked is not None else {}
    kept |= {"only": turn.only} if turn.only else {}
    kept |= {"before": [_kept(tail, key) for tail in turn.before]} if turn.before else {}
    return kept | ({"after": [_kept(tail, key) for tail in turn.after]} if turn.after else {})


def _turns(kept: list[dict[str, Any]], library: Pullquote, depth: int = 0) -> Branch:
    if depth > DEEP:
        raise ValueError("too many branches within branches")
    return tuple(_turn(turn, library, depth) for turn in kept[-TURNS:])


def _turn(kept: dict[str, Any], library: Pullquote, depth: int) -> Turn:
    before, after = (
        tuple(tail for one in kept.get(side, ())[:TURNS] if (tail := _turns(one, library, depth + 1)))
        for side in ("before", "after")
    )
    liked = kept.get("liked")
    turn = Turn(
        str(kept["question"]),
        trouble=str(kept.get("trouble", "")),
        liked=liked if isinstance(liked, bool) else None,
        feedback=str(kept.get("feedback", ""))[:64],
        only=scope(kept.get("only")),
        before=before,
        after=after,
    )
    if "answer" not in kept:
        return turn
    answer = Answer.from_dict(kept["answer"])
    return answered(library, turn, answer, said=was_said(library.path, answer, kept.get("signed")))
