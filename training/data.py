"""Question sets in SQuAD form on disk -> articles of paragraphs with their questions.

Knows nothing of models or of how examples are mixed. The files are unpacked by hand into the ignored
folder `.data/`; nothing is downloaded.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote
from zlib import crc32

Span = tuple[int, int]  # start, end in a paragraph's text, characters, half open

TRAINED = (
    "Normans",
    "Huguenot",
    "1973_oil_crisis",
    "Packet_switching",
    "Yuan_dynasty",
    "Scottish_Parliament",
    "Imperialism",
    "French_and_Indian_War",
    "Steam_engine",
    "Harvard_University",
    "Islamism",
    "Force",
)
"""Articles of `reader-tune` that legs 1 to 5 were trained on; the other four are for tuning and reporting only."""
NATURAL = ("tydi-english", "afriqa-english", "timeqa")


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the spans that answer it; `answers` is empty for one that its paragraph cannot answer."""

    id: str
    text: str
    answers: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    questions: tuple[Question, ...]

    def answered_in(self, passage: str, question: Question) -> bool:
        """Whether a passage holds the words of an answer that this paragraph gives to a question of its own."""
        passage = passage.casefold()
        return any(self.text[slice(*span)].casefold() in passage for span in question.answers)


@dataclass(frozen=True, slots=True)
class Article:
    title: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """What the model learns from: `answer` is a span of `passage`, or None if the passage holds no answer."""

    question: str
    title: str
    heading: str
    passage: str
    answer: Span | None


def read(path: Path) -> list[Article]:
    """Articles in file order. A question whose answers' offsets do not give their text is left out."""
    return said(json.loads(path.read_text(encoding="utf-8"))["data"])


def said(entries: list[dict]) -> list[Article]:  # type: ignore[type-arg]
    """The articles that the entries of a question set tell, in order."""
    return [_article(entry) for entry in entries]


def natural(folder: Path) -> list[Article]:
    """Questions by people who did not know the answer: a half of `nq-gold`, and other sets except for the articles of
    the
    other half, which is reported on."""
    trained, reported = halves(read(folder / "nq-gold.json"))
    kept = {article.title for article in reported}
    others = [article for name in NATURAL for article in read(folder / f"{name}.json")]
    return trained + [article for article in others if article.title not in kept]


def halves(articles: list[Article]) -> tuple[list[Article], list[Article]]:
    """Two halves by title, always the same."""
    parts: tuple[list[Article], list[Article]] = ([], [])
    for article in articles:
        parts[crc32(article.title.encode()) % 2].append(article)
    return parts


def tune_parts(articles: list[Article]) -> tuple[list[Article], list[Article]]:
    """The articles of `reader-tune` -> (those trained on, those tuned and reported on)."""
    trained = [a for a in articles if a.title in _spaced(TRAINED)]
    if len(trained) != len(TRAINED):
        raise ValueError(f"found {len(trained)} of the articles to train on, wanted {len(TRAINED)}")
    return trained, [a for a in articles if a.title not in _spaced(TRAINED)]


def _spaced(titles: tuple[str, ...]) -> set[str]:
    return {title.replace("_", " ") for title in titles}


def _article(entry: dict) -> Article:  # type: ignore[type-arg]
    paragraphs = tuple(
        Paragraph(p["context"], tuple(q for raw in p["qas"] if (q := _question(raw, p["context"])) is not None))
        for p in entry["paragraphs"]
    )
    return Article(unquote(entry["title"]).replace("_", " "), paragraphs)


def _question(raw: dict, text: str) -> Question | None:  # type: ignore[type-arg]
    answers = [(a["answer_start"], a["answer_start"] + len(a["text"]), a["text"]) for a in raw["answers"]]
    right = tuple((start, end) for start, end, words in answers if words and text[start:end] == words)
    impossible = raw.get("is_impossible", False)
    if not impossible and not right:
        return None
    return Question(raw["id"], " ".join(raw["question"].split()), () if impossible else right)
