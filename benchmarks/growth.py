"""What a change costs in libraries of growing size.

    python -m benchmarks.growth FOLDER [--sizes 10000 100000]

FOLDER is filled with drawn-up articles of 20 passages of 80 words each (words by Zipf's law, one line in common) and
their libraries, the vectors drawn too: the cost of a model is the same at any size. Then the folder is changed and
matched as `pullquote build` does it. Prints one Markdown row a size, in CPU seconds of this process after it has
started, so that a busy machine does not show; the disk's own time comes on top.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import resource
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from pullquote.corpus import Article, File, Passage, lines
from pullquote.index import BuildSettings, FloatArray, Library, refresh
from pullquote.index.local import derive
from pullquote.index.local.words import derive_words
from pullquote.index.store.writer import Staging
from pullquote.index.store.writing import TRUTH
from pullquote.index.text.passage_text import wording

COLUMNS = ("passages", "draw", "open", "nothing changed", "one edited", "asked after it", "100 added", "renamed",
           "1,000 removed", "one edited then", "search", "disk", "memory")  # fmt: skip
DIM, PASSAGES, LENGTH = 384, 20, 80
FOOTER = "Follow the magazine on every network."
WORDS = np.array([f"w{i:x}" for i in range(50_000)])


class DrawnEncoder:
    """A random direction for each text, the same one each time."""

    name, dim, limit = "drawn", DIM, 256

    def encode(self, texts: Sequence[str]) -> FloatArray:
        seeds = (int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big") for text in texts)
        return unit(np.stack([np.random.default_rng(seed).standard_normal(DIM, np.float32) for seed in seeds]))

    encode_questions = encode

    def count(self, texts: Sequence[str]) -> list[int]:
        return [len(text.split()) for text in texts]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    asked = parser.parse_args()
    print(f"| {' | '.join(COLUMNS)} |\n{'|---' * len(COLUMNS)}|")
    for size in asked.sizes:
        print(row(asked.folder / str(size), size), flush=True)


def row(place: Path, size: int) -> str:
    """Draw a library, change its folder again and again, and tell the seconds of each."""
    articles, path, encoder = place / "articles", place / "library", DrawnEncoder()
    drawn = timed(lambda: draw(articles, path, size)) if not path.exists() else 0.0
    settings = BuildSettings()

    def build() -> None:
        refresh(path, articles, encoder, settings)

    began = time.process_time()
    library = Library(path, encoder)
    opened = time.process_time() - began
    held = library.count()
    library.search("w5 w77 w1234")
    files = sorted(articles.rglob("*.txt"))
    removed = min(1000, len(files) // 2)

    def rename() -> None:
        files[7].rename(files[7].with_name("renamed.txt"))
        build()

    def remove() -> None:
        for file in files[-removed:]:
            file.unlink()
        build()

    def add() -> None:
        random = np.random.default_rng()
        for _ in range(100):
            (articles / f"added-{random.integers(2**60)}.txt").write_text(text_of(random), encoding="utf-8")
        build()

    nothing = timed(build)
    edited = timed(lambda: edit(files[3], "zebrafinch") or build())
    after = timed(lambda: found(library, "zebrafinch"))
    added, renamed, gone = timed(add), timed(rename), timed(remove)
    again = timed(lambda: edit(files[4], "okapi") or build())
    found(library, "okapi")
    search = np.median([timed(lambda i=i: library.search(f"w{i:x} w{i * 7:x} w{i * 31:x}")) for i in range(5, 35)])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return (
        f"| {held:,} | {drawn:.0f} s | {opened:.2f} s | {nothing:.2f} s | {edited:.2f} s | {after * 1e3:.0f} ms"
        f" | {added:.2f} s | {renamed:.2f} s | {gone:.2f} s ({removed}) | {again:.2f} s | {search * 1e3:.0f} ms"
        f" | {library.bytes / 1e6:.0f} MB | {memory / 1e3:.0f} MB |"
    )


def timed(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def edit(file: Path, word: str) -> None:
    file.write_text(f"The {word} sings here. " + file.read_text(encoding="utf-8"), encoding="utf-8")


def found(library: Library, word: str) -> None:
    assert any(word in hit.article.text for hit in library.search(word, 3)), word


def draw(articles: Path, path: Path, size: int, about: Callable[[int], dict[str, str]] = lambda i: {}) -> None:
    """Files, and the library that a build of them would have made, except for where passages end. `about`: the metadata
    of each article."""
    path.mkdir(parents=True)
    random = np.random.default_rng(1)
    store = Staging(path / TRUTH)
    settings, encoder = BuildSettings(), DrawnEncoder()
    common = lines(Article("x", "", f"{FOOTER}\n", ""))
    for first in range(0, size // PASSAGES, 500):
        with store.transaction():
            for i in range(first, min(first + 500, size // PASSAGES)):
                stage(store, articles / f"{i // 500}" / f"{i}.txt", articles, random, common, about(i))
    store.leave([])
    folder = derive_words(store, lambda done, total, label: None)
    store.publish([], settings.shape(encoder, None), folder)
    store.put("folder", os.path.relpath(articles, path))
    derive.tidy(store)
    store.close()


def stage(
    store: Staging,
    file: Path,
    root: Path,
    random: np.random.Generator,
    common: frozenset[int],
    about: dict[str, str],
) -> None:
    text = text_of(random)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    status, id = file.stat(), file.relative_to(root).as_posix()
    article = Article(id, "", text, hashlib.sha256(text.encode()).hexdigest(), **about)
    stamp = f"{status.st_ctime_ns}:{status.st_ino}"
    store.stage(article, File(id, file, status.st_size, status.st_mtime_ns, stamp), common)
    bounds = [match for match in range(len(text)) if text[match] == "\n"]
    starts = [0, *(end + 1 for end in bounds)][:PASSAGES]
    passages = [Passage(id, start, end, "", ((start, end),)) for start, end in zip(starts, bounds, strict=False)]
    keys = [hashlib.sha256(wording(article, passage).encode()).digest()[:16] for passage in passages]
    store.split(id, " ".join(str(line) for line in common), zip(passages, keys, strict=True))
    vectors = unit(random.standard_normal((len(keys), DIM), np.float32)).astype(np.float16)
    store.give_vectors((key, vector.tobytes()) for key, vector in zip(keys, vectors, strict=True))


def text_of(random: np.random.Generator) -> str:
    drawn = WORDS[np.minimum(random.zipf(1.25, (PASSAGES, LENGTH)), len(WORDS)) - 1]
    return "".join(f"{' '.join(words)}.\n" for words in drawn) + FOOTER + "\n"


def unit(rows: FloatArray) -> FloatArray:
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return rows


if __name__ == "__main__":
    main()
