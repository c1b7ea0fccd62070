"""A room under a two-point thermostat, from switching to switching instead of from step to step.

Between two switchings the room is linear: its temperature is that of the room nobody heats, worked out once for all
steps, plus what the heating added, a sum of exponentials. So each member looks ahead over a stretch of steps for the
first at which it crosses its threshold, jumps there and switches; the members run apart in time. The result is that of
the step loop, to rounding. Worth it for few members: of a crowd each look costs more than a step of all does.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .protocol import Array
from .scan import powers
from .scratch import scratch

AHEAD = 48
"""Steps that are looked ahead at once: about what a thermostat rests or heats in minutes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relay:
    """What the search needs of N members, in temperatures times the member's direction (1 heats, −1 cools).

    start: air temperature before the first step (N,); free: the air's at each step's end if nothing were commanded
    (T, N); low: threshold below which it switches on, at each step (T, N) or (1, N);
    band: from there to where it switches off (N,); decay: of the modes (M, N); rise: of the modes per step while it
    runs (M, N), the plant's own mode last; on: whether it runs (N,); works: whether the mode lets it (N,).
    """

    start: Array
    free: Array
    low: Array
    band: Array
    decay: Array
    rise: Array
    on: NDArray[np.bool_]
    works: NDArray[np.bool_]


def switched(relay: Relay, air: Array, runs: Array) -> Array:
    """Write the course of all members and return what the heating left in all modes at the end (M, N).

    A step's decision is made on the temperature at the end of the step before, of the first on the start's. air: the
    temperature times direction; runs: 1 while it does; (T, N) each.
    """
    steps, count = relay.free.shape
    modes, width = len(relay.decay), steps + AHEAD
    settled = relay.rise / (1.0 - relay.decay)
    total, band = settled.sum(axis=0), relay.band
    added, running = scratch("added", (count, width), np.float64), scratch("running", (count, width), np.bool_)
    later = powers(relay.decay.ravel(), AHEAD).T.reshape(modes, count, AHEAD)
    margin = _margin(relay)
    look = _Look(margin, added, running, later)
    fading = np.concatenate([np.ones((modes, count, 1)), later], axis=2).reshape(modes, -1)
    row = np.arange(count) * (AHEAD + 1)
    given: Array = np.zeros((modes, count))
    on = relay.works & ((relay.start < relay.low[0]) | (relay.on & (relay.start < relay.low[0] + relay.band)))
    at, left = np.arange(count) * width, np.full(count, steps, dtype=np.intp)
    while True:
        runs_now = on.astype(np.float64)
        kept = runs_now * settled
        rest = given - kept
        gone, found = look.search(at, on, rest, runs_now * total, runs_now * band)
        gone[~found] = AHEAD
        found &= gone < left
        np.minimum(gone, left, out=gone)
        rest *= fading.take(row + gone, axis=1)
        given = rest + kept
        at += gone
        left -= gone
        on ^= found
        if not left.any():
            break
    _write(relay, added[:, :steps], running[:, :steps], air, runs)
    return given


class _Look:
    """A look of all members over AHEAD steps, each from its own place."""

    def __init__(self, margin: Array, added: Array, running: NDArray[np.bool_], later: Array) -> None:
        count = len(margin)
        self.tables = np.ascontiguousarray(later)
        self.margin, self.added, self.running = _windows(margin), _windows(added), _windows(running)
        self.course, self.term = np.empty((count, AHEAD)), np.empty((count, AHEAD))
        self.crossed, self.corner = np.empty((count, AHEAD), dtype=np.bool_), np.arange(count) * AHEAD
        self.flat = self.crossed.reshape(-1)

    def search(
        self, at: NDArray[np.intp], on: NDArray[np.bool_], rest: Array, total: Array, band: Array
    ) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
        """Write what the heating adds after at, and return the steps to the first crossing and whether there is one.

        rest: what the modes are away from their rest (M, N); total: the rest's warmth, band: what is to be got past.
        """
        course, crossed = self.course, self.crossed
        np.multiply(self.tables[0], rest[0, :, None], out=course)
        for table, share in zip(self.tables[1:], rest[1:], strict=True):
            np.multiply(table, share[:, None], out=self.term)
            course += self.term
        course += total[:, None]
        self.added[at] = course
        self.running[at] = on[:, None]
        # Off it waits for the air to fall below the threshold, on for it to get past the band above.
        limit = self.margin[at]
        limit += band[:, None]
        np.greater_equal(course, limit, out=crossed)
        np.not_equal(crossed, ~on[:, None], out=crossed)
        first = crossed.argmax(axis=1)
        found = self.flat.take(self.corner + first)
        first += 1
        return first, found


def _margin(relay: Relay) -> Array:
    """Return by how much the heating must have warmed the air for it not to switch on (N, T + AHEAD)."""
    steps, count = relay.free.shape
    margin = scratch("margin", (count, steps + AHEAD), np.float64)
    low = relay.low if len(relay.low) == 1 else relay.low[1:]
    np.subtract(low.T, relay.free[:-1].T, out=margin[:, : steps - 1])
    margin[:, steps - 1 :] = 0.0
    margin[~relay.works] = -np.inf
    return margin


def _write(relay: Relay, added: Array, running: NDArray[np.bool_], air: Array, runs: Array) -> None:
    """Write the courses (T, N) of what was found member by member (N, T)."""
    # Turned round as bytes first: to turn while converting takes ten times as long.
    turned = scratch("turned", relay.free.shape, np.bool_)
    np.copyto(turned, running.T)
    np.copyto(runs, turned)
    np.add(relay.free, added.T, out=air)


def _windows[T: np.generic](values: NDArray[T]) -> NDArray[T]:
    """Return values (N, width) seen as all stretches of AHEAD that begin at any of its elements in order (n, AHEAD)."""
    flat = values.reshape(-1)
    return np.lib.stride_tricks.as_strided(flat, (flat.size - AHEAD + 1, AHEAD), (flat.itemsize, flat.itemsize))
