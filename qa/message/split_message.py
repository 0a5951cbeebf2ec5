"""One message → the questions in it, by punctuation and set English words. Questions are separated by question marks,
lines or "and". A line break inside a question is a space; of a pasted text that ends with a question only the question
is asked, and introductions are left out.
"""

from __future__ import annotations

import re
from itertools import pairwise

from pullquote.qa.conversation.entities import ASKING, AUXILIARY, PREPOSITION
from pullquote.qa.message.courtesies import plainly, without_closing
from pullquote.qa.message.topics import commands

MOST = 8  # questions of one message that are answered

_BULLET = re.compile(r"^\s*(?:[-*•–]|\(?\d{1,2}[.)]|[a-h][.)])\s+")
_MARK = re.compile(r"(?<=[?？])[\s\"”’)]*\s+")
_COMPLETE = re.compile(r"[.!?:;。？！][\s\"”’)]*$")
ASKS = re.compile(
    rf"(?:and |but |so |also |then )?(?:(?:in|on|at|by|for|from|to|with|since|of) )?(?:{ASKING}|{AUXILIARY})\b", re.I
)
_SENTENCE = re.compile(
    r"(?<![A-Z])(?<!\b(?:St|Mr|Ms|Dr|No|vs))(?<!\b(?:Mrs|Rev|Gen|Col|Sen|Gov))(?<!\bv)[.!]\s+(?=[\"“A-Z])"
)
_JOINED = re.compile(
    rf",? and (?:also )?(?=(?:(?:{PREPOSITION}) )?(?:{ASKING})\b"
    rf"|(?:{AUXILIARY}) (?:the|an?|its?|he|she|they|there|this|that|i|we|you)\b)",
    re.I,
)
_HOW = r"(?:when|where|why|how)"
_LISTED = re.compile(rf", (?=(?:{ASKING})\b)", re.I)
_TRAILING = re.compile(rf"(?:, (?:{ASKING}))+$", re.I)  # "Who built it, when and why?"
_SHARED = re.compile(  # "When and where was it built?"
    rf"(?P<words>{_HOW}(?:, {_HOW})*),? and (?P<last>{_HOW}) (?P<rest>(?:{AUXILIARY}) .+)", re.I
)
_UNENDED = re.compile(rf"\b(?:{ASKING}|{AUXILIARY}|in|on|at|by|for|from|to|with|about|of|or|the|an?)$", re.I)
_LISTS = 12  # words of an item that may be a question without a mark


def questions(message: str) -> list[str]:
    """The questions of a message in order; the message itself, in one line, where it is one.

    >>> questions("1. What is Zhihu?\\n2. Who reads it?")
    ['What is Zhihu?', 'Who reads it?']
    >>> questions("Pasted words. They go on and on. What is Zhihu?")
    ['What is Zhihu?']
    >>> questions("How long is\\nthe bridge and who built it?")
    ['How long is the bridge?', 'Who built it?']
    >>> questions("When and where was it built?"), questions("Who built it, when and why?")
    (['When was it built?', 'Where was it built?'], ['Who built it?', 'When?', 'Why?'])
    """
    message = without_closing(message)
    lines = [line for line in _lines(message) if any(map(str.isalnum, line))]
    pieces = [piece.strip() for line in lines for piece in _MARK.split(_BULLET.sub("", line))]
    pieces = [piece for piece in pieces if any(map(str.isalnum, piece))]
    asked = [piece for piece in pieces if piece.endswith(("?", "？")) or (len(pieces) > 1 and commands(plainly(piece)))]
    if listed := _listed(lines, pieces):
        asked = listed
    whole = " ".join(message.split())
    said = [sentence for piece in asked or [whole] for sentence in _asking(piece)]
    return [each for sentence in said for each in _apart(plainly(sentence))] or [whole]


def _lines(message: str) -> list[str]:
    """The lines, those that go on with the one before joined to it."""
    found = [""]
    for line in map(str.strip, message.splitlines()):
        if not line or not found[-1] or _begins(line, found[-1]):
            found.append(line)
        else:
            found[-1] += f" {line}"
    return found


def _begins(line: str, before: str) -> bool:
    """Whether a line says something of its own, and does not go on with the one before."""
    if _BULLET.match(line) or _COMPLETE.search(before):
        return True
    asks = bool(ASKS.match(line)) or commands(line)
    said = _BULLET.sub("", before)
    return asks and (line[0].isupper() or (said[0].islower() and (bool(ASKS.match(said)) or commands(said))))


def _listed(lines: list[str], pieces: list[str]) -> list[str]:
    """Questions without marks: all that is there, or a list of short items."""
    if pieces and all(ASKS.match(piece) for piece in pieces) and not any("?" in piece for piece in pieces):
        return pieces
    items = [_BULLET.sub("", line) for line in lines if _BULLET.match(line)]
    others = [line for line in lines if not _BULLET.match(line)]
    short = all(len(item.split()) <= _LISTS for item in items)
    return items if len(items) > 1 and short and not any("?" in line for line in others) else []


def _asking(piece: str) -> list[str]:
    """The question that ends a piece, without the sentences before it that are no commands."""
    ends = [end.end() for end in _SENTENCE.finditer(piece)]
    last = next((end for end in reversed(ends) if ASKS.match(plainly(piece[end:]))), 0)
    before = [piece[a:b].strip() for a, b in pairwise([0, *(end for end in ends if end <= last)])]
    return [*(each for each in before if commands(plainly(each))), piece[last:]]


def _apart(question: str) -> list[str]:
    """The questions that "and" joins to one, each with its mark."""
    if shared := _SHARED.fullmatch(question):
        words = [*shared["words"].split(", "), shared["last"]]
        return [f"{_capital(word)} {shared['rest'].rstrip('?')}?" for word in words]
    found = next((each for each in _JOINED.finditer(question) if _parts(question, each)), None)
    if found is None:
        return [question]
    first, rest = question[: found.start()], question[found.end() :]
    firsts = [each for each in _LISTED.split(first) if each]
    firsts = firsts if len(firsts[0].split()) > 1 else [first]
    return [*(f"{_capital(each.rstrip(' ,;'))}?" for each in firsts), *_apart(_capital(rest))]


def _parts(question: str, joined: re.Match[str]) -> bool:
    """Whether what is before an "and" is a question, and the word after it does not continue a clause."""
    first, word = question[: joined.start()], question[joined.end() :].split()[0].strip("?").lower()
    first = _TRAILING.sub("", first)
    asks = ASKS.match(first) and not _UNENDED.search(first) and len(first.split()) > 2
    says = (
        len(first.split()) > 3
        or re.search(rf"['’]s\b|\b(?:{AUXILIARY})\b", first, re.I)
        or first.lower().startswith("who ")
    )
    return bool(asks and says) and not re.search(rf"\w {word}\b", first, re.I)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
