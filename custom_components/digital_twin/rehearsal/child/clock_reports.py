"""The clock by which a device reports what it measures, and what it reported last."""

import math
from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ...core.channel import Value

SELDOM: Final = 1.5
"""From so many steps between two reports on they are waited for; else each step is one."""
_EARLY: Final = 1e-6
"""Part of an interval by which a report may be early: time is a float."""


class ReportClock:
    """One device's: of channels told by the clock the s between two reports; without any it ticks never."""

    def __init__(
        self,
        schedule: Mapping[str, float],
        values: Mapping[str, Value],
        changed: Mapping[str, float],
        dt: float,
        *,
        start: float,
        phase: float,
    ) -> None:
        """Begin at start (epoch s) with what is told every so many s, in steps of dt s.

        values: what is so, and when (epoch s) it last changed; phase: when it last reported, where nothing tells.
        """
        self.every = {
            key: round(every / dt) * dt for key, every in schedule.items() if every > SELDOM * dt and key in values
        }
        self._phase = max((changed[key] for key in self.every if key in changed), default=phase)
        self._told: dict[str, tuple[float, Value]] = {}
        self.tell_all(start, values)

    def late(self, at: float, dt: float) -> float:
        """Return how far (s) a time lies behind the clock's last step of dt s; 0 without a clock."""
        return (at - self._phase) % dt if self.every else 0.0

    def due(self, key: str, start: float, dt: float, steps: int) -> slice | NDArray[np.intp]:
        """Return the steps at whose end a channel is reported: all, or those by the clock."""
        if key not in self.every:
            return slice(None)
        ends = start + dt * np.arange(steps + 1)
        ticks = np.floor((ends - self._phase) / self.every[key] + _EARLY)
        return np.flatnonzero(np.diff(ticks))

    def tell(self, at: float, since: float, moved: set[str], values: Mapping[str, Value]) -> set[str]:
        """Report what the clock brings up between since and at; return what moved as far as it is told."""
        for key, every in self.every.items():
            moved.discard(key)
            ticks = (math.floor((moment - self._phase) / every + _EARLY) for moment in (since, at))
            if next(ticks) != next(ticks) and self._told[key][1] != values[key]:
                self._told[key] = (at, values[key])
                moved.add(key)
        return moved

    def tell_all(self, at: float, values: Mapping[str, Value]) -> None:
        """Report everything, as a device does when it starts."""
        self._told = {key: (at, values[key]) for key in self.every}

    def last(self, key: str) -> tuple[float, Value] | None:
        """Return when (epoch s) a channel was last told by the clock, and how; None: it is told as it changes."""
        return self._told.get(key)

    def is_up_to_date(self, values: Mapping[str, Value]) -> bool:
        """Return whether all that it tells by the clock is so."""
        return all(value == values[key] for key, (_, value) in self._told.items())
