"""First-order recursions over many steps and members without a step of Python per step: blocked scans.

x(t) = a x(t − 1) + d(t) is worked out in blocks side by side, and what each block hands on is added afterwards
(Blelloch 1990, Prefix sums and their applications).
"""

import math

import numpy as np

from .protocol import Array
from .scratch import scratch


def scan(decay: Array, drive: Array, start: Array) -> Array:
    """Return x (T, N) of x(t) = decay x(t − 1) + drive(t), x(−1) = start; decay, start: (N,); drive: (T, N).

    drive is overwritten with the result.
    """
    steps, count = drive.shape
    size = max(math.isqrt(steps), 1)
    blocks = steps // size
    apart = drive[: blocks * size].reshape(blocks, size, count)
    part = scratch("scan", (blocks, count))
    for row in range(1, size):
        np.multiply(apart[:, row - 1], decay, out=part)
        apart[:, row] += part
    within = powers(decay, size)
    added, level = np.empty((size, count)), start
    for block in range(blocks):
        np.multiply(within, level, out=added)
        apart[block] += added
        level = apart[block, -1]
    for row in range(blocks * size, steps):
        drive[row] += decay * level
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
