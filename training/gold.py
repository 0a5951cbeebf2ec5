"""A file of questions → gold questions on the articles of a library, with the places of their answers there."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from pullquote.index import Library
from pullquote.qa import Pullquote
from training.data import TRAINED


@dataclass(frozen=True)
class Gold:
    """A question and the places of its accepted answers in the text of its article; none: it has no answer."""

    question: str
    article: str
    places: tuple[tuple[int, int], ...]


def draw(gold: Sequence[Gold], number: int, unanswerable: float) -> list[Gold]:
    """Questions on articles not trained on; fewer unanswerable ones than the data set holds, since people ask fewer."""
    tuned = [one for one in gold if Path(one.article).stem not in TRAINED]
    random, without = Random(1), round(number * unanswerable)
    return [
        *random.sample([one for one in tuned if one.places], number - without),
        *random.sample([one for one in tuned if not one.places], without),
    ]


def written(path: Path) -> Path:
    """The articles of a questions file as a folder of texts, a paragraph a line."""
    folder = path.parent / "calibrate" / "articles"
    folder.mkdir(parents=True, exist_ok=True)
    for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
        text = "\n\n".join([article["title"].replace("_", " "), *(p["context"] for p in article["paragraphs"])])
        (folder / f"{article['title']}.txt").write_text(text, encoding="utf-8", newline="")
    return folder


def articles(path: Path, library: Library | Pullquote) -> list[Gold]:
    """The questions of a file, with the places of their answers in the library's articles."""
    ids = {Path(entry.id).stem: entry.id for entry in library.articles()}
    gold = []
    for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
        id = ids[article["title"]]
        text = library.article(id).text
        for paragraph in article["paragraphs"]:
            at = text.index(paragraph["context"])
            for asked in paragraph["qas"]:
                spans = {(at + a["answer_start"], at + a["answer_start"] + len(a["text"])) for a in asked["answers"]}
                gold.append(Gold(asked["question"].strip(), id, tuple(sorted(spans))))
    return gold
