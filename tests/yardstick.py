"""A yardstick beside a time limit: no two machines are alike, and no one of them is alike all day."""

import time
from collections.abc import Callable
from typing import Final

import numpy as np

REFERENCE: Final = 0.065
"""What `small_fits` take, in s, on the machine that a limit in seconds speaks of."""
REPEATED: Final = 8


def small_fits(clock: Callable[[], float]) -> float:
    """Return what 2,000 small least squares take by a clock, in s."""
    rng = np.random.default_rng(0)
    known, told = rng.standard_normal((300, 12)), rng.standard_normal(300)
    begun = clock()
    for _ in range(2_000):
        np.linalg.lstsq(known, told, rcond=None)
    return clock() - begun


def slowness() -> float:
    """Return how many times longer this machine takes just now than the one that limits speak of; at least 1."""
    return max(1.0, sum(small_fits(time.perf_counter) for _ in range(REPEATED)) / (REPEATED * REFERENCE))
