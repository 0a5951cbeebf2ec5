"""A pronoun without an antecedent in its own question → the name it refers to in the conversation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pullquote.qa.conversation.entities import AUXILIARY, names
from pullquote.qa.conversation.turn import PastTurn, in_full, with_context

_PERSON = r"he|she|him|his|her|hers"
_THING = r"it|its"
_GROUP = r"they|them|their|theirs"
PRONOUN = re.compile(
    rf"\b(?:(?P<person>{_PERSON})|(?P<thing>{_THING})|(?P<group>{_GROUP}))\b(?!['’]?s? ?(?:possible|true that|rain))",
    re.I,
)
_OWNING = re.compile(r"his|its|their|theirs|hers", re.I)
_EMPTY_IT = re.compile(  # "it" that stands for nothing
    r"\b(?:is|was|does|did|has|would|can|will) it (?:take|true|possible|mean|common|important|easy|hard|safe|legal)\b"
    r"|\b(?:makes?|made|making|finds?|found) it \w+ (?:to|for|that)\b"
    r"|\bit (?:is|was) (?:possible|true|known|said)\b|\b(?:make|what time is) it\b",
    re.I,
)
# "If a packet is lost, …", "In a steam engine, …": what comes first explains what follows.
_CLAUSE = re.compile(
    r"(?:if|when|once|while|although|because|since|as|in|on|at|for|with|under|after|before)\b.{8,},", re.I
)
# "Which company … its", but not "In what year … its".
_WHICH = re.compile(
    r"(?:which|what|how many) (?!(?:year|day|date|month|time|city|country|place|type|kind)\b)\w+ ", re.I
)
# "Who developed a theory based on his", but not "Who produced his".
_WHOEVER = re.compile(r"(?:who|(?:which|what) \w+)(?! (?:do|does|did)\b)(?: [\w-]+){4,} $", re.I)
_OWNED = re.compile(r"['’]s? (?:[a-z-]+ ?)+\W*$")  # "Ann's coach"
_PLACED = r"\b(?:to|in|at|from|near)"  # before a place, which is no "they"
_BESIDES = re.compile(
    r"(?:besides|other than|aside from|in addition to|apart from|when|after|before|in|during)\b", re.I
)

_NOUN = (
    r"company|firm|band|group|team|album|song|single|film|movie|show|series|book|novel|story|game|app|platform|service|site"
    r"|website|city|town|village|country|state|region|place|area|building|school|university|college|club|organi[sz]ation"
    r"|party|law|bill|treaty|war|battle|event|project|product|device|record|tour|play|match|season|role|job|trial|case"
    r"|deal|ban|award|author|writer|singer|actor|founder|president|king|queen|emperor|people|tribe|language|river|island"
    r"|article|character|crime|murder|accident|election|campaign|speech|poem|painting|report|study|theory|idea|network"
)
THE = re.compile(
    rf"\bthe (?:{_NOUN})\b(?! (?:of|that|which|who|called|named|in|for|from|about|with|line)\b)(?!['’]s)", re.I
)
THIS = re.compile(r"\b(?:this|these|those)\b", re.I)


def stood(text: str, turns: Sequence[PastTurn]) -> dict[str, str]:
    """Return what the pronouns of a question refer to, by kind."""
    kinds = {str(found.lastgroup) for found in PRONOUN.finditer(text) if turns and not _explained(text, found)}
    return {kind: _antecedent(kind, turns) for kind in kinds}


def pronouns(text: str, turns: Sequence[PastTurn]) -> str | None:
    """Replace each pronoun without an antecedent in the question by the name it refers to; None if there is none.

    >>> pronouns("Where did she live?", [PastTurn("Who was Ada Lovelace?", "a mathematician")])
    'Where did Ada Lovelace live?'
    """
    done: dict[str, str] = {}
    resolved, at, leaning = "", 0, False
    for found in PRONOUN.finditer(text):
        kind = str(found.lastgroup)
        if (
            kind in done
            or _explained(text, found)
            or any(e.start() <= found.start() < e.end() for e in _EMPTY_IT.finditer(text))
        ):
            continue
        leaning, done[kind] = True, _antecedent(kind, turns)
        if name := done[kind]:
            resolved += text[at : found.start()] + (_possessive(name) if _owns(text, found) else name)
            at = found.end()
    if not leaning:
        return None
    resolved += text[at:]
    return resolved if at else with_context(text, turns)


def _explained(text: str, pronoun: re.Match[str]) -> bool:
    """Return whether something before the pronoun in its own question may be what it stands for."""
    before = text[: pronoun.start()]
    if names(before) or (_BESIDES.match(text) and names(text[pronoun.end() :])):
        return True
    if _OWNING.fullmatch(pronoun[0]) and _WHOEVER.match(before):
        return True
    if pronoun.lastgroup == "person" or PRONOUN.search(before) or THE.search(before):
        return False
    if _CLAUSE.match(before):
        return True
    clause = re.sub(rf"\b(?:{AUXILIARY})\s+$", "", before, flags=re.I)  # "does it": look before the "does"
    _, auxiliary, after = _partition(clause)
    if auxiliary or clause != before:
        return len(re.findall(r"\w+", after)) >= 2
    return bool(_WHICH.match(clause)) and bool(_OWNING.fullmatch(pronoun[0]))


def _partition(text: str) -> tuple[str, str, str]:
    """Return a text before, at and after its first auxiliary."""
    found = re.search(rf"\b(?:{AUXILIARY})\b", text, re.I)
    return (text[: found.start()], found[0], text[found.end() :]) if found else (text, "", "")


def _owns(text: str, pronoun: re.Match[str]) -> bool:
    """Her: hers, where another word follows."""
    if pronoun[0].lower() == "her":
        return bool(
            re.match(r" (?!(?:to|in|at|on|for|by|from|with|as|and|when|after|before)\b)\w", text[pronoun.end() :])
        )
    return bool(_OWNING.fullmatch(pronoun[0]))


def _possessive(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def _antecedent(kind: str, turns: Sequence[PastTurn]) -> str:
    """Return the name that a pronoun of this kind refers to; '' if the conversation has none."""
    persons = {name for turn in turns for name in (turn.stood.get("person", ""), *_introduced(turn)) if name}
    for turn in reversed(turns):
        if turn.stood.get(kind):
            return turn.stood[kind]
        if kind == "person":
            fitting = [name for name in turn.names if name in persons] or _introduced(turn)
        else:
            fitting = [name for name in turn.names if name not in persons]
            if kind == "group":
                fitting = [name for name in fitting if not _placed(name, turn)]
            if not fitting and re.match(r"(?:which|what) \w+", turn.question, re.I):
                fitting = [name for name in turn.said if name not in persons]
        if fitting:
            return in_full(fitting[0], turns) if kind == "person" else _called(in_full(fitting[0], turns), turns)
    left = (turn for turn in reversed(turns) if turn.subject and not (kind == "group" and _placed(turn.subject, turn)))
    return next((in_full(turn.subject, turns) for turn in left), "")


def _placed(name: str, turn: PastTurn) -> bool:
    return bool(re.search(rf"{_PLACED} {re.escape(name)}\b", turn.question))


def _called(name: str, turns: Sequence[PastTurn]) -> str:
    """The name with the article and the noun that it was last named with: "the Moss tunnel"."""
    for turn in reversed(turns):
        if re.match(r"the\b", turn.answer, re.I) and name in turn.answer and len(turn.answer.split()) <= 4:
            return f"the{turn.answer[3:]}"
        noun = re.search(rf"\b(?:is|are|was|were) (the {re.escape(name)} [a-z]+)\W*$", turn.question)
        if noun or f" the {name}" in turn.question:
            return noun[1] if noun else f"the {name}"
    return name


def _introduced(turn: PastTurn) -> list[str]:
    """Return the persons that a turn makes known: asked for with "Who is", or the answer to a "Who", as also to "Who is
    Ann's coach?"."""
    asked = re.match(r"who(?:['’]s| is| was) ([^?]+)", turn.question, re.I)
    if asked and names(asked[1]) and not _OWNED.search(asked[1]):
        return names(asked[1])
    who = re.match(r"(?:by )?who(?:m)?\b", turn.question, re.I)
    return turn.said if who and len(turn.answer.split()) <= 5 else []
