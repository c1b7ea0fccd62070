"""Learning when something is on: two-state Markov rates by hour of the day, scored against "stays as it is"."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..forecast.experts import HORIZONS
from ..models.switching import HOURS, hour_of_day, probability
from ..series import Series
from ..twin import Estimate, Trust

type Array = NDArray[np.float64]

# As many hours in the state count as evidence for the overall rate before an hour of the day speaks for itself.
PRIOR_HOURS = 4.0
PRIOR_SWITCHES = 0.5
BLANK_HOURS = 24.0
"""How long (h) a state lasts of which no stay was seen."""
MOST_ORIGINS = 400
STEP = 300.0
FIT_SHARE = 0.7
HIGHEST_RATE = 720.0
LEAST_STAY = 1.0 / HIGHEST_RATE


@dataclass(frozen=True, slots=True)
class Habit:
    """Rates in 1/h: overall, and relative to it by hour of the day (24,). switches: how many were seen."""

    rate_on: float
    rate_off: float
    by_hour_on: Array
    by_hour_off: Array
    switches: int
    hours: float

    @property
    def estimates(self) -> dict[str, Estimate]:
        """Return the overall rates as estimates (a Poisson count's deviation)."""
        share = 1.0 / np.sqrt(max(self.switches / 2.0, 1.0))
        known = self.switches >= 6
        return {
            "rate_on": Estimate(self.rate_on, self.rate_on * share, known),
            "rate_off": Estimate(self.rate_off, self.rate_off * share, known),
        }

    @property
    def tables(self) -> dict[str, tuple[float, ...]]:
        """Return the shapes by hour of the day as tables of Learned."""
        return {
            "rate_on_by_hour": tuple(self.by_hour_on.tolist()),
            "rate_off_by_hour": tuple(self.by_hour_off.tolist()),
        }


@dataclass(frozen=True, slots=True)
class Brier:
    """Held-out Brier scores by horizon (s), of the habit and of persistence; and what that earns."""

    habit: dict[int, float]
    persistence: dict[int, float]

    @property
    def error(self) -> dict[int, float]:
        """Return the better one's score: what is used."""
        return {horizon: min(score, self.persistence[horizon]) for horizon, score in self.habit.items()}

    @property
    def skill(self) -> dict[int, float]:
        """Return 1 − Brier / Brier(persistence), 0 where persistence is perfect or better."""
        return {
            horizon: max(1.0 - score / self.persistence[horizon], 0.0) if self.persistence[horizon] > 0 else 0.0
            for horizon, score in self.habit.items()
        }

    def trust(self, days: float, switches: int) -> Trust:
        """Return the trust that held-out scores earn: better than persistence over hours, and switches were seen."""
        if not self.habit or days < 2.0 or switches < 6:
            return Trust.OBSERVING
        better = any(value > 0.05 for horizon, value in self.skill.items() if horizon >= 3600)
        return Trust.TRUSTED if better and days >= 7.0 else Trust.SUGGESTING


def learn_habit(times: Array, states: Array, ends: Array) -> Habit:
    """Return the rates of a two-state history: segments from times to ends (epoch s) in states 0/1, all (n,)."""
    hours_off, hours_on = hours_by_clock(times, ends, states < 0.5), hours_by_clock(times, ends, states >= 0.5)
    turned = np.flatnonzero((states[1:] != states[:-1]) & (np.abs(times[1:] - ends[:-1]) < 1.0)) + 1
    ups = np.bincount(hour_of_day(times[turned[states[turned] >= 0.5]]), minlength=HOURS).astype(np.float64)
    downs = np.bincount(hour_of_day(times[turned[states[turned] < 0.5]]), minlength=HOURS).astype(np.float64)
    rate_on, by_on = _rates(ups, hours_off)
    rate_off, by_off = _rates(downs, hours_on)
    return Habit(rate_on, rate_off, by_on, by_off, len(turned), float(hours_off.sum() + hours_on.sum()))


def segments(series: Series) -> tuple[Array, Array, Array]:
    """Return times, states 0/1 and ends (n,) of the stretches of a binary series, gaps left out, equal ones joined."""
    ends = np.append(series.times[1:], series.end)
    known = np.isfinite(series.values) & (ends > series.times)
    times, states, ends = series.times[known], (series.values[known] >= 0.5).astype(np.float64), ends[known]
    if not times.size:
        return times, states, ends
    return joined(times, states, ends)


def joined(times: Array, states: Array, ends: Array, *, apart: float = 1e-3) -> tuple[Array, Array, Array]:
    """Return stretches (n,) with equal ones made one that follow each other within apart s."""
    same = np.append(False, (states[1:] == states[:-1]) & (np.abs(times[1:] - ends[:-1]) < apart))
    first = np.flatnonzero(~same)
    last = np.append(first[1:], len(times)) - 1
    return times[first], states[first], ends[last]


def brier(series: Series, fitted: Habit, since: float) -> Brier:
    """Return the Brier scores of a habit on rolling origins from since (epoch s) to the series' end."""
    latest = series.end - HORIZONS[0]
    if latest <= since:
        return Brier({}, {})
    origins: Array = np.arange(since, latest, max((latest - since) / MOST_ORIGINS, STEP), dtype=np.float64)
    now = series.at(origins)
    origins, now = origins[np.isfinite(now)], now[np.isfinite(now)]
    habit: dict[int, float] = {}
    persistence: dict[int, float] = {}
    steps = max(HORIZONS) // int(STEP)
    forecast = np.stack(
        [_course(float(origin), float(state), fitted, steps) for origin, state in zip(origins, now, strict=True)]
        or [np.empty(steps)]
    )
    for horizon in HORIZONS:
        truth = series.at(origins + horizon)
        known = np.isfinite(truth)
        if known.sum() < 8:
            continue
        on = (truth[known] >= 0.5).astype(np.float64)
        guess = forecast[: len(origins)][known, horizon // int(STEP) - 1]
        habit[horizon] = float(np.mean((guess - on) ** 2))
        persistence[horizon] = float(np.mean((now[known] - on) ** 2))
    return Brier(habit, persistence)


def _course(origin: float, state: float, habit: Habit, steps: int) -> Array:
    hours = hour_of_day(origin + STEP * np.arange(steps, dtype=np.float64))
    rate_on, rate_off = habit.rate_on * habit.by_hour_on[hours], habit.rate_off * habit.by_hour_off[hours]
    return probability(np.array([state]), STEP, rate_on, rate_off)[:, 0]


def _rates(switches: Array, hours: Array) -> tuple[float, Array]:
    """Return the overall rate (1/h) and each hour of the day's, relative to it, shrunk towards it."""
    ended, spent = float(switches.sum()), float(hours.sum())
    overall = min((ended + PRIOR_SWITCHES) / (spent + prior_hours(ended, spent)), HIGHEST_RATE)
    rates = (smooth(switches) + PRIOR_HOURS * overall) / (smooth(hours) + PRIOR_HOURS)
    return overall, np.minimum(rates, HIGHEST_RATE) / overall


def prior_hours(stays: float, hours: float) -> float:
    """Return the hours of the half a stay that counts beside those seen, which took so many hours in all.

    It is as long as they were, the geometric mean of theirs and of BLANK_HOURS, which weighs as much as one of them: a
    kettle that ran five times for three minutes does not run for hours.
    """
    usual = np.log(max(hours / stays, LEAST_STAY)) if stays else 0.0
    return PRIOR_SWITCHES * float(np.exp((np.log(BLANK_HOURS) + stays * usual) / (1.0 + stays)))


def smooth(row: Array) -> Array:
    """Return a daily row (24,) averaged with its neighbours."""
    return (np.roll(row, 1) + 2.0 * row + np.roll(row, -1)) / 4.0


def hours_by_clock(times: Array, ends: Array, chosen: NDArray[np.bool_]) -> Array:
    """Return how many hours the chosen stretches spent in each hour of the day (24,)."""
    starts, ends = times[chosen] / 3600.0, ends[chosen] / 3600.0
    result = np.zeros(HOURS)
    for hour in range(HOURS):
        # Time spent in this hour up to a moment x: whole days plus the part of the last one.
        upto_end = np.floor(ends / HOURS) + np.clip(ends % HOURS - hour, 0.0, 1.0)
        upto_start = np.floor(starts / HOURS) + np.clip(starts % HOURS - hour, 0.0, 1.0)
        result[hour] = float((upto_end - upto_start).sum())
    return result
