"""Recorded series: change-only samples of one channel with gaps, as Home Assistant's recorder keeps them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LEAST_KNOWN = 1e-3
"""Of a stretch of time: a mean over less of it is none."""


@dataclass(frozen=True, slots=True)
class Series:
    """Samples of one channel.

    times: float64 (n,), epoch seconds, strictly increasing. values: float64 (n,), in the channel's unit; binary as 0/1,
    options as their index; NaN from a time at which the source was unavailable until the next sample. Each value holds
    until the next time; the last one until end (epoch s).
    """

    times: NDArray[np.float64]
    values: NDArray[np.float64]
    end: float

    def __post_init__(self) -> None:
        """Raise ValueError when the arrays do not fit each other or time does not increase."""
        if self.times.ndim != 1 or self.times.shape != self.values.shape:
            raise ValueError("times and values must be one-dimensional and of the same length")
        if self.times.size and (np.any(np.diff(self.times) <= 0) or self.end < self.times[-1]):
            raise ValueError("times must increase and end must not lie before the last of them")

    def at(self, times: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the value held at each of times (NaN before the first sample and after end)."""
        if not self.times.size:
            return np.full(times.shape, np.nan)
        index = np.searchsorted(self.times, times, side="right") - 1
        held = np.where(index >= 0, self.values[np.maximum(index, 0)], np.nan)
        return np.where(times <= self.end, held, np.nan)

    def means(self, edges: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the means (n,) of what is known between edges (n + 1,), ascending; NaN where nothing is."""
        if not self.times.size:
            return np.full(len(edges) - 1, np.nan)
        known = np.isfinite(self.values)
        covered = self._integral(known.astype(np.float64), edges)
        total = self._integral(np.where(known, self.values, 0.0), edges)
        seconds = np.diff(covered)
        mean: NDArray[np.float64] = np.divide(
            np.diff(total), seconds, out=np.full(len(seconds), np.nan), where=seconds > LEAST_KNOWN * np.diff(edges)
        )
        return mean

    def _integral(self, values: NDArray[np.float64], edges: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the integral of held values from the first sample to each edge; nothing counts beyond the end."""
        nodes = np.append(self.times, max(self.end, float(self.times[-1])))
        result: NDArray[np.float64] = np.interp(edges, nodes, np.append(0.0, np.cumsum(values * np.diff(nodes))))
        return result
