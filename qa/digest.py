"""Answers to standing questions, before and now → what is new, changed or gone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from pullquote.qa.answers.answer import Answer

Kind = Literal["new", "changed", "gone"]
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Change:
    """`now` is the answer given today; `before` the last one, None if the question was not asked then."""

    kind: Kind
    now: Answer
    before: Answer | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the change as JSON has it."""
        before = None if self.before is None else self.before.to_dict()
        return {"change": self.kind, "question": self.now.question, "now": self.now.to_dict(), "before": before}


def changes(before: Iterable[Answer], now: Iterable[Answer]) -> Iterator[Change]:
    """Compare answers to the same questions, in the order of `now`; unchanged ones are left out. A short answer that
    differs only in case, white space and punctuation has not changed, nor has one that other articles now give.
    Answers without a short answer are compared by their quotes.
    """
    last = {(answer.id, answer.question): answer for answer in before}
    for answer in now:
        other = last.get((answer.id, answer.question))
        if answer.found and not (other and other.found):
            yield Change("new", answer, other)
        elif other and other.found and not answer.found:
            yield Change("gone", answer, other)
        elif answer.found and other and _said(answer) != _said(other):
            yield Change("changed", answer, other)


def _said(answer: Answer) -> object:
    """What two answers are compared by."""
    if answer.parts:
        return [(part.found, _said(part)) for part in answer.parts]
    texts = [answer.text] if answer.text else sorted(quote.plain for quote in answer.quotes)
    return [_WORD.findall(text.casefold()) for text in texts]
