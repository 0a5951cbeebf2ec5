"""The work that every system is given: a share of the articles, questions on them, and a change of one in a hundred.

Articles are the ones that the questions are about and others drawn by chance, always the same for a number. The change
adds articles that were held back, then edits and deletes others, one in a hundred each.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

from benchmarks.peers.change import Step, followed, lay, steps_of
from benchmarks.peers.cut import Cut, cut
from pullquote.corpus import files
from pullquote.index import SentenceEncoder
from training.data import TRAINED
from training.gold import Gold, draw

UNANSWERABLE = 0.25
CHANGED = 0.01
LEAST = 2_000  # bytes of a file that is added, edited or deleted: many files hold next to nothing
WARM = 3


@dataclass(frozen=True)
class Work:
    """`files` are the articles' sources by id; `warm` are questions that are asked before any is measured."""

    files: dict[str, Path]
    cut: Cut
    gold: tuple[Gold, ...]
    warm: tuple[str, ...]
    steps: tuple[Step, ...]

    @property
    def questions(self) -> list[str]:
        return [one.question for one in self.gold]

    def lay(self, folder: Path) -> None:
        """The articles in a folder, as they are before the change."""
        lay(self.files, folder)


def work(sources: Sequence[Path], asked: Path, articles: int, questions: int, folder: Path) -> Work:
    """Draw the work, with so many articles (0: all but those held back), and lay it in the folder."""
    found = {f"{source.name}/{file.id}": file.path for source in sources for file in files(source)}
    titles = _titles(asked)
    first = sorted((id for id in found if Path(id).stem in titles), key=lambda id: titles.index(Path(id).stem))
    rest = [id for id in sorted(found) if id not in first]
    Random(3).shuffle(rest)
    size = articles or round(len(found) / (1 + CHANGED))
    each = max(1, round(size * CHANGED))
    touched = [id for id in rest if found[id].stat().st_size >= LEAST][: 3 * each]
    others = [id for id in rest if id not in touched]
    drawn = (first + others)[: size - 2 * each] + touched[each:]
    laid = {id: found[id] for id in sorted(drawn)}
    lay(laid, folder)
    steps = steps_of(drawn, {id: found[id] for id in touched[:each]})
    before, steps = followed(steps, folder, partial(cut, count=SentenceEncoder().count))
    lay(laid, folder)
    sample = draw(_gold(asked, before), questions + WARM, UNANSWERABLE)
    Random(4).shuffle(sample)
    return Work(laid, before, tuple(sample[WARM:]), tuple(one.question for one in sample[:WARM]), steps)


def _titles(asked: Path) -> list[str]:
    """Articles of the questions, those that the reader was not trained on first."""
    titles = [article["title"] for article in json.loads(asked.read_text(encoding="utf-8"))["data"]]
    return sorted(titles, key=lambda title: title in TRAINED)


def _gold(asked: Path, held: Cut) -> list[Gold]:
    """The questions on the articles that are held, with the places of their answers."""
    ids = {Path(id).stem: id for id in held.articles}
    gold = []
    for article in json.loads(asked.read_text(encoding="utf-8"))["data"]:
        if (id := ids.get(article["title"])) is None:
            continue
        for paragraph in article["paragraphs"]:
            at = held.articles[id].text.index(paragraph["context"])
            for one in paragraph["qas"]:
                places = {(at + a["answer_start"], at + a["answer_start"] + len(a["text"])) for a in one["answers"]}
                gold.append(Gold(one["question"].strip(), id, tuple(sorted(places))))
    return gold
