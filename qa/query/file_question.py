"""A question about the files themselves → what it asks for: who wrote one, when, which are from a date. Also which
file a question names, or the latest of which kind. By set English words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pullquote.index import dates

FILE = (
    r"(?:articles?|reports?|posts?|documents?|notes?|files?|pages?|memos?|minutes|papers?|stor(?:y|ies)|entr(?:y|ies)"
    r"|pieces?|letters?|guides?|reviews?|newsletters?|bulletins?|essays?|columns?)"
)
_AUTHOR = re.compile(
    r"\bwho (?:wrote|authored|published|posted|penned)\b|\bwho (?:is|was) (?:the )?(?:author|writer) of\b"
    r"|\b(?:by whom|who) (?:is|was|were)\b.*\b(?:written|published|posted)\b"
    r"|\bwhat is the name of the (?:author|writer) of\b|\bwhich author wrote\b",
    re.I,
)
_DATE = re.compile(
    rf"\bwhen (?:is|was|were|did)\b.*\b(?:written|published|posted|dated|publish|write|post)\b"
    rf"|\b(?:date|year) (?:of|is|was|has|does)\b.*\b{FILE}\b|\bhow old (?:is|are)\b.*\b{FILE}\b|\bpublication date\b",
    re.I,
)
_ARTICLES = re.compile(
    rf"(?:which|what|list|show(?: me)?|how many)\b(?: all| of)?(?: the)?(?: \w+){{0,3}}? ?\b{FILE}\b"
    r"(?=.*\b(?:from|of|in|by|on|since|written|published|dated|posted|write|wrote|publish)\b)"
    r"|what (?:did|have) .+ (?:publish|write|post)(?:ed)?\b",
    re.I,
)
_PUBLISHED = re.compile(r"what (?:did|have) .+ (?:publish|post)(?:ed)?\b|who (?:wrote|writes) (?:about|on)\b", re.I)
_SAYS = re.compile(
    rf"(?:in )?(?:which|what)(?: of the)?(?: \w+)? {FILE} (?:says?|said|mentions?|states?|tells?|claims?|describes?"
    r"|discuss(?:es)?|deals? with|is about|are about|talks? about|writes? about|covers?)\s+(?:that |about |of )?"
    r"(?P<what>.+?)[?.\s]*",
    re.I,
)
NAME = re.compile(
    r"(?<![\w/.-])[\w./-]*\w\.(?:md|markdown|txt|html?|pdf|docx?|pptx?|xlsx?|csv|epub|eml|rst|odt|rtf|json)\b", re.I
)
_IN_NAME = r"(?:(?:in|of|from|by|according to)(?: the)?(?: (?:file|article|document))? )?"
_LATEST = re.compile(
    rf"\b(?P<which>latest|newest|most recent|last|oldest|earliest|first) (?P<what>(?:\w+ ){{0,3}}?{FILE})\b", re.I
)
_GENERIC = re.compile(
    rf"\b(?:who|when|which|what|wrote|written|author(?:ed)?|writer|publish(?:ed)?|publication|post(?:ed)?|dated?|write"
    rf"|year|old|name|penned|list|show|you|we|they|all|many|{FILE})\b",
    re.I,
)
_SPELT = "january february march april may june july august september october november december".split()  # noqa: SIM905
_MONTH = re.compile(rf"\b(?:{'|'.join(_SPELT)})\b", re.I)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

FileField = Literal["author", "date", "articles", ""]


def asked_of_files(question: str) -> FileField:
    """What of a file a question may ask for; '' if it asks for something else.

    >>> [asked_of_files(q) for q in ("Who wrote the report on owls?", "Which notes are from May?", "Who saw the owl?")]
    ['author', 'articles', '']
    """
    if _AUTHOR.search(question):
        return "author"
    if _DATE.search(question):
        return "date"
    return "articles" if _ARTICLES.match(question.strip()) else ""


def means_file(question: str) -> bool:
    """Whether a question says that it is about a file: "the report", "what did you publish"."""
    return bool(re.search(rf"\b{FILE}\b", question, re.I) or _PUBLISHED.match(question))


def said_where(question: str) -> str:
    """What a question wants to know the article of; '' if it does not ask for one.

    >>> said_where("Which of the letters says that owls sing?")
    'owls sing'
    """
    found = _SAYS.fullmatch(question.strip())
    return found["what"] if found else ""


def about(question: str) -> str:
    """What is left of a question about a file: the words that identify it."""
    return _GENERIC.sub(" ", question)


def named_file(question: str) -> tuple[str, str]:
    """The file that a question names, and the question without it; ('', the question) where it names none.

    >>> named_file("In owls.md, what do they eat?")
    ('owls.md', 'What do they eat?')
    """
    found = re.search(rf"{_IN_NAME}(?P<name>{NAME.pattern}),?\s*", question, re.I)
    if not found:
        return "", question
    rest = f"{question[: found.start()]} {question[found.end() :]}"
    rest = re.sub(r"\s+([?.!,])", r"\1", " ".join(rest.split()))
    return found["name"], rest[:1].upper() + rest[1:] if any(map(str.isalnum, rest)) else question


def latest(question: str) -> tuple[str, bool, str]:
    """The kind of file that a question wants the latest of, whether rather the oldest, and the question without that
    word; ('', False, the question) where it wants neither."""
    found = _LATEST.search(question)
    if not found:
        return "", False, question
    oldest = found["which"].lower() in ("oldest", "earliest", "first")
    return found["what"], oldest, question[: found.start()] + question[found.start("what") :]


@dataclass(frozen=True, slots=True)
class Period:
    """A year, a month of it, or a month of any year (then `year` is '')."""

    year: str
    month: str

    @classmethod
    def of(cls, question: str) -> Period | None:
        """The first that a question names; None without one."""
        for mention in dates(question):
            date = mention.readings[0]
            return cls(f"{date.year:04}" if date.year else "", f"{date.month:02}")
        month, year = _MONTH.search(question), _YEAR.search(question)
        if not (month or year):
            return None
        number = f"{_SPELT.index(month[0].lower()) + 1:02}" if month and month[0][0].isupper() else ""
        return cls(year[0] if year else "", number) if year or number else None

    def holds(self, date: str) -> bool:
        """Whether a date as articles tell it ("2024-05-03", "2024") is in this period."""
        return bool(date) and date[:4] == (self.year or date[:4]) and (not self.month or date[5:7] == self.month)

    def without(self, text: str) -> str:
        """A text without the words for it."""
        for mention in reversed(dates(text)):
            text = text[: mention.span[0]] + text[mention.span[1] :]
        return _MONTH.sub(" ", _YEAR.sub(" ", text))
