"""A word → all words one edit away, to be looked up in a dictionary."""

from __future__ import annotations

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def slips(word: str) -> set[str]:
    """Return words with one letter more, fewer or another, or two neighbours swapped; the word itself, too.

    >>> sorted(slips("a") & {"", "a", "b", "ba", "ab", "abc"})
    ['', 'a', 'ab', 'b', 'ba']
    """
    letters = sorted(set(LETTERS) | set(word))
    halves = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    fewer = {head + tail[1:] for head, tail in halves if tail}
    other = {head + letter + tail[1:] for head, tail in halves if tail for letter in letters}
    added = {head + letter + tail for head, tail in halves for letter in letters}
    swapped = {head + tail[1] + tail[0] + tail[2:] for head, tail in halves if len(tail) > 1}
    return {word} | fewer | other | added | swapped
