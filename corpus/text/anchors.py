"""Headings as places: their words and the anchor by which a browser finds them: "Fees (#fees)"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

UNLINKED = re.compile(r"[^\w\- ]")
OWN = re.compile(r"\{[^{}\n]*?#([\w.:-]+)[^{}\n]*\}\s*$")
ANCHOR = re.compile(r"\(#(\S+)\)$")
LONGEST = 80
"""Characters of a heading that are shown."""


def placed(words: str, anchor: str) -> str:
    """Return a heading as a place."""
    shown = words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…"
    return f"{shown} (#{anchor})" if anchor else shown


def anchor_of(place: str) -> str:
    """Return the anchor in a place; '' if it has none.

    >>> anchor_of("Fees (#fees)"), anchor_of("page 12")
    ('fees', '')
    """
    found = ANCHOR.search(place)
    return found[1] if found else ""


def slugs(headings: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Return the anchors of headings, in order, as GitHub makes them; of each the words and what follows them on
    its line, where `{#own}` names another.

    >>> list(slugs([("What's new?", ""), ("What's new?", ""), ("Fees", " {#prices}")]))
    ['whats-new', 'whats-new-1', 'prices']
    """
    seen: Counter[str] = Counter()
    for words, after in headings:
        if own := OWN.search(after):
            yield own[1]
            continue
        slug = UNLINKED.sub("", words.strip().lower()).replace(" ", "-")
        seen[slug] += 1
        yield f"{slug}-{seen[slug] - 1}" if seen[slug] > 1 else slug
