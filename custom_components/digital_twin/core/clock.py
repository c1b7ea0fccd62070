"""The clock on the wall, by which people live: it is put forward and back, and times in epoch seconds are not.

What is learned by the hour of the day or the week is told in hours of UTC, as the wall clock stood when it was learned:
times are moved by as much as that clock stands otherwise at them. Where nobody knows the clock, or it was not known
when it was learned, times stay as they are.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

type Array = NDArray[np.float64]
type Clock = tuple[tuple[float, float], ...]
"""From when on (epoch s), in order, the wall clock is ahead of UTC by how much (s); the first holds before it, too."""

CLOCK: Final = "clock"
"""The quantity of the surroundings that says by how many s the wall clock is ahead of UTC; the learned table of the
same, as it was when it was learned."""


@dataclass(frozen=True, slots=True)
class WallClock:
    """A clock, and by how much (s) it was ahead of UTC when habits were learned by it."""

    changes: Clock = ()
    learned: float = 0.0

    @classmethod
    def since_learned(cls, changes: Clock, tables: Mapping[str, tuple[float, ...]] | None) -> Self:
        """Return a clock against that of learned tables."""
        row = None if tables is None else tables.get(CLOCK)
        return cls(changes, row[0]) if changes and row else cls()

    @classmethod
    def of_today(cls, changes: Clock, now: float) -> Self:
        """Return a clock against how it stands now (epoch s)."""
        return cls(changes, float(ahead(changes, np.array([now]))[0]))

    def times(self, times: Array) -> Array:
        """Return times (epoch s, any shape) as the clock of the learning would have told them."""
        return times + ahead(self.changes, times) - self.learned if self.changes else times

    def moments(self, told: Array) -> Array:
        """Return when (epoch s) the clock of the learning would tell these times; of an hour that comes twice one."""
        moments = told
        for _ in range(2):
            moments = told - (ahead(self.changes, moments) - self.learned) if self.changes else told
        return moments

    def elapsed(self, start: float, times: Array) -> Array:
        """Return how much later (s) than at start (epoch s) this clock stands times (n,) s after it; never before."""
        if not self.changes:
            return times
        result: Array = np.maximum(self.times(start + times) - self.times(np.array([start])), 0.0)
        return result


UTC: Final = WallClock()
"""A clock that nobody puts forward or back."""


def ahead(changes: Clock, times: Array) -> Array:
    """Return by how many s the wall clock is ahead of UTC at times (epoch s, any shape); 0 where nobody knows."""
    if not changes:
        return np.zeros(times.shape)
    since, seconds = np.array(changes).T
    result: Array = seconds[np.maximum(np.searchsorted(since, times, side="right") - 1, 0)]
    return result
