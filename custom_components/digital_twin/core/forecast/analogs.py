"""Analogs: what followed the situations of the last weeks that were most like the present one (Lorenz 1969).

A nearest-neighbour regression over the recent course, the clock and what is around; it knows of habits and of
switching what no line can. The spread of what followed tells how sure it is.
"""

import numpy as np
from numpy.typing import NDArray

from .followed import LEVELS
from .frame import DAY

type Array = NDArray[np.float64]

NEIGHBOURS = 40
NEAREST = 16
"""Of these neighbours the mean is taken, the spread of all: a few tell what follows, more of them how sure that is."""
KEPT = 28 * DAY
APART = 3.0
"""Of the horizon's length: what followed within less is one course of events, whose parts lie near one another."""
FINEST = 900.0
BLOCK = 12 * 3600.0
GROUPS = (3600.0, 21_600.0)
FARTHEST = 30.0
"""In units of the pool's spread, and weighted: beyond it nothing is alike."""


def expect(
    situations: Array, weights: Array, truths: Array, origins: NDArray[np.intp], rows: tuple[int, ...], step: float
) -> tuple[Array, Array, Array]:
    """Return mean and standard deviation (H, m) of what followed the nearest situations before each origin.

    The third are the edges of what followed, at each level of the bands (H, 3, 2, m), NaN as the deviation is.

    situations: (n, k), NaN where unknown; weights: (k,); truths: (H, n) changes, NaN where unknown; origins: rows,
    sorted (m,); rows: the horizons in rows. An origin sees only what was known at the beginning of its half day. The
    mean is 0 where too little is known, the deviation NaN there and where what followed was one course of events.
    """
    tails = (1.0 - np.array(LEVELS)) / 2.0
    edge = np.maximum(np.floor((NEIGHBOURS + 1) * tails).astype(np.intp) - 1, 0)
    edges = np.full((len(rows), len(LEVELS), 2, len(origins)), np.nan)
    mean, deviation = np.zeros((len(rows), len(origins))), np.full((len(rows), len(origins)), np.nan)
    every = max(round(FINEST / step), 1)
    block = max(round(BLOCK / step), 1)
    limits = [*(round(limit / step) for limit in GROUPS), max(rows)]
    ahead = np.array(rows)
    groups = [
        np.flatnonzero((ahead > low) & (ahead <= high)) for low, high in zip([0, *limits[:-1]], limits, strict=True)
    ]
    for first in sorted({int(origin) // block * block for origin in origins.tolist()}):
        chosen = np.flatnonzero((origins >= first) & (origins < first + block))
        oldest = max(first - round(KEPT / step), 0)
        pool = np.arange(oldest, max(first, 1), every)
        asked, known = _standardised(situations[pool], situations[origins[chosen]], weights)
        distance = (asked**2).sum(axis=1)[:, None] + (known**2).sum(axis=1)[None] - 2.0 * asked @ known.T
        for group in groups:
            if not group.size:
                continue
            usable = pool + int(ahead[group].max()) <= first
            usable &= np.all(np.isfinite(truths[np.ix_(group, pool)]), axis=0)
            if usable.sum() < 2 * NEIGHBOURS:
                continue
            nearest = np.argpartition(distance[:, usable], (NEAREST, NEIGHBOURS), axis=1)[:, :NEIGHBOURS]
            followed = truths[group][:, pool[usable][nearest]]
            mean[np.ix_(group, chosen)] = followed[:, :, :NEAREST].mean(axis=2)
            if np.ptp(pool[usable]) < APART * ahead[group].max():
                continue
            deviation[np.ix_(group, chosen)] = followed.std(axis=2)
            ordered = np.sort(followed, axis=2)
            sides = np.stack([ordered[:, :, edge], ordered[:, :, NEIGHBOURS - 1 - edge]], axis=3)
            edges[np.ix_(group, np.arange(len(LEVELS)), np.arange(2), chosen)] = np.moveaxis(sides, 1, 3)
    return mean, deviation, edges


def _standardised(pool: Array, asked: Array, weights: Array) -> tuple[Array, Array]:
    """Return asked and pool in units of the pool's spread, weighted; what is unknown counts as usual."""
    finite = np.isfinite(pool)
    number = np.maximum(finite.sum(axis=0), 1)
    middle = np.where(finite, pool, 0.0).sum(axis=0) / number
    spread = np.sqrt((np.where(finite, pool - middle, 0.0) ** 2).sum(axis=0) / number)
    factor = np.divide(weights, spread, out=np.zeros_like(weights), where=spread > 1e-9)

    def scaled(rows: Array) -> Array:
        near: Array = np.clip(np.nan_to_num((rows - middle) * factor), -FARTHEST, FARTHEST)
        return near

    return scaled(asked), scaled(pool)
