"""How well misspelt words are mended, and how many right ones are touched; with a million distinct words, how fast.

    python -m benchmarks.spelling reader-tune.json LIBRARY [--questions 1000]

Asks nothing: each question has its words mended as it stands (whatever changes is wrong, but for slips of whoever
wrote it) and with one slip in a word that the library holds. LIBRARY was built over `articles-wikipedia`.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from random import Random
from string import ascii_lowercase

from index import Library, SentenceEncoder, terms
from index.words import Words
from qa.spelling import WORD, spelling

MILLION = 1_000_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("library", type=Path)
    parser.add_argument("--questions", type=int, default=1000)
    parser.add_argument("--folder", type=Path, help="an empty folder for a million made-up words")
    options = parser.parse_args()
    random = Random(1)
    data = json.loads(options.gold.read_text(encoding="utf-8"))["data"]
    asked = [qa["question"] for article in data for paragraph in article["paragraphs"] for qa in paragraph["qas"]]
    library = Library(options.library, SentenceEncoder())
    mend = spelling(library)
    sample = random.sample(asked, min(options.questions, len(asked)))
    touched = [(question, mended) for question in sample if (mended := mend(question)) != question]
    print(f"right questions touched: {len(touched)} of {len(sample)}")
    for question, mended in touched[:20]:
        print("   ", set(WORD.findall(question)) ^ set(WORD.findall(mended)))
    mended, broken, seconds = 0, 0, 0.0
    for question in sample:
        words = [w for w in WORD.findall(question) if len(w) > 3 and w.isascii() and terms(w) and library.often(w)]
        if words:
            word = random.choice(words)
            wrong = slipped(word, random)
            began = time.process_time()
            mended += mend(wrong).casefold() == word.casefold()
            seconds += time.process_time() - began
            broken += 1
    print(
        f"words mended: {mended} of {broken}, {mended / broken:.3f}; {1e3 * seconds / broken:.2f} ms of processor each"
    )
    if options.folder:
        print(f"among a million words: {million(options.folder, random):.2f} ms of processor for a word")


def slipped(word: str, random: Random) -> str:
    """The word with one letter lost, doubled by another, changed, or swapped with the next; the first one stays."""
    at = random.randrange(1, len(word) - 1)
    letter = random.choice(ascii_lowercase)
    return random.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + letter + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        ]
    )


def million(folder: Path, random: Random) -> float:
    """Milliseconds to find the texts with words near to a misspelt one."""
    words = Words(folder)
    if not len(words):
        made: set[str] = set()
        while len(made) < MILLION:
            made.add("".join(random.choice(ascii_lowercase) for _ in range(random.randint(5, 11))))
        texts = sorted(made)
        words.add(range(MILLION // 100), (" ".join(texts[i : i + 100]) for i in range(0, MILLION, 100)))
        words.save()
    asked = ["".join(random.choice(ascii_lowercase) for _ in range(9)) for _ in range(200)]
    began = time.process_time()
    for word in asked:
        words.having(word)
        words.near(word, 12)
    return 1e3 * (time.process_time() - began) / len(asked)


if __name__ == "__main__":
    main()
