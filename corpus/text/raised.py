"""Superscripts in plain text: 10 and a raised 6 → "10⁶", never "106"."""

from __future__ import annotations

SIGNS = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")


def raised(words: str) -> str:
    """Return the words in raised signs where there are such, else after `^` where a digit would run into the number
    before.

    >>> raised("-3"), raised("2k"), raised("th")
    ('⁻³', '^2k', 'th')
    """
    mapped = words.strip().translate(SIGNS)
    if not any(char.isdigit() for char in words):
        return words
    return mapped if not any(char.isascii() and char.isalnum() for char in mapped) else f"^{words.strip()}"
