"""A word of a claim or a sentence, and the part it plays there, by the words right before and behind it. English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pullquote.corpus import Span
from pullquote.index import term_set

_WORD = re.compile(r"\w+(?:[.’'&-]\w+)*")
_BE = re.compile(r"\b(?:am|is|are|was|were|be|been|being)(?: (?:not|never|\w+ly|also|first|later|then))* $", re.I)
_ROLE = re.compile(
    r"\b(by|to|from|for|against|with|without|than|until|since|before|after|below|above|under|over|unlike)"
    r"(?: (?:the|an?|his|her|its|their|our|about|almost|nearly|[A-Z]\w*\.?)){0,2} [$€£¥]?$"
)
_STRICT = frozenset(("by", "to", "from", "against", "without", "than", "unlike"))
_PLACED = re.compile(
    r"\b(of|by|for|from|with|without|against|to|than|in|on|at|near|during)(?: (?:the|an?|his|her|its|their))? $", re.I
)
_OWNED = re.compile(r"['’]s?$")
_FOLLOWED = re.compile(r"(?: [A-Z]\w*)*,? (?:who|which) ")
ANY = "any"  # a role that any word may have
_BEFORE = 60  # characters in which what belongs to a word is looked for


@dataclass(frozen=True, slots=True)
class Token:
    """A word: whether it is in the passive, the preposition that gives it a part, the one that stands right before
    it, whether "to" does, and whether it is in the genitive."""

    span: Span
    terms: frozenset[str]
    passive: bool
    role: str
    placed: str
    to: bool
    owned: bool

    @classmethod
    def of(cls, text: str, span: Span) -> Token:
        before, word = text[max(0, span[0] - _BEFORE) : span[0]], text[slice(*span)]
        role, placed = _ROLE.search(before), _PLACED.search(before)
        return cls(
            span,
            term_set(word),
            bool(_BE.search(before)) and not word.endswith("ing"),
            role[1].casefold() if role else "",
            placed[1].casefold() if placed and not _FOLLOWED.match(text, span[1]) else "",
            before.endswith(" to "),
            bool(_OWNED.search(word)) or text[span[1] : span[1] + 1] in ("’", "'"),
        )

    def same_role(self, other: Token) -> bool:
        """Whether another word, of the sentence, may play the part of this one, of the claim."""
        strict = other.role in _STRICT or self.role == "by"
        return self.role in (other.role, ANY) or not (strict or (self.role and other.role))

    def fits(self, other: Token, first: bool) -> bool:
        return (
            self.passive == other.passive
            and self.same_role(other)
            and other.owned <= self.owned
            and other.to <= self.to
            and not (first and other.placed and not self.placed)
        )


def tokens(text: str, without: Sequence[Span] = ()) -> list[Token]:
    """The words of a text that a search knows, but for those in some spans."""
    spans = [found.span() for found in _WORD.finditer(text)]
    apart = (span for span in spans if not any(span[0] < end and start < span[1] for start, end in without))
    return [token for span in apart if (token := Token.of(text, span)).terms]
