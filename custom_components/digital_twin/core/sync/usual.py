"""What is usual: a number's course over the week, how long a discrete channel stays in a state, and when it is in it.

Numbers: mean and deviation for each hour of the week, shrunk to those of the hour on working days or weekends and those
to the hour of the day, by how many days each has been seen (empirical Bayes with a fixed prior weight). States: the
logarithm of the time spent at a stretch, by median and median absolute deviation, which one forgotten evening does not
move; and the share of time in each hour of a working day and of a weekend's, shrunk to that of the hour of any day.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from math import exp
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from ..channel import Channel, Quantity, Value
from ..series import Series
from .expectation import DAY, WEEK

STEP = 900.0
"""s between samples of a number, and the time in which a zone's clock is not put forward or back."""
FINE = 60.0
"""s between samples of states, of which some last for minutes only."""
PRIOR_DAYS = 3.0
HOURS = 168
FEWEST_STAYS = 8
SHORTEST = 60.0
"""s; a stay shorter than this is a bounce."""
LEAST_SPREAD = 0.4
STRETCHES = 3.0
"""A stay is long when its logarithm lies so many spreads above the median."""
COMMON = 0.25
"""A state in which the device spends more of its time than this is its rest, and lasting is its nature."""
FEWEST_DAYS = 7.0
RARE = 0.02
BAND = 1.6448536270
"""Half-width of the central 90 % of a normal distribution, in standard deviations."""
SATURDAY = 5
# 1970-01-01 was a Thursday.
_FIRST_WEEKDAY = 3

type Array = NDArray[np.float64]
type Hours = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Stays:
    """How long a state usually lasts: median (s), spread of the logarithm, how often it was seen, share of all time."""

    median: float
    spread: float
    count: int
    share: float

    @property
    def long(self) -> float | None:
        """Return the time (s) after which it has lasted unusually long; None where it cannot be told."""
        if self.count < FEWEST_STAYS or self.share > COMMON:
            return None
        return self.median * exp(STRETCHES * max(self.spread, LEAST_SPREAD))


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """What is usual for one channel. days: how many were seen.

    mean, deviation: of a number, for each hour of the week from Monday, local time (168 each). stays: by state of a
    discrete channel. shares: by state, the share of time in each hour of a working day, then of a weekend's (48 each).
    """

    days: float = 0.0
    mean: tuple[float, ...] = ()
    deviation: tuple[float, ...] = ()
    stays: Mapping[str, Stays] = field(default_factory=dict)
    shares: Mapping[str, tuple[float, ...]] = field(default_factory=dict)

    def number_at(self, weekday: int, seconds: float) -> tuple[float, float] | None:
        """Return mean and half-width of the 90 % band at a local time of week; None where nothing was learned."""
        if not self.mean:
            return None
        hour = weekday * 24 + int(seconds // 3600)
        return self.mean[hour], BAND * self.deviation[hour]

    def is_rare(self, value: Value, weekday: int, seconds: float) -> float | None:
        """Return the share of time a state is seen at a local time of week, where that is rare; else None."""
        if self.days < FEWEST_DAYS or (shares := self.shares.get(state_name(value))) is None:
            return None
        if float(np.mean(shares)) > COMMON:
            return None
        # Half a day's worth of prior, at what the state's share is over the day.
        hour = int(seconds // 3600) + (24 if weekday >= SATURDAY else 0)
        share = (shares[hour] * self.days + 0.5 * float(np.mean(shares))) / (self.days + 0.5)
        return share if share < RARE else None

    def as_dict(self) -> dict[str, Any]:
        """Return this as JSON-able plain values."""
        return {
            "days": self.days,
            "mean": list(self.mean),
            "deviation": list(self.deviation),
            "stays": {state: [item.median, item.spread, item.count, item.share] for state, item in self.stays.items()},
            "shares": {state: list(row) for state, row in self.shares.items()},
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Return what as_dict wrote. Raises KeyError, TypeError, AttributeError or ValueError for anything else."""
        return cls(
            days=float(data["days"]),
            mean=tuple(map(float, data["mean"])),
            deviation=tuple(map(float, data["deviation"])),
            stays={
                str(state): Stays(float(row[0]), float(row[1]), int(row[2]), float(row[3]))
                for state, row in data["stays"].items()
            },
            shares={str(state): _of_both(tuple(map(float, row))) for state, row in data["shares"].items()},
        )


def state_name(value: Value) -> str:
    """Return a discrete value's name."""
    if isinstance(value, bool):
        return "on" if value else "off"
    return str(value)


def _of_both(row: tuple[float, ...]) -> tuple[float, ...]:
    """Return shares for both sorts of day; earlier versions knew the hours of any day."""
    return row * 2 if len(row) == 24 else row


def learn_usual(series: Series, channel: Channel, zone: tzinfo) -> Usual | None:
    """Return what is usual for a channel from its history; None where that says nothing.

    zone: of local time, summer and winter. An option is learned by its place among the channel's options.
    """
    if not series.times.size or (channel.quantity is Quantity.OPTION and not channel.options):
        return None
    step = STEP if channel.quantity is Quantity.NUMBER else FINE
    times = np.arange(float(series.times[0]), series.end, step, dtype=np.float64)
    values = series.at(times)
    known = np.isfinite(values)
    days = float(known.sum()) * step / DAY
    if days < 1.0:
        return None
    hours = _hour_of_week(times[known], zone)
    if channel.quantity is Quantity.NUMBER:
        mean, deviation = _weekly(values[known], hours)
        return Usual(days=days, mean=tuple(mean.tolist()), deviation=tuple(deviation.tolist()))
    names = ("off", "on") if channel.quantity is Quantity.BINARY else channel.options
    shares: dict[str, tuple[float, ...]] = {}
    stays: dict[str, Stays] = {}
    lengths = _lengths(series)
    seen = _by_sort_of_day(hours)
    for index, name in enumerate(names):
        inside = values[known] == index
        share = float(inside.mean())
        shares[name] = tuple(_shrunk(_by_sort_of_day(hours[inside]), seen).tolist())
        logs = np.log(lengths[1][lengths[0] == index])
        if logs.size:
            middle = float(np.median(logs))
            spread = 1.4826 * float(np.median(np.abs(logs - middle)))
            stays[name] = Stays(exp(middle), spread, int(logs.size), share)
    return Usual(days=days, stays=stays, shares=shares)


def _hour_of_week(times: Array, zone: tzinfo) -> Hours:
    blocks, places = np.unique(times // STEP, return_inverse=True)
    moments = (datetime.fromtimestamp(STEP * block, zone) for block in blocks.tolist())
    offsets = np.array([(moment.utcoffset() or timedelta()).total_seconds() for moment in moments])
    local = times + offsets[places] + _FIRST_WEEKDAY * DAY
    hours: Hours = ((local % WEEK) // 3600).astype(np.int64)
    return hours


def _by_sort_of_day(hours: Hours) -> Array:
    """Return how many samples lie in each hour of a working day, then of a weekend's: (48,)."""
    counted: Array = np.bincount(_of_day_or_weekend(hours), minlength=48).astype(np.float64)
    return counted


def _shrunk(inside: Array, seen: Array) -> Array:
    """Return the share of each hour of each sort of day, shrunk to that of the hour of any day."""
    any_day = np.tile((inside[:24] + inside[24:]) / np.maximum(seen[:24] + seen[24:], 1.0), 2)
    prior = PRIOR_DAYS * 3600.0 / FINE
    shares: Array = (inside + prior * any_day) / (seen + prior)
    return shares


def _weekly(values: Array, hours: Hours) -> tuple[Array, Array]:
    """Return mean and deviation for each hour of the week, each shrunk to a coarser view of the week."""
    every = np.arange(HOURS)
    mean = np.full(HOURS, float(values.mean()))
    square = np.full(HOURS, float(np.mean(values**2)))
    per_day = 3600.0 / STEP
    for view in (_of_day, _of_day_or_weekend, _of_week):
        cells, here = view(hours), view(every)
        count = np.bincount(cells, minlength=HOURS)[here] / per_day
        weight = count / (count + PRIOR_DAYS)
        sums = np.bincount(cells, values, HOURS)[here] / per_day
        squares = np.bincount(cells, values**2, HOURS)[here] / per_day
        some = np.maximum(count, 1e-9)
        mean = (1 - weight) * mean + weight * sums / some
        square = (1 - weight) * square + weight * squares / some
    return mean, np.sqrt(np.maximum(square - mean**2, 0.0))


def _of_day(hours: Hours) -> Hours:
    return hours % 24


def _of_day_or_weekend(hours: Hours) -> Hours:
    return hours % 24 + 24 * (hours // 24 >= SATURDAY).astype(np.int64)


def _of_week(hours: Hours) -> Hours:
    return hours


def _lengths(series: Series) -> tuple[Array, Array]:
    """Return value and length (s) of each stay that both began and ended while the device was watched."""
    new = np.append(
        True, (series.values[1:] != series.values[:-1]) & ~(np.isnan(series.values[1:]) & np.isnan(series.values[:-1]))
    )
    starts, values = series.times[new], series.values[new]
    length = np.diff(starts)
    whole = np.isfinite(values[:-1]) & np.isfinite(values[1:]) & (length >= SHORTEST)
    if whole.size:
        whole[0] = False
        whole[1:] &= np.isfinite(values[:-2])
    return values[:-1][whole], length[whole]


def limit_ratio(stays: Stays, seconds: float) -> float | None:
    """Return how many times longer than what counts as long a state has lasted; None while it has not."""
    long = stays.long
    return None if long is None or seconds <= long else seconds / long
