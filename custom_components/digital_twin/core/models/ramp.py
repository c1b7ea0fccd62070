"""Quantities that move to a target at a limited speed, solved stretch by stretch between the targets' changes."""

from itertools import pairwise

import numpy as np

from .protocol import Array


def stretches(target: Array) -> list[tuple[int, int]]:
    """Return the stretches [first, last) of steps over which no member's target (T, N) changes."""
    if not len(target):
        return []
    if target.strides[0] == 0:
        return [(0, len(target))]
    turns = np.flatnonzero(np.any(target[1:] != target[:-1], axis=1)) + 1
    edges = [0, *turns.tolist(), len(target)]
    return list(pairwise(edges))


def ramp(target: Array, start: Array, up: Array, down: Array, dt: float) -> Array:
    """Return the course (T, N) at each step's end.

    target: (T, N); start: (N,); up and down: greatest rise and fall per s (N,), may be infinite.
    """
    if len(target) and target.strides[0] == 0 and np.array_equal(target[0], start):
        return target
    course = np.empty(target.shape)
    level = start
    for first, last in stretches(target):
        elapsed = dt * np.arange(1, last - first + 1)[:, None]
        course[first:last] = level + np.clip(target[first] - level, -elapsed * down, elapsed * up)
        level = course[last - 1]
    return course
