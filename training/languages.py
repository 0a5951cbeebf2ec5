"""Question sets in other languages -> an endless, seeded sequence of examples, mixed with the English ones.

Half of each set, split by article, is for training (`data.halves`), the other for reporting. Sentences are
cut at the full stops of each script, and passages are windows of a number of characters: not every script has spaces.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from training.augment import without_mark
from training.data import Article, Example, Paragraph, Question, Span, halves, read
from training.mixture import Mixture
from training.switched import Switched

SETS = {  # set -> its share of the questions drawn, and about how many characters a passage of 120 words has
    "c-jaquad-ja": (5, 280),
    "c-drcd-zh-hant": (4, 220),
    "c-cmrc2018-zh": (3, 220),
    "c-pquad-fa": (5, 560),
    "c-arcd-ar": (2, 560),
    "c-norquad-no": (3, 700),
    "c-tydi-ko": (3, 320),
    "c-tydi-sw": (3, 700),
}
_END = re.compile(r"[。！？!?؟۔]+|\.(?=\s)|\n")


@dataclass(frozen=True, slots=True)
class LanguageSettings:
    """Shares of all examples, and of those in other languages."""

    share: float = 0.5
    lookalike: float = 0.22  # with another paragraph, of the same article if there is one
    cropped: float = 0.6  # passages cut to a window around the answer
    titled: float = 0.8
    unmarked: float = 0.15


@dataclass(frozen=True, slots=True)
class _Asked:
    question: Question
    paragraph: Paragraph
    article: Article
    size: int


class Languages:
    """`chunk(n)` as `Mixture` has it: a part of the mixture's examples, their questions `switched` where that is given,
    and others in other languages."""

    def __init__(
        self,
        english: Mixture,
        folder: Path,
        settings: LanguageSettings | None = None,
        switched: Switched | None = None,
    ) -> None:
        self._english, self._settings, self._switched = english, settings or LanguageSettings(), switched
        self._decks = {name: _deck(folder / f"{name}.json", size) for name, (_, size) in SETS.items()}
        self._names, self._weights = list(SETS), [share for share, _ in SETS.values()]

    def chunk(self, number: int, done: float = 0.0) -> list[Example]:
        """Examples in random order; the same seed and number give the same ones."""
        rng = Random(f"{self._english.seed} languages {number}")
        examples = self._english.chunk(number, done)
        if self._switched:
            examples = self._switched.examples(examples, rng)
        others = int(len(examples) * self._settings.share)
        names = rng.choices(self._names, self._weights, k=others)
        examples[:others] = [self._made(rng.choice(self._decks[name]), self._decks[name], rng) for name in names]
        rng.shuffle(examples)
        return examples

    def _made(self, asked: _Asked, deck: list[_Asked], rng: Random) -> Example:
        answers, settings = asked.question.answers, self._settings
        title = asked.article.title if rng.random() < settings.titled else ""
        example = Example(
            asked.question.text, title, "", asked.paragraph.text, rng.choice(answers) if answers else None
        )
        if answers and rng.random() < settings.lookalike:
            example = _elsewhere(example, asked, deck, rng)
        if len(example.passage) > asked.size and (
            len(example.passage) > 2 * asked.size or rng.random() < settings.cropped
        ):
            example = window(example, asked.size, rng)
        question = (
            without_mark(example.question).rstrip("？؟ ") if rng.random() < settings.unmarked else example.question
        )
        return replace(example, question=question)


def window(example: Example, size: int, rng: Random) -> Example:
    """Whole sentences around the answer, or anywhere if there is none, of about `size` characters."""
    bounds = sentences(example.passage)
    anywhere = rng.choice(bounds)[0]
    at = example.answer or (anywhere, anywhere + 1)
    first = max(i for i, (start, _) in enumerate(bounds) if start <= at[0])
    last = max(i for i, (start, _) in enumerate(bounds) if start < at[1])
    while first > 0 or last < len(bounds) - 1:
        before = first > 0 and (last == len(bounds) - 1 or rng.random() < 0.5)
        wider = (first - 1, last) if before else (first, last + 1)
        if bounds[wider[1]][1] - bounds[wider[0]][0] > size:
            break
        first, last = wider
    start, end = bounds[first][0], bounds[last][1]
    answer = example.answer and (example.answer[0] - start, example.answer[1] - start)
    return replace(example, passage=example.passage[start:end], answer=answer)


def sentences(text: str) -> list[Span]:
    """Rough sentence bounds that cover all of the text, each with the space behind it.

    >>> sentences("一。二！三")
    [(0, 2), (2, 4), (4, 5)]
    """
    ends = [found.end() for found in _END.finditer(text) if found.end() < len(text)]
    return list(zip([0, *ends], [*ends, len(text)], strict=True))


def _elsewhere(example: Example, asked: _Asked, deck: list[_Asked], rng: Random) -> Example:
    """With a passage that does not hold the answer; as it was where one draw finds none."""
    near = [p for p in asked.article.paragraphs if p is not asked.paragraph]
    passage = rng.choice(near).text if near and rng.random() < 0.7 else rng.choice(deck).paragraph.text
    if asked.paragraph.answered_in(passage, asked.question):
        return example
    return replace(example, passage=passage, answer=None)


def _deck(file: Path, size: int) -> list[_Asked]:
    trained, _ = halves(apart(read(file)))
    return [_Asked(q, p, a, size) for a in trained for p in a.paragraphs for q in p.questions]


def apart(articles: list[Article], most: int = 100) -> list[Article]:
    """Articles of more than `most` paragraphs as one article a paragraph, so that halves are halves."""
    parts = []
    for article in articles:
        few = len(article.paragraphs) <= most
        parts += [article] if few else [Article(p.text[:60], (p,)) for p in article.paragraphs]
    return parts
