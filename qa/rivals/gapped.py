"""Of "The red van was sold, the blue one cleaned", which van was cleaned: the parts of a list that leave out the noun.

By the words behind "which" and behind the verb, in English.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pullquote.corpus import Span
from pullquote.index import term_set

_BE = r"(?:is|are|was|were|will|has|have|had|been|be|being|to)"
_ASKED = re.compile(rf"which (?P<noun>[\w’'-]+) (?:{_BE} )+(?P<deed>[\w-]+).*", re.IGNORECASE)
_ITEM = re.compile(  # "the blue one", "the one in Hull", with what is said of it
    r"(?:, (?:and |while |whereas |but )?|; | and )"
    r"(?P<item>the (?:ones? (?:in|of|at|from|on|with) )?[\w’'-]+(?: ones?)?) "
    rf"(?P<said>(?:{_BE} )*[\w-]+)",
    re.IGNORECASE,
)
_PREDICATE = re.compile(rf" (?:(?:[\w’'-]+ )?(?:{_BE} )+)?(?P<said>[\w-]+)")


@dataclass(frozen=True, slots=True)
class WhichOne:
    """What "which" asks for, and what is said of it, as terms."""

    noun: frozenset[str] = frozenset()
    deed: frozenset[str] = frozenset()

    @classmethod
    def of(cls, question: str) -> WhichOne:
        """Empty for another question."""
        found = _ASKED.fullmatch(question.strip())
        return cls(term_set(found["noun"]), term_set(found["deed"])) if found else cls()

    def settle(self, text: str, around: Span, span: Span) -> Span:
        """The item of which it is said, where something else is said of the one in the span; else the span.

        >>> text = "The red van was sold, the blue one cleaned."
        >>> found = WhichOne.of("Which van was cleaned?").settle(text, (0, 43), (4, 11))
        >>> text[slice(*found)]
        'the blue one'
        """
        mine = _PREDICATE.match(text, span[1], around[1]) if self.deed else None
        if not mine or not self.noun & term_set(text[slice(*span)]) or self.deed & term_set(mine["said"]):
            return span
        items = _ITEM.finditer(text, mine.end(), around[1])
        return next((each.span("item") for each in items if self.deed & term_set(each["said"])), span)
