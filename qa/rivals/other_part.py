"""Whether the part of a sentence that a span is in tells of another one: "Heron was sold; Kingfisher weighs 14 kg" says
nothing of how heavy Heron is.

Parts end at a semicolon, or before "while" and its like. Nor does "Since the office moved, dogs may come on Fridays"
tell when it moved. By capitals, in English.
"""

from __future__ import annotations

import re

from pullquote.corpus import Span
from pullquote.index import term_set
from pullquote.qa.query.question_type import asks_when
from pullquote.qa.reader.context import Page

OTHER = 0.3  # of the confidence is left where only another part names the one asked about
BESIDE = 0.5  # where only a clause of time or cause ahead is about what is asked when
_ENDS = re.compile(r"; |,? (?:while|whereas|whilst) ")
_AHEAD = re.compile(r"\W*(?:since|after|before|because|although|though|while|as)\b[^,;]*,", re.IGNORECASE)
_NAME = re.compile(r"(?<!^)(?<![.?!] )\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")
_SUBJECT = re.compile(r"\W*(?:(?:the|a|an|and|but|then) )?[A-Z][\w’'-]+(?=\W)(?! (?:did|does) (?:too|so)\b)")
_JOINT = re.compile(r"\b(?:it|its|he|she|his|her|they|their|both|each|all|former|latter)\b", re.IGNORECASE)


def in_other_part(question: str, page: Page, span: Span) -> float:
    """The part of the confidence that is left, 0..1."""
    if page.row or page.part or page.language != "en":
        return 1.0
    around = page.around(span)
    if asks_when(question) and _beside(question, page.text, around, span):
        return BESIDE
    return OTHER if of_another(question, page.text, around, span) else 1.0


def _beside(question: str, text: str, around: Span, span: Span) -> bool:
    """Whether a span is behind a clause that holds all that the sentence has of the question."""
    ahead = _AHEAD.match(text, *around)
    if not ahead or span[0] < ahead.end():
        return False
    asked = term_set(question)
    return bool(asked & term_set(ahead[0])) and not asked & term_set(text[ahead.end() : around[1]])


def of_another(question: str, text: str, around: Span, span: Span) -> bool:
    """Whether it is so, in the sentence `around`. Of questions that name a single thing or person."""
    asked = _NAME.findall(question)
    if len(asked) != 1:
        return False
    names, part = term_set(asked[0]), _part(text, around, span)
    said, others = text[slice(*part)], text[around[0] : part[0]] + " " + text[part[1] : around[1]]
    if names & term_set(said) or not names & term_set(others) or _JOINT.search(text, part[0], span[0]):
        return False
    return bool(_SUBJECT.match(said))


def _part(text: str, around: Span, span: Span) -> Span:
    """The part of the sentence `around` that a span begins in."""
    ends = [found.span() for found in _ENDS.finditer(text, *around)]
    start = max((end for _, end in ends if end <= span[0]), default=around[0])
    return start, min((begin for begin, _ in ends if begin >= span[0]), default=around[1])
