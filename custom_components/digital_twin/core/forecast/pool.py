"""Numbers beside the main one that life moves: the model's play, "as it is now" and the usual hour, pooled.

A linear opinion pool (Stone 1961) of three distributions: what the ensemble plays, how far the number went from where
it is now in as long a time (by which of three values it is near: at rest and at work it moves differently), and what
it usually is at that hour of the day. Each is a row of atoms at the same probabilities; the weights by horizon are
those that foretold a held-out part best. A pool of distributions is wider than it need be, and a model narrower than
life: how much of the pool a band takes is measured too (split conformal), and where all of it is not enough, how far
beyond its outermost atoms truths lay, in units of the number's own spread.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Self

import numpy as np

from ..models.protocol import Array
from .ensemble import LEVELS as PLAYED

PREFIX: Final = "pool_"
LEVELS: Final = (0.5, 0.8, 0.9)
PROBABILITIES: Final = np.array((0.005, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95, 0.995))
ATOMS: Final = len(PROBABILITIES)
SHARES: Final = np.diff(np.concatenate(([0.0], (PROBABILITIES[1:] + PROBABILITIES[:-1]) / 2.0, [1.0])))
"""How likely each atom is: the probability nearer to it than to the others."""
HOURS: Final = 24
VALUES: Final = 3
PARTS: Final = 3
"""The model's play, staying, the usual hour."""
TINY: Final = 1e-9
FIGURES: Final = 5


def numbers(horizons: int) -> int:
    """Return how many numbers a pool's table holds for so many horizons."""
    return 2 + horizons + VALUES + horizons * VALUES * ATOMS + HOURS * ATOMS + horizons * (PARTS + len(LEVELS))


@dataclass(frozen=True, slots=True)
class Pool:
    """What was learned of one number. horizons: s (H,); centres: the values it is mostly near (C,); spread: its own.

    stays: atoms of how far it goes (H, C, A); usual: atoms of what it is by hour (24, A); weights: of the parts (H, 3);
    reach: of the 50, 80 and 90 % band (H, 3): up to 1 the share of the pool, beyond it the distance in spreads.
    """

    horizons: Array
    centres: Array
    stays: Array
    usual: Array
    weights: Array
    reach: Array
    spread: float

    def atoms(self, now: Array, begins: Array, times: Array, played: Array | None) -> tuple[Array, Array]:
        """Return atoms and how likely each is, (n, 3A) both, of what the number is at times (n,) s after begins (n,).

        begins: epoch s by the clock (core/clock.py); now: the values then (n,); played: the model's atoms (n, A), None
        where it plays none.
        """
        usual = self._usual(begins + times)
        stays = self._stays(now, times)
        weights = _between(self.horizons, self.weights, times)
        if played is None:
            weights[:, 0], played = 0.0, usual
        total = weights.sum(axis=1, keepdims=True)
        weights = np.where(total > TINY, weights / np.maximum(total, TINY), (0.0, 0.5, 0.5))
        likely = (weights[:, :, None] * SHARES).reshape(len(times), -1)
        return np.concatenate((played, stays, usual), axis=1), likely

    def edges(self, atoms: Array, likely: Array, times: Array) -> tuple[Array, Array]:
        """Return the median (n,) and the edges of the bands (3, 2, n) of a pool."""
        order = np.argsort(atoms, axis=1, kind="stable")
        atoms, likely = np.take_along_axis(atoms, order, 1), np.take_along_axis(likely, order, 1)
        below = np.cumsum(likely, axis=1)
        above = np.cumsum(likely[:, ::-1], axis=1)
        median = _first(atoms, below, np.full(len(times), 0.5))
        reach = _between(self.horizons, self.reach, times)
        found = np.empty((len(LEVELS), 2, len(times)))
        for which in range(len(LEVELS)):
            tail = (1.0 - np.minimum(reach[:, which], 1.0)) / 2.0
            beyond = self.spread * np.maximum(reach[:, which] - 1.0, 0.0)
            found[which] = _first(atoms, below, tail) - beyond, _first(atoms[:, ::-1], above, tail) + beyond
        found[:, 0], found[:, 1] = np.minimum(found[:, 0], median), np.maximum(found[:, 1], median)
        return median, found

    def tables(self, key: str) -> dict[str, tuple[float, ...]]:
        """Return this as a table of Learned."""
        rows = (self.horizons, self.centres, self.stays, self.usual, self.weights, self.reach, np.array([self.spread]))
        flat = np.concatenate([np.append(len(rows[0]), rows[0]), *(row.ravel() for row in rows[1:])])
        return {PREFIX + key: tuple(float(f"{value:.{FIGURES}g}") for value in flat.tolist())}

    @classmethod
    def from_tables(cls, tables: Mapping[str, tuple[float, ...]], key: str) -> Self | None:
        """Return what tables wrote, None where they did not, or it is not whole."""
        row = np.array(tables.get(PREFIX + key, ()))
        count = int(row[0]) if row.size else 0
        shapes = ((count,), (VALUES,), (count, VALUES, ATOMS), (HOURS, ATOMS), (count, PARTS), (count, len(LEVELS)))
        sizes = [int(np.prod(shape)) for shape in shapes]
        if count < 1 or len(row) != 2 + sum(sizes):
            return None
        parts = np.split(row[1:-1], np.cumsum(sizes)[:-1])
        horizons, centres, stays, usual, weights, reach = (
            part.reshape(shape) for part, shape in zip(parts, shapes, strict=True)
        )
        return cls(horizons, centres, stays, usual, weights, reach, float(row[-1]))

    def _usual(self, moments: Array) -> Array:
        """Return the atoms of what it is at moments, epoch s (n,), between the middles of the hours."""
        place = (moments / 3600.0 - 0.5) % HOURS
        before = place.astype(np.intp) % HOURS
        share = (place - np.floor(place))[:, None]
        result: Array = (1.0 - share) * self.usual[before] + share * self.usual[(before + 1) % HOURS]
        return result

    def _stays(self, now: Array, times: Array) -> Array:
        """Return the atoms of how far it goes from now (n,), never beyond what it ever was."""
        near = np.argmin(np.abs(now[:, None] - self.centres), axis=1)
        place = np.interp(np.log(np.maximum(times, 1.0)), np.log(self.horizons), np.arange(len(self.horizons)))
        before = np.minimum(place.astype(np.intp), max(len(self.horizons) - 2, 0))
        after = np.minimum(before + 1, len(self.horizons) - 1)
        share = (place - before)[:, None]
        gone = (1.0 - share) * self.stays[before, near] + share * self.stays[after, near]
        low, high = np.minimum(self.usual.min(), now), np.maximum(self.usual.max(), now)
        result: Array = np.clip(now[:, None] + gone, low[:, None], high[:, None])
        return result


def atoms_of(quantiles: Array) -> Array:
    """Return atoms (n, A) of an ensemble's quantiles (7, n)."""
    place = np.interp(PROBABILITIES, PLAYED, np.arange(len(PLAYED), dtype=np.float64))
    before = np.minimum(place.astype(np.intp), len(PLAYED) - 2)
    share = (place - before)[:, None]
    result: Array = ((1.0 - share) * quantiles[before] + share * quantiles[before + 1]).T
    return result


def beyond(atoms: Array, likely: Array, truths: Array, spread: float) -> Array:
    """Return how much of a pool (n, k) a band must take to hold each truth (n,); above 1: spreads beyond all of it."""
    apart = atoms - truths[:, None]
    within = TINY * max(spread, 1.0)
    up_to = np.where(apart <= within, likely, 0.0).sum(axis=1)
    from_it = np.where(apart >= -within, likely, 0.0).sum(axis=1)
    taken = 1.0 - 2.0 * np.minimum(np.minimum(up_to, from_it), 0.5)
    inside = np.where(likely > TINY, atoms, np.nan)
    outside = np.maximum(np.nanmin(inside, axis=1) - truths, truths - np.nanmax(inside, axis=1))
    result: Array = np.where(outside > within, 1.0 + outside / spread, taken)
    return result


def _first(atoms: Array, sums: Array, tail: Array) -> Array:
    """Return the first atom (n,) up to which as much is likely as tail (n,) says."""
    index = np.argmax(sums >= np.maximum(tail, 2.0 * TINY)[:, None] - TINY, axis=1)
    result: Array = np.take_along_axis(atoms, index[:, None], 1)[:, 0]
    return result


def _between(horizons: Array, rows: Array, times: Array) -> Array:
    """Return rows (H, k) at horizons (H,), interpolated over the logarithm of time to times (n,), as (n, k)."""
    at, knots = np.log(np.maximum(times, 1.0)), np.log(horizons)
    return np.column_stack([np.interp(at, knots, column) for column in rows.T])
