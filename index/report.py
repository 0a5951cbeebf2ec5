"""What a build did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

# Called as progress(done, total, label); `label` names the step.
Progress = Callable[[int, int, str], None]


def silent(done: int, total: int, label: str) -> None:
    """Ignore progress."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that could not be read, and why. It is tried again at the next build.

    `for_now`: the file could not be opened or changed meanwhile; what the library held of it before is kept.
    """

    id: str
    reason: str
    for_now: bool = False


@dataclass(frozen=True, slots=True)
class Unreachable:
    """A path below the articles' folder that could not be read, '' for the folder itself: since when (UTC), and why."""

    path: str
    since: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """Article ids by what became of them, each sorted; passages in the library, passages embedded again, seconds.

    `kept` are those of `unchanged` whose files are gone or cannot be read; `notes` are lines for people.
    `unread` counts the files of each suffix that is not read, '' for those without one.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    failed: tuple[Failure, ...] = ()
    passages: int = 0
    embedded: int = 0
    seconds: float = 0.0
    kept: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    unread: tuple[tuple[str, int], ...] = ()

    def __str__(self) -> str:
        counts = ", ".join(
            f"{name} {len(getattr(self, name))}" for name in ("added", "changed", "removed", "unchanged", "failed")
        )
        return f"{counts} — {counted(self.passages, 'passage')} in {self.seconds:.1f} s"


def counted(count: int, thing: str) -> str:
    """Return the number with the word for what is counted.

    >>> counted(1, "passage"), counted(2_000, "passage")
    ('1 passage', '2,000 passages')
    """
    return f"{count:,} {thing}{'' if count == 1 else 's'}"
