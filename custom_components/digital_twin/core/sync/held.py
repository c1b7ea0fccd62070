"""A forecast that is held against what comes, for as long as nobody did anything it could not know of."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from ..requests import ChannelForecast

type Array = NDArray[np.float64]

MOST_POINTS = 96
DIGITS = 4


@dataclass(frozen=True, slots=True)
class Held:
    """A number's forecast. start: epoch s; times: s after it, (n,); value, half_width of its 90 % band: its unit."""

    start: float
    times: Array
    value: Array
    half_width: Array

    @classmethod
    def of(cls, forecast: ChannelForecast, start: float) -> Self | None:
        """Return a channel's forecast; None for one without a band."""
        if forecast.bands is None or not forecast.times.size:
            return None
        return cls(start, forecast.times, forecast.value, (forecast.bands.high90 - forecast.bands.low90) / 2)

    @property
    def end(self) -> float:
        """Return up to when (epoch s) it says something."""
        return self.start + float(self.times[-1])

    def at(self, now: float) -> tuple[float, float] | None:
        """Return value and half-width at a time (epoch s); None outside of it."""
        seconds = now - self.start
        if not 0 <= seconds <= self.times[-1]:
            return None
        half_width = float(np.interp(seconds, self.times, self.half_width))
        return (float(np.interp(seconds, self.times, self.value)), half_width) if half_width > 0 else None

    def as_dict(self) -> dict[str, Any]:
        """Return this as JSON-able plain values, with at most so many points."""
        every = slice(None, None, max(-(-self.times.size // MOST_POINTS), 1))
        return {
            "start": self.start,
            "times": self.times[every].tolist(),
            "value": np.round(self.value[every], DIGITS).tolist(),
            "half_width": np.round(self.half_width[every], DIGITS).tolist(),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Return what as_dict wrote. Raises KeyError, TypeError or ValueError for anything else."""
        times, value, half_width = (np.array(data[key], dtype=float) for key in ("times", "value", "half_width"))
        if not times.size or not times.shape == value.shape == half_width.shape or np.any(np.diff(times) <= 0):
            raise ValueError("a forecast has a value and a width at each of its times")
        return cls(float(data["start"]), times, value, half_width)
