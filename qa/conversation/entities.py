"""The names and the subject that a question or an answer mentions, by capitals and word order alone.

Uses no grammar: a name is a run of capitalised words, or anything in double quotes; English questions.
"""

from __future__ import annotations

import calendar
import re

ASKING = r"what|which|who|whom|whose|when|where|why|how"
AUXILIARY = (
    r"is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must"
    r"|isn['’]t|aren['’]t|wasn['’]t|weren['’]t|don['’]t|doesn['’]t|didn['’]t|hasn['’]t|can['’]t"
)
PREPOSITION = r"in|at|on|by|from|for|to|with|since|until|after|before|during|about|of"
_WORD = r"[A-Z\u00c0-\u00de0-9][\w&+-]*(?:[.'’](?!s\b)[\w&+-]+)*"
_LINK = r"(?:of|de|la|van|von|der|del|the|&|of the)"
_CAPITALS = re.compile(rf"(?<![\w.])(?:(?:Mr|Mrs|Ms|Dr|St)\. )?{_WORD}(?: (?:{_LINK} )?{_WORD})*")
_QUOTED = re.compile(r"[\"“”]([^\"“”]{2,60})[\"“”]")
_SUBJECT = re.compile(
    r"(?:(?:(?:what|who)(?:['’]s| is| are| was| were)|tell me (?:more )?about|what about) |"
    r"(?:how \w+|where|when|why) (?:is|are|was|were) (?=the ))([^?.,!]+)",
    re.IGNORECASE,
)
_DOES = re.compile(r"(?:how \w+|where|when|why) (?:does|do|did|will|can) (the \w+) \w+\W*", re.IGNORECASE)
_DANGLING = {"like", "about", "for", "mean", "called", "of", "from", "to"}  # "What were they like?" asks for no thing
UNNAMED = frozenset(  # capitalised where they open a sentence, and no names
    re.findall(
        r"\w+",
        "the a an and but so or also in on at of by for from to with as since until after before tell name list"
        " give show explain describe compare summarise summarize please i he she it they we you his her its their"
        " this that these those there any anything other yes no not if because while during however then now some"
        " one according both many most all each every about besides despite upon under only later another after"
        " such my like unlike neither either",
    )
)
_OPENING = UNNAMED | frozenset(f"{ASKING}|{AUXILIARY}".split("|"))

_OPENED = re.compile(r"(?:^|[.?!？。])\W*$")  # before the first word of a sentence
_MONTHS = frozenset(calendar.month_name[1:])


def names(text: str, *, opening: bool = True) -> list[str]:
    """Names in order, each once. `opening`: whether a single word that opens the text can be one.

    >>> names("Why did Ant Group leave New York, and what did “Mr. X” say?")
    ['Ant Group', 'New York', 'Mr. X']
    >>> names("¿Cuál es su mercado?", opening=False)
    []
    """
    found = [(m.start(1), m[1]) for m in _QUOTED.finditer(text)]
    for match in _CAPITALS.finditer(text):
        if any(at <= match.start() < at + len(name) for at, name in found):
            continue
        name = _trimmed(match[0])
        first = _OPENED.search(text[: match.start()])
        if not name or (first and not opening and " " not in name and name[1:].islower()):
            continue
        found.append((match.start(), name))
    return list(dict.fromkeys(name for _, name in sorted(found)))


def _trimmed(name: str) -> str:
    """Without the words before it that are capitals of a sentence's start only; '' when none is left."""
    words = name.split(" ")
    while words and words[0].lower() in _OPENING:
        words.pop(0)
    return "" if len(name) < 2 or all(word[0].isdigit() or word in _MONTHS for word in words) else " ".join(words)


def subject(text: str) -> str:
    """What a question is about: its first name, or what "What is …" asks for; '' if neither is to be seen.

    >>> subject("what is douyin?"), subject("How do owls sleep?")
    ('douyin', '')
    """
    for name in names(text):
        return name
    asked = _SUBJECT.match(text.strip()) or _DOES.fullmatch(text.strip())
    words = asked[1].split() if asked else []
    return "" if len(words) > 4 or (words and words[-1].lower() in _DANGLING) else " ".join(words)
