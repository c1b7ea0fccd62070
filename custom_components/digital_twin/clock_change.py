"""Habits follow the clock on the wall: what was recorded before the clocks changed is laid onto today's clock."""

from collections.abc import Mapping
from typing import Final

import numpy as np
from homeassistant.util import dt as dt_util

from .core.clock import Clock
from .core.messages import Message
from .core.series import Series

HOUR: Final = 3600.0
QUARTER: Final = 900.0
"""Clocks change on one: Lord Howe Island's at half past three in the afternoon, UTC."""
MESSAGES: dict[str, tuple[str, ...]] = {"history_clock_change": ("date",)}


def on_todays_clock(own: Mapping[str, Series], end: float) -> tuple[dict[str, Series], tuple[Message, ...]]:
    """Return series with everything before each change of the clock up to end (epoch s) moved by as much.

    In autumn the hour that comes twice is left out the first time; in spring what held before the change holds on. What
    was done is told by the date of each change. Only for what people move: the sun keeps no summer time.
    """
    starts = [float(series.times[0]) for series in own.values() if series.times.size]
    if not starts:
        return dict(own), ()
    moved = dict(own)
    said: list[Message] = []
    for at, shift in _changes(min(starts), end):
        moved = {key: _moved(series, at, shift) for key, series in moved.items()}
        said.append(Message("history_clock_change", {"date": dt_util.utc_from_timestamp(at).date().isoformat()}))
    return moved, tuple(said)


def wall_clock(start: float, end: float) -> Clock:
    """Return how far the home's clock is ahead of UTC from start to end (epoch s)."""
    return ((start, _offset(start)), *((at, _offset(at)) for at, _ in _changes(start, end)))


def _offset(at: float) -> float:
    offset = dt_util.as_local(dt_util.utc_from_timestamp(at)).utcoffset()
    return 0.0 if offset is None else offset.total_seconds()


def _changes(start: float, end: float) -> list[tuple[float, float]]:
    """Return when the clocks changed between two times, to the quarter-hour, and by how much earlier times move (s)."""
    found = []
    day = start
    while day < end:
        until = min(day + 24 * HOUR, end)
        before, after = _offset(day), _offset(until)
        if before != after:
            low, high = day, until
            while high - low > 1.0:
                middle = (low + high) / 2
                low, high = (middle, high) if _offset(middle) == before else (low, middle)
            found.append((float(np.round(high / QUARTER) * QUARTER), before - after))
        day = until
    return found


def _moved(series: Series, at: float, shift: float) -> Series:
    """Return a series whose samples before a time are moved by shift (s); none of them passes the time itself."""
    before = series.times < at
    times = np.where(before, series.times + shift, series.times)
    keep = ~before | (times < at)
    held = series.at(np.array([at]))
    times, values = times[keep], series.values[keep]
    if before.any() and not np.any(times == at):
        # What held when the clocks changed holds then, whatever was moved in front of it.
        index = int(np.searchsorted(times, at))
        times, values = np.insert(times, index, at), np.insert(values, index, held[0])
    return Series(times, values, series.end)
