"""What forecasters need of the past weeks, packed into few bytes: 28 days, a quarter of an hour apart or coarser.

Each signal is stored in 65,534 steps of its own range, deflated. A twin's past takes some 5 to 20 kB.
"""

import json
import zlib
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from ..series import Series

type Array = NDArray[np.float64]

FINEST = 900.0
KEPT = 28 * 86_400.0
UNKNOWN = 65_535
STEPS = 65_534
LENGTH = 4
MAIN = "value"
"""The name that the foretold number itself is kept under, whatever its channel is called."""
VERSION = 1


def pack(times: Array, step: float, signals: Mapping[str, Array]) -> bytes:
    """Return the last weeks of signals (n,) at regular times (n,), epoch s, every step s."""
    every = max(round(FINEST / step), 1)
    count = min(len(times), round(KEPT / step))
    rows = slice(len(times) - 1 - (count - 1) // every * every, None, every)
    ranges, codes = [], []
    for values in signals.values():
        kept = values[rows]
        known = np.isfinite(kept)
        low, high = (float(kept[known].min()), float(kept[known].max())) if known.any() else (0.0, 0.0)
        scale = (high - low) / STEPS or 1.0
        code = np.where(known, np.rint((np.where(known, kept, low) - low) / scale), UNKNOWN)
        ranges.append([low, scale])
        codes.append(code.astype("<u2"))
    head = {
        "version": VERSION,
        "start": float(times[rows][0]),
        "step": step * every,
        "count": len(times[rows]),
        "names": list(signals),
        "ranges": ranges,
    }
    text = json.dumps(head).encode()
    body = b"".join(np.diff(code.astype(np.int32), prepend=0).astype("<i4").tobytes() for code in codes)
    return len(text).to_bytes(LENGTH, "big") + text + zlib.compress(body, 6)


def unpack(data: bytes) -> dict[str, Series]:
    """Return the series that pack wrote, nothing for anything else."""
    try:
        size = int.from_bytes(data[:LENGTH], "big")
        head = json.loads(data[LENGTH : LENGTH + size])
        if head["version"] != VERSION:
            return {}
        count = int(head["count"])
        codes = np.frombuffer(zlib.decompress(data[LENGTH + size :]), dtype="<i4").reshape(-1, count).cumsum(axis=1)
        times = head["start"] + head["step"] * np.arange(count, dtype=np.float64)
        ranges = dict(zip(head["names"], head["ranges"], strict=True))
        end = float(times[-1])
        return {
            name: Series(times, np.where(code == UNKNOWN, np.nan, low + scale * code), end)
            for (name, (low, scale)), code in zip(ranges.items(), codes, strict=True)
        }
    except ValueError, KeyError, TypeError, IndexError, zlib.error:
        return {}
