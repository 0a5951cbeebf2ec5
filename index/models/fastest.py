"""Which way of running a model is fastest on this processor: measured once, and kept in the user's cache.

PULLQUOTE_RUNTIMES decides instead of a measurement: "embedding=f32, reader=8 bits", or "usual" for what is usually the
fastest on such a processor.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from threading import Lock

VARIABLE = "PULLQUOTE_RUNTIMES"
FILE = "runtimes.json"
SECONDS = 0.7  # of measuring, beside the time in which the ways are made ready
WORTH = 0.9  # another way than the usual one is taken where it needs less than this share of its time
Way = Callable[[], Callable[[], object]]  # makes it ready; what it returns runs it once
_alone = Lock()  # two measurements at a time would slow each other


@dataclass(frozen=True, slots=True)
class Measured:
    """What was chosen for a model, and the milliseconds of each way."""

    chosen: str
    milliseconds: dict[str, float]


def fastest(model: str, usual: str, ways: Mapping[str, Way], file: Path | None = None) -> str:
    """Return one of the ways to run a model: the one that was measured to be the fastest, else `usual`.

    Where there is but one, or nothing can be kept, nothing is measured.
    """
    file = file or cache_folder() / FILE
    asked = dict(part.strip().split("=", 1) for part in os.environ.get(VARIABLE, "").split(",") if "=" in part)
    if os.environ.get(VARIABLE) or len(ways) < 2:
        return asked[model] if asked.get(model) in ways else usual
    with _alone:
        known = measured(file)
        if model not in known or known[model].chosen not in ways:
            with suppress(OSError):
                file.parent.mkdir(parents=True, exist_ok=True)
                file.touch()  # before time is spent on what cannot be kept
                known[model] = _measure(usual, ways)
                _keep(file, known)
    return known[model].chosen if model in known else usual


def measured(file: Path | None = None) -> dict[str, Measured]:
    """Return what was measured on this processor with these versions, by model."""
    with suppress(OSError, ValueError, TypeError, AttributeError):
        kept = json.loads((file or cache_folder() / FILE).read_text(encoding="utf-8"))
        return {model: Measured(**each) for model, each in kept.get(processor(), {}).items()}
    return {}


def _measure(usual: str, ways: Mapping[str, Way]) -> Measured:
    """Run each way in turn, and compare their shortest times: other programs only ever add to a time."""
    runs = {name: way() for name, way in ways.items()}
    for run in runs.values():
        run()  # the first time takes longer
    best = dict.fromkeys(runs, float("inf"))
    end = time.perf_counter() + SECONDS
    while time.perf_counter() < end or float("inf") in best.values():
        for name, run in runs.items():
            began = time.perf_counter()
            run()
            best[name] = min(best[name], time.perf_counter() - began)
    return Measured(choice(usual, best), {name: round(1000 * seconds, 1) for name, seconds in best.items()})


def choice(usual: str, seconds: Mapping[str, float]) -> str:
    """Return the fastest; the usual one unless another is clearly faster.

    >>> choice("bf16", {"bf16": 10.0, "f32": 9.5}), choice("bf16", {"bf16": 10.0, "f32": 8.5})
    ('bf16', 'f32')
    """
    best = min(seconds, key=seconds.__getitem__)
    return best if seconds[best] < WORTH * seconds[usual] else usual


def _keep(file: Path, known: Mapping[str, Measured]) -> None:
    try:
        all = dict(json.loads(file.read_text(encoding="utf-8")))
    except (ValueError, TypeError):
        all = {}
    all[processor()] = {name: {"chosen": m.chosen, "milliseconds": m.milliseconds} for name, m in known.items()}
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    beside.write_text(json.dumps(all, indent=1), encoding="utf-8")
    beside.replace(file)


def processor() -> str:
    """Return what a measurement holds for: the processor, its cores and units, and versions of the engines."""
    from pullquote.index.models.openvino import processor_name

    engines = (f"{name} {version(name)}" for name in ("openvino", "onnxruntime"))
    return ", ".join((processor_name(), *engines))


def cache_folder() -> Path:
    """Return the folder of this program in the user's cache."""
    from platformdirs import user_cache_path

    return Path(user_cache_path("pullquote"))
