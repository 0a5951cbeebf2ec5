"""The far end: one system in a process of its environment, asked in lines of JSON, answering in lines of JSON.

    python -m benchmarks.peers.serve NAME PLACE

NAME is a file in `systems`, PLACE a `Place` as JSON. A line asks {"do": "hits", "with": {...}}; the reply has the
`value`, and the `seconds` that the system itself took, so that neither pipe nor JSON is measured. Whatever a system
prints goes to standard error.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, is_dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.peers.system import Piece, Place, System


def main() -> None:
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    name, told = sys.argv[1:]
    place = Place(**{key: Path(value) if isinstance(value, str) else value for key, value in json.loads(told).items()})
    system: System = import_module(f"benchmarks.peers.systems.{name}").Peer(place)
    for line in sys.stdin:
        asked = json.loads(line)
        print(json.dumps(done(system, asked["do"], asked["with"])), file=replies, flush=True)


def done(system: System, what: str, options: dict[str, Any]) -> dict[str, Any]:
    """One request and its reply."""
    if what == "memory":
        return {"value": peak(getattr(system, "process", "self")), "seconds": 0.0}
    if what == "change":
        options["new"] = [Piece(**piece) for piece in options["new"]]
    work: Callable[..., Any] = getattr(system, what)
    began = time.perf_counter()
    value = work(**options)
    return {"seconds": time.perf_counter() - began, "value": plain(value)}


def peak(process: int | str = "self") -> int:
    """The most memory that a process has held, in bytes. (`getrusage` would tell of the process that started it.)"""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return 1024 * int(status.partition("VmHWM:")[2].split()[0])


def plain(value: Any) -> Any:
    """Records, alone or in a list, as JSON has them."""
    if isinstance(value, list):
        return [plain(each) for each in value]
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value


if __name__ == "__main__":
    main()
