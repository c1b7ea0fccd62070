"""Which room a window belongs to, as the rooms' histories show it.

While a window stands open on a colder day, its own room cools faster than it does otherwise; other rooms hardly notice.
Compared are the slopes of each room's temperature in the first half hour after the window's openings with those of the
same room around them, per kelvin of difference to outdoors, by Welch's t statistic.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..series import Series

type Moments = NDArray[np.float64]

LOOK = 1800.0
"""s after an opening over which the room's slope is read."""
BEFORE = 3600.0
COLDER = 5.0
"""K by which it must be colder outside for an opening to tell anything."""
FEWEST = 3
SURE = 3.0
"""t statistic, and its lead over the next best room, from which on a link is proposed."""


@dataclass(frozen=True, slots=True)
class Link:
    """A window's room: which, by how many openings, and how clearly (t statistic, and the next best room's)."""

    room: str
    openings: int
    statistic: float
    next_best: float

    @property
    def sure(self) -> bool:
        """Return whether history shows the link clearly enough to propose it."""
        return self.statistic >= SURE and self.statistic - self.next_best >= SURE / 2.0


def room_of(window: Series, rooms: Mapping[str, Series], outdoor: Series) -> Link | None:
    """Return the room that cools when a window opens; None: too few openings on days cold enough to tell.

    window: 0/1; rooms: °C by name; outdoor: °C.
    """
    openings = _openings(window)
    cold = (
        openings[np.asarray([_colder(rooms, outdoor, at) for at in openings], dtype=bool)]
        if len(openings)
        else openings
    )
    if len(cold) < FEWEST or not rooms:
        return None
    found = {name: _statistic(series, outdoor, cold) for name, series in rooms.items()}
    ranked = sorted(found, key=lambda name: -found[name])
    next_best = found[ranked[1]] if len(ranked) > 1 else 0.0
    return Link(ranked[0], len(cold), found[ranked[0]], next_best)


def _openings(window: Series) -> Moments:
    """Return when it was opened and stayed open for long enough (epoch s)."""
    open_ = window.values >= 0.5
    ends = np.append(window.times[1:], window.end)
    begins = open_ & ~np.concatenate([[True], open_[:-1]])
    found: Moments = window.times[begins & (ends - window.times >= LOOK / 2.0)]
    return found


def _colder(rooms: Mapping[str, Series], outdoor: Series, at: float) -> bool:
    moment = np.array([at])
    warm = [float(series.at(moment)[0]) for series in rooms.values()]
    known = [value for value in warm if np.isfinite(value)]
    outside = float(outdoor.at(moment)[0])
    return bool(known) and np.isfinite(outside) and float(np.mean(known)) - outside >= COLDER


def _statistic(room: Series, outdoor: Series, openings: Moments) -> float:
    """Return how much faster a room cools after the openings than before them, in standard errors."""

    def slopes(begin: float, long: float) -> Moments:
        first, last = room.at(openings + begin), room.at(openings + begin + long)
        apart = room.at(openings) - outdoor.at(openings)
        found: Moments = (first - last) / (long / 3600.0) / apart
        return np.asarray(found[np.isfinite(found)])

    after, before = slopes(0.0, LOOK), slopes(-BEFORE, BEFORE)
    if min(len(after), len(before)) < FEWEST:
        return 0.0
    spread = after.var(ddof=1) / len(after) + before.var(ddof=1) / len(before)
    return float((after.mean() - before.mean()) / np.sqrt(max(spread, 1e-12)))
