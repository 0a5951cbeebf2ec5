"""A bar with rate and time left on stderr; nothing at all when stderr is no terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pullquote.ui.shared.sanitize import one_line

if TYPE_CHECKING:
    from pullquote.index import Progress

PATIENCE = 0.5  # seconds of work before a bar shows: a warm start stays quiet


@contextmanager
def bar(unit: str) -> Iterator[Progress]:
    """A function to call with how many are done, of how many, and what is being done; the bar goes away at the end."""
    from tqdm import tqdm

    with tqdm(unit=f" {unit}", disable=None, leave=False, delay=PATIENCE, file=sys.stderr, dynamic_ncols=True) as line:

        def progress(done: int, total: int, label: str) -> None:
            line.total = total
            line.set_postfix_str(one_line(label)[:40], refresh=False)
            line.update(done - line.n)

        yield progress
