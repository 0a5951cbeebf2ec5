"""One example -> the same example as a hurried asker or a passage splitter would make it.

Every function takes the random generator it draws from, so that equal seeds give equal examples. Lower case
is not among them: the tokenizer lower-cases everything anyway.
"""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from training.data import Example, Span

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"')\]]*\s+(?=[\"'(\[]?[A-Z0-9])")
_REPAIRS = ("no wait", "no sorry", "or rather", "I mean", "uh no", "er", "scratch that,", "actually", "no make that")
_LONG_WORD = re.compile(r"[A-Za-z]{5,}")


def sentences(text: str) -> list[Span]:
    """Rough sentence bounds that cover all of the text but white space between them."""
    starts = [0] + [found.end() for found in _SENTENCE_END.finditer(text)]
    ends = [found.start() for found in _SENTENCE_END.finditer(text)] + [len(text)]
    return list(zip(starts, ends, strict=True))


def without_mark(question: str) -> str:
    return question.rstrip("? ") or question


def disfluent(question: str, other: str, rng: Random) -> str:
    """The beginning of another question, taken back, and then the question."""
    begun = other.rstrip("? ").split()[: rng.randint(2, 9)]
    return " ".join([*begun, rng.choice(_REPAIRS), question[:1].lower() + question[1:]])


def typo(question: str, rng: Random) -> str:
    """One slip of the finger in one word of five letters or more: swapped, dropped or doubled letter."""
    words = list(_LONG_WORD.finditer(question))
    if not words:
        return question
    word = rng.choice(words)
    at = rng.randrange(word.start() + 1, word.end() - 1)
    before, here, after, rest = question[:at], question[at], question[at + 1], question[at + 2 :]
    slips = (before + after + here + rest, before + after + rest, before + here + here + after + rest)
    return rng.choice(slips)


def hurried(question: str, mistyped: float, unmarked: float, rng: Random) -> str:
    """With a slip of the finger, and without its mark, each in its share."""
    if rng.random() < mistyped:
        question = typo(question, rng)
    return without_mark(question) if rng.random() < unmarked else question


def crop(example: Example, words: int, rng: Random) -> Example:
    """A window of whole sentences around the answer (anywhere, if there is none), about `words` long.

    The answer's place in the window is random: sentences are added before or after by the toss of a coin until
    the next would pass `words`. The sentences that the answer touches always stay.
    """
    bounds = sentences(example.passage)
    first, last = _core(bounds, example.answer, rng)
    while first > 0 or last < len(bounds) - 1:
        before = first > 0 and (last == len(bounds) - 1 or rng.random() < 0.5)
        wider = (first - 1, last) if before else (first, last + 1)
        if len(example.passage[bounds[wider[0]][0] : bounds[wider[1]][1]].split()) > words:
            break
        first, last = wider
    return _cut(example, bounds[first][0], bounds[last][1])


def beside_answer(example: Example, rng: Random) -> Example | None:
    """The longer side of the passage next to the answer's sentences, with no answer; None if nothing is left.

    Such neighbours are what a passage splitter puts beside every passage that does answer.
    """
    if example.answer is None:
        return None
    bounds = sentences(example.passage)
    first, last = _core(bounds, example.answer, rng)
    answer = example.passage[slice(*example.answer)].casefold()
    sides = [(0, bounds[first][0]), (bounds[last][1], len(example.passage))]
    sides = [s for s in sides if len(example.passage[slice(*s)].split()) >= 15]
    sides = [s for s in sides if answer not in example.passage[slice(*s)].casefold()]
    if not sides:
        return None
    start, end = max(sides, key=lambda side: side[1] - side[0])
    return _cut(replace(example, answer=None), start, end)


def around(passage: str, answer: Span) -> Span:
    """Bounds of the sentences that the answer touches."""
    bounds = sentences(passage)
    first, last = _core(bounds, answer, Random(0))
    return bounds[first][0], bounds[last][1]


def _core(bounds: list[Span], answer: Span | None, rng: Random) -> tuple[int, int]:
    """First and last sentence that must stay."""
    if answer is None:
        anywhere = rng.randrange(len(bounds))
        return anywhere, anywhere
    touched = [i for i, (start, end) in enumerate(bounds) if start < answer[1] and end > answer[0]]
    return (touched[0], touched[-1]) if touched else (0, len(bounds) - 1)


def _cut(example: Example, start: int, end: int) -> Example:
    text = example.passage[start:end]
    start += len(text) - len(text.lstrip())
    answer = example.answer and (example.answer[0] - start, example.answer[1] - start)
    return replace(example, passage=text.strip(), answer=answer)
