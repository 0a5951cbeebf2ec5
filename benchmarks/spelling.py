"""How well misspelt words are mended, and how many right ones are touched; what a slip costs an answer; with a million
distinct words, how fast.

    python -m benchmarks.spelling reader-tune.json LIBRARY [--questions 1000] [--articles FOLDER --reads 300]

Each question has its words mended as it stands (whatever changes is wrong, but for slips of whoever wrote it) and with
one slip in a word that the library holds. LIBRARY was built over articles of `articles-wikipedia`, which FOLDER holds;
there the answerable questions are read for as they stand and with one slip in a word that is no stop word.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from pathlib import Path
from random import Random
from string import ascii_lowercase
from typing import Any

from pullquote.index import Library, SentenceEncoder, terms
from pullquote.index.search.lexical import Words
from pullquote.qa import Answer, Pullquote
from pullquote.qa.evaluate import words as plain
from pullquote.qa.query.spelling import WORD, spelling

MILLION = 1_000_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("library", type=Path)
    parser.add_argument("--questions", type=int, default=1000)
    parser.add_argument("--articles", type=Path, help="the folder that the library was built over")
    parser.add_argument("--reads", type=int, default=300, help="questions to read for, which takes long")
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
    if options.articles:
        rows = [qa for article in data for paragraph in article["paragraphs"] for qa in paragraph["qas"]]
        print(quoted(options, [qa for qa in rows if not qa["is_impossible"]], random))
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


def quoted(options: argparse.Namespace, rows: list[dict[str, Any]], random: Random) -> str:
    """How many questions get a first quote with an accepted answer, as they stand and with a slip each."""
    right = wrong = 0
    rows = random.sample(rows, options.reads)
    with Pullquote.open(options.articles, options.library, refresh=False) as library:
        for row in rows:
            question = row["question"]
            words = [word for word in WORD.findall(question) if len(word) > 3 and word.isascii() and terms(word)]
            word = random.choice(words) if words else ""
            misspelt = re.sub(rf"\b{word}\b", slipped(word, random), question, count=1) if word else question
            right += is_right(library.ask(question), row["answers"])
            wrong += is_right(library.ask(misspelt), row["answers"])
    share = f"{right / len(rows):.3f} as they stand, {wrong / len(rows):.3f} with a slip"
    return f"first quote right, of {len(rows)} questions: {share}"


def is_right(answer: Answer, accepted: list[dict[str, str]]) -> bool:
    """Whether it is found and its first quote holds an accepted answer word for word."""
    held = " ".join(plain(answer.quotes[0].text)) if answer.found else ""
    return any(" ".join(plain(each["text"])) in held for each in accepted)


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
