"""A question that leans on the conversation → the same question, self-contained. One that stands alone stays as it is.

Rules on English words: pronouns get the name they stand for, "the company" and "that year" the names that the last turn
was about, "When?" and "And in Rome?" the rest of the question before. Knows no grammar and guesses at times; what it
made of a question is shown to whoever asked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from qa.mention import ASKING, AUXILIARY, names, subject
from qa.question import Question

TURNS = 8  # how far back a conversation is looked at

_AND = r"(?:(?:and|but|so|or|ok|okay|then|also)\b[,\s]*)*"
_PREPOSITION = r"in|at|on|by|from|for|to|with|since|until|after|before|during|about|of"
_ASKED = (  # what can follow the question word of a bare question
    r"year|month|day|date|time|century|city|country|state|place|age|price|reason|way|company|person|exactly|so|come"
    r"|long|far|many|much|often|old|big|large|soon"
)
_BARE = re.compile(rf"{_AND}((?:(?:{_PREPOSITION}) )?(?:{ASKING})(?: (?:{_ASKED}))?)\W*", re.I)
_SWAP = re.compile(
    rf"(?:(?:and|or|but)\s+(?:what about\s+)?|{_AND}(?:what|how) about\s+)((?:(?:{_PREPOSITION}) )?)([^?]+?)\W*", re.I
)
_LEAD = re.compile(rf"(?:(?:{_PREPOSITION}) )?(?:{ASKING})\b.*?(?=\b(?:{AUXILIARY})\b)", re.I)
_YES_NO = re.compile(rf"(?:{AUXILIARY})\b", re.I)

_PERSON = r"he|she|him|his|her|hers"
_THING = r"it|its"
_GROUP = r"they|them|their|theirs"
_PRONOUN = re.compile(
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
_THE = re.compile(
    rf"\bthe (?:{_NOUN})\b(?! (?:of|that|which|who|called|named|in|for|from|about|with|line)\b)(?!['’]s)", re.I
)
_THIS = re.compile(r"\b(?:this|these|those)\b", re.I)
_VERBS = r"is|are|was|were|has|have"
_THAT = re.compile(  # not the "that" of "did he say that the …", nor "that of"
    r"^that\b(?! (?:the|there)\b)|\bthat(?=\W*$)|"
    rf"\b(?:{_PREPOSITION}|{AUXILIARY}|why|how|like|than) that\b(?! (?:he|she|it|they|there|of|{_VERBS})\b)",
    re.I,
)
_THERE = re.compile(  # a place, not the "there" of "is there any …"
    r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bbe )(?<!\bhas )(?<!\bhave )(?<!\bdo )(?<!\bdid )"
    rf"\bthere\b(?! (?:{AUXILIARY}|an?|any\w*|other|been|some\w*|more)\b)",
    re.I,
)
_ARTICLE = re.compile(r"\b(?:this|that|the) (?:article|topic|text|page)\b", re.I)
_MORE = re.compile(
    r"\belse\b|\bany(?:thing|one|body)? others?\b|\b(?:others?|another|again|next|instead|afterwards?|ones)(?=\W*$)",
    re.I,
)
_PLACE = re.compile(r"\b(?:in|at|to|from|into|near|for)\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question, self-contained, its short answer, and what its pronouns stood for, by their kind."""

    question: str
    answer: str
    stood: Mapping[str, str] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        return names(self.question)

    @property
    def said(self) -> list[str]:
        """The names in the answer."""
        return names(self.answer, opening=len(self.answer.split()) <= 4)

    @property
    def subject(self) -> str:
        return subject(self.question)


def self_contained(question: Question) -> str:
    """The question with what it leaves to the conversation put in; untouched where it stands alone."""
    turns: list[Turn] = []
    answers = [*question.answers, *[""] * len(question.history)]
    for text, answer in list(zip(question.history, answers, strict=False))[-TURNS:]:
        kinds = {str(found.lastgroup) for found in _PRONOUN.finditer(text) if turns and not _explained(text, found)}
        turns.append(Turn(_resolved(text, turns), answer, {kind: _antecedent(kind, turns) for kind in kinds}))
    return _resolved(question.text, turns)


def _resolved(text: str, turns: Sequence[Turn]) -> str:
    if not turns:
        return text
    for step in (_bare, _swapped, _pronouns, _pointing):
        if (resolved := step(text.strip(), turns)) is not None:
            return resolved
    return text


def _bare(text: str, turns: Sequence[Turn]) -> str | None:
    """ "When?", "In which year?": the question before, asked for that.

    >>> _bare("When?", [Turn("What did TikTok buy?", "Tokopedia")])
    'When did TikTok buy Tokopedia?'
    """
    if not (bare := _BARE.fullmatch(text)):
        return None
    before, asked = turns[-1].question.strip(), bare[1][0].upper() + bare[1][1:]
    if lead := _LEAD.match(before):
        gap = turns[-1].answer if re.match(r"(?:what|who|whom|which)\b", lead[0], re.I) else ""
        rest = before[lead.end() :].rstrip(" ?")
        return f"{asked} {rest}{f' {gap}' if 0 < len(gap.split()) <= 5 else ''}?"
    if _YES_NO.match(before):
        return f"{asked} {before[0].lower()}{before[1:]}"
    return f"{before} {text}"


def _swapped(text: str, turns: Sequence[Turn]) -> str | None:
    """ "And in Rome?", "What about Alipay?": the question before, asked of that.

    >>> _swapped("And in Rome?", [Turn("Is Alipay accepted in Paris?", "")])
    'Is Alipay accepted in Rome?'
    """
    swap = _SWAP.fullmatch(text)
    if not swap or len(swap[2].split()) > 5 or re.match(rf"(?:{ASKING}|{AUXILIARY})\b", swap[2], re.I):
        return None
    if _PRONOUN.search(swap[2]) or _THIS.search(swap[2]):
        return None
    preposition, new, before = swap[1], swap[2], turns[-1].question.strip()
    if preposition:
        for old in reversed(turns[-1].names):
            if f" {preposition}{old}" in before:
                return before.replace(f" {preposition}{old}", f" {preposition}{new}")
        return f"{before.rstrip(' ?')} {preposition}{new}?"
    old = turns[-1].subject
    return before.replace(old, new, 1) if old else f"{before} {text}"


def _pronouns(text: str, turns: Sequence[Turn]) -> str | None:
    """Each pronoun that nothing in its own question explains becomes the name it stands for; None where none leans.

    >>> _pronouns("Where did she live?", [Turn("Who was Ada Lovelace?", "a mathematician")])
    'Where did Ada Lovelace live?'
    """
    done: dict[str, str] = {}
    resolved, at, leaning = "", 0, False
    for found in _PRONOUN.finditer(text):
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
    return resolved if at else _with_context(text, turns)


def _explained(text: str, pronoun: re.Match[str]) -> bool:
    """Whether something before the pronoun in its own question may be what it stands for."""
    before = text[: pronoun.start()]
    if names(before) or (_BESIDES.match(text) and names(text[pronoun.end() :])):
        return True
    if _OWNING.fullmatch(pronoun[0]) and _WHOEVER.match(before):
        return True
    if pronoun.lastgroup == "person" or _PRONOUN.search(before) or _THE.search(before):
        return False
    if _CLAUSE.match(before):
        return True
    clause = re.sub(rf"\b(?:{AUXILIARY})\s+$", "", before, flags=re.I)  # "does it": look before the "does"
    _, auxiliary, after = _partition(clause)
    if auxiliary or clause != before:
        return len(re.findall(r"\w+", after)) >= 2
    return bool(_WHICH.match(clause)) and bool(_OWNING.fullmatch(pronoun[0]))


def _partition(text: str) -> tuple[str, str, str]:
    """A text before, at and after its first auxiliary."""
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


def _antecedent(kind: str, turns: Sequence[Turn]) -> str:
    """The name that a pronoun of this kind stands for; '' where the conversation has none."""
    persons = {name for turn in turns for name in (turn.stood.get("person", ""), *_introduced(turn)) if name}
    for turn in reversed(turns):
        if turn.stood.get(kind):
            return turn.stood[kind]
        if kind == "person":
            fitting = [name for name in turn.names if name in persons] or _introduced(turn)
        else:
            fitting = [name for name in turn.names if name not in persons]
            if not fitting and re.match(r"(?:which|what) \w+", turn.question, re.I):
                fitting = [name for name in turn.said if name not in persons]
        if fitting:
            return _in_full(fitting[0], turns)
    return next((_in_full(turn.subject, turns) for turn in reversed(turns) if turn.subject), "")


def _introduced(turn: Turn) -> list[str]:
    """The persons that a turn makes known: asked for with "Who is", or the answer to a "Who"."""
    if asked := re.match(r"who(?:['’]s| is| was) ([^?]+)", turn.question, re.I):
        return names(asked[1])
    who = re.match(r"(?:by )?who(?:m)?\b", turn.question, re.I)
    return turn.said if who and len(turn.answer.split()) <= 5 else []


def _in_full(name: str, turns: Sequence[Turn]) -> str:
    """The longest form of a name in the conversation: Lovelace is Ada Lovelace."""
    known = [other for turn in turns for other in turn.names if set(name.split()) <= set(other.split())]
    return max(known, key=len, default=name)


def _pointing(text: str, turns: Sequence[Turn]) -> str | None:
    """ "there", "that", "the company", "anyone else": the names of the last turn are put behind the question."""
    if (there := _THERE.search(text)) and not _own_names(text, turns):
        if place := _place(turns):
            return f"{text[: there.start()]}in {place}{text[there.end() :]}"
        return _with_context(text, turns)
    if _own_names(text, turns):
        return None
    if (topic := turns[-1].subject) and _ARTICLE.search(text):
        return _ARTICLE.sub(lambda found: _in_full(topic, turns), text)
    leans = _THIS.search(text) or _THAT.search(text) or _THE.search(text) or _MORE.search(text)
    return _with_context(text, turns) if leans else None


def _own_names(text: str, turns: Sequence[Turn]) -> bool:
    """Whether the question names something itself, be it in small letters."""
    if names(text):
        return True
    known = {
        word.lower() for turn in turns for name in (*turn.names, *turn.said) for word in name.split() if len(word) > 3
    }
    return bool(known & set(re.findall(r"\w+", text.lower())))


def _place(turns: Sequence[Turn]) -> str:
    for turn in reversed(turns):
        if (
            re.match(r"(?:where|(?:in )?(?:which|what) (?:city|country|town|place|state))\b", turn.question, re.I)
            and turn.said
        ):
            return turn.said[0]
        for name in reversed(turn.names):
            if re.search(rf"\b(?:in|at|to|from|into|near) {re.escape(name)}", turn.question):
                return name
    return ""


def _with_context(text: str, turns: Sequence[Turn]) -> str:
    """The question, and in brackets the names that the conversation is about; where it has none, the question before
    is put before it."""
    last = turns[-1]
    about = [_in_full(next((turn.subject for turn in reversed(turns) if turn.subject), ""), turns)]
    about += last.said[:2]
    known = [name for name in dict.fromkeys(about) if name and name.lower() not in text.lower()]
    if not known:
        return f"{last.question.strip()} {text}"
    end = len(text.rstrip(" ?"))
    return f"{text[:end]} ({', '.join(known)}){text[end:]}"
