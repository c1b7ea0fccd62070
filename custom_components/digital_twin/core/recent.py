"""The last samples of a channel, in bounded memory."""

from array import array

import numpy as np

from .series import Series

KEPT = 512


class Recent:
    """The newest samples of one channel: times (epoch s) and values, both float64; at least `kept` of them."""

    __slots__ = ("_limit", "_times", "_values")

    def __init__(self, kept: int = KEPT) -> None:
        """Start empty."""
        self._times = array("d")
        self._values = array("d")
        self._limit = 2 * kept

    def append(self, at: float, value: float) -> None:
        """Add a sample that is not older than the newest."""
        times = self._times
        times.append(at)
        self._values.append(value)
        if len(times) > self._limit:
            del times[: self._limit // 2]
            del self._values[: self._limit // 2]

    def series(self, end: float) -> Series:
        """Return the samples in order, the last one held until end (epoch s, or the newest sample if that is later).

        Of several samples at the same time the last one counts.
        """
        times, values = np.array(self._times), np.array(self._values)
        if not times.size:
            return Series(times, values, end)
        last = np.append(times[1:] > times[:-1], True)
        return Series(times[last], values[last], max(end, float(times[-1])))
