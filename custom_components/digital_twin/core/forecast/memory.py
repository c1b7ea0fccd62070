"""What forecasters need of the past weeks, packed into few bytes: 28 days, a quarter of an hour apart or coarser.

The foretold number itself is kept as finely as it was learned: of one that was held for a quarter of an hour nobody can
tell what follows in five minutes. Each signal is stored in 65,534 steps of its own range, the regressions' numbers in
single precision, all deflated: some 10 to 25 kB for a twin, a tenth of what they take as Python's numbers.
"""

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..series import Series

type Array = NDArray[np.float64]

FINEST = 900.0
KEPT = 28 * 86_400.0
UNKNOWN = 65_535
STEPS = 65_534
LENGTH = 4
MOST_BYTES = 4_000_000
"""Of what is packed, inflated; it may come from a document that anybody made."""
LATEST = 1e12
"""s; far beyond any time that is meant."""
MAIN = "value"
"""The name that the foretold number itself is kept under, whatever its channel is called."""
VERSION = 2
EVEN = 1
"""The version in which all signals were as coarse."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What was packed: the past by signal, and rows of numbers by name."""

    series: Mapping[str, Series] = field(default_factory=dict)
    numbers: Mapping[str, Array] = field(default_factory=dict)


def pack(
    times: Array,
    step: float,
    signals: Mapping[str, Array],
    numbers: Mapping[str, Sequence[float] | Array] | None = None,
) -> bytes:
    """Return the last weeks of signals (n,) at regular times (n,), epoch s, every step s, and rows of numbers."""
    coarse = max(round(FINEST / step), 1)
    count = min(len(times), round(KEPT / step))
    ranges, grids, parts = [], [], []
    for name, values in signals.items():
        every = 1 if name == MAIN else coarse
        rows = slice(len(times) - 1 - (count - 1) // every * every, None, every)
        kept = values[rows]
        grids.append([float(times[rows][0]), step * every, len(kept)])
        known = np.isfinite(kept)
        low, high = (float(kept[known].min()), float(kept[known].max())) if known.any() else (0.0, 0.0)
        scale = (high - low) / STEPS or 1.0
        code = np.where(known, np.rint((np.where(known, kept, low) - low) / scale), UNKNOWN)
        ranges.append([low, scale])
        # Differences of what changes little are small numbers, which deflate well.
        parts.append(np.diff(code.astype(np.int32), prepend=0).astype("<i4").tobytes())
    more = {} if numbers is None else numbers
    parts += [np.asarray(row, dtype="<f4").tobytes() for row in more.values()]
    head = {
        "version": VERSION,
        "grids": grids,
        "names": list(signals),
        "ranges": ranges,
        "numbers": {name: len(row) for name, row in more.items()},
    }
    text = json.dumps(head).encode()
    return len(text).to_bytes(LENGTH, "big") + text + zlib.compress(b"".join(parts), 6)


def unpack(data: bytes) -> Kept:
    """Return what pack wrote, nothing for anything else."""
    try:
        size = int.from_bytes(data[:LENGTH], "big")
        head = json.loads(data[LENGTH : LENGTH + size])
        inflate = zlib.decompressobj()
        body = inflate.decompress(data[LENGTH + size :], MOST_BYTES)
        if head["version"] not in (EVEN, VERSION) or inflate.unconsumed_tail:
            return Kept()
        return _read(head, body)
    except (ArithmeticError, AttributeError, IndexError, KeyError, TypeError, ValueError, zlib.error):  # fmt: skip
        return Kept()


def _read(head: Mapping[str, Any], body: bytes) -> Kept:
    """Return the parts of an inflated body. Raises ValueError and the like for what does not fit its head."""
    names = head["names"]
    grids = [[head["start"], head["step"], head["count"]]] * len(names) if head["version"] == EVEN else head["grids"]
    series: dict[str, Series] = {}
    at = 0
    for name, (low, scale), grid in zip(names, head["ranges"], grids, strict=True):
        start, step, count = float(grid[0]), float(grid[1]), int(grid[2])
        if not 0 < count <= len(body) // 4 or not (abs(start) < LATEST and 0 < step < LATEST):
            raise ValueError("no past")
        times = start + step * np.arange(count, dtype=np.float64)
        code = np.frombuffer(body, dtype="<i4", count=count, offset=at).cumsum()
        at += 4 * count
        with np.errstate(over="ignore", invalid="ignore"):
            values = np.where(code == UNKNOWN, np.nan, float(low) + float(scale) * code)
        series[str(name)] = Series(times, np.where(np.isfinite(values), values, np.nan), float(times[-1]))
    numbers: dict[str, Array] = {}
    for name, length in head["numbers"].items():
        row = np.frombuffer(body, dtype="<f4", count=int(length), offset=at).astype(np.float64)
        at += 4 * int(length)
        if not np.isfinite(row).all():
            raise ValueError("not a number")
        numbers[str(name)] = row
    return Kept(series, numbers)
