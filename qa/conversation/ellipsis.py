"""An elliptical question: "When?", "And in Rome?" → the previous question, asked for this."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pullquote.qa.conversation.entities import ASKING, AUXILIARY, PREPOSITION
from pullquote.qa.conversation.pronoun import PRONOUN, THIS
from pullquote.qa.conversation.turn import PastTurn

_AND = r"(?:(?:and|but|so|or|ok|okay|then|also)\b[,\s]*)*"
_ASKED = (  # what can follow the question word of a bare question
    r"year|month|day|date|time|century|city|country|state|place|age|price|reason|way|company|person|exactly|so|come"
    r"|long|far|many|much|often|old|big|large|soon"
)
_BARE = re.compile(rf"{_AND}((?:(?:{PREPOSITION}) )?(?:{ASKING})(?: (?:{_ASKED}))?)\W*", re.I)
_SWAP = re.compile(
    rf"(?:(?:and|or|but)\s+(?:what about\s+)?|{_AND}(?:what|how) about\s+)((?:(?:{PREPOSITION}) )?)([^?]+?)\W*", re.I
)
_LEAD = re.compile(rf"(?:(?:{PREPOSITION}) )?(?:{ASKING})\b.*?(?=\b(?:{AUXILIARY})\b)", re.I)
_WHO = re.compile(r"who ([^?]+?)\W*", re.I)
_YES_NO = re.compile(rf"(?:{AUXILIARY})\b", re.I)


def bare(text: str, turns: Sequence[PastTurn]) -> str | None:
    """ "When?", "In which year?": the previous question, asked for that.

    >>> bare("When?", [PastTurn("What did TikTok buy?", "Tokopedia")])
    'When did TikTok buy Tokopedia?'
    >>> bare("When?", [PastTurn("Who founded the choir?", "Ann Lee")])
    'When was it that Ann Lee founded the choir?'
    """
    if not (bare := _BARE.fullmatch(text)):
        return None
    before, asked = turns[-1].question.strip(), bare[1][0].upper() + bare[1][1:]
    if lead := _LEAD.match(before):
        gap = turns[-1].answer if re.match(r"(?:what|who|whom|which)\b", lead[0], re.I) else ""
        rest = before[lead.end() :].rstrip(" ?")
        return f"{asked} {rest}{f' {gap}' if 0 < len(gap.split()) <= 5 else ''}?"
    if who := _WHO.fullmatch(before):
        gap = turns[-1].answer if 0 < len(turns[-1].answer.split()) <= 5 else "someone"
        return f"{asked} was it that {gap} {who[1]}?"
    if _YES_NO.match(before):
        return f"{asked} {before[0].lower()}{before[1:]}"
    return f"{before} {text}"


def swapped(text: str, turns: Sequence[PastTurn]) -> str | None:
    """ "And in Rome?", "What about Alipay?": the previous question, asked about that.

    >>> swapped("And in Rome?", [PastTurn("Is Alipay accepted in Paris?", "")])
    'Is Alipay accepted in Rome?'
    """
    swap = _SWAP.fullmatch(text)
    if not swap or len(swap[2].split()) > 5 or re.match(rf"(?:{ASKING}|{AUXILIARY})\b", swap[2], re.I):
        return None
    if PRONOUN.search(swap[2]) or THIS.search(swap[2]):
        return None
    preposition, new, before = swap[1], swap[2], turns[-1].question.strip()
    if preposition:
        for old in reversed(turns[-1].names):
            if f" {preposition}{old}" in before:
                return before.replace(f" {preposition}{old}", f" {preposition}{new}")
        return f"{before.rstrip(' ?')} {preposition}{new}?"
    old = turns[-1].subject
    return before.replace(old, new, 1) if old else f"{before} {text}"
