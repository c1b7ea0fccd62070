"""How a quantity usually goes by the hour: the past at the same time of working or free days, with its spread."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final, Self

import numpy as np
from homeassistant.util import dt as dt_util
from numpy.typing import NDArray

from ..core.series import Series

type Array = NDArray[np.float64]
type Places = NDArray[np.intp]
type IsFree = Callable[[date], bool]

HOURS: Final = 24
SAMPLE: Final = 900.0
FEWEST: Final = 3
"""Values from which an hour of a kind of day has a usual value of its own; with fewer both kinds are taken together."""


def weekend(day: date) -> bool:
    """Return whether nobody works on a day, as far as the calendar alone tells."""
    return day.weekday() >= 5


def places(times: Array, is_free: IsFree) -> Places:
    """Return per time (epoch s) its place in a table: hour of the local day, + HOURS on free days."""
    found = np.empty(times.shape, dtype=np.intp)
    known: dict[int, int] = {}
    for index, hour in enumerate((times // SAMPLE).astype(np.int64).tolist()):
        if (place := known.get(hour)) is None:
            local = dt_util.as_local(dt_util.utc_from_timestamp(hour * SAMPLE))
            known[hour] = place = local.hour + (HOURS if is_free(local.date()) else 0)
        found[index] = place
    return found


def samples(series: Series, start: float, end: float, *, least_days: float) -> tuple[Array, Array] | None:
    """Return times SAMPLE s apart and what a series knows of them; None where that is less than so many days."""
    times: Array = np.arange(start, end, SAMPLE, dtype=np.float64)
    values = series.at(times)
    known = ~np.isnan(values)
    return (times[known], values[known]) if known.sum() * SAMPLE >= least_days * 86_400.0 else None


@dataclass(frozen=True, slots=True)
class Pattern:
    """Usual values (2 × 24): median and 5 and 95 % of the past; days: how many days it is made of."""

    median: Array
    low: Array
    high: Array
    days: float

    @classmethod
    def of(cls, series: Series, start: float, end: float, is_free: IsFree = weekend) -> Self | None:
        """Return the pattern of a series between two times; None where it knows less than a day."""
        known = samples(series, start, end, least_days=1.0)
        if known is None:
            return None
        times, values = known
        place = places(times, is_free)
        rows = np.empty((3, 2 * HOURS))
        for hour in range(HOURS):
            both = values[place % HOURS == hour]
            for free in (0, 1):
                own = values[place == hour + HOURS * free]
                rows[:, hour + HOURS * free] = _spread(own if own.size >= 4 * FEWEST else both if both.size else values)
        return cls(rows[0], rows[1], rows[2], times.size * SAMPLE / 86_400.0)

    def at(self, place: Places) -> tuple[Array, Array, Array]:
        """Return median, low and high at places of the table."""
        return self.median[place], self.low[place], self.high[place]


def _spread(values: Array) -> Array:
    return np.asarray(np.quantile(values, (0.5, 0.05, 0.95)), dtype=np.float64)
