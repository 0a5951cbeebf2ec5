"""Questions that call a thing by another name than the article does: found and quoted, with what is known of names and
without.

    python -m benchmarks.other_names reader-train.json FOLDER LIBRARY [--reads 100]

FOLDER holds articles of `articles-wikipedia`, and LIBRARY was built over it. Each question of the data on one of them
that holds a name is asked as it stands, and with another name that the library equates and that the paragraph with the
answer does not hold. The reader was trained on most of these questions: compare the rows, not with other figures.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from urllib.parse import quote

from pullquote.index import Hit
from pullquote.qa import AS_ASKED, Pullquote, UnderstandSettings
from pullquote.qa.conversation.question import Question
from pullquote.qa.evaluate import words
from pullquote.qa.query.aliases import Names
from pullquote.qa.query.query import Query
from pullquote.qa.query.understand import understand

MOST = 4  # questions with the same two names
SETTINGS = {"without": AS_ASKED, "with names": UnderstandSettings(False, True, False, False, False, False)}


@dataclass(frozen=True)
class Renamed:
    """A question, the same by another name, and where its answer stands."""

    article: str
    as_asked: str
    renamed: str
    paragraph: str
    answers: tuple[str, ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("library", type=Path)
    parser.add_argument("--reads", type=int, default=100, help="questions to read for, which takes long")
    options = parser.parse_args()
    with Pullquote.open(options.folder, options.library, refresh=False) as library:
        asked = list(renamed(json.loads(options.data.read_text(encoding="utf-8"))["data"], library))
        print(f"{len(asked)} questions")
        for form in ("as_asked", "renamed"):
            for name, settings in SETTINGS.items():
                shares = measured(library, asked, form, settings, options.reads)
                print(f"| {form}, {name} | " + " | ".join(f"{share:.3f}" for share in shares) + " |")


def renamed(data: list[dict[str, object]], library: Pullquote) -> Iterator[Renamed]:
    """In an order drawn by chance, always the same."""
    names = Names(same for same, _ in library.same_names())
    held = {entry.id for entry in library.articles()}
    pairs: Counter[tuple[str, str]] = Counter()
    rows = [
        (f"{quote(str(article['title']))}.txt", paragraph["context"], qa)
        for article in data
        for paragraph in article["paragraphs"]  # type: ignore[attr-defined]
        for qa in paragraph["qas"]
    ]
    for id, paragraph, qa in Random(5).sample(rows, len(rows)):
        text = qa["question"]
        for alias in names.find(text) if id in held else []:
            name, other = text[alias.start : alias.end], alias.others[0]
            if name in paragraph and other.casefold() not in paragraph.casefold() and pairs[name, other] < MOST:
                pairs[name, other] += 1
                by_other = f"{text[: alias.start]}{other}{text[alias.end :]}"
                yield Renamed(id, text, by_other, paragraph, tuple(answer["text"] for answer in qa["answers"]))


def measured(
    library: Pullquote, asked: list[Renamed], form: str, settings: UnderstandSettings, reads: int
) -> tuple[float, float, float]:
    """The shares whose answer is in the first passage, and in the first twelve; of the first `reads`, in the first
    quote of an answer."""
    first = twelve = quoted = 0
    for number, each in enumerate(asked):
        question = Question(getattr(each, form))
        found = library._search(question, _meant(library, question, settings))
        right = [is_right(each, page.hit) for page in found.pages]
        first, twelve = first + right[0], twelve + any(right)
        if number < reads:
            answer = library.read(found)
            top = answer.quotes[0] if answer.found else None
            quoted += top is not None and top.article == each.article and _holds(top.text, each.answers)
    return first / len(asked), twelve / len(asked), quoted / min(reads, len(asked))


def _meant(library: Pullquote, question: Question, settings: UnderstandSettings) -> Query:
    return understand(question, library._knows(), settings)


def is_right(each: Renamed, hit: Hit) -> bool:
    """Whether a passage is of the paragraph that answers, and holds the answer."""
    text = hit.article.text[hit.passage.start : hit.passage.end]
    near = _overlaps(words(text), words(each.paragraph))
    return hit.article.id == each.article and near and _holds(text, each.answers)


def _overlaps(one: list[str], other: list[str]) -> bool:
    """Whether most words of the shorter are in both."""
    shared = (Counter(one) & Counter(other)).total()
    return 2 * shared > min(len(one), len(other))


def _holds(text: str, answers: tuple[str, ...]) -> bool:
    return any(" ".join(words(answer)) in " ".join(words(text)) for answer in answers)


if __name__ == "__main__":
    main()
