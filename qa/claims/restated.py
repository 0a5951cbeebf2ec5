"""A claim that something was done, said otherwise: "Quern was founded in 2014" is told by "In 2014, Ann started Quern".

Only where the deed stands beside the very thing: who "started hiring at Quern" did not found it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pullquote.corpus import Span
from pullquote.index import term_set
from pullquote.qa.judging.deeds import other_verbs, same_deed

_DONE = re.compile(
    r"(?:the )?(?P<what>[\w’'&.-]+(?: [\w’'&.-]+){0,4}?) (?:was|were|has been|have been|had been)(?: \w+ly| first)?"
    r" (?P<verb>[a-z]+)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+(?:[.’'&-]\w+)*")
_SMALL = frozenset(("the", "a", "an", "its", "our", "their", "his", "her"))
_BEEN = frozenset(("is", "are", "was", "were", "been", "being"))

_BY_ITSELF = term_set("start launch begin open")  # what is launched launches: "Quern launched in May"
_WHEN = frozenset(("in", "on", "at", "for", "as", "with", "during", "last", "earlier", "today"))


@dataclass(frozen=True, slots=True)
class Done:
    """What was done to `what`: `claim[verb]`, or by any of the `deeds`, which are terms."""

    what: tuple[str, ...]
    verb: Span
    deeds: frozenset[str]
    others: tuple[str, ...]

    @classmethod
    def of(cls, claim: str) -> Done | None:
        """None for a claim of another form, or of a deed that is not known."""
        found = _DONE.match(claim)
        if not found or not (deeds := same_deed(found["verb"])):
            return None
        return cls(tuple(_words(found["what"])), found.span("verb"), deeds, other_verbs(found["verb"]))

    def told(self, sentence: str) -> bool:
        """Whether a sentence says that it was done to this: "started Quern", "Quern was started"."""
        words, length = _words(sentence), len(self.what)
        places = (i for i in range(len(words) - length + 1) if tuple(words[i : i + length]) == self.what)
        return any(self._acts(words[:i]) or self._suffers(words[i + length :]) for i in places)

    def _acts(self, before: list[str]) -> bool:
        last = before[:-1] if before and before[-1] in _SMALL else before
        return bool(last) and bool(self.deeds & term_set(last[-1]))

    def _suffers(self, after: list[str]) -> bool:
        if after and term_set(after[0]) & self.deeds & _BY_ITSELF and (not after[1:] or after[1] in _WHEN):
            return True
        deed = after[2:3] if after[1:2] and after[1].endswith("ly") else after[1:2]
        return after[:1] != [] and after[0] in _BEEN and bool(self.deeds & term_set(" ".join(deed)))


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]
