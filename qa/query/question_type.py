"""What kind of answer a question asks for, by its words: several things, a clause, a reason, yes or no.

English here; the words of other languages are in `qa.languages.question_words`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pullquote.corpus.languages.question_language import question_language
from pullquote.qa.conversation.entities import ASKING, AUXILIARY
from pullquote.qa.languages.question_words import asks, defined

_SEVERAL = re.compile(
    r"\b(?:what|which|who) (?:are|were|all)\b"
    r"|\b(?:what|which) (?:(?!(?:do|did|can|could|may|might|must|will|would|should|had|have)\b)\w+ )?"
    r"(?!(?:is|was|does|has|this|his|its|as)\b)[a-z]{2,}(?<!s)s\b"
    r"|^(?:list|name) (?:the|all|some)\b",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"\b(?:what|which)\b|\bwho (?:may|can|must|should|are)\b|\bhow (?:do|does|can|should|to)\b", re.IGNORECASE
)
_CLAUSE = re.compile(r"\bwhy\b|\bhow (?:do|does|did|can|could|should|to)\b", re.IGNORECASE)
_REASON = re.compile(
    r"\bwhy\b|\bwhat reasons?\b|\bhow come\b|\bwhat (?:caused|led to)\b"
    r"|\bwhat(?:['’]s| is| was) the (?:\w+ )?(?:cause|reason) (?:of|for|behind)\b",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"(?:and |but |so )?what (?:else )?(?:happened|happens|occurred|took place|came of|became of)\b"
    r"|\bwhat (?:did|does|do|has|have|had|will|would|can|could|should) .+ (?:do|done|happen|happened)\b",
    re.IGNORECASE,
)
_MEASURE = (
    "price|cost|fee|fare|number|amount|length|height|depth|weight|age|size|speed|temperature|pressure|population|revenue"
    "|turnover|salary|budget|width|diameter|distance|percentage|altitude|elevation|duration|valuation|circumference"
)
_AMOUNT = re.compile(
    r"\bhow (?:many|much|long|old|far|tall|deep|high|heavy|big|large|wide|broad|thick|steep|fast|often|loud|noisy|hot"
    r"|warm|cold)\b"
    rf"|\b(?:{_MEASURE}) of\b"
    r"|\bwhat (?:do|does|did|will|would) .+ (?:cost|weigh|measure)\b"
    rf"|\bwhat(?:['’]s| is| was) (?:the|its|his|her|their|.+['’]s?) (?:\w+ )?(?:{_MEASURE})"
    r"(?: (?:in|on|at|for|per) .*)?\W*$",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\bhow many (?:more |other |of the )?([^\W\d_]+)", re.IGNORECASE)
_WHO = re.compile(r"\b(?:who|whom|whose)\b", re.IGNORECASE)
_ONE_PERSON = re.compile(
    r"\bwho (?:is|was|owns?|owned|founded|founds|created|started|built|made|invented|designed|wrote|leads?|led|heads?"
    r"|headed|runs?|ran|directs?|directed|bought|sold|won|discovered|manages?|managed|hired|sued|killed|signed)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"(?:(?:in|on|at|by|since|until) )?(?:when\b|(?:what|which) (?:year|month|day|date|time)\b)", re.IGNORECASE
)
_WHERE = re.compile(r"(?:and |but |so )?(?:in |from |to )?where\b", re.IGNORECASE)
_NAME = re.compile(
    r"\b(?:call(?:s|ed)?|(?:re|nick)?name[sd]?|known|means?|meaning|stands? for|short for|rebrand\w*|alias(?:es)?"
    r"|title)\b",
    re.IGNORECASE,
)
_DEFINED = re.compile(r"(?:what|who) (?:is|are|was|were) (?:an? )?(?P<name>[^?.,]+?)\W*", re.IGNORECASE)
_WHETHER = re.compile(rf"(?:and |but |so )?(?:{AUXILIARY})\b(?!.*\bor\b)", re.IGNORECASE)
_STATED = re.compile(rf"(?!.*\b(?:{ASKING}|or)\b).+ (?:{AUXILIARY})\b.*\?\s*$", re.IGNORECASE | re.DOTALL)

_once = lru_cache(maxsize=100)  # of a question; the judges of an answer ask for each span


def asks_several(question: str) -> bool:
    """Whether more than one thing is asked for.

    >>> [asks_several(q) for q in ("Which companies sell tea?", "What is tea?", "What do owls eat?")]
    [True, False, False]
    """
    return bool(_SEVERAL.search(question)) or asks("several", question)


def asks_all(question: str) -> bool:
    """Whether a list can answer: of things, or of steps.

    >>> [asks_all(q) for q in ("What does it read?", "How do I start it?", "When is it open?", "List the trees.")]
    [True, True, False, True]
    """
    return bool(_ALL.search(question)) or asks_several(question)


@_once
def asks_clause(question: str) -> bool:
    """Whether a reason or a manner is asked for, which a word or two cannot tell.

    >>> [asks_clause(q) for q in ("Why do owls hunt?", "How do owls hunt?", "How many owls hunt?")]
    [True, True, False]
    """
    return bool(_CLAUSE.search(question)) or asks("reason", question) or asks("manner", question)


@_once
def asks_reason(question: str) -> bool:
    """Whether a reason is asked for.

    >>> [asks_reason(q) for q in ("Why do owls hunt?", "What is the cause of it?", "How do owls hunt?")]
    [True, True, False]
    """
    return bool(_REASON.search(question)) or asks("reason", question)


@_once
def asks_whether(question: str) -> bool:
    """Whether yes or no is asked for, as also a statement does that ends as a question.

    >>> [asks_whether(q) for q in ("Do owls hunt?", "What do owls hunt?", "Is it an owl or a crow?", "Owls are quiet?")]
    [True, False, False, True]
    """
    english = question_language(question) == "en"  # "Was" and "do" open other questions elsewhere
    said = english and (_WHETHER.match(question.strip()) or _STATED.match(question.strip()))
    return bool(said) or asks("whether", question)


@_once
def asks_event(question: str) -> bool:
    """Whether what happened, or what someone did, is asked for.

    >>> [asks_event(q) for q in ("What happened in May?", "What did the owls do?", "What did the owls eat?")]
    [True, True, False]
    """
    return bool(_EVENT.search(question))


def asks_where(question: str) -> bool:
    """Whether a place is asked for."""
    return bool(_WHERE.match(question)) or asks("where", question)


@_once
def asks_amount(question: str) -> bool:
    """Whether a number is asked for, which may have a unit.

    >>> [asks_amount(q) for q in ("How many owls are there?", "What is Bern's population?", "What is an owl?")]
    [True, True, False]
    """
    return bool(_AMOUNT.search(question)) or asks("amount", question)


def counted_thing(question: str) -> str:
    """The word for what is counted, '' where nothing is.

    >>> counted_thing("How many more boats are there?"), counted_thing("How much is it?")
    ('boats', '')
    """
    found = _COUNTED.search(question)
    return found[1] if found else ""


@_once
def asks_who(question: str) -> bool:
    """Whether someone's name is asked for."""
    return bool(_WHO.search(question)) or asks("who", question)


def asks_one_person(question: str) -> bool:
    """Whether a someone is asked for who has a name, and no group: who owns it, not who uses it.

    >>> [asks_one_person(q) for q in ("Who owns it?", "Who uses it?", "What owns it?")]
    [True, False, False]
    """
    return bool(_ONE_PERSON.search(question))


@_once
def asks_when(question: str) -> bool:
    """Whether a date or a time is asked for."""
    return bool(_WHEN.match(question)) or asks("when", question)


def asks_name(question: str) -> bool:
    """Whether it may be asked what something is called, or what a name means.

    >>> [asks_name(q) for q in ("What is a barn owl called in Welsh?", "What does Asio mean?", "What do owls eat?")]
    [True, True, False]
    """
    return bool(_NAME.search(question)) or asks("name", question)


@_once
def asked_to_define(question: str) -> str:
    """The thing that a question wants defined; '' if it does not.

    >>> asked_to_define("What is a barn owl?"), asked_to_define("What is the weight of an owl?")
    ('barn owl', '')
    """
    found = _DEFINED.fullmatch(question.strip())
    name = found["name"] if found else defined(question)
    owned = re.search(r"['’]s? \w", name)
    return "" if owned or len(name.split()) > 4 or name.lower().startswith("the ") else name
