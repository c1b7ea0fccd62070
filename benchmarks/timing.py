"""Timing of functions in one process."""

import gc
from collections.abc import Callable
from time import perf_counter, process_time

import numpy as np
from numpy.typing import NDArray


def milliseconds(function: Callable[[], object], rounds: int, *, cpu: bool = True) -> NDArray[np.float64]:
    """Return how long each of so many calls took in ms: CPU time of this process, or time on the wall."""
    clock = process_time if cpu else perf_counter
    function()
    gc.collect()
    gc.disable()
    try:
        taken = np.empty(rounds)
        for index in range(rounds):
            before = clock()
            function()
            taken[index] = clock() - before
    finally:
        gc.enable()
    return taken * 1000.0


def median(function: Callable[[], object], rounds: int, *, cpu: bool = True) -> float:
    """Return the median of milliseconds."""
    return float(np.median(milliseconds(function, rounds, cpu=cpu)))
