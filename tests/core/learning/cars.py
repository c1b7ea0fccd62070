"""Histories of cars that drive: each trip by hand, the charging at home by constant power up to an end."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from custom_components.digital_twin.core.series import Series

from .worlds import DAY, START, recorded

HOUR, MINUTE = 3600.0, 60.0
MONDAY = START + 6 * DAY
type Course = dict[str, np.ndarray]


@dataclass(frozen=True, kw_only=True)
class Car:
    """A car of 60 kWh that charges with 7.4 kW up to 80 %, wait s after it came home, and not before that.

    tells: whether its charge is told while it is away.
    """

    wait: float = 0.0
    tells: bool = True
    power: float = 7400.0

    def course(self, trips: Sequence[tuple[float, float, float]], times: np.ndarray) -> Course:
        """Return charge, power, on and plugged at times by its trips: from and until (epoch s), and % lost."""
        level, rows = 80.0, []
        for time in times.tolist():
            trip = next((one for one in trips if one[0] <= time < one[1]), None)
            since = max((back for _, back, _ in trips if back <= time), default=-np.inf)
            drawn = 0.0
            if trip is not None:
                leave, back, lost = trip
                # There and back: half an hour of driving each, or all the time of a short trip.
                driving = min(1800.0, (back - leave) / 2.0)
                if time < leave + driving or time >= back - driving:
                    level -= 0.5 * lost * MINUTE / driving
            elif level < 80.0 and time >= since + self.wait:
                drawn = self.power
                level = min(level + 0.9 * drawn * MINUTE / 3.6e6 / 60.0 * 100.0, 80.0)
            rows.append((level if trip is None or self.tells else np.nan, drawn + 3.0, 1.0, float(trip is None)))
        return dict(zip(("charge", "power", "on", "plugged"), np.array(rows).T, strict=True))

    def history(
        self, trips: Sequence[tuple[float, float, float]], start: float, end: float, *, plug: bool = True
    ) -> dict[str, Series]:
        """Return its history; plug: whether anything tells that it is plugged in, else how much it may take."""
        times = np.arange(start, end, MINUTE)
        found = self.course(trips, times)
        steps = {"charge": 1.0, "power": 10.0}
        names = ("charge", "power", "on", "plugged" if plug else "current")
        found["current"] = np.full(len(times), 16.0)
        return {name: recorded(times, found[name], steps.get(name, 0.0)) for name in names}


def to_work(weeks: int, *, seed: int | None = None, stays: float = 0.0) -> list[tuple[float, float, float]]:
    """Return the trips of somebody who drives to work at 7:30 and is back at 17:30 with 25 % less, from MONDAY on.

    seed: by which each differs; stays: the share of working days spent at home.
    """
    rng = None if seed is None else np.random.default_rng(seed)
    found = []
    for day in range(7 * weeks):
        if day % 7 >= 5:
            continue
        leave, back, lost, at_home = 7.5, 17.5, 25.0, False
        if rng is not None:
            leave, back = leave + rng.normal(0.0, 0.25), back + rng.normal(0.0, 0.5)
            lost, at_home = max(lost + rng.normal(0.0, 4.0), 5.0), rng.random() < stays
        if not at_home:
            found.append((MONDAY + day * DAY + leave * HOUR, MONDAY + day * DAY + back * HOUR, lost))
    return found
