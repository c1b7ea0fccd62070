"""How a room's modes go through steps of several rows of data, and what of them the mean temperatures of steps see."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .sampling import lagged

type Array = NDArray[np.float64]

PIECE = 48


@dataclass(frozen=True, slots=True)
class Steps:
    """Exact discretisation of modes (M,) over steps of several rows whose inputs hold within a row.

    decay: over a step; seen: what the step's mean shows of a mode before it; rows, means (M, rows): what
    a unit of input in each row leaves at the step's end, and in its mean.
    """

    decay: Array
    seen: Array
    rows: Array
    means: Array

    def kernel(self, gain: Array, length: int) -> Array:
        """Return what a unit of input over one step adds to its own mean and the following (length,), by gain (M,)."""
        later = (gain * self.rows.sum(axis=1) * self.seen) @ self.decay[:, None] ** np.arange(length - 1)
        return np.append(gain @ self.means.sum(axis=1), later)

    def fades(self, modes: Array, length: int) -> Array:
        """Return what the following steps (K, length) still show of modes (K, M)."""
        left: Array = (modes * self.seen) @ self.decay[:, None] ** np.arange(length)
        return left


def steps_of(decay: Array, rows: int) -> Steps:
    """Return steps of so many rows each, by what modes keep (M,) over a row.

    Means are by the trapezoidal rule over a step's rows, as temperatures' are; a step of one row shows its end.
    """
    powers = decay[:, None] ** np.arange(rows)
    if rows == 1:
        return Steps(decay, decay, powers, powers)
    sums = np.cumsum(powers, axis=1)
    before = np.concatenate([np.zeros((len(decay), 1)), sums[:, :-1]], axis=1)
    seen = (sums[:, -1] - 0.5 + 0.5 * decay**rows) / rows
    return Steps(decay**rows, seen, powers[:, ::-1], ((before + 0.5 * powers) / rows)[:, ::-1])


def toeplitz(kernel: Array) -> Array:
    """Return the lower triangular matrix (L, L) that convolves with kernel (L,)."""
    length = len(kernel)
    padded = np.concatenate([np.zeros(length - 1), kernel])
    size = padded.itemsize
    return np.ndarray((length, length), buffer=padded, offset=(length - 1) * size, strides=(size, -size))


def trailing(values: Array, keep: float, start: float) -> Array:
    """Return lagged(values, keep, start) (n,), without a step per row where nothing is unknown."""
    count = len(values)
    if count < 2 * PIECE or np.isnan(values).any():
        return lagged(values, keep, start)
    pieces = -(-count // PIECE)
    padded = np.zeros(pieces * PIECE)
    padded[:count] = values
    powers = keep ** np.arange(PIECE + 1, dtype=np.float64)
    within = padded.reshape(pieces, PIECE) @ (toeplitz(powers[:-1]).T * (1.0 - keep))
    carried, level = np.empty(pieces), start
    for piece, last in enumerate(within[:, -1].tolist()):
        carried[piece] = level
        level = powers[-1] * level + last
    within += carried[:, None] * powers[1:]
    return within.ravel()[:count]


def coarse(values: Array, fine: int) -> Array:
    """Return the means (n,) of values (n · fine,) over groups of fine."""
    means: Array = values.reshape(-1, fine).mean(axis=1)
    return means


def halfway(values: Array) -> Array:
    """Return the means (n,) of values (n,) and the ones before."""
    means: Array = (values + np.append(values[:1], values[:-1])) / 2.0
    return means


def averaged(values: Array, count: int) -> Array:
    """Return the means (n,) of values (n,) over the last count of them."""
    total = np.cumsum(np.concatenate([np.full(count, values[0]), values]))
    means: Array = (total[count:] - total[:-count]) / count
    return means
