"""The names that the articles, or a file beside them, equate → the other names of what a question names.

The file `pullquote.names` in the folder of articles adds and corrects: a line `Xiaohongshu = RedNote = Little Red Book`
equates, `Jack != John` separates what an article equated, `#` begins a comment. Reads no article itself.
"""

from __future__ import annotations

import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from pullquote.corpus import InvalidArgument, Span
from pullquote.corpus.english import english
from pullquote.index import SameName
from pullquote.qa.conversation.entities import names

FILE = "pullquote.names"
_WORD = re.compile(r"\w+(?:[.&’'-]\w+)*")
_OWNS = re.compile(r"(?:[’']s?)?$")
_LONGEST = 8  # words of a name


@dataclass(frozen=True, slots=True)
class Alias:
    """`text[start:end]` of a question is a name; `others` are what its thing is called besides, the surest first."""

    start: int
    end: int
    others: tuple[str, ...]


@dataclass
class Corrections:
    """What the file beside the articles says: pairs to equate, and pairs to part."""

    same: list[tuple[str, str]] = field(default_factory=list)
    apart: set[frozenset[str]] = field(default_factory=set)

    @classmethod
    def read(cls, path: Path) -> Corrections:
        """None of it where there is no file, or its folder may not be looked into.

        ValueError with the line that is no correction.
        """
        found = cls()
        if not os.path.isfile(path):
            return found
        for number, line in enumerate(path.read_text(encoding="utf-8-sig", errors="replace").splitlines(), 1):
            says = line.split("#", 1)[0].strip()
            apart = "!=" in says
            names = [name.strip() for name in re.split(r"!?=", says)]
            if says and (len(names) < 2 or not all(names)):
                raise InvalidArgument(f"{path}, line {number}: write NAME = OTHER NAME, or NAME != OTHER NAME")
            pairs = [(names[0], other) for other in names[1:]]
            if apart:
                found.apart |= {frozenset((_key(one), _key(other))) for one, other in pairs}
            else:
                found.same += pairs
        return found


class Names:
    """Looks names up in a question, at once however many there are.

    Ambiguous abbreviations are ignored. Short names, and those that are words, must match in case.
    """

    def __init__(self, said: Iterable[SameName] = (), corrections: Corrections | None = None, most: int = 3) -> None:
        corrections = corrections or Corrections()
        self._most = most
        self._written: dict[str, str] = {}
        self._same: dict[str, Counter[str]] = defaultdict(Counter)
        pairs = [(one.one, one.other) for one in said]
        unclear = _ambiguous(pairs)
        for one, other in pairs:
            if not {_key(one), _key(other)} & unclear and frozenset((_key(one), _key(other))) not in corrections.apart:
                self._equate(one, other, 1)
        for one, other in corrections.same:
            self._equate(one, other, 1_000)
        self._openings = {_opening(key) for key in self._written}

    def find(self, text: str) -> list[Alias]:
        """The names in a text that have others, in order; the longest at each place.

        >>> names = Names([SameName("RedNote", "Xiaohongshu", "a.txt", 0, 9)])
        >>> names.find("Who runs rednote?")
        [Alias(start=9, end=16, others=('Xiaohongshu',))]
        """
        words = [word.span() for word in _WORD.finditer(text) if word[0].casefold() != "the"]
        found: list[Alias] = []
        at = 0
        while at < len(words):
            word = text[slice(*words[at])]
            opens = _opening(word) in self._openings or _opening(_bare(word)) in self._openings
            longest = at + _LONGEST if opens else at
            for last in range(min(len(words), longest) - 1, at - 1, -1):
                name = _bare(text[words[at][0] : words[last][1]])
                start, end = words[at][0], words[at][0] + len(name)
                if (others := self._others(name, text)) and not _is_part(text, (start, end)):
                    found.append(Alias(start, end, others))
                    at = last
                    break
            at += 1
        return found

    def _others(self, name: str, text: str) -> tuple[str, ...]:
        """Other names of a thing, those said most often first; none that the text itself holds."""
        key = _key(name)
        if key not in self._same or (name != self._written[key] and (len(name) <= 4 or key in english())):
            return ()
        near = self._same[key]
        far = dict.fromkeys(other for each in near for other in self._same[each] if other not in near)
        ranked = [*(other for other, _ in near.most_common()), *far]
        fresh = [self._written[other] for other in ranked if other != key and other not in text.casefold()]
        return tuple(fresh[: self._most])

    def _equate(self, one: str, other: str, weight: int) -> None:
        for name, same in ((one, other), (other, one)):
            self._written.setdefault(_key(name), name)
            self._same[_key(name)][_key(same)] += weight


def _ambiguous(pairs: Sequence[tuple[str, str]]) -> set[str]:
    """Abbreviations with several long forms, and names of one word with more others than one thing has."""
    others: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        others[_key(one)].add(_singular(other))
        others[_key(other)].add(_singular(one))
    written = {_key(name): name for pair in pairs for name in pair}
    return {key for key, same in others.items() if len(same) > (1 if _is_short(written[key]) else 6)}


def _opening(name: str) -> str:
    """Its first word, in lower case."""
    word = _WORD.match(name.casefold())
    return word[0] if word else ""


def _bare(name: str) -> str:
    """Without the ’s behind it."""
    return name[: _OWNS.search(name).start()]  # type: ignore[union-attr]  # matches any text


def _is_part(text: str, span: Span) -> bool:
    """Whether a longer name goes on behind this one (New York Yankees), or ends with its single word (Pope John)."""
    start, end = span
    if _is_short(text[start:end]):
        return False
    word = " " not in text[start:end]
    longer = ((at.start(), at.end()) for name in names(text) for at in re.finditer(re.escape(name), text))
    return any((low <= start and end < high) or (word and low < start and end <= high) for low, high in longer)


def _is_short(name: str) -> bool:
    return " " not in name and sum(letter.isupper() for letter in name) > 1 and len(name) <= 6


@lru_cache(maxsize=100_000)  # names are looked through again after each change, and few of them are new
def _key(name: str) -> str:
    return " ".join(name.casefold().removeprefix("the ").split())


@lru_cache(maxsize=100_000)
def _singular(name: str) -> str:
    return re.sub(r"[^\w]+", " ", _key(name)).removesuffix("s").strip()
