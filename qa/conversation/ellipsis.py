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
_COUNTS = re.compile(r"(?:how (?:much|many)|what|which|who|whom|whose)\b", re.I)
_MEASURED = re.compile(r"how (\w+) $", re.I)
_SUBJECT = re.compile(  # begins a clause with its own subject
    r"(?:the|an?|this|that|these|those|his|her|its|their|our|my|your|he|she|it|they|we|you|i|there|some|any|all|many)\b"
    r"|(?-i:[A-Z0-9])",
    re.I,
)
_THING = r"(?:(?:the|an?|his|her|its|their|our|my) )?(?:(?-i:[A-Z0-9][\w’'-]*)(?: (?-i:[A-Z0-9][\w’'-]*))*|(?<= )\w+)"
_DOES = r"(?:do|does|did|will|would|can|could)"
_GAPPED = re.compile(rf"(?:and )?(?:{ASKING})\b.*? (?P<is>{_DOES}) {_THING}\W*", re.I)
_COMPLETE = re.compile(rf"(?:{ASKING})\b.*? (?P<is>{_DOES}) {_THING} (?P<verb>[a-z].*?)\W*", re.I)
_I = r"(?:i|we|you|he|she|it|they|one|people)"
_SOMEONE_DOES = re.compile(rf"(?P<lead>(?:{ASKING})\b.*?\b{_DOES} {_I} )[a-z]+(?P<rest>.*?)\W*", re.I)
_DOES_SOMETHING = re.compile(
    rf"(?P<lead>(?:{ASKING})\b.*?\b{_DOES} )(?:[\w’'-]+ ){{0,3}}(?!{_I}\b)[\w’'-]+(?P<rest> [a-z]+)\W*", re.I
)
_ARTICLE = re.compile(r"(?:the|an?) ", re.I)
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
    said = turns[-1].answer if 0 < len(turns[-1].answer.split()) <= 5 else ""
    if lead := _LEAD.match(before):
        return _led(lead, before[lead.end() :].rstrip(" ?"), asked, said) or f"{before} {text}"
    if (who := _WHO.fullmatch(before)) and not _COUNTS.match(asked):
        return f"{asked} was it that {said or 'someone'} {who[1]}?"
    if _YES_NO.match(before):
        return f"{asked} {before[0].lower()}{before[1:]}"
    return f"{before} {text}"


def _led(lead: re.Match[str], rest: str, asked: str, said: str) -> str:
    """The question with another question word before its auxiliary; '' where that makes no question."""
    if measured := _MEASURED.match(lead[0]):  # "how long is it": the measure goes with the word
        if re.match(r"how \w+$", asked, re.I):
            return f"{asked} {rest}?"
        because = re.match(r"(?:why|how come)\b", asked, re.I)
        whole = not re.match(r"(?:is|are|was|were)\b", rest, re.I)
        return f"{asked} {rest} so {measured[1]}?" if because else f"{asked} {rest}?" if whole else ""
    if not re.match(r"(?:what|who|whom|which)\b", lead[0], re.I):
        return f"{asked} {rest}?"
    auxiliary, _, after = rest.partition(" ")
    if _SUBJECT.match(after):
        return f"{asked} {rest}{f' {said}' if said else ''}?"
    someone = said or ("someone" if re.match(r"who\b", lead[0], re.I) else "")
    return f"{asked} {auxiliary} {someone} {after}?" if someone and not _COUNTS.match(asked) else ""


def gapped(text: str, turns: Sequence[PastTurn]) -> str | None:
    """ "How much does Bo?": with the verb of the question before, where that has the same auxiliary.

    >>> gapped("How much does Bo?", [PastTurn("How much does Ann weigh?", "60 kg")])
    'How much does Bo weigh?'
    """
    asked, before = _GAPPED.fullmatch(text), _COMPLETE.fullmatch(turns[-1].question.strip())
    if not asked or not before or asked["is"].casefold() != before["is"].casefold():
        return None
    return f"{text.rstrip(' ?')} {before['verb']}?"


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
        for old in [*reversed(turns[-1].names), r"\d[\w:.]*"] if new[0].isdigit() else reversed(turns[-1].names):
            place = re.compile(rf" {preposition}(?:the |an? )?{old if old[0] == chr(92) else re.escape(old)}\b")
            if place.search(before):
                return place.sub(lambda _: f" {preposition}{new}", before, count=1)
        return f"{before.rstrip(' ?')} {preposition}{new}?"
    if old := turns[-1].subject:
        return _put(new, old, before)
    return _in_place(new, before) or f"{before} {text}"


def _in_place(new: str, question: str) -> str | None:
    """A question without names, asked about another thing, or of its "I" about another deed.

    >>> _in_place("rice", "What does brown bread cost?"), _in_place("fly", "When can I drive to work?")
    ('What does rice cost?', 'When can I fly to work?')
    """
    deed = _SOMEONE_DOES.fullmatch(question) if new.islower() and " " not in new else None
    if found := deed or _DOES_SOMETHING.fullmatch(question):
        return f"{found['lead']}{new}{found['rest']}?"
    return None


def _put(new: str, old: str, question: str) -> str:
    """The question with the new thing in the place of the old one, its article and its noun: "the Moss tunnel" for "the
    Halden bridge"."""
    start = question.index(old)
    first, rest = question[:start], question[start + len(old) :]
    article = re.search(r"\b(?:the|an?) $", first, re.I)
    if not article or not _ARTICLE.match(new):
        return first + new + rest
    words = re.findall(r"[^\W\d_][\w’'-]*", rest)
    own_noun = new.split()[-1].islower() and new.count(" ") > 1  # "the older one", too
    ends = len(words) == 1 and re.match(rf"(?:{ASKING})\b.* (?:is|are|was|were) (?:the|an?) $", first, re.I)
    goes_on = len(words) > 1 and not re.match(rf"(?:{PREPOSITION})$", words[1], re.I)
    if own_noun and (ends or goes_on):
        rest = rest[rest.index(words[0]) + len(words[0]) :]
    return first[: article.start()] + new + rest
