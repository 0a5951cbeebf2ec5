"""Courtesies around a question → the question alone: "Could you tell me when it opens?" asks when it opens."""

from __future__ import annotations

import re

from pullquote.qa.conversation.entities import ASKING, AUXILIARY

_ASKS = rf"(?:(?:in|on|at|by|for|from|to|with|since|of) )?(?:{ASKING}|{AUXILIARY})\b"
_LINK = r"(?:please|kindly|so|well|ok(?:ay)?|hey|hi|hello|also|and|then|now|finally|lastly|firstly|secondly|thanks)"
_WISH = (
    r"(?:(?:(?:can|could|would|will) (?:you|(?:any|some)(?:one|body))"
    r"|(?:you|(?:any|some)(?:one|body)) (?:can|could|would))(?: please| kindly)? "
    r"(?:(?:tell|show|inform) (?:me|us)|let (?:me|us) know|explain(?: to (?:me|us))?|say)"
    r"|do you(?: happen to)? know|does anyone know|any idea|(?:please )?(?:tell|remind) (?:me|us)|let me know"
    r"|i(?: would|['’]d| do)?(?: really| just| also)? (?:want|wanted|like|need|love) to (?:know|ask|find out|learn|see)"
    r"|i(?: am|['’]m| was| have been|['’]ve been)(?: just| also)? (?:wondering|curious|asking myself|not sure)"
    r"|i (?:wonder|wondered|do not know|don['’]t know|forgot)|(?:my|the|one|another) question is)"
)
_COURTESY = re.compile(
    rf"(?:[^?]*(?:[,;:.!–—]\s+|\bif\s+(?=you\b|some|any)))?(?:(?:{_LINK}|but)\b,?\s+)*"
    rf"{_WISH}(?: about)?[,:]?\s+(?=(?:{_ASKS})|(?:if|whether)\b)",
    re.I,
)
_CLOSING = re.compile(
    r"(?<=[.!?])\s+(?:(?:many|with|and) )?(?:thanks|thank you|thx|cheers|(?:kind(?:est)?|best|warm(?:est)?) "
    r"(?:regards|wishes)|regards|yours|sincerely|looking forward)\b[^?]*$",
    re.I,
)
_WHETHER = re.compile(r"(?:if|whether)\s+", re.I)
_STATED = re.compile(rf"(?P<who>.+?) (?P<is>{AUXILIARY}) (?P<rest>.+)", re.I)
_LINKED = re.compile(
    rf"(?:{_LINK}\b,?\s+)+(?={_ASKS}|(?:tell|compare|contrast|summari[sz]e|sum up|describe|explain|list|give|show)\b)",
    re.I,
)
_PREAMBLE = re.compile(rf"(?P<said>[^?]+[,:;–—]|[^?]+ -)\s+(?:and |so |but )?(?={_ASKS})", re.I)
_SELF = re.compile(r"\b(?:I|my|me|[Ww]e|our|us|mine)\b|\bi['’]|\bquestion\b")
_CONDITION = (
    re.compile(  # part of what is asked, though about whoever asks: not "if I may ask", "if I remember rightly"
        r"(?:if|once|while|when(?:ever)?|unless|after|before|until)\b(?!(?: I| we)(?: (?:may|might|can|could) ask|"
        r"(?: am|['’]m) not (?:wrong|mistaken)| (?:understand|remember|recall)))",
        re.I,
    )
)
LONG = 20  # words of a preamble that is left out, whoever it is about


def plainly(question: str) -> str:
    """The question without the words around it; itself if there are none.

    >>> plainly("I am off to Rome with my aunt, so could you tell me if the ferry is open on Sundays?")
    'Is the ferry open on Sundays?'
    >>> plainly("If I am late, can I still board?"), plainly("If I may ask, when does it leave?")
    ('If I am late, can I still board?', 'When does it leave?')
    """
    text = _without(_COURTESY, question)
    if not re.match(_ASKS, text, re.I) and (found := _PREAMBLE.match(text)):
        said = found["said"]
        if (about_self(said) and not _CONDITION.match(said)) or len(said.split()) > LONG:
            text = _without(_COURTESY, text[found.end() :])
    text = _without(_LINKED, text)
    return text[:1].upper() + text[1:] if text != question else question


def without_closing(message: str) -> str:
    """The message without the thanks and the name at its end.

    >>> without_closing("When is it open? Many thanks, Ole")
    'When is it open?'
    """
    return _CLOSING.sub("", message)


def about_self(said: str) -> bool:
    """Whether words before a question are about whoever asks."""
    return bool(_SELF.search(said))


def _without(words: re.Pattern[str], text: str) -> str:
    found = words.match(text)
    rest = text[found.end() :] if found else text
    if not (found and (whether := _WHETHER.match(rest))):
        return rest
    stated = _STATED.match(rest := rest[whether.end() :])
    return f"{stated['is']} {stated['who']} {stated['rest']}" if stated else rest
