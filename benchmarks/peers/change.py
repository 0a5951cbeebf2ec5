"""A change of the articles: some come, as many are edited, as many leave, step by step.

A sentence with a made-up name is put into each one added or edited, so that it can be asked whether the change is seen.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import permutations
from pathlib import Path
from random import Random

from benchmarks.peers.cut import Cut
from benchmarks.peers.system import Piece

SYLLABLES = ("bra", "dun", "fel", "gor", "hal", "kve", "lim", "mor", "nes", "quil", "tav", "zor")


@dataclass(frozen=True)
class Fact:
    """A sentence that a change puts into an article, with the name that tells it from any other."""

    article: str
    name: str

    @property
    def sentence(self) -> str:
        return f"The lighthouse of {self.name} was opened by the painter Ilse {self.name}er in 1907."

    @property
    def question(self) -> str:
        return f"Who opened the lighthouse of {self.name}?"


@dataclass(frozen=True)
class Step:
    """A part of the change: articles that come and go, facts that are written into some, pieces that go and come."""

    name: str
    come: dict[str, Path] = field(default_factory=dict)
    leave: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    gone: tuple[str, ...] = ()
    new: tuple[Piece, ...] = ()

    def apply(self, folder: Path) -> None:
        for id, source in self.come.items():
            _copy(source, folder / id)
        for id in self.leave:
            (folder / id).unlink()
        for fact in self.facts:
            with (folder / fact.article).open("a", encoding="utf-8") as file:
                file.write(f"\n\n{fact.sentence}\n")


def steps_of(held: Sequence[str], come: dict[str, Path]) -> tuple[Step, ...]:
    """Articles that come, and as many of the last ones held that are edited and that leave: none is asked about."""
    each = len(come)
    if len(held) < 2 * each:
        raise ValueError(f"{len(held)} articles are too few to edit {each} and delete {each}")
    names = ("".join(some).capitalize() for some in Random(5).sample(list(permutations(SYLLABLES, 3)), 2 * each))
    added, edited = ([Fact(id, next(names)) for id in ids] for ids in (come, held[-2 * each : -each]))
    return (
        Step("add", come=come, facts=tuple(added)),
        Step("edit", facts=tuple(edited)),
        Step("delete", leave=tuple(held[-each:])),
    )


def followed(steps: Sequence[Step], folder: Path, cut: Callable[[Path], Cut]) -> tuple[Cut, tuple[Step, ...]]:
    """The pieces of a folder, and the steps with the pieces that each takes and brings; the folder is left changed."""
    first = before = cut(folder)
    told = []
    for step in steps:
        step.apply(folder)
        after = cut(folder)
        gone = tuple(id for id in before.pieces if id not in after.pieces)
        new = tuple(piece for id, piece in after.pieces.items() if id not in before.pieces)
        told.append(replace(step, gone=gone, new=new))
        before = after
    return first, tuple(told)


def lay(sources: dict[str, Path], folder: Path) -> None:
    """Copies of files in a folder, and nothing else in it."""
    shutil.rmtree(folder, ignore_errors=True)
    for id, source in sources.items():
        _copy(source, folder / id)


def _copy(source: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(source, to)
