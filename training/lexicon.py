"""English words, and openings of questions → words of other languages that the embedding model puts near.

    python -m training.lexicon .data .data/lexicon.json

The other languages' words are whole pieces of the tokenizer's vocabulary, by script. Nearness is CSLS (Conneau et al.
2018): twice the cosine, less the mean cosine of either word with its ten nearest.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from pullquote.index import FloatArray
from pullquote.index.models.multilingual import Multilingual, packaged_model
from training.data import read

SCRIPTS = ("LATIN", "CJK", "CYRILLIC", "ARABIC", "DEVANAGARI", "HANGUL", "THAI", "GREEK", "HEBREW", "BENGALI")
KANA = ("HIRAGANA", "KATAKANA")
SPACE = "▁"  # marks a piece that begins a word
WORD, OPENING = 4, 150  # how often a word, and the first two words of a question, must be asked
KEPT, AROUND = 3, 10  # renderings of a word; words that nearness is measured against


def english(questions: Iterable[str]) -> list[str]:
    """Words in lower case, and pairs of words that open questions; the most frequent first."""
    words: Counter[str] = Counter()
    openings: Counter[str] = Counter()
    for question in questions:
        first, *others = re.findall(r"\w+", question) or [""]
        words.update([first.lower(), *(word for word in others if word.islower() and len(word) > 1)])
        openings[f"{first} {others[0]}".lower() if others else ""] += 1
    found = [opening for opening, count in openings.most_common() if count >= OPENING and opening]
    return found + [word for word, count in words.most_common() if count >= WORD and word.isalpha()]


def foreign(pieces: Iterable[str], known: frozenset[str]) -> dict[str, list[str]]:
    """Script → the pieces that are whole words in it, sorted; in Latin letters, those that are no `known` English."""
    found: dict[str, set[str]] = {}
    for piece in pieces:
        word, begins = piece.lstrip(SPACE), piece.startswith(SPACE)
        script = script_of(word)
        if script in ("CJK", "KANA"):
            whole = 2 <= len(word) <= 6
        elif script == "LATIN":
            whole = begins and len(word) > 2 and word.islower() and word not in known
        else:
            whole = (begins or script == "THAI") and len(word) > (1 if script == "HANGUL" else 2)
        if script and whole:
            found.setdefault(script, set()).add(word.lower())
    return {script: sorted(words) for script, words in found.items()}


def script_of(word: str) -> str:
    """The one script of all its letters; "KANA" for words with any, "" for mixtures and all others."""
    scripts = {unicodedata.name(letter, "").split(" ")[0] for letter in word}
    if scripts & set(KANA) and scripts <= {*KANA, "CJK", "KATAKANA-HIRAGANA"}:
        return "KANA"
    return scripts.pop() if len(scripts) == 1 and scripts <= set(SCRIPTS) else ""


def nearest(words: FloatArray, others: FloatArray) -> tuple[np.ndarray, np.ndarray]:
    """The numbers of the `KEPT` nearest others to each word, and how near they are: (words, KEPT) both."""
    cosines = words @ others.T
    around = -np.partition(-cosines, AROUND, axis=1)[:, :AROUND].mean(axis=1, keepdims=True)
    theirs = -np.partition(-cosines, AROUND, axis=0)[:AROUND].mean(axis=0, keepdims=True)
    near = 2 * cosines - around - theirs
    best = np.argsort(-near, axis=1)[:, :KEPT]
    return best, np.take_along_axis(near, best, axis=1)


def lexicon(words: Sequence[str], others: dict[str, list[str]]) -> dict[str, dict[str, list[tuple[str, float]]]]:
    """script → word → its renderings and how near they are."""
    model = Multilingual()
    asked = model.encode_questions(words)
    made = {}
    for script, theirs in others.items():
        best, near = nearest(asked, model.encode_questions(theirs))
        made[script] = {
            word: [(theirs[int(i)], round(float(score), 4)) for i, score in zip(*row, strict=True)]
            for word, row in zip(words, zip(best, near, strict=True), strict=True)
        }
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    squad = read(options.data / "squad2-train.json")
    words = english(question.text for article in squad for p in article.paragraphs for question in p.questions)
    vocabulary = [piece for piece, _ in packaged_model().pieces.vocabulary]
    made = lexicon(words, foreign(vocabulary, frozenset(words)))
    options.out.write_text(json.dumps(made, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
