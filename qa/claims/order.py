"""Whether one clause of a sentence has a claim's words in its order: "A dog bit Ann" does not say "Ann bit a dog".

By the order of words, the conjunctions between them, prepositions and the passive, in English; no grammar. What is
told in two clauses, of which the second leans on the first, is not found: "Ann built the shed, Bo the fence".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from pullquote.corpus import Span
from pullquote.qa.claims.restated import Done
from pullquote.qa.claims.token import ANY, Token, tokens
from pullquote.qa.claims.values import Value, values

_ASIDE = re.compile(r", (?!(?:and|or|but)\b)[^,;]*,(?! (?:and|or|but)\b)|\([^()]*\)")
_HARD = re.compile(
    r"[;.?!]\s|\b(?:but|yet|while|whereas|unlike|although|though|because|when|if|since|until|that|who|whom|whose|which"
    r"|rather|instead|except|after|before)\b",
    re.IGNORECASE,
)
_SOFT = re.compile(r"[,:–—](?=\s)|\b(?:and|or|nor)\b", re.IGNORECASE)
_LINK = re.compile(
    r"\W*(?:(?:and|or|the|an?|in|on|at|to|for|from|by|with|of|his|her|its|their)\W+)*[$€£¥]?", re.IGNORECASE
)
_GOES_ON = re.compile(
    r"(?: [A-Z]\w*)*(?:\W*$|[,;.:!?)]|\s(?:and|or|in|on|at|for|from|to|with|by|of|during|after|before|since|until)\b)"
)
_FRONT = re.compile(r"(?:In|On|At|By|Since|Until|From|During|For|After|Before) [^,;]{1,60}, (?:the |an? )?")
_BEGINS = re.compile(r";\s|, (?:and|but|while|whereas|though|although)\b|\bbut\b", re.IGNORECASE)
_ENDS = re.compile(
    r";\s|,? \b(?:and|but|while|whereas|though|although|unlike|because|after|when)\b|, (?:which|who|whose)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r",? (?:who|which)(?: (?:has|have|had|was|were|is|are))? ")
_SUBJECT = re.compile(r"(?:The |An? )?[\w’'-]+(?: [A-Z][\w’'-]*)*")
_LEANS = re.compile(r"[^A-Z]*(?:[:;]|,? (?:and|but)) (?:it|he|she|they) ")
_PATHS = 50  # more places that the words of one claim may have in a sentence are not tried


@dataclass(frozen=True, slots=True)
class Claimed:
    """The words of a claim in order, its values apart, and the deed that it tells of, where that is known."""

    claim: str
    wanted: Sequence[Value]
    done: Done | None = None

    @classmethod
    def of(cls, claim: str) -> Claimed:
        return cls(claim, values(claim), Done.of(claim))

    def clause(self, said: str, valued: bool = True) -> str | None:
        """The clause of a sentence that has the claim's words in its order; with its values, unless not `valued`.

        >>> claimed = Claimed.of("Bo sued Ann.")
        >>> claimed.clause("Ann sued Bo; Cy sat."), claimed.clause("Bo sued Ann; Cy sat.")
        (None, 'Bo sued Ann')
        """
        told = tokens(said)
        held = frozenset(term for token in told for term in token.terms)
        asked = [
            token for token in tokens(self.claim, [each.counted for each in self.wanted]) if self._of(token) & held
        ]
        for order in _orders(asked):
            for path in islice(self._paths(order, told), _PATHS):
                words = sorted(token.span for token in path)
                spans = self._with_values(said, words) if valued else words
                if spans is not None and self._joined(said, spans):
                    return _around(said, spans)
        return None

    def _of(self, token: Token) -> frozenset[str]:
        """Its terms, and those that mean what the verb of the claim does."""
        alike = self.done.deeds if self.done else frozenset()
        return token.terms | alike if token.terms & alike else token.terms

    def _paths(self, order: Sequence[Token], told: Sequence[Token]) -> Iterator[list[Token]]:
        """The ways to find these words in this order in a sentence; none is begun that cannot be ended."""
        fit = [
            [i for i, here in enumerate(told) if self._of(asked) & here.terms and asked.fits(here, first=not k)]
            for k, asked in enumerate(order)
        ]
        last, end = [0] * len(order), len(told)
        for k in reversed(range(len(order))):
            end = last[k] = max((i for i in fit[k] if i < end), default=-1)

        def onwards(k: int, start: int) -> Iterator[list[Token]]:
            if k == len(order):
                yield []
                return
            for i in fit[k]:
                if start <= i <= last[k]:
                    yield from ([told[i], *rest] for rest in onwards(k + 1, i + 1))

        return onwards(0, 0) if -1 not in last else iter(())

    def _with_values(self, said: str, words: Sequence[Span]) -> list[Span] | None:
        """The words with the values that the sentence has; None where one has another part there."""
        spans = list(words)
        for value in self.wanted:
            places = value.places(said)
            asked = Token.of(self.claim, value.span)
            found = [place for place in places if asked.same_role(Token.of(said, place))]
            if places and not found:
                return None
            joined = (place for place in found if self._joined(said, sorted([*words, place])))
            spans += [next(joined, found[0])] if found else []
        return sorted(spans)

    def _joined(self, said: str, spans: Sequence[Span]) -> bool:
        return all(
            self._near(said, one, other, front=one == spans[0]) for one, other in pairwise(spans) if one[1] <= other[0]
        )

    def _near(self, said: str, one: Span, other: Span, front: bool) -> bool:
        """Whether no other clause lies between two words, or begins with the second."""
        fronted = _FRONT.match(said, 0, other[0]) if front else None
        between = said[max(one[1], fronted.end() if fronted else 0) : other[0]]
        if _RELATIVE.fullmatch(between) or (_LEANS.fullmatch(between) and _SUBJECT.fullmatch(said, 0, one[1])):
            return True
        between = _ASIDE.sub(" ", between)
        claimed = self.claim.casefold()
        if any(not found[0].isalpha() or found[0].casefold() not in claimed for found in _HARD.finditer(between)):
            return False
        soft = [found for found in _SOFT.finditer(between) if not (found[0].isalpha() and f" {found[0]} " in claimed)]
        if not soft:
            return True
        return bool(_LINK.fullmatch(between[soft[-1].start() :]) and _GOES_ON.match(said[other[1] :]))


def _orders(asked: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The order of the claim, and that of the other voice: "B was sold by A in May" for "A sold B in May"."""
    yield asked
    for at, verb in enumerate(asked):
        before, after = list(asked[:at]), list(asked[at + 1 :])
        if verb.passive:
            start = next((i for i, token in enumerate(after) if token.role == "by"), len(after))
            end = next((i for i in range(start + 1, len(after)) if after[i].placed not in ("", "of")), len(after))
            agent = [replace(token, role="", placed="") for token in after[start:end]]
            yield [*agent, replace(verb, passive=False), *before, *after[:start], *after[end:]]
        elif at and after:
            end = next((i for i, token in enumerate(after) if token.placed not in ("", "of")), len(after))
            agent = [replace(before[0], role="by", placed="by"), *(replace(token, role=ANY) for token in before[1:])]
            what, done = after[:end], replace(verb, passive=True)
            yield [*what, done, *agent, *after[end:]]
            yield [*what, done, *after[end:], *agent]


def _around(said: str, spans: Sequence[Span]) -> str:
    """The words from the first span to the last with the rest of their clause, without asides."""
    if not spans:
        return said
    start = max((found.end() for found in _BEGINS.finditer(said, 0, spans[0][0])), default=0)
    end = next((found.start() for found in _ENDS.finditer(said, spans[-1][1])), len(said))
    return _ASIDE.sub(" ", said[start:end])
