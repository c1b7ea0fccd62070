"""Heat waves and cold snaps in the outdoor temperature that was: days on end that are hot, or without any thaw.

A heat wave is three days on end of 30 °C or more (Kyselý, Int. J. Climatology 22, 2002), unless the month before was
nearly as hot; a cold snap two days on end that stay below 0 °C (the ice days of weather services).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Final

import numpy as np

from ..core.series import Series

HEAT_WAVE, COLD_SNAP = "heat_wave", "cold_snap"
HOT: Final = 30.0
HOTTER: Final = 5.0
"""K above the usual highest temperature of the month before."""
MONTH: Final = 30
FEWEST_KNOWN: Final = 5
"""Days that must be known before anything is usual."""
HOT_DAYS: Final = 3
ICE: Final = 0.0
ICE_DAYS: Final = 2
SAMPLE: Final = 1800.0


@dataclass(frozen=True, slots=True)
class Wave:
    """What it was, from when until when (epoch s: midnights of the home)."""

    kind: str
    since: float
    until: float


def waves(outdoor: Series, zone: tzinfo) -> tuple[Wave, ...]:
    """Return the waves that are over, of a series in °C; the last day of the series is not over yet."""
    days = list(_highest(outdoor, zone))[:-1]
    tests: tuple[tuple[str, int, Callable[[int], bool]], ...] = (
        (HEAT_WAVE, HOT_DAYS, lambda row: days[row][1] >= max(HOT, _usual(days, row) + HOTTER)),
        (COLD_SNAP, ICE_DAYS, lambda row: days[row][1] < ICE),
    )
    found = []
    for kind, fewest, belongs in tests:
        begin: int | None = None
        for row in range(len(days)):
            if belongs(row):
                begin = row if begin is None else begin
                continue
            if begin is not None and row - begin >= fewest:
                found.append(Wave(kind, _midnight(days[begin][0], zone), _midnight(days[row][0], zone)))
            begin = None
    return tuple(sorted(found, key=lambda wave: wave.since))


def _highest(outdoor: Series, zone: tzinfo) -> Iterator[tuple[date, float]]:
    """Yield each day with its highest temperature; days that are known by less than half are left out."""
    if not outdoor.times.size:
        return
    times = np.arange(outdoor.times[0], outdoor.end, SAMPLE)
    values = outdoor.at(times)
    days = np.array([datetime.fromtimestamp(at, zone).toordinal() for at in times])
    for ordinal in np.unique(days):
        own = values[days == ordinal]
        if np.isfinite(own).sum() >= 12 * 3600.0 / SAMPLE or ordinal == days[-1]:
            yield date.fromordinal(int(ordinal)), float(np.nanmax(own)) if np.isfinite(own).any() else np.nan


def _usual(days: list[tuple[date, float]], row: int) -> float:
    """Return the median of the days of the month before; ∞ where too few are known to say what is usual."""
    before = [high for day, high in days[:row] if days[row][0] - day <= timedelta(days=MONTH)]
    return float(np.median(before)) if len(before) >= FEWEST_KNOWN else np.inf


def _midnight(day: date, zone: tzinfo) -> float:
    return datetime(day.year, day.month, day.day, tzinfo=zone).timestamp()
