"""The same questions to libraries of two engines: right first quotes, which differ and why, and how long they take.

    python -m benchmarks.distributed FOLDER QUESTIONS.json PLACE PLACE [--questions 200] [--seed 1]

QUESTIONS in SQuAD's form, its titles those of the folder's files; PLACE a folder or milvus://HOST:PORT/NAME. Both
libraries are built first, each passage embedded once. A first quote is right when it is in the question's article
and holds an accepted answer; unanswerable questions are asked, too, and right when refused. Then each is searched for
in its own article alone.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from pullquote.index import FloatArray, SentenceEncoder
from pullquote.qa import Answer, Pullquote


class Once(SentenceEncoder):
    """Embeds each text once in its life."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[str, FloatArray] = {}

    def encode(self, texts: Sequence[str]) -> FloatArray:
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        self._known |= dict(zip(new, super().encode(new), strict=True))
        return np.stack([self._known[text] for text in texts]) if texts else super().encode(texts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("questions_file", type=Path)
    parser.add_argument("places", nargs=2)
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    encoder = Once()
    libraries = []
    for place in asked.places:
        started = time.perf_counter()
        libraries.append(Pullquote.open(asked.folder, place, encoder=encoder))
        print(f"{place}: {libraries[-1].report} ({time.perf_counter() - started:.1f} s with opening)", flush=True)
    sample = questions(asked.questions_file, asked.questions, asked.seed)
    encoder.encode([question for question, *_ in sample])
    answers = [ask(library, place, sample) for library, place in zip(libraries, asked.places, strict=True)]
    for (question, *gold), one, other in zip(sample, *answers, strict=True):
        if first(one) != first(other):
            print(f"differs: {question}\n   {told(one, gold)}\n   {told(other, gold)}\n   {why(libraries, question)}")
    alone = [limited(library, place, sample) for library, place in zip(libraries, asked.places, strict=True)]
    print(
        f"in the article alone: {sum(one != other for one, other in zip(*alone, strict=True))} lists of passages differ"
    )


def questions(file: Path, count: int, seed: int) -> list[tuple[str, str, list[str]]]:
    """Question, title of its article, accepted answers (none if there is none)."""
    data = json.loads(file.read_text(encoding="utf-8"))["data"]
    every = [
        (each["question"], article["title"], sorted({answer["text"] for answer in each["answers"]}))
        for article in data
        for paragraph in article["paragraphs"]
        for each in paragraph["qas"]
    ]
    return random.Random(seed).sample(every, min(count, len(every)))


def ask(library: Pullquote, place: str, sample: list[tuple[str, str, list[str]]]) -> list[Answer]:
    """All answers in order; prints scores and times."""
    library.ask("What is this?")
    answers, searching, whole = [], [], []
    for question, *_ in sample:
        began = time.perf_counter()
        found = library.search(question)
        searching.append(time.perf_counter() - began)
        answers.append(library.read(found))
        whole.append(time.perf_counter() - began)
    answerable = [(answer, gold) for answer, (_, *gold) in zip(answers, sample, strict=True) if gold[1]]
    right = sum(is_right(answer, gold) for answer, gold in answerable)
    refused = sum(not answer.found for answer, (_, *gold) in zip(answers, sample, strict=True) if not gold[1])
    times = ", ".join(
        f"{name} {np.median(each) * 1e3:.0f} ms (95 %: {np.percentile(each, 95) * 1e3:.0f})"
        for name, each in (("search", searching), ("answer", whole))
    )
    unanswerable = len(sample) - len(answerable)
    print(f"{place}: quote@1 {right}/{len(answerable)}, refused {refused}/{unanswerable}, {times}", flush=True)
    return answers


def limited(library: Pullquote, place: str, sample: list[tuple[str, str, list[str]]]) -> list[list[tuple[str, int]]]:
    """The passages found for each question in its own article alone; prints the time."""
    found, times = [], []
    for question, title, _ in sample:
        began = time.perf_counter()
        pages = library.search(question, articles=[f"{title}.txt"]).pages
        times.append(time.perf_counter() - began)
        found.append([(page.hit.passage.article, page.hit.passage.start) for page in pages])
        assert all(id == f"{title}.txt" for id, _ in found[-1])
    print(f"{place}: search in one article {np.median(times) * 1e3:.0f} ms", flush=True)
    return found


def is_right(answer: Answer, gold: list[object]) -> bool:
    title, accepted = gold
    quote = answer.quotes[0] if answer.found and answer.quotes else None
    return bool(quote and Path(quote.article).stem == title and any(text in quote.text for text in accepted))  # type: ignore[union-attr, attr-defined]


def first(answer: Answer) -> tuple[object, ...]:
    quote = answer.quotes[0] if answer.quotes else None
    return (answer.found, quote and (quote.article, quote.start, quote.end))


def told(answer: Answer, gold: list[object]) -> str:
    quote = answer.quotes[0].text[:100] if answer.quotes else "–"
    right = is_right(answer, gold) if gold[1] else not answer.found
    return f"{'right' if right else 'wrong'} {'' if answer.found else 'refused '}{answer.confidence:.2f} {quote}"


def why(libraries: list[Pullquote], question: str) -> str:
    """Where the two searches part: the passages read of one library alone, with their scores."""
    hits = [library._opened().search(question, library.settings.pages) for library in libraries]
    places = [{(hit.passage.article, hit.passage.start): hit for hit in each} for each in hits]
    alone = [
        f"{name} alone read {len(one.keys() - other.keys())} ("
        + ", ".join(f"dense {one[at].dense:.2f} bm25 {one[at].lexical:.1f}" for at in sorted(one.keys() - other.keys()))
        + ")"
        for name, one, other in (("first", *places), ("second", *places[::-1]))
    ]
    return (
        "; ".join(alone) if any(one.keys() ^ places[1].keys() for one in places[:1]) else "the same passages were read"
    )


if __name__ == "__main__":
    main()
