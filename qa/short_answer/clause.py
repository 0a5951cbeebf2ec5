"""A fragment → the clause that it is in, for questions that a word or two cannot answer."""

from __future__ import annotations

import re

from pullquote.corpus import Span

_BREAK = re.compile(r"[,;:]\s|\s[—–-]\s|—|\s?[()]")
_VERB = re.compile(
    r" (?:(?:will|would|can|could|may|might|must|should|is|are|was|were|has|have|had|does|do|did)\b|cannot|\w+n[’']t\b)"
)
WORDS = 4  # fewer are a fragment, and so is a subject without its verb


def clause(text: str, span: Span, around: Span) -> Span:
    """Return the span itself if it has four words and no verb follows, else its clause in the sentence `around`, else
    that.

    >>> text = "Owls hunt at night, because mice are out then."
    >>> "{}".format(text[slice(*clause(text, (28, 32), (0, 46)))])
    'because mice are out then.'
    """
    if _long(text, span) and not _VERB.match(text, span[1]):
        return span
    breaks = [found.span() for found in _BREAK.finditer(text, *around)]
    start = max((end for _, end in breaks if end <= span[0]), default=around[0])
    end = min((begin for begin, _ in breaks if begin >= span[1]), default=around[1])
    return (start, end) if _long(text, (start, end)) else around


def _long(text: str, span: Span) -> bool:
    return len(text[slice(*span)].split()) >= WORDS
