"""Of something that changed, "moved from 9 June to 16 June", what it is now, or what it was where that is asked.

Where a question tells neither, the whole change answers. By set verbs and the tense of the question, in English.
"""

from __future__ import annotations

import re

from pullquote.corpus import Span
from pullquote.index import term_set

_VERB = (
    r"(?:moved?|moving|postponed?|rescheduled?|changed?|switched|shifted|transferred|relocated|delayed|renamed|converted"
    r"|brought forward|put (?:off|back)|pushed back|raised?|increased?|rises?|rose|risen|gr[eo]ws?|grown|climbs?"
    r"|climbed|jumped|went (?:up|down)|go(?:es)? (?:up|down)|drops?|dropped|falls?|fell|fallen|cut|reduced?|lowered?"
    r"|shrank|shortened?|extended?|lengthened|widened|expanded|updated|corrected|adjusted|doubled|halved)"
)
_END = (
    r"(?=[,;:.!?)](?:\s|$)|[;)]| (?:in|on|by|for|with|from|and|or|but|as|because|since|after|before|between|during|when"
    r"|while|which|who|where|so|due|if|until|at the)\b| [–—(]|$)"
)
_SOON = r"(?:(?P<soon>will|shall|would|may|might|could|should|going to|is to|are to|plans? to)(?: be| have to)? )?"
_FORMS = (
    re.compile(rf"\b{_SOON}{_VERB}\b(?: [^,.;]{{1,40}}?)? from (?P<was>[^,;]+?) (?:to|until) (?P<now>.+?){_END}"),
    re.compile(rf"\b{_SOON}{_VERB}\b to (?P<now>[^;]+?),? (?:up |down )?from (?P<was>.+?){_END}"),
    re.compile(  # "planned for March, but then moved to May"
        r"\b(?:planned|scheduled|due|set|meant|expected|fixed|announced|held) (?:for|on|at|in) (?P<was>[^,;.]+?)"
        rf",?(?: (?:but|and|it|has|have|had|was|were|is|are|been|be|now|then|later|since|again))* {_VERB} (?:back )?"
        rf"(?:to|until) (?P<now>.+?){_END}"
    ),
)
_ASKS_FOR = re.compile(r"\b(?:to|until)\W*$", re.I)
_ASKED_BEFORE = re.compile(
    r"\b(?:originally|original|before|previous(?:ly)?|first|former(?:ly)?|initial(?:ly)?|used to|old|earlier|prior)\b"
    r"|\bfrom\W*$|^from\b",
    re.I,
)
_ASKED_NOW = re.compile(r"\b(?:is|are|do|does|has|have|can|must|now|today|currently|new)\b", re.I)
_ASKED_SOON = re.compile(r"\b(?:will|shall|going to|new|from|future|next)\b", re.I)
_WHEN = re.compile(r" in (?:early |late )?(?:\d{4}|[A-Z])")  # "812 in 2021"
_BEFORE_YEAR = re.compile(r"\bbefore (\d{4})\b")
_FROM = re.compile(r"\bfrom (?:the )?$")
_IS_OVER = re.compile(
    r"\b(?:used to|formerly|previously|at first|no longer|(?:was|were) (?:originally|initially|first))\b[^,;]*$", re.I
)


def changed(question: str, text: str, around: Span, span: Span) -> Span | None:
    """What to answer with in place of a span in a change told by the sentence `around`; None if it is in none.

    >>> text = "The fee was raised from 40 to 55 euros."
    >>> [text[slice(*changed(q, text, (0, 39), (24, 26)))] for q in ("How much is it?", "How much was it before?")]
    ['55 euros', '40']
    >>> text[slice(*changed("How much was it?", text, (0, 39), (24, 26)))]
    'raised from 40 to 55 euros'
    """
    for form in _FORMS:
        for told in form.finditer(text, *around):
            was, now = told.span("was"), told.span("now")
            if not min(was, now)[0] < span[1] <= max(was, now)[1] + 1:
                continue
            until = next((cut.start() for cut in _WHEN.finditer(text, *was)), was[1])
            before = _ASKED_BEFORE.search(question)
            asked = term_set(question)
            if not before and asked.issuperset(term_set(text[was[0] : until])):  # "What is Mill Road called now?"
                return now
            since = text[now[0] : max(around[1], now[1])].split(" between ")[0]
            held = [asked.intersection(term_set(part)) for part in (text[slice(*was)], since)]
            if before or (was < now and held[0] - held[1]):
                return was[0], until
            wanted = _ASKED_SOON if told.groupdict().get("soon") else _ASKED_NOW
            named = was < now and held[1] - held[0]
            return now if named or wanted.search(question) or _ASKS_FOR.search(question) else told.span()
    return None


def is_over(question: str, text: str, around: Span, span: Span) -> bool:
    """Whether a sentence tells it of the past, "used to take 500 g", and what is so now is asked; or that it became so
    in the year before which is asked, "moved to Lund in 1998"."""
    if (until := _BEFORE_YEAR.search(question)) and not _FROM.search(text, around[0], span[0]):
        return bool(re.search(rf"\b{_VERB}\b(?: \w+){{0,8}} in {until[1]}\b", text[slice(*around)]))
    asked_now = _ASKED_NOW.search(question) and not _ASKED_BEFORE.search(question)
    return bool(asked_now and _IS_OVER.search(text, around[0], span[0]))
