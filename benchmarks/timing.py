"""Timing of functions in one process."""

import gc
from asyncio.events import Handle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter, process_time, thread_time

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


@contextmanager
def callbacks() -> Iterator[list[float]]:
    """Give the CPU time (s) that each callback of the event loop took in its thread."""
    found: list[float] = []
    real = Handle._run  # noqa: SLF001 -- the one place through which every callback goes

    def run(handle: Handle) -> None:
        before = thread_time()
        real(handle)
        found.append(thread_time() - before)

    Handle._run = run  # type: ignore[method-assign]  # noqa: SLF001 -- as above
    try:
        yield found
    finally:
        Handle._run = real  # type: ignore[method-assign]  # noqa: SLF001 -- as above
