"""First-order recursions over many steps and members without a step of Python per step: blocked scans.

x(t) = a x(t − 1) + d(t) is worked out in blocks side by side, and what each block hands on is added afterwards
(Blelloch 1990, Prefix sums and their applications).
"""

import math

import numpy as np
from numpy.typing import NDArray

from .protocol import Array
from .scratch import scratch

type Real = np.float32 | np.float64


def scan[T: Real](decay: Array, drive: NDArray[T], start: Array) -> NDArray[T]:
    """Return x (T, N) of x(t) = decay x(t − 1) + drive(t), x(−1) = start; decay, start: (N,); drive: (T, N).

    drive, of single or double precision, is overwritten with the result; what blocks hand on is as precise as it.
    """
    steps, count = drive.shape
    kind = drive.dtype.type
    size = max(math.isqrt(steps), 1)
    blocks = steps // size
    apart = drive[: blocks * size].reshape(blocks, size, count)
    part, factor = scratch("scan", (blocks, count), kind), decay.astype(kind)
    for row in range(1, size):
        np.multiply(apart[:, row - 1], factor, out=part)
        apart[:, row] += part
    within = powers(decay, size).astype(kind)
    added, level = np.empty((size, count), kind), start.astype(kind)
    for block in range(blocks):
        np.multiply(within, level, out=added)
        apart[block] += added
        level = apart[block, -1]
    for row in range(blocks * size, steps):
        drive[row] += factor * level
        level = drive[row]
    return drive


def powers(base: Array, count: int) -> Array:
    """Return base (N,) to the powers 1..count: (count, N)."""
    size = max(math.isqrt(count), 1)
    blocks = -(-count // size)
    small = np.cumprod(np.broadcast_to(base, (size, len(base))), axis=0)
    large = np.ones((blocks, len(base)))
    if blocks > 1:
        np.cumprod(np.broadcast_to(small[-1], (blocks - 1, len(base))), axis=0, out=large[1:])
    result: Array = (large[:, None, :] * small[None]).reshape(blocks * size, -1)[:count]
    return result
