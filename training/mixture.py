"""The sources -> an endless, seeded sequence of examples in the shares wanted.

Chunk n is a function of the seed, n and the fraction of the run done, so that training resumes anywhere without
having drawn the chunks before.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from training.augment import around, beside_answer, crop, disfluent, hurried, sentences
from training.data import Article, Example, Paragraph, Question
from training.negatives import lookalikes, negated, rarity, reworded, slots, swapped, swaps


@dataclass(frozen=True, slots=True)
class MixtureSettings:
    """Shares are of all examples; `chunk` is examples; window sizes are words."""

    answered: float = 0.42  # questions with their own paragraph
    lookalike: float = 0.10  # questions with a paragraph that only looks right
    swapped: float = 0.06  # questions with one thing exchanged
    near: float = 0.45  # of the swapped: for a thing that the passage holds in another sentence, if there is one
    negated: float = 0.08  # of the swapped: turned by a "not"
    reworded: float = 0.15  # of the swapped: a common word exchanged
    refused: float = 0.33  # questions by people that their paragraph does not answer
    natural: float = 0.09  # questions by people who did not know the answer
    beside: float = 0.25  # of the lookalikes: the passage next to the answer in the same paragraph
    elsewhere: float = 0.10  # of the lookalikes: any paragraph of any article
    cropped: float = 0.65  # passages cut down to a window, at the start of the run (short ones are quick to read)
    cropped_late: float = 0.35  # the same at its end
    shortest: int = 25
    middling: int = 90
    longest: int = 150
    titled: float = 0.9
    headed: float = 0.2
    disfluent: float = 0.05
    unmarked: float = 0.15
    mistyped: float = 0.06
    chunk: int = 512


@dataclass(frozen=True, slots=True)
class Source:
    """A question with where it comes from."""

    question: Question
    paragraph: Paragraph
    article: Article


class Mixture:
    """`chunk(n)` gives the n-th run of examples; the same seed, n and `done` always give the same ones."""

    def __init__(
        self, train: list[Article], natural: list[Article], seed: int, settings: MixtureSettings | None = None
    ) -> None:
        self.settings = settings or MixtureSettings()
        self.seed = seed
        sources = _sources(train)
        answered = [source for source in sources if source.question.answers]
        refused = [source for source in sources if not source.question.answers]
        self._decks = {"answered": answered, "lookalike": answered, "swapped": answered}
        self._decks |= {"refused": refused, "natural": _sources(natural)}
        self._paragraphs = [p for a in train for p in a.paragraphs]
        self._orders: dict[str, tuple[int, list[int]]] = {}
        weight = rarity(train)
        self._near = {a.title: lookalikes(a, weight) for a in train}
        self._pool = {a.title: swaps(a) for a in train}
        self._slots = {a.title: slots(a) for a in train}

    def chunk(self, number: int, done: float = 0.0) -> list[Example]:
        """`settings.chunk` examples in random order, for when the fraction `done` of the run is over.

        Each source is gone through once before anything of it comes twice.
        """
        settings, rng = self.settings, Random(f"{self.seed} {number}")
        plan = ("lookalike", "swapped", "refused", "natural")
        counts = {kind: round(getattr(settings, kind) * settings.chunk) for kind in plan if self._decks[kind]}
        counts["answered"] = settings.chunk - sum(counts.values())
        examples = [
            self._made(kind, source, rng)
            for kind, count in counts.items()
            for source in self.deal(kind, number * count, count)
        ]
        rng.shuffle(examples)
        cropped = settings.cropped + done * (settings.cropped_late - settings.cropped)
        return [self._roughened(example, cropped, rng) for example in examples]

    def every(self) -> list[Source]:
        """All questions, in the order of their files."""
        return [source for kind in ("answered", "refused", "natural") for source in self._decks[kind]]

    def deal(self, kind: str, start: int, count: int) -> list[Source]:
        """Cards start..start+count of the source's deck, which is shuffled again each time it is used up."""
        cards = self._decks[kind]
        dealt = []
        for at in range(start, start + count):
            turn, place = divmod(at, len(cards))
            dealt.append(cards[self._order(kind, turn, len(cards))[place]])
        return dealt

    def _order(self, kind: str, turn: int, size: int) -> list[int]:
        """The deck's order at its `turn`-th use; the latest of each kind is kept, since shuffling takes a while."""
        if kind not in self._orders or self._orders[kind][0] != turn:
            order = list(range(size))
            Random(f"{self.seed} {kind} {turn}").shuffle(order)
            self._orders[kind] = (turn, order)
        return self._orders[kind][1]

    def _made(self, kind: str, source: Source, rng: Random) -> Example:
        if kind == "lookalike":
            return self._lookalike(source, rng)
        if kind == "swapped":
            return self._swapped(source, rng)
        return self._hesitating(_plain(source, rng), source.paragraph, rng)

    def _hesitating(self, example: Example, paragraph: Paragraph, rng: Random) -> Example:
        """In its share, with the beginning of another question of the paragraph said first and taken back."""
        if rng.random() >= self.settings.disfluent:
            return example
        other = rng.choice(paragraph.questions).text
        return replace(example, question=disfluent(example.question, other, rng))

    def _swapped(self, source: Source, rng: Random) -> Example:
        example, passage, pool = _plain(source, rng), source.paragraph.text, self._pool[source.article.title]
        turned = self._turned(source, rng)
        if turned:
            return replace(example, question=turned, answer=None)
        near = around(passage, example.answer) if example.answer and rng.random() < self.settings.near else None
        question = swapped(source.question, passage, pool, rng, near) if near else None
        question = question or swapped(source.question, passage, pool, rng)
        return replace(example, question=question, answer=None) if question else self._lookalike(source, rng)

    def _turned(self, source: Source, rng: Random) -> str | None:
        """The question negated or with a common word exchanged, in their shares; None for the others."""
        question, draw = source.question.text, rng.random()
        if draw < self.settings.negated:
            return negated(question)
        if draw < self.settings.negated + self.settings.reworded:
            return reworded(question, source.paragraph.text, self._slots[source.article.title], rng)
        return None

    def _lookalike(self, source: Source, rng: Random) -> Example:
        example, draw = _plain(source, rng), rng.random()
        if draw < self.settings.beside and (beside := beside_answer(example, rng)):
            return beside
        near = self._near[source.article.title][source.question.id]
        if near and draw < 1 - self.settings.elsewhere:
            passage = source.article.paragraphs[rng.choice(near)].text
        else:
            passage = rng.choice(self._paragraphs).text
        if source.paragraph.answered_in(passage, source.question):
            return example  # nothing fitting was found: the question keeps its own paragraph and its answer
        return replace(example, passage=passage, answer=None)

    def _roughened(self, example: Example, cropped: float, rng: Random) -> Example:
        settings = self.settings
        if rng.random() < cropped:
            example = crop(example, rng.randint(settings.shortest, settings.middling), rng)
        elif len(example.passage.split()) > settings.longest:
            example = crop(example, settings.longest, rng)
        question = hurried(example.question, settings.mistyped, settings.unmarked, rng)
        title = example.title if rng.random() < settings.titled else ""
        heading = _heading(example.passage, rng) if rng.random() < settings.headed else ""
        return replace(example, question=question, title=title, heading=heading)


def _sources(articles: list[Article]) -> list[Source]:
    return [Source(q, p, a) for a in articles for p in a.paragraphs for q in p.questions]


def _plain(source: Source, rng: Random) -> Example:
    answer = rng.choice(source.question.answers) if source.question.answers else None
    return Example(source.question.text, source.article.title, "", source.paragraph.text, answer)


def _heading(passage: str, rng: Random) -> str:
    """A few words from the start of one of the passage's sentences, as a stand-in for a heading."""
    start, end = rng.choice(sentences(passage))
    return " ".join(passage[start:end].split()[: rng.randint(2, 5)]).rstrip(",;:.")
