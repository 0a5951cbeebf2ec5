"""What a sentence says that a thing is: "a dark tea" of "Pu-erh, a dark tea from Yunnan", "dealers" of "dealers such as
Tan and Lotus".

Known by four forms of words alone, in English; whoever names the thing otherwise is not understood.
"""

from __future__ import annotations

import re

from pullquote.corpus import Span
from pullquote.corpus.languages.function_words import ENGLISH

_KIND = re.compile(r"(?:[\w’'-]+ ){0,4}[\w’'-]+$")
_TELLS = re.compile(r",? (?:which|that|who|where|and|but|while|as)\b|[;:(–—]|, |[.!?]\W*$")


def definition(name: str, text: str, around: Span) -> Span | None:
    """Where in the sentence `around` stands what the named thing is; None where it does not say so in a known form.

    >>> text = "Pu-erh, a dark tea from Yunnan, is stored."
    >>> text[slice(*definition("pu-erh", text, (0, 42)))]
    'a dark tea from Yunnan'
    """
    thing = rf"(?<!\w){re.escape(name)}(?:e?s)?(?!\w)(?: ?\([^)]*\))?"
    sentence = text[slice(*around)]
    told = re.search(rf"{thing}(?:,| ?[–—]|,? (?:is|are|was|were)) (?P<what>(?:an?|the|one) )", sentence, re.I)
    if told:
        return around[0] + told.start("what"), around[0] + _end(sentence, told.end())
    for before in (
        rf",? (?:such as|like|including) (?:[^.;:]*? )?{thing}",
        rf" (?:called|named|known as) (?:the )?{thing}",
    ):
        if found := re.search(before, sentence, re.I):
            return _before(sentence, found.start(), around[0])
    return None


def _end(sentence: str, start: int) -> int:
    found = _TELLS.search(sentence, start)
    return found.start() if found else len(sentence)


def _before(sentence: str, end: int, offset: int) -> Span | None:
    """The words of a kind of thing that end there, back to the first small word."""
    found = _KIND.search(sentence, 0, end)
    if not found:
        return None
    start = end
    for word in reversed(list(re.finditer(r"[\w’'-]+", found[0]))):
        if word[0].lower() in ENGLISH:
            break
        start = found.start() + word.start()
    return (offset + start, offset + end) if start < end else None
