"""Questions that their passage cannot answer, made from questions that it can.

Two kinds: another paragraph that looks as if it answered (chosen by TF-IDF), and a question in which one name,
number, year or opposite was exchanged, so that its own paragraph no longer answers it. Both are checked by string
only: a paragraph that gives the answer in other words, or a swap that happens to stay true, slips through at times.
"""

from __future__ import annotations

import re
from collections import Counter
from random import Random

import numpy as np

from training.data import Article, Question

_WORD = re.compile(r"\w+")
_TYPES = {
    "year": re.compile(r"\b(?:1[0-9]|20)\d\d\b"),
    "number": re.compile(r"\b\d{1,3}(?:[.,]\d+)*\b(?!\w)"),
    "name": re.compile(r"(?<=[a-z,] )[A-Z][\w'’-]*[a-z](?: [A-Z][\w'’-]*[a-z])*"),
}
_OPPOSITES = (
    "first last|largest smallest|most least|highest lowest|before after|more less|oldest youngest|"
    "longest shortest|increase decrease|north south|east west|northern southern|eastern western|"
    "early late|always never|higher lower|larger smaller|best worst|male female|won lost|begin end|"
    "began ended|major minor|begins ends|started stopped|support oppose|supported opposed|"
    "accepted rejected|include exclude|included excluded|positive negative|internal external|"
    "public private|legal illegal|rich poor|old new|minimum maximum|similar different|men women|"
    "allowed forbidden|built destroyed|earliest latest|majority minority|above below|inside outside"
)
OPPOSITE = {
    word: other for a, b in (pair.split() for pair in _OPPOSITES.split("|")) for word, other in ((a, b), (b, a))
}


def words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def rarity(articles: list[Article]) -> dict[str, float]:
    """Word -> log(paragraphs / paragraphs that hold it), over all paragraphs."""
    paragraphs = [p.text for a in articles for p in a.paragraphs]
    counts = Counter(word for text in paragraphs for word in set(words(text)))
    return {word: float(np.log(len(paragraphs) / n)) for word, n in counts.items()}


def lookalikes(article: Article, weight: dict[str, float], keep: int = 3) -> dict[str, list[int]]:
    """Question id -> paragraphs of the article that look most like an answer but do not hold it, best first.

    Scored by the summed rarity of the shared words over the square root of the paragraph's own length in words;
    at most `keep` of them.
    """
    column = {w: i for i, w in enumerate(sorted({w for p in article.paragraphs for w in words(p.text)}))}
    matrix = np.zeros((len(article.paragraphs), len(column)), dtype=np.float32)
    for row, paragraph in enumerate(article.paragraphs):
        found = words(paragraph.text)
        for word in found:
            matrix[row, column[word]] = weight.get(word, 0.0)
        matrix[row] /= max(1.0, len(found)) ** 0.5
    texts = [p.text.casefold() for p in article.paragraphs]
    near: dict[str, list[int]] = {}
    for own, paragraph in enumerate(article.paragraphs):
        for question in paragraph.questions:
            columns = sorted({column[w] for w in words(question.text) if w in column})
            order = np.argsort(-matrix[:, columns].sum(axis=1), kind="stable")
            held = {paragraph.text[slice(*span)].casefold() for span in question.answers}
            free = (int(i) for i in order if i != own and not any(answer in texts[i] for answer in held))
            near[question.id] = [i for i, _ in zip(free, range(keep), strict=False)]
    return near


def swaps(article: Article) -> dict[str, list[str]]:
    """Type -> the names, numbers and years that the article's questions hold, in order, each once."""
    questions = [q.text for p in article.paragraphs for q in p.questions]
    return {
        kind: list(dict.fromkeys(found for text in questions for found in pattern.findall(text)))
        for kind, pattern in _TYPES.items()
    }


def swapped(
    question: Question, passage: str, pool: dict[str, list[str]], rng: Random, near: tuple[int, int] | None = None
) -> str | None:
    """The question with one thing exchanged that the passage does not hold; None where it has nothing to exchange.

    With `near`, the bounds of the answer's sentence, it is exchanged for a thing that the passage does hold, but only
    outside that sentence: such questions cannot be told by a name that is nowhere in the passage.
    """
    if near is not None:
        outside = passage[: near[0]] + " " + passage[near[1] :]
        pool = {kind: list(dict.fromkeys(found.findall(outside))) for kind, found in _TYPES.items()}
        passage = passage[slice(*near)]
    choices = [(m, _others(m, kind, passage, pool)) for kind, p in _TYPES.items() for m in p.finditer(question.text)]
    choices += [(m, [OPPOSITE[m[0]]]) for m in _WORD.finditer(question.text) if _turns(m[0], passage)]
    choices = [(place, others) for place, others in choices if others]
    if not choices:
        return None
    place, others = rng.choice(choices)
    return question.text[: place.start()] + rng.choice(others) + question.text[place.end() :]


def _turns(word: str, passage: str) -> bool:
    return word in OPPOSITE and OPPOSITE[word] not in words(passage)


def _others(place: re.Match[str], kind: str, passage: str, pool: dict[str, list[str]]) -> list[str]:
    """Things of this type that share no word with what they replace and none with the passage."""
    here, held = set(words(place[0])), set(words(passage))
    if kind == "number" and _TYPES["year"].fullmatch(place[0]):
        return []
    return [other for other in pool[kind] if not (set(words(other)) & (here | held))]
