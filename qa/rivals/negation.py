"""Whether a sentence says of a candidate that it is not the one: "not by Ann, but by Bo", "Ann did not win".

By set words around it, in English.
"""

from __future__ import annotations

import re

from pullquote.corpus import Span
from pullquote.index import term_set

_NOT = r"(?:not|never|neither|nor|\w+n['’]t)"
NEGATION = re.compile(rf"\b(?:{_NOT}|no|none|nobody|nothing|without|cannot)\b", re.IGNORECASE)
_RIGHT_BEFORE = re.compile(
    r"\b(?:not|neither|nor|never|rather than|instead of|unlike|except(?: for)?|other than|apart from|(?-i:Like))"
    r"(?: (?:by|from|with|to|for|in|on|at|since|until|the|an?)){0,2} $",
    re.IGNORECASE,
)
_ONLY = re.compile(r"\bnot (?:only|just|merely|until|before|less than|more than|all)\b", re.IGNORECASE)
_BEFORE = re.compile(
    rf"\b(?:is|are|was|were|has|have|had|been|did|does|do|will|would)(?: {_NOT}|n['’]t)\b", re.IGNORECASE
)
_BEHIND = re.compile(
    rf"(?:, [^,]*,)?(?: \w+ly)? (?:(?:did|does|do|has|have|had|is|was|were|are|will|would|could|can)(?: {_NOT}|n['’]t)"
    r"|cannot|never|failed to|refused to|declined to|den(?:y|ies|ied))\b",
    re.IGNORECASE,
)
_UNLIKE = re.compile(r"\b(?:unlike|in contrast (?:to|with)|as opposed to)\b[^,;]*", re.IGNORECASE)
_TURNS = re.compile(r"\b(?:but|instead)\b|;")


def negated(question: str, text: str, around: Span, part: Span, span: Span) -> bool:
    """Whether it is; never where the question itself has a "not".

    >>> text = "It was not built by Ann, but by Bo."
    >>> [negated("Who built it?", text, (0, 35), (0, 35), place) for place in ((20, 23), (32, 34))]
    [True, False]
    """
    if NEGATION.search(question):
        return False
    before = text[around[0] : span[0]]
    if _RIGHT_BEFORE.search(before) and not _ONLY.search(before):
        return True
    if _BEHIND.match(text, span[1], max(part[1], span[1])):
        return True
    here = text[part[0] : span[0]]
    said = next(reversed(list(_BEFORE.finditer(here))), None)
    return bool(said and not _ONLY.search(here) and not _TURNS.search(here, said.end()) and _named(text, span))


def contrasted(asked: frozenset[str], text: str, around: Span, span: Span) -> bool:
    """Whether a yes or no for one thing is said of another that it is unlike, or a span says only what it is unlike.

    >>> text = "Tea can be frozen, unlike milk."
    >>> contrasted(frozenset(("milk", "freez")), text, (0, 31), (0, 17))
    True
    """
    found = _UNLIKE.search(text, *around)
    if not found:
        return False
    rest = term_set(text[around[0] : found.start()] + text[found.end() : around[1]])
    within = found.start() <= span[0] and span[1] <= found.end()
    return within or bool(asked & term_set(found[0]) - rest)


def _named(text: str, span: Span) -> bool:
    """Whether it is a name: of an amount, "may not exceed 5 kg" does not say that it is not 5."""
    return text[span[0]].isupper()
