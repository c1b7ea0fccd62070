"""A room under a two-point thermostat, from switching to switching instead of from step to step.

Between two switchings the room is linear: its temperature is that of the room nobody heats, worked out once for all
steps, plus what the heating added, a sum of exponentials. So each member looks ahead over a stretch of steps for the
first at which it crosses its threshold, jumps there and switches; the members run apart in time. The result is that of
the step loop, to rounding.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .protocol import Array
from .scan import powers
from .scratch import scratch

AHEAD = 48
"""Steps that are looked ahead at once: about what a thermostat rests or heats in minutes."""
CHUNK = 256
"""Members that are searched together, so that a look ahead stays in the processor's cache."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relay:
    """What the search needs of N members, in temperatures times the member's direction (1 heats, −1 cools).

    start: air temperature before the first step (N,); free: the air's at each step's end if nothing were commanded
    (T, N); low: threshold below which it switches on, at each step (T, N) or (1, N); band: from there to where it
    switches off (N,); decay: of the modes (M, N); rise: of the modes per step while it runs (M, N), the plant's own
    mode last; on: whether it runs (N,); works: whether the mode lets it (N,).
    """

    start: Array
    free: Array
    low: Array
    band: Array
    decay: Array
    rise: Array
    on: NDArray[np.bool_]
    works: NDArray[np.bool_]

    def part(self, rows: slice) -> Relay:
        """Return some of the members."""
        return Relay(
            start=self.start[rows], free=self.free[:, rows], low=self.low[:, rows], band=self.band[rows],
            decay=self.decay[:, rows], rise=self.rise[:, rows], on=self.on[rows], works=self.works[rows],
        )  # fmt: skip


def switched(relay: Relay, air: Array, runs: Array) -> Array:
    """Write the course of all members and return what the heating left in all modes at the end (M, N).

    A step's decision is made on the temperature at the end of the step before, of the first on the start's. air: the
    temperature times direction; runs: 1 while it does; (T, N) each.
    """
    left = []
    for row in range(0, len(relay.start), CHUNK):
        rows = slice(row, row + CHUNK)
        left.append(_searched(relay.part(rows), air[:, rows], runs[:, rows]))
    return left[0] if len(left) == 1 else np.concatenate(left, axis=1)


def _searched(relay: Relay, air: Array, runs: Array) -> Array:
    steps, count = relay.free.shape
    modes, width = len(relay.decay), steps + AHEAD
    settled = relay.rise / (1.0 - relay.decay)
    total = settled.sum(axis=0)
    # By how much the heating must have warmed the air for it not to switch on; nobody switches past the end.
    margin = scratch("margin", (count, width))
    np.subtract((relay.low if len(relay.low) == 1 else relay.low[1:]).T, relay.free[:-1].T, out=margin[:, : steps - 1])
    margin[:, steps - 1 :] = np.nan
    margin[~relay.works] = np.nan
    added = scratch("added", (count, width))
    ahead, into = _windows(margin), _windows(added)
    later = powers(relay.decay.ravel(), AHEAD).T.reshape(modes, count, AHEAD)
    tables = [np.ascontiguousarray(one) for one in later]
    fading = np.concatenate([np.ones((modes, count, 1)), later], axis=2).reshape(modes, -1)
    members = np.arange(count)
    base, row, place = members * width, members * (AHEAD + 1), np.zeros(count, dtype=np.intp)
    given: Array = np.zeros((modes, count))
    low = relay.low[0]
    on = relay.works & ((relay.start < low) | (relay.on & (relay.start < low + relay.band)))
    flips = np.zeros((steps + 1, count), dtype=np.bool_)
    flips[0] = on
    flat = flips.reshape(-1)
    # Where it runs, it must get past the band, of which what it gives for ever is already counted.
    beyond = relay.band - total
    course, term = np.empty((count, AHEAD)), np.empty((count, AHEAD))
    crossed = np.empty((count, AHEAD), dtype=np.bool_)
    while True:
        kept = on * settled
        rest = given - kept
        at = base + place
        np.multiply(tables[0], rest[0][:, None], out=course)
        for mode in range(1, modes):
            np.multiply(tables[mode], rest[mode][:, None], out=term)
            course += term
        into[at] = course
        # Off it waits for the gap to fall below zero, on for it to reach the rest of the band; unknown is neither.
        course -= ahead[at]
        course *= (2.0 * on - 1.0)[:, None]
        np.greater_equal(course, np.where(on, beyond, TINY)[:, None], out=crossed)
        first = crossed.argmax(axis=1)
        found = crossed[members, first]
        gone = np.minimum(np.where(found, first + 1, AHEAD), steps - place)
        given = rest * fading.take(row + gone, axis=1) + kept
        place += gone
        flat[place[found] * count + members[found]] = True
        on ^= found
        if place.min() >= steps:
            break
    np.copyto(runs, np.logical_xor.accumulate(flips[:steps], axis=0))
    np.multiply(runs, total, out=air)
    air += added[:, :steps].T
    air += relay.free
    return given


TINY = float(np.nextafter(0.0, 1.0))


def _windows[T: np.generic](values: NDArray[T]) -> NDArray[T]:
    """Return values (N, width) seen as all stretches of AHEAD that begin at any of its elements in order (n, AHEAD)."""
    flat = values.reshape(-1)
    return np.lib.stride_tricks.as_strided(flat, (flat.size - AHEAD + 1, AHEAD), (flat.itemsize, flat.itemsize))
