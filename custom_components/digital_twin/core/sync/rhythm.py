"""When a device usually reports, and counts that forget: what freshness and success are judged by.

A device that reports only what changes may be silent for days and be well. So an interval is claimed only where the
device was seen to report by itself: again and again with nothing new, or so evenly that nothing in the world explains
it.
"""

from math import exp, log
from typing import Final

EVEN: Final = 8
"""Reports without a change, or even gaps, that it takes."""
SPREAD: Final = 0.5
"""The most that even gaps differ, as a share of their mean."""
RATE: Final = 0.1
DAY: Final = 86_400.0


class Rhythm:
    """The gaps between the reports of one source entity. Times are epoch s."""

    __slots__ = ("_even", "_gap", "_last", "_spread", "_unchanged")

    def __init__(self) -> None:
        """Know nothing."""
        self._last: float | None = None
        self._gap: float | None = None
        self._spread = 0.0
        self._unchanged = 0
        self._even = 0

    @property
    def last(self) -> float | None:
        """Return when it last reported."""
        return self._last

    @property
    def interval(self) -> float | None:
        """Return the usual time (s) between reports of a device that reports by itself; None for all others."""
        if self._gap is None or (self._unchanged < EVEN and self._even < EVEN):
            return None
        return self._gap + 2.0 * self._spread

    def observe(self, reported: float, changed: float) -> None:
        """Take in when the source last reported, and when it last reported something new."""
        last = self._last
        if last is not None and reported <= last:
            return
        self._last = reported
        if last is None:
            return
        gap = reported - last
        if self._gap is None:
            self._gap = gap
        off = abs(gap - self._gap)
        self._even = self._even + 1 if off <= SPREAD * self._gap else max(self._even - 2, 0)
        self._gap += RATE * (gap - self._gap)
        self._spread += RATE * (off - self._spread)
        if changed < reported:
            self._unchanged = min(self._unchanged + 1, 2 * EVEN)

    def forget(self) -> None:
        """Begin anew, as after an outage, without losing what was learned."""
        self._last = None


class Fading:
    """A count in which what is a day old weighs half."""

    __slots__ = ("_at", "_weight")

    def __init__(self) -> None:
        """Start at nothing."""
        self._weight = 0.0
        self._at = 0.0

    def add(self, at: float, amount: float = 1.0) -> None:
        """Count at time at (epoch s)."""
        self._weight = self.at(at) + amount
        self._at = max(at, self._at)

    def at(self, at: float) -> float:
        """Return the count as of a time."""
        return self._weight * exp(-log(2.0) * max(at - self._at, 0.0) / DAY)
