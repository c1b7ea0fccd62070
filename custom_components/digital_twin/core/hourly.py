"""Hourly statistics of one channel, as Home Assistant keeps them for years: means over hours, never instants."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

type Array = NDArray[np.float64]

HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class Hourly:
    """Hours of one channel.

    starts: float64 (n,), epoch seconds, strictly increasing. mean, low, high: float64 (n,), in the channel's unit; NaN
    where unknown, low and high where only a total is kept.
    """

    starts: Array
    mean: Array
    low: Array
    high: Array

    def __post_init__(self) -> None:
        """Raise ValueError when the arrays do not fit each other or time does not increase."""
        if self.starts.ndim != 1 or any(one.shape != self.starts.shape for one in (self.mean, self.low, self.high)):
            raise ValueError("starts, mean, low and high must be one-dimensional and of the same length")
        if np.any(np.diff(self.starts) <= 0):
            raise ValueError("hours must increase")

    def where(self, keep: NDArray[np.bool_]) -> Hourly:
        """Return some of the hours, keep (n,)."""
        return Hourly(self.starts[keep], self.mean[keep], self.low[keep], self.high[keep])

    def believed(self, lower: float, upper: float) -> Hourly:
        """Return the hours whose mean lies within bounds; a least or greatest value beyond them is not known."""
        with np.errstate(invalid="ignore"):
            kept = self.where((self.mean >= lower) & (self.mean <= upper))
            low = np.where((kept.low >= lower) & (kept.low <= kept.mean), kept.low, np.nan)
            high = np.where((kept.high <= upper) & (kept.high >= kept.mean), kept.high, np.nan)
        return Hourly(kept.starts, kept.mean, low, high)

    def on(self, starts: Array) -> Array:
        """Return the means of hours that begin at starts (m,), NaN where unknown."""
        if not self.starts.size:
            return np.full(starts.shape, np.nan)
        index = np.minimum(np.searchsorted(self.starts, starts), len(self.starts) - 1)
        return np.where(self.starts[index] == starts, self.mean[index], np.nan)
