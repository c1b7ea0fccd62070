"""The last samples of a channel in a fixed ring of memory."""

from array import array

import numpy as np

from .series import Series

CAPACITY = 512


class Recent:
    """A ring of the newest samples of one channel: times (epoch s) and values, both float64, oldest overwritten."""

    __slots__ = ("_next", "_times", "_values", "count")

    def __init__(self, capacity: int = CAPACITY) -> None:
        """Reserve room for capacity samples."""
        self._times = array("d", bytes(8 * capacity))
        self._values = array("d", bytes(8 * capacity))
        self._next = 0
        self.count = 0

    def append(self, at: float, value: float) -> None:
        """Add a sample; one that is not later than the newest replaces it."""
        times = self._times
        newest = self._next - 1
        if self.count and at <= times[newest]:
            self._values[newest] = value
            return
        times[self._next] = at
        self._values[self._next] = value
        self._next = (self._next + 1) % len(times)
        if self.count < len(times):
            self.count += 1

    def series(self, end: float) -> Series:
        """Return the samples in order, the last one held until end (epoch s, not before the newest sample)."""
        if self.count < len(self._times):
            times, values = np.array(self._times[: self.count]), np.array(self._values[: self.count])
        else:
            times, values = np.roll(self._times, -self._next), np.roll(self._values, -self._next)
        return Series(times, values, max(end, float(times[-1])) if times.size else end)
