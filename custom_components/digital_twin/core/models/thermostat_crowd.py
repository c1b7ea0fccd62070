"""A crowd of rooms under two-point thermostats, step by step: a few operations on all members at once in each step.

What a step costs is the calling, not the arithmetic, so a crowd costs hardly more than one member, and all is laid out
for calls that are short: equal shapes, one precision, results written in place.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .protocol import Array
from .scan import Real
from .scratch import scratch

NOTHING, SWEEP = 1e-15, 64
"""K that are none, and every how many steps: what fades for hours becomes a number that processors are slow with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd[T: Real]:
    """What the steps need of N members, in temperatures times the member's direction (1 heats, −1 cools).

    drives: by how much each mode but the plant's, which comes last, rises in each step (T, N); the first becomes the
    course of the air temperature. modes:
    whose sum is the air temperature, before the first step (M, N); decay, rise: of the modes per step, and while it
    runs (M, N). low: threshold below which it switches on after each step (T, N), −∞ where it may not run; None:
    0. band: from there to where it switches off (N,). on: whether it runs in the first step (N,).
    """

    drives: list[NDArray[T]]
    modes: Array
    decay: Array
    rise: Array
    low: NDArray[T] | None
    band: Array
    on: NDArray[np.bool_]


def stepped[T: Real](crowd: Crowd[T]) -> tuple[NDArray[np.bool_], Array]:
    """Write the air temperature; return whether it runs (T, N), in scratch memory, and the modes at the end (M, N).

    A step's decision is made on the temperature at the end of the step before.
    """
    course, *others = crowd.drives
    (steps, count), modes = course.shape, len(crowd.modes)
    running = scratch("running", (steps + 1, count), np.bool_)
    running[0] = crowd.on
    # One product holds all: what is left of the modes, by how much they rise, and the threshold's place in the band.
    whole = np.concatenate([crowd.modes, np.zeros((modes + 1, count))]).astype(course.dtype)
    factors = np.concatenate([crowd.decay, crowd.rise, crowd.band[None]]).astype(course.dtype)
    parts = np.empty_like(whole)
    state, on = whole[:modes], whole[modes:]
    kept, risen, edge = parts[:modes], parts[modes:-1], parts[-1]
    (first, second, *rest), low, now = state, crowd.low, running[0]
    driven = list(zip((second, *rest), others, strict=False))
    multiply, add, less = np.multiply, np.add, np.less
    for begin in range(0, steps, SWEEP):
        state[np.abs(state) < NOTHING] = 0.0
        end = min(begin + SWEEP, steps)
        for index, warm, following in zip(
            range(begin, end), course[begin:end], running[begin + 1 : end + 1], strict=True
        ):
            on[:] = now
            multiply(whole, factors, parts)
            add(kept, risen, state)
            add(first, warm, first)
            for mode, drive in driven:
                add(mode, drive[index], mode)
            add(first, second, warm)
            for mode in rest:
                add(warm, mode, warm)
            if low is not None:
                add(edge, low[index], edge)
            less(warm, edge, following)
            now = following
    return running[:steps], state.astype(np.float64)
