"""Sets of natural questions → folders of articles, and the questions to ask of them as a whole.

    python -m training.natural .data FOLDER

writes `FOLDER/conversations` (the files that answer a turn of `mtrag` and as many others as are wanted) and
`FOLDER/queries` (passages of `nq-gold` and `wikiqa`, a file each, and Wikipedia articles between them). A question is
unanswerable here where the folder does not tell, not as a trap: every fourth query's passage is left out.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from shutil import copyfile

from training.data import Article, halves, read

OTHERS = 700  # further files beside those that answer a turn
BETWEEN = 60  # Wikipedia articles beside the passages of the queries
LEFT_OUT = 4  # every so many-th query's passage is not in the folder


@dataclass(frozen=True, slots=True)
class Natural:
    """A question with those asked before it. `answers`: the texts in its `files` that answer it, any of the file where
    there are none; no files: the folder does not tell. Questions of one `group` go to one half."""

    source: str
    group: str
    question: str
    history: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()


def conversations(data: Path) -> list[Natural]:
    """The turns of `mtrag` that its files answer, and those that they do not; what is answered in part is left out."""
    lines = (data / "mtrag" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    turns = [json.loads(line) for line in lines]
    return [
        Natural(
            "mtrag",
            turn["id"].split("<::>")[0],
            turn["question"],
            tuple(said["text"] for said in turn["history"] if said["speaker"] == "user"),
            tuple(turn["gold_files"]),
        )
        for turn in turns
        if turn["answerability"] in ("ANSWERABLE", "UNANSWERABLE")
    ]


def queries(data: Path) -> list[Natural]:
    """The half of `nq-gold` that is not trained on, and `wikiqa`."""
    _, kept = halves(read(data / "nq-gold.json"))
    asked = [*_asked("nq-gold", kept), *_asked("wikiqa", read(data / "wikiqa.json"))]
    return [one if i % LEFT_OUT or one.source != "nq-gold" else _unanswerable(one) for i, one in enumerate(asked)]


def _asked(source: str, articles: list[Article]) -> Iterator[Natural]:
    for article in articles:
        for paragraph in article.paragraphs:
            for q in paragraph.questions:
                answers = tuple(paragraph.text[slice(*span)] for span in q.answers)
                files = (f"{q.id}.txt",) if answers else ()
                yield Natural(source, article.title, q.text, files=files, answers=answers)


def _unanswerable(one: Natural) -> Natural:
    return Natural(one.source, one.group, one.question)


def write_conversations(data: Path, folder: Path) -> None:
    source = data / "mtrag" / "articles"
    wanted = {file for turn in conversations(data) for file in turn.files}
    others = sorted({str(p.relative_to(source)) for p in source.rglob("*.*")} - wanted)
    for file in [*sorted(wanted), *Random(1).sample(others, min(OTHERS, len(others)))]:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        copyfile(source / file, folder / file)


def write_queries(data: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    used = {file for one in queries(data) for file in one.files}
    _, kept = halves(read(data / "nq-gold.json"))
    for article in [*kept, *read(data / "wikiqa.json")]:
        for paragraph in article.paragraphs:
            for q in paragraph.questions:
                if f"{q.id}.txt" in used or not q.answers:
                    text = f"{article.title}\n\n{paragraph.text}\n"
                    (folder / f"{q.id}.txt").write_text(text, encoding="utf-8", newline="")
    between = sorted((data / "articles-wikipedia" / "articles").glob("*.txt"))
    for path in Random(1).sample(between, min(BETWEEN, len(between))):
        copyfile(path, folder / path.name)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    write_conversations(options.data, options.folder / "conversations")
    write_queries(options.data, options.folder / "queries")


if __name__ == "__main__":
    main()
