"""How well passages are found: nDCG@10 on a data set in BEIR form, documents as articles.

    python -m benchmarks.retrieval FOLDER [--split test] [--weights 0 0.25 0.5 0.75 1]

FOLDER holds corpus.jsonl, queries.jsonl and qrels/SPLIT.tsv; articles and library are kept in FOLDER/pullquote, so
a second run embeds nothing. A document's score is that of its best passage. Prints a Markdown table: weight 0 is BM25
alone, weight 1 the embedding alone.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
from collections import defaultdict
from pathlib import Path

from tqdm import tqdm

from pullquote.index import Library, SearchSettings, SentenceEncoder, refresh

Relevant = dict[str, dict[str, int]]  # question id → document id → grade
DEPTH = 50  # passages looked at; enough for ten documents


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--split", default="test")
    parser.add_argument("--weights", type=float, nargs="+", default=[0.0, 0.25, 0.5, 0.75, 1.0])
    asked = parser.parse_args()
    path = build(asked.folder)
    relevant = judgements(asked.folder / "qrels" / f"{asked.split}.tsv")
    questions = {record["_id"]: record["text"] for record in records(asked.folder / "queries.jsonl")}
    print(f"| weight of the embedding | nDCG@10 ({asked.split}, {len(relevant)} questions) |\n|---|---|")
    for weight in asked.weights:
        print(f"| {weight:g} | {measure(path, relevant, questions, weight):.4f} |", flush=True)


def build(folder: Path) -> Path:
    """A library of the data set's documents, each an article named by its id."""
    path = folder / "pullquote" / "library"
    with tqdm(unit=" steps") as bar:

        def progress(done: int, total: int, label: str) -> None:
            bar.total, bar.n = total, done
            bar.set_description(label)

        documents = articles(folder, folder / "pullquote" / "articles")
        print(refresh(path, documents, SentenceEncoder(), progress=progress))
    return path


def articles(folder: Path, to: Path) -> Path:
    """The documents of a data set written as articles, where they are not yet."""
    to.mkdir(parents=True, exist_ok=True)
    for record in records(folder / "corpus.jsonl"):
        file = to / f"{record['_id']}.txt"
        if not file.exists():
            file.write_text(f"{record.get('title', '')}\n\n{record['text']}\n", encoding="utf-8")
    return to


def measure(path: Path, relevant: Relevant, questions: dict[str, str], weight: float) -> float:
    """Mean nDCG@10 over the judged questions."""
    library = Library(path, SentenceEncoder(), SearchSettings(weight=weight))
    total = 0.0
    for id, grades in relevant.items():
        hits = library.search(questions[id], DEPTH)
        ranked = list(dict.fromkeys(Path(hit.article.id).stem for hit in hits))
        total += ndcg(ranked, grades)
    library.close()
    return total / len(relevant)


def ndcg(ranked: list[str], grades: dict[str, int], at: int = 10) -> float:
    """Discounted gain of the first `at` documents over the best possible; Järvelin and Kekäläinen, 2002.

    >>> ndcg(["b", "a"], {"a": 1}) == 1 / math.log2(3)
    True
    """
    gain = sum(grades.get(id, 0) / math.log2(place + 2) for place, id in enumerate(ranked[:at]))
    best = sum(grade / math.log2(place + 2) for place, grade in enumerate(sorted(grades.values(), reverse=True)[:at]))
    return gain / best if best else 0.0


def judgements(path: Path) -> Relevant:
    relevant: Relevant = defaultdict(dict)
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            relevant[row["query-id"]][row["corpus-id"]] = int(row["score"])
    return dict(relevant)


def records(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


if __name__ == "__main__":
    main()
