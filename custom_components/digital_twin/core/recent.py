"""The last samples of a channel, in fixed memory."""

from array import array

import numpy as np

from .series import Series

KEPT = 192


class Recent:
    """The newest samples of one channel: times (epoch s) and values, both float64; at least `kept` of them.

    The first count items of times and values are the samples; size is how many there is room for.
    """

    __slots__ = ("_kept", "count", "size", "times", "values")

    def __init__(self, kept: int = KEPT) -> None:
        """Reserve the memory, twice what is kept, so that samples seldom have to be moved."""
        self.times = array("d", bytes(16 * kept))
        self.values = array("d", bytes(16 * kept))
        self.size = len(self.times)
        self.count = 0
        self._kept = kept

    def append(self, at: float, value: float) -> None:
        """Add a sample that is not older than the newest."""
        count = self.count
        if count == self.size:
            count = self.make_room()
        self.times[count] = at
        self.values[count] = value
        self.count = count + 1

    def make_room(self) -> int:
        """Drop the older half of the samples; return how many are left."""
        kept = self._kept
        self.times[:kept] = self.times[kept:]
        self.values[:kept] = self.values[kept:]
        self.count = kept
        return kept

    def resize(self, kept: int) -> None:
        """Keep at least the newest kept samples from now on, in memory of that size; older ones are dropped."""
        count = min(self.count, kept)
        times, values = array("d", bytes(16 * kept)), array("d", bytes(16 * kept))
        times[:count] = self.times[self.count - count : self.count]
        values[:count] = self.values[self.count - count : self.count]
        self.times, self.values, self.count = times, values, count
        self.size, self._kept = len(times), kept

    def precede(self, earlier: Series) -> None:
        """Put what is older than the oldest sample before it, as much of it as there is room for; gaps are left out."""
        count = self.count
        first = self.times[0] if count else np.inf
        chosen = (earlier.times < first) & np.isfinite(earlier.values)
        room = max(self._kept - count, 0)
        times, values = earlier.times[chosen], earlier.values[chosen]
        if not room or not times.size:
            return
        times, values = times[-room:], values[-room:]
        added = int(times.size)
        self.times[added : added + count] = self.times[:count]
        self.values[added : added + count] = self.values[:count]
        self.times[:added] = array("d", times.tolist())
        self.values[:added] = array("d", values.tolist())
        self.count = added + count

    def series(self, end: float) -> Series:
        """Return the samples in order, the last one held until end (epoch s, or the newest sample if that is later).

        Of several samples at the same time the last one counts.
        """
        times, values = np.array(self.times[: self.count]), np.array(self.values[: self.count])
        if not times.size:
            return Series(times, values, end)
        last = np.append(times[1:] > times[:-1], True)
        return Series(times[last], values[last], max(end, float(times[-1])))
