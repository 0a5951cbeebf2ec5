"""What a sentence says that a thing is: "a dark tea" of "Pu-erh, a dark tea from Yunnan", "dealers" of "dealers such as
Tan and Lotus".

Known by four forms of words alone, in English; whoever names the thing otherwise is not understood.
"""

from __future__ import annotations

import re

from pullquote.corpus import Span
from pullquote.corpus.languages.function_words import ENGLISH

_KIND = re.compile(r"(?:[\w’'-]+ ){0,4}[\w’'-]+$")
_ASIDE = r"(?: ?\([^)]*\)|, [^.;:]{1,60}(?=,)| ?[–—] ?[^.;:]{1,60} ?(?=[–—]))?"  # "Xi, known as Eleven, is …"
_IS = r"(?:,| ?[–—]|,? (?:is|are|was|were)(?: (?:(?!hardly|barely|scarcely)\w+ly|also|still))?)"
_A = r"(?:an?|the|one)"
_IS_SO = re.compile(r"\b(?:is|was)(?: (?:\w+ly|also|still|not|no|so|very))* $", re.I)
_TELLS = re.compile(r",? (?:which|that|who|where|and|but|while|as)\b|[;:(–—]|, |[.!?]\W*$")


def definition(name: str, text: str, around: Span) -> Span | None:
    """Where in the sentence `around` stands what the named thing is; None where it does not say so in a known form.

    >>> text = "Pu-erh, a dark tea from Yunnan, is stored."
    >>> text[slice(*definition("pu-erh", text, (0, 42)))]
    'a dark tea from Yunnan'
    """
    sentence = text[slice(*around)]
    if told := re.search(rf"{_thing(name)}{_ASIDE}{_IS} (?P<what>{_A} )", sentence, re.I):
        return around[0] + told.start("what"), around[0] + _end(sentence, told.end())
    for before in (
        rf",? (?:such as|like|including) (?:[^.;:]*? )?{_thing(name)}",
        rf" (?:called|named|known as) (?:the )?{_thing(name)}",
    ):
        if found := re.search(before, sentence, re.I):
            return _before(sentence, found.start(), around[0])
    return None


def defines(name: str, text: str, around: Span) -> bool:
    """Whether a sentence begins by saying that the named thing is "a …", "the …" or "one …"."""
    said = re.compile(rf"\W*(?:the |an? )?{_thing(name)}{_ASIDE}{_IS} {_A}\b", re.I)
    return bool(said.match(text, *around))


def only_describes(text: str, span: Span, around: Span) -> bool:
    """Whether a span tells how something is, not what: "easy to learn" of "Go is easy to learn"."""
    return bool(_IS_SO.search(text, around[0], span[0])) and not re.compile(rf"{_A}\b|\W|[A-Z\d]").match(text, span[0])


def _thing(name: str) -> str:
    return rf"(?<!\w){re.escape(name)}(?:e?s)?(?!\w)"


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
