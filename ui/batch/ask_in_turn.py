"""Many questions asked a few at a time, so that answers come as they are found and little is lost by a stop."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pullquote.qa import Answer, Pullquote, Question


def ask_in_turn(
    library: Pullquote, questions: Iterable[Question], together: int, **filters: Any
) -> Iterator[list[Answer]]:
    """Yield the answers to `together` questions at a time, in their order."""
    waiting = iter(questions)
    while handful := list(islice(waiting, together)):
        yield library.ask_many(handful, **filters)
