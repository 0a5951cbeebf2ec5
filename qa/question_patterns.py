"""Sentences of an article → questions that they answer, by a few patterns of English, each about something with a name.

Patterns are not grammar: each question is tried before it is offered.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator

NAME = r"((?:[A-Z][\w&-]*\w)(?: (?:of |the |and |de )?(?:[A-Z][\w&-]*\w|\d+)){0,4})"
_START = r"(?:^|[.!?]\s|\n)(?:The )?"
_INSIDE = r"(?<![\w-])"
_YEAR = r"((?:1[5-9]|20)\d\d)\b"
_DATE = r"[^.;]{0,80}?\b(?:in|on) (?:\w+ ){0,2}\d{4}"
_ABOUT = r"(?:about |around |over |nearly |almost |some |roughly |approximately |more than |at least |up to )?"
_NUMBER = rf"{_ABOUT}\d[\d,.]*(?: (?:thousand|million|billion|trillion))?"
_MONEY = rf"{_ABOUT}(?:US)?[$£€¥]\d"
_MADE = (
    "founded|launched|created|established|introduced|opened|built|acquired|bought|sold|banned|fined|invented|written|"
    "designed|directed|developed|discovered|composed|published|signed|adopted|destroyed|released|formed|completed"
)
_BASES = {
    "launched": "launch", "founded": "found", "bought": "buy", "acquired": "acquire", "opened": "open",
    "introduced": "introduce", "won": "win", "joined": "join", "released": "release", "published": "publish",
    "signed": "sign", "announced": "announce", "created": "create", "built": "build", "adopted": "adopt",
    "invaded": "invade", "captured": "capture", "wrote": "write", "discovered": "discover", "banned": "ban",
    "raised": "raise", "paid": "pay", "spent": "spend", "earned": "earn", "invested": "invest",
    "began": "begin", "started": "start", "ended": "end", "closed": "close", "died": "die", "collapsed": "collapse",
}  # fmt: skip
_NOW = {"owned": "owns", "operated": "operates", "run": "runs"}
_DID = "|".join(list(_BASES)[:20])
_PAID = "raised|paid|spent|earned|invested"
_BEGAN = "began|started|ended|closed|died|opened|collapsed"
_ROLE = "founder|co-founder|CEO|chief executive|president|director|head|author|inventor|chairman|chair|mayor|leader"
_OF = "capital|currency|population|aim|goal|purpose|motto|seat|symbol|name|largest \\w+|official language"
_PATTERNS = tuple(
    (re.compile(pattern), question)
    for pattern, question in (
        (rf"{_INSIDE}{NAME} (?:was|were) ({_MADE}) by [A-Z]", "Who {1} {0}?"),
        (rf"{_INSIDE}{NAME}, (?:which is )?(owned|operated|run) by [A-Z]", "Who now {1} {0}?"),
        (rf"[A-Z]\w+,? (?:the |a )?({_ROLE}) (?:of|at) (?:the )?{NAME}", "Who is the {0} of {1}?"),
        (rf"{_INSIDE}{NAME} (was|were) ({_MADE}|born|killed|elected|crowned)\b{_DATE}", "When {1} {0} {2}?"),
        (rf"{_INSIDE}{NAME} ({_BEGAN}) (?:in|on) (?:\w+ ){{0,2}}\d{{4}}", "When did {0} {1}?"),
        (rf"{_INSIDE}[Ii]n {_YEAR},? (?:the )?{NAME} ({_DID}) ", "What did {1} {2} in {0}?"),
        (rf"{_INSIDE}{NAME} ({_DID}) [^.;]{{3,80}}?\bin {_YEAR}", "What did {0} {1} in {2}?"),
        (rf"{_INSIDE}{NAME} ({_PAID}) {_MONEY}", "How much did {0} {1}?"),
        (rf"{_INSIDE}{NAME} costs? {_MONEY}", "How much does {0} cost?"),
        (rf"{_INSIDE}{NAME} has {_NUMBER} ((?:[a-z]+ )?[a-z]+s)\b", "How many {1} does {0} have?"),
        (rf"{_INSIDE}{NAME} had {_NUMBER} ((?:[a-z]+ )?[a-z]+s)\b", "How many {1} did {0} have?"),
        (rf"{_INSIDE}{NAME} (is|was) (located|based|headquartered|situated) (?:in|at|on) ", "Where {1} {0} {2}?"),
        (rf"(?:^|[.!?]\s|\n)The ({_OF}) of (?:the )?{NAME} (is|was) ", "What {2} the {0} of {1}?"),
        (rf"{_START}{NAME} stands for ", "What does {0} stand for?"),
        (rf"{_START}{NAME} means “", "What does {0} mean?"),
        (rf"\bbecause\b[^.]*\b{NAME} (is|was) (\w+ing)\b", "Why {1} {0} {2}?"),
        (rf"{_START}{NAME}(?:, [^,.]{{1,60}},)? (is|was) (?:a|an|the) [a-z]", "What {1} {0}?"),
        (rf"{_START}{NAME},? which (is|was) (?:a|an|the) [a-z]", "What {1} {0}?"),
    )
)
_LONG_FORM = re.compile(r"((?:[A-Z][\w-]+ (?:(?:of|and|the|for|in) )*){1,6}[A-Z][\w-]+) \(([A-Z][A-Za-z]{1,6})\)")
_SMALL = (
    "a after an and as at but before by during for from he her his how i if in it its many most my no not of on one "
    "our she so some such that the their there these they this those to we what when where which while who why with "
    "you your mr mrs ms dr january february march april may june july august september october november december"
)
_NO_NAMES = frozenset(_SMALL.split())


def made(text: str, names: Container[str]) -> Iterator[str]:
    """Questions, those of the surest patterns first. A name of one word counts where it is one of `names`: at the
    start of a sentence any word has a capital."""
    for pattern, question in _PATTERNS:
        for found in pattern.finditer(text):
            parts = found.groups()
            if all(_is_name(part, names) for part in parts if part[:1].isupper() and part != "CEO"):
                yield _asked(question, parts)
        if question.startswith("What does {0} stand"):
            yield from (f"What does {short} stand for?" for short in _short_forms(text))


def _short_forms(text: str) -> Iterator[str]:
    """Those that are in brackets behind the words whose first letters they are."""
    for words, short in _LONG_FORM.findall(text):
        first = "".join(word[0] for word in re.split(r"[ -]", words) if word[0].isupper())
        if first.endswith(short.rstrip("s")) and len(short) > 2:
            yield short


def _asked(question: str, parts: Iterable[str]) -> str:
    """With its verb as it is after "did", or now."""
    forms = _BASES if " did " in question else _NOW if " now " in question else {}
    return question.replace(" now ", " ").format(*(forms.get(part, part) for part in parts))


def _is_name(part: str, names: Container[str]) -> bool:
    first, *more = part.split()
    return first.casefold() not in _NO_NAMES and (bool(more) or part in names)
