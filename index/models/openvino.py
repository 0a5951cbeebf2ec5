"""A network compiled for this processor, and the rows that it is fed: the one door to OpenVINO.

In bfloat16 where the processor has units for it (twice the speed, and more), else in float32. A row's numbers do not
depend on the rows beside it, so that a text is read alike alone and in a batch. In float32 its padding would change
them, so each row is padded to the next multiple of `STEP` tokens and never to the longest of a batch; in tiles of
bfloat16 it does not.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

STEP = 16
BFLOAT16 = "bf16"
Array = NDArray[Any]
_OPENING = threading.Lock()


class Network:
    """Threads may share one; `streams` of them are answered at a time, each on its share of the cores."""

    def __init__(self, output: Any, inputs: Sequence[Any], *, exact: bool = False, streams: int = 1) -> None:
        """`inputs`: token ids, the rows' lengths, and further numbers of a row. `exact`: float32 everywhere."""
        precision = BFLOAT16 if bfloat16() and not exact else "f32"
        # Threads that are pinned, ours among them, may share a core with those of another network.
        wanted = {"INFERENCE_PRECISION_HINT": precision, "NUM_STREAMS": str(streams), "ENABLE_CPU_PINNING": "NO"}
        self._compiled = _core().compile_model(openvino().Model([output], list(inputs)), "CPU", wanted)
        self._own = threading.local()  # a request answers one thread at a time
        self._turns = threading.BoundedSemaphore(streams)  # further ones would only wait inside, where one run crashed

    @cached_property
    def precision(self) -> str:
        """What it computes in on this processor: "bf16" or "f32"."""
        return str(self._compiled.get_property("INFERENCE_PRECISION_HINT").to_string())

    def run(self, rows: Sequence[Sequence[int]], *numbers: Sequence[int]) -> Array:
        """Return the output for rows of token ids, all padded to the width of the longest: float32 (rows, …).

        `numbers`: one of a row, each (rows,), for the inputs after the first two. Raises ValueError of rows of several
        widths in another precision than bfloat16.
        """
        widths = {padded(len(row)) for row in rows}
        if len(widths) != 1 and self.precision != BFLOAT16:
            raise ValueError(f"rows of padded widths {sorted(widths)}, wanted one width")
        filled = np.zeros((len(rows), max(widths)), dtype=np.int64)
        for i, row in enumerate(rows):
            filled[i, : len(row)] = row
        if not hasattr(self._own, "request"):
            self._own.request = self._compiled.create_infer_request()
        fed = [filled, *(np.array(each, dtype=np.int64) for each in ([len(row) for row in rows], *numbers))]
        with self._turns:
            return np.array(self._own.request.infer(fed)[0])


def padded(tokens: int) -> int:
    """Return the width that a row of so many tokens is padded to."""
    return -(-max(1, tokens) // STEP) * STEP


def groups(lengths: Sequence[int], size: int, spare: int = 0) -> Iterator[list[int]]:
    """Return numbers of rows in batches of at most `size`, longest first; padded widths differ by `spare` at most."""
    order = sorted(range(len(lengths)), key=lambda i: -lengths[i])
    start = 0
    for at in range(1, len(order) + 1):
        full = at - start == size
        if at == len(order) or full or padded(lengths[order[at]]) + spare < padded(lengths[order[start]]):
            yield order[start:at]
            start = at


@lru_cache
def bfloat16() -> bool:
    """Return whether this processor has units for it."""
    return "BF16" in _core().get_property("CPU", "OPTIMIZATION_CAPABILITIES")


@lru_cache
def tiles() -> bool:
    """Return whether this processor multiplies whole tiles of bfloat16 (AMX), as far as Linux tells.

    Only then is bfloat16 faster than products of 8 bits; with units for single rows it is three times as slow.
    """
    info = Path("/proc/cpuinfo")
    return info.is_file() and "amx_bf16" in info.read_text(encoding="utf-8")


def processor_name() -> str:
    """Return what tells this processor from others: virtual machines name several kinds alike."""
    name = str(_core().get_property("CPU", "FULL_DEVICE_NAME")).strip()
    units = sorted(_core().get_property("CPU", "OPTIMIZATION_CAPABILITIES"))
    return f"{name}, {os.cpu_count()} cores, {' '.join(units)}{' tiles' if tiles() else ''}"


def cores() -> int:
    """Return how many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def constants(graph: Path) -> dict[str, Array]:
    """Return what an ONNX graph holds, by name."""
    steps = _core().read_model(graph).get_ops()
    return {step.friendly_name: np.array(step.data) for step in steps if step.get_type_name() == "Constant"}


def _core() -> Any:
    with _OPENING:  # models load side by side, and must share one
        return _one_core()


@lru_cache
def _one_core() -> Any:
    return openvino().Core()


def openvino() -> Any:
    # It imports a package that sends usage reports, which is kept out: nothing here calls home.
    sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]
    import openvino

    return openvino
