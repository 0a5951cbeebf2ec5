"""A library of a million passages and more: its size, what a search takes after encoding, how soon an edit is seen.

    python -m benchmarks.scale FOLDER LIBRARY reader-tune.json [--size 1000000]

Embedding a million passages takes hours, so the library is drawn from a real one, LIBRARY: its passages again and
again, half of their words exchanged for others, drawn as often as they are in it, and vectors between two real ones,
a little off (see `vectors.filled`). Words are so as frequent as in real text, and as many are in a passage; many
passages are near copies. It is drawn once into FOLDER. Questions are real ones, and so is the model. Milliseconds of
the clock, and in brackets those of the processor.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np

from benchmarks.vectors import filled
from pullquote.corpus import Article, File, Passage
from pullquote.index import BuildSettings, FloatArray, Library, SentenceEncoder, refresh
from pullquote.index.build.embed import key_of
from pullquote.index.build.mine_aliases import MINED
from pullquote.index.local import derive
from pullquote.index.local.words import derive_words
from pullquote.index.store.reader import Store
from pullquote.index.store.writer import Staging
from pullquote.index.store.writing import TRUTH
from pullquote.index.text.passage_text import wording
from pullquote.index.text.terms import terms
from training.data import read

PASSAGES, EXCHANGED, QUESTIONS, CHUNK = 20, 0.5, 200, 20_000
Drawn = tuple[list[str], FloatArray]  # texts of passages and their vectors
T = TypeVar("T")


class Remembered:
    """The packaged model, the vectors of questions made before: what remains of a search is the search."""

    def __init__(self, questions: Sequence[str]) -> None:
        self._model = SentenceEncoder()
        self.name, self.dim, self.limit, self.count = (
            self._model.name, self._model.dim, self._model.limit, self._model.count
        )  # fmt: skip
        self._known = dict(zip(questions, self._model.encode(questions), strict=True))

    def encode(self, texts: Sequence[str]) -> FloatArray:
        known = [self._known[text] for text in texts if text in self._known]
        return np.stack(known) if len(known) == len(texts) else self._model.encode(texts)

    encode_questions = encode


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("library", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--size", type=int, default=1_000_000)
    asked = parser.parse_args()
    texts = [q.text for a in read(asked.questions) for p in a.paragraphs for q in p.questions]
    questions = texts[:: len(texts) // QUESTIONS][:QUESTIONS]
    articles, path, encoder = asked.folder / "articles", asked.folder / "library", Remembered(questions)
    if not path.exists():
        took, _ = timed(lambda: build(articles, path, drawn(asked.library, asked.size), encoder))
        print(f"drawn, stored and indexed in {took}, {peak()}", flush=True)
    opening, library = timed(lambda: Library(path, encoder))
    print(f"{library.count():,} passages, {library.bytes / 1e6:,.0f} MB; opened in {opening}, {peak()}", flush=True)
    for question in questions[:3]:
        library.search(question, 12)
    told(library, questions)
    print(f"{peak()}; an edited article is seen after {edited(library, articles, path, encoder)}, {peak()}")


def told(library: Library, questions: Sequence[str]) -> None:
    """Prints what a search takes, and what it takes of its three engines alone."""
    vectors = {question: library._encoder.encode([question])[0] for question in questions}
    parts: dict[str, Callable[[str], object]] = {
        "search after encoding": lambda question: library.search(question, 12),
        "of it: nearest vectors": lambda question: library._ask(
            lambda held: held.vectors.search(vectors[question], 200)
        ),
        "of it: matching words": lambda question: library._ask(lambda held: held.words.search(terms(question), 200)),
    }
    print("| step | half are faster | 95 in 100 are faster |\n|---|---|---|")
    for name, part in parts.items():
        took = np.array([spent(lambda q=q, part=part: part(q))[0] for q in questions]) * 1e3
        half, most = np.quantile(took, (0.5, 0.95), axis=0)
        print(f"| {name} | {half[0]:.1f} ms ({half[1]:.1f}) | {most[0]:.1f} ms ({most[1]:.1f}) |", flush=True)


def edited(library: Library, articles: Path, path: Path, encoder: Remembered) -> str:
    """What it takes from the edit of a file to the first answer with it, by a reader that had the library open."""
    file = next(articles.rglob("*.txt"))
    word = f"Quilvor{time.time_ns() % 10**6}"
    file.write_text(f"The {word} sings here. {file.read_text(encoding='utf-8')}", encoding="utf-8")

    def change() -> None:
        refresh(path, articles, encoder)
        assert any(word in hit.article.text for hit in library.search(f"Where does the {word} sing?"))

    return timed(change)[0]


def drawn(library: Path, size: int) -> Iterator[Drawn]:
    """Passages and vectors like those of a library."""
    store, random = Store(library / TRUTH), np.random.default_rng(2)
    numbers = store.numbers()
    real = [article.text[passage.start : passage.end].split() for article, passage in store.read(numbers)]
    vectors, pool = store.vectors(numbers), np.array([word for words in real for word in words], dtype=object)
    for start in range(0, size, CHUNK):
        rows = filled(vectors, len(vectors) + CHUNK, seed=start)[len(vectors) :]
        yield [exchanged(real[i], pool, random) for i in random.integers(len(real), size=CHUNK)], rows


def exchanged(words: Sequence[str], pool: np.ndarray, random: np.random.Generator) -> str:
    """A passage with half of its words exchanged."""
    others = pool[random.integers(len(pool), size=len(words))]
    stay = random.random(len(words)) > EXCHANGED
    return " ".join(word if kept else other for word, other, kept in zip(words, others, stay, strict=True))


def build(articles: Path, path: Path, parts: Iterator[Drawn], encoder: Remembered) -> None:
    """Files, and the library that a build of them would have made, except for where passages end and for the
    vectors."""
    path.mkdir(parents=True)
    store = Staging(path / TRUTH)
    for part, (texts, rows) in enumerate(parts):
        folder = articles / f"{part}"
        folder.mkdir(parents=True)
        halves = rows.astype(np.float16)
        with store.transaction():
            for first in range(0, len(texts), PASSAGES):
                some = slice(first, first + PASSAGES)
                _stage(store, folder / f"{first}.txt", articles, texts[some], halves[some], encoder)
    with store.transaction():  # names of drawn words mean nothing
        for number, _, _ in store.unnamed(MINED):
            store.name(number, MINED, [])
    store.leave([])
    manifest = derive_words(store, lambda done, total, label: None)
    store.publish([], BuildSettings().shape(encoder, None), manifest)
    store.put("folder", os.path.relpath(articles, path))
    derive.tidy(store)
    store.close()


def _stage(
    store: Staging, file: Path, root: Path, texts: Sequence[str], vectors: np.ndarray, encoder: Remembered
) -> None:
    text = "\n\n".join(texts)
    file.write_text(text, encoding="utf-8")
    status, id = file.stat(), file.relative_to(root).as_posix()
    article = Article(id, "", text, hashlib.sha256(text.encode()).hexdigest())
    stamp = f"{status.st_ctime_ns}:{status.st_ino}"
    store.stage(article, File(id, file, status.st_size, status.st_mtime_ns, stamp), [])
    starts = np.cumsum([0, *(len(each) + 2 for each in texts)]).tolist()
    passages = [
        Passage(id, at, at + len(each), "", ((at, at + len(each)),)) for at, each in zip(starts, texts, strict=False)
    ]
    keys = [key_of(encoder, wording(article, passage)) for passage in passages]
    store.split(id, "", zip(passages, keys, strict=True))
    store.give_vectors((key, vector.tobytes()) for key, vector in zip(keys, vectors, strict=True))


def spent(work: Callable[[], T]) -> tuple[tuple[float, float], T]:
    """Seconds of the clock and of the processor, and what was made."""
    clock, processor = time.perf_counter(), time.process_time()
    made = work()
    return (time.perf_counter() - clock, time.process_time() - processor), made


def timed(work: Callable[[], T]) -> tuple[str, T]:
    (clock, processor), made = spent(work)
    return f"{clock:.2f} s ({processor:.2f})", made


def peak() -> str:
    return f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:,.0f} MB"


if __name__ == "__main__":
    main()
