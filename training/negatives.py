"""Questions that their passage cannot answer, made from questions that it can.

Two kinds: another paragraph that looks as if it answered (chosen by TF-IDF), and a question in which one name,
number, year, opposite or common word was exchanged, or which was turned by a "not", so that its own paragraph no longer
answers it. Both are checked by string only: a paragraph that gives the answer in other words, or a swap that happens to
stay true, slips through at times.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
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
    "allowed forbidden|built destroyed|earliest latest|majority minority|above below|inside outside|"
    "strong weak|stronger weaker|fast slow|faster slower|hot cold|warm cool|wide narrow|deep shallow|light dark|"
    "gained lost|rise fall|rose fell|increased decreased|increases decreases|increasing decreasing|raised lowered|"
    "opened closed|arrived left|joined left|attacked defended|victory defeat|enemy ally|enemies allies|agreed refused|"
    "approved opposed|created abolished|founded dissolved|strengthened weakened|caused prevented|cause prevent|"
    "causes prevents|gave took|given taken|buy sell|bought sold|import export|imported exported|success failure|"
    "successful unsuccessful|possible impossible|common rare|frequently rarely|often seldom|advantage disadvantage|"
    "benefits drawbacks|urban rural|ancient modern|temporary permanent|direct indirect|simple complex|upper lower|"
    "inner outer|front back|right left|ascending descending|heavier lighter|richest poorest|strongest weakest|"
    "fewest most|nearest farthest|entered left|everyone nobody|known unknown|required forbidden|proved disproved"
)
OPPOSITE = {
    word: other for a, b in (pair.split() for pair in _OPPOSITES.split("|")) for word, other in ((a, b), (b, a))
}
_NEGATED = {
    word: word + "n't" for word in ("is", "are", "was", "were", "did", "does", "do", "could", "would", "should")
} | {"can": "cannot", "will": "won't"}
_NEGATION = re.compile(r"n't\b|\b(?:not|no|never|cannot|without)\b", re.IGNORECASE)
_SLOT = re.compile(r"(?=\b(\w+) ([a-z]{5,}) (\w+)\b)")
_Slots = Mapping[tuple[str, str], Sequence[str]]


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
    """The question with one thing exchanged that the passage does not hold; None if it has nothing to exchange.

    With `near`, the bounds of the answer's sentence, it is exchanged for a thing that the passage does hold, but only
    outside that sentence, so that an unknown name does not give such questions away.
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


def slots(article: Article) -> dict[tuple[str, str], list[str]]:
    """(word before, word after) -> the words that the article's questions have between them, in order, each once."""
    found: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for question in (q.text for p in article.paragraphs for q in p.questions):
        for before, word, after in _SLOT.findall(question):
            found[before.casefold(), after.casefold()][word] = None
    return {place: list(held) for place, held in found.items() if len(held) > 1}


def reworded(question: str, passage: str, pool: _Slots, rng: Random) -> str | None:
    """The question with one common word exchanged for one that is between the same two words in another question.

    Only for a word that the passage does not hold; None if there is none.
    """
    held, choices = set(words(passage)), []
    for place in _SLOT.finditer(question):
        pooled = pool.get((place[1].casefold(), place[3].casefold()), ())
        others = [word for word in pooled if word not in held and word != place[2]]
        choices += [(place, others)] if others else []
    if not choices:
        return None
    place, others = rng.choice(choices)
    return question[: place.start(2)] + rng.choice(others) + question[place.end(2) :]


def negated(question: str) -> str | None:
    """The question with its first auxiliary verb turned by "not"; None if it has none or is negative already."""
    if _NEGATION.search(question):
        return None
    place = next((m for m in _WORD.finditer(question) if m[0] in _NEGATED), None)
    return place and question[: place.start()] + _NEGATED[place[0]] + question[place.end() :]


def _turns(word: str, passage: str) -> bool:
    return word in OPPOSITE and OPPOSITE[word] not in words(passage)


def _others(place: re.Match[str], kind: str, passage: str, pool: dict[str, list[str]]) -> list[str]:
    """Things of this type that share no word with what they replace and none with the passage."""
    here, held = set(words(place[0])), set(words(passage))
    if kind == "number" and _TYPES["year"].fullmatch(place[0]):
        return []
    return [other for other in pool[kind] if not (set(words(other)) & (here | held))]
