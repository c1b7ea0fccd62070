"""The last samples of a channel, in fixed memory."""

from array import array

import numpy as np

from .series import Series

KEPT = 192


class Recent:
    """The newest samples of one channel: times (epoch s) and values, both float64; at least `kept` of them."""

    __slots__ = ("_count", "_kept", "_times", "_values")

    def __init__(self, kept: int = KEPT) -> None:
        """Reserve the memory, twice what is kept, so that samples seldom have to be moved."""
        self._times = array("d", bytes(16 * kept))
        self._values = array("d", bytes(16 * kept))
        self._kept = kept
        self._count = 0

    def append(self, at: float, value: float) -> None:
        """Add a sample that is not older than the newest."""
        count = self._count
        if count == len(self._times):
            count = self._kept
            self._times[:count] = self._times[count:]
            self._values[:count] = self._values[count:]
        self._times[count] = at
        self._values[count] = value
        self._count = count + 1

    def series(self, end: float) -> Series:
        """Return the samples in order, the last one held until end (epoch s, or the newest sample if that is later).

        Of several samples at the same time the last one counts.
        """
        times, values = np.array(self._times[: self._count]), np.array(self._values[: self._count])
        if not times.size:
            return Series(times, values, end)
        last = np.append(times[1:] > times[:-1], True)
        return Series(times[last], values[last], max(end, float(times[-1])))
