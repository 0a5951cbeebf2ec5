"""Names of articles, as given by a user → what limits a search to these.

A name is an article's id, which is its path below the folder, or a pattern over ids as `build --include` takes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import nsmallest

import numpy as np

from pullquote.corpus import InvalidArgument, matches
from pullquote.index.arrays import Numbers
from pullquote.index.engine import Rows
from pullquote.index.errors import UnknownArticle

KEPT = 8  # choices of articles
NEAREST = 3  # ids suggested for a name that is none


def chosen(store: Rows, names: Sequence[str]) -> dict[str, Numbers]:
    """For each article that is named, by id, what a search is limited with; see `engine.Rows.within`.

    ValueError without a name; UnknownArticle for the first that fits no article.
    """
    if isinstance(names, str):
        raise TypeError(f"articles must be a list of names, such as [{names!r}]")
    if not names:
        raise InvalidArgument(
            f"articles {names!r} must be a list of at least one name; leave it out to ask all articles"
        )
    found = store.within(names)
    others = [name for name in names if name not in found]
    ids = list(store.entries()) if others else []
    for name in others:
        fitting = [id for id in ids if matches(id, name)]
        if not fitting:
            raise UnknownArticle(_unknown(name, ids))
        found |= store.within(fitting)
    return dict(sorted(found.items()))


class Chosen:
    """The passages of named articles, by rising number; those of recent searches are kept while the library stays."""

    def __init__(self) -> None:
        self._kept: dict[tuple[int, tuple[str, ...]], Numbers] = {}

    def __call__(self, store: Rows, names: Sequence[str] | None) -> Numbers | None:
        """Return None if no names are given: all is searched. Raises what `chosen` does."""
        if names is None:
            return None
        key = (store.generation, tuple(names))
        if key not in self._kept or isinstance(names, str):
            among = np.sort(np.concatenate(list(chosen(store, names).values())))
            self._kept = dict([*self._kept.items()][1 - KEPT :]) | {key: among}
        return self._kept[key]


def _unknown(name: str, ids: Iterable[str]) -> str:
    from rapidfuzz import fuzz

    def alike(id: str) -> tuple[float, str]:  # in a part of the path, and as a whole
        one, other = name.casefold(), id.casefold()
        return -fuzz.partial_ratio(one, other) - fuzz.ratio(one, other), id

    nearest = ", ".join(nsmallest(NEAREST, ids, key=alike))
    return (
        f"the library contains no article {name!r}; the closest: {nearest}"
        if nearest
        else "the library contains no articles"
    )
