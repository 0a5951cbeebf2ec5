"""Wrong passwords slow down: after a few, an address waits longer and longer before it may try again.

What was right once from an address is let in at once all the while, so that whoever guesses holds up no one else there.
"""

from __future__ import annotations

import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

FREE = 5  # wrong ones before any wait
LONGEST = 60.0  # seconds of a wait; an address without a wrong one for an hour is forgotten
FORGOTTEN = 3_600.0
ADDRESSES = 10_000
KNOWN = 1_000


@dataclass(slots=True)
class _Tries:
    wrong: int = 0
    last: float = 0.0

    @property
    def until(self) -> float:
        """From when on the next may be tried."""
        over = self.wrong - FREE
        return self.last + min(LONGEST, 2.0**over) if over >= 0 else 0.0


@dataclass
class Attempts:
    """What was tried from where; `clock` gives seconds."""

    clock: Callable[[], float] = time.monotonic
    _of: OrderedDict[str, _Tries] = field(default_factory=OrderedDict)
    _known: OrderedDict[bytes, None] = field(default_factory=OrderedDict)

    def wait(self, address: str, secret: str) -> float:
        """Seconds until an address may try this; 0 for now."""
        if _digest(address, secret) in self._known:
            return 0.0
        tries = self._of.get(address)
        return max(0.0, tries.until - self.clock()) if tries else 0.0

    def tried(self, address: str, secret: str, *, right: bool) -> None:
        """Note what came of a try."""
        if right:
            self._known[_digest(address, secret)] = None
            if len(self._known) > KNOWN:
                self._known.popitem(last=False)
            return
        now, tries = self.clock(), self._of.pop(address, _Tries())
        tries.wrong = tries.wrong + 1 if now - tries.last < FORGOTTEN else 1
        tries.last = now
        self._of[address] = tries
        if len(self._of) > ADDRESSES:
            self._of.popitem(last=False)


def _digest(address: str, secret: str) -> bytes:
    return hashlib.sha256(f"{address}\n{secret}".encode()).digest()
