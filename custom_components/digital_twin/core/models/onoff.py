"""Whether something is on ahead: six views of one alternating process, weighted by how well each did.

still: stays as it is. rates: a two-state Markov process of constant rates. week: one whose rates follow the hour of the
week. renewal: a semi-Markov process of the dwell times seen, beyond the time already spent (Limnios and Oprişan,
Semi-Markov Processes and Reliability, 2001, ch. 3). cycle: one whose dwell times d follow the last ones,
ln d = c + b·x + r, with x the last dwells of either state and the time of day, and r drawn from the residuals seen (the
autoregressive conditional duration of Engle and Russell, Econometrica 66, 1998). rhythm: how often it was on at this
quarter of an hour, every so many days (learning/rhythm.py), whatever it is now. P(on) is their convex combination per
horizon (Wolpert, Stacked generalization, Neural Networks 5, 1992). Times are epoch seconds, dwell times s, hours of the
week those of UTC from Thursday, as the epoch began.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Self

import numpy as np

from ..series import Series
from .protocol import Array

VIEWS = ("still", "rates", "week", "renewal", "cycle", "rhythm")
WEEK = 168
DAY = 86_400.0
QUARTER = 900.0
LAST = 6
"""How many dwells before the present one count."""
INPUTS = 6
LEVELS = 65
SAMPLES = 128
LONGEST_STEP = 900.0
MOST_DWELLS = 64
SHORTEST = 1.0
TAIL = 0.03
TAIL_REACH = (0.5, 1.0, 2.0, 3.5)
"""Of all dwells the share TAIL lasts e^0.5 … e^3.5 times as long as the longest seen; without it nothing could."""


@dataclass(frozen=True, slots=True)
class Past:
    """What is known at m moments: state 0/1, s spent in it so far, and ln of the LAST dwells before it (NaN: unknown).

    state, elapsed, at: (m,); dwells: (m, LAST), the latest in the last column.
    """

    at: Array
    state: Array
    elapsed: Array
    dwells: Array


@dataclass(frozen=True, slots=True)
class Dwell:
    """Dwell times of one state. centre: of ln d; slope, mean, scale: the regression (INPUTS,); residuals: (LEVELS,).

    whole: ln d itself, from its median (LEVELS,), the residuals of a regression that knows nothing.
    """

    centre: float
    slope: Array
    mean: Array
    scale: Array
    residuals: Array
    whole: Array

    @property
    def plain(self) -> Dwell:
        """Return the dwell times without regard to what was before."""
        return replace(self, slope=np.zeros(INPUTS), residuals=self.whole)

    def expected(self, dwells: Array, at: Array) -> Array:
        """Return the mean of ln d (m,) of a dwell that begins at (m,) after these dwells (m, LAST)."""
        x = (inputs(dwells, at) - self.mean) / self.scale
        result: Array = self.centre + np.where(np.isfinite(x), x, 0.0) @ self.slope
        return result

    def drawn(self, share: Array) -> Array:
        """Return residuals of ln d for uniform draws, any shape."""
        body = np.interp(share / (1.0 - TAIL), _levels(), self.residuals)
        reach = np.interp((share - 1.0 + TAIL) / TAIL, np.linspace(0.125, 0.875, 4), TAIL_REACH)
        result: Array = np.where(share > 1.0 - TAIL, self.residuals[-1] + reach, body)
        return result

    def beyond(self, gone: Array, share: Array) -> Array:
        """Return residuals (m, N) beyond gone (m,), which those still in the state have, for uniform draws (N,)."""
        ordered = self.drawn(_even(4 * LEVELS))
        passed = np.searchsorted(ordered, gone) / len(ordered)
        wanted = passed[:, None] + share * (1.0 - passed[:, None])
        found: Array = np.interp(wanted, _even(len(ordered)), ordered)
        # Past everything, even the tail: as long again as a fifth, since it has lasted so long already.
        longer: Array = np.maximum(found, gone[:, None] + np.where(passed[:, None] >= 1.0, 0.2, 1e-3))
        return longer

    def row(self) -> tuple[float, ...]:
        """Return this as one row of numbers."""
        whole = np.concatenate(([self.centre], self.slope, self.mean, self.scale, self.residuals, self.whole))
        return tuple(whole.tolist())

    @classmethod
    def from_row(cls, row: tuple[float, ...]) -> Self:
        """Return what row wrote."""
        numbers = np.array(row)
        slope, mean, scale = (numbers[1 + INPUTS * part : 1 + INPUTS * (part + 1)] for part in range(3))
        residuals, whole = np.split(numbers[1 + 3 * INPUTS :], 2)
        return cls(float(numbers[0]), slope, mean, scale, residuals, whole)


@dataclass(frozen=True, slots=True)
class OnOff:
    """An on-off process as learned. rates: 1/h off → on and on → off; week_on, week_off: relative to it (WEEK,).

    off, on: dwell times, None where too few were seen. horizons: s (H,); weights: of VIEWS (H, 6), the first 5 of
    them in what was learned before there were more. rhythm: P(on) of
    each quarter of an hour of a turn of whole days that began with the epoch (days · 96,), empty where none is known.
    """

    rates: tuple[float, float]
    week_on: Array
    week_off: Array
    off: Dwell | None
    on: Dwell | None
    horizons: Array
    weights: Array
    rhythm: Array = field(default_factory=lambda: np.empty(0))

    def views(self, past: Past, times: Array, like: Series | None = None) -> Array:
        """Return each view's P(on) (6, m, n) at times (n,), rising s after past's m moments.

        like: over epoch s, by how many days away from each moment lies the one of the week that it goes like.
        """
        still = np.broadcast_to(past.state[:, None], (len(past.at), len(times)))
        total = max(sum(self.rates), 1e-12)
        share = self.rates[0] / total
        rates = share + (past.state[:, None] - share) * np.exp(-total * times / 3600.0)
        week = self._week(past, times, like)
        turned = self._rhythm(past, times) if self.rhythm.size else rates
        if self.off is None or self.on is None:
            return np.stack((still, rates, week, rates, rates, turned))
        renewal = _cycle(self.off.plain, self.on.plain, past, times, share)
        return np.stack((still, rates, week, renewal, _cycle(self.off, self.on, past, times, share), turned))

    def probability(self, past: Past, times: Array, like: Series | None = None) -> Array:
        """Return P(on) (m, n) at times (n,), rising s after past's m moments; like: see views."""
        logarithm = np.log(np.maximum(times, 1.0))
        known = np.log(self.horizons)
        weights = np.stack([np.interp(logarithm, known, column) for column in self.weights.T])
        result: Array = np.einsum("vn,vmn->mn", weights, self.views(past, times, like)[: len(weights)])
        return np.clip(result, 0.0, 1.0)

    def _rhythm(self, past: Past, times: Array) -> Array:
        """Return P(on) (m, n) by the quarter of an hour in the turn of days."""
        quarters = ((past.at[:, None] + times) // QUARTER).astype(np.intp)
        result: Array = self.rhythm[quarters % len(self.rhythm)]
        return result

    def _week(self, past: Past, times: Array, like: Series | None) -> Array:
        """Return P(on) (m, n) by the rates of each hour of the week."""
        on, off = self.rates[0] * self.week_on, self.rates[1] * self.week_off
        current, now = past.state, 0.0
        result = np.empty((len(past.at), len(times)))
        for index, end in enumerate(times.tolist()):
            parts = max(int(np.ceil((end - now) / LONGEST_STEP)), 1)
            dt = (end - now) / parts
            for part in range(parts):
                moments = past.at + now + (part + 0.5) * dt
                apart = 0.0 if like is None else np.nan_to_num(like.at(moments), nan=0.0) * DAY
                hours = hour_of_week(moments + apart)
                total = on[hours] + off[hours]
                share = np.divide(on[hours], total, out=np.zeros_like(total), where=total > 0)
                current = share + (current - share) * np.exp(-total * dt / 3600.0)
            now = end
            result[:, index] = current
        return result

    def tables(self) -> dict[str, tuple[float, ...]]:
        """Return this as tables of Learned."""
        found = {
            "onoff_rates": self.rates,
            "onoff_week_on": tuple(self.week_on.tolist()),
            "onoff_week_off": tuple(self.week_off.tolist()),
            "onoff_horizons": tuple(self.horizons.tolist()),
            "onoff_weights": tuple(self.weights.ravel().tolist()),
        }
        if self.rhythm.size:
            found["onoff_rhythm"] = tuple(self.rhythm.tolist())
        if self.off is not None and self.on is not None:
            found |= {"onoff_off": self.off.row(), "onoff_on": self.on.row()}
        return found

    @classmethod
    def from_tables(cls, tables: Mapping[str, tuple[float, ...]]) -> Self | None:
        """Return what tables wrote, None where nothing was."""
        if not tables.get("onoff_horizons"):
            return None
        off, on = tables.get("onoff_off"), tables.get("onoff_on")
        rate_on, rate_off = tables["onoff_rates"]
        horizons = np.array(tables["onoff_horizons"])
        return cls(
            (rate_on, rate_off),
            np.array(tables["onoff_week_on"]),
            np.array(tables["onoff_week_off"]),
            None if off is None else Dwell.from_row(off),
            None if on is None else Dwell.from_row(on),
            horizons,
            np.array(tables["onoff_weights"]).reshape(len(horizons), -1),
            np.array(tables.get("onoff_rhythm", ())),
        )


def hour_of_week(times: Array) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    """Return the hour 0..167 of the week (UTC, from Thursday) of each epoch second (m,)."""
    return (times // 3600.0 % WEEK).astype(np.intp)


def inputs(dwells: Array, at: Array) -> Array:
    """Return the regressors (m, INPUTS) of dwells that begin at (m,) after these (m, LAST).

    ln of the last one and the mean of the last three of the same state, those of the other state, and the time of day.
    """
    angle = 2.0 * np.pi * at / 86_400.0
    return np.column_stack(
        (
            dwells[:, -2], dwells[:, -2::-2].mean(axis=1), dwells[:, -1], dwells[:, -1::-2].mean(axis=1),
            np.sin(angle), np.cos(angle),
        )
    )  # fmt: skip


def past_of(times: Array, states: Array, ends: Array, at: Array) -> Past:
    """Return what stretches of states 0/1 (n,), from times to ends, tell at moments at (m,), not before the first.

    A stretch that does not begin where the one before ended hides what was before it.
    """
    which = np.clip(np.searchsorted(times, at, side="right") - 1, 0, len(times) - 1)
    follows = np.append(False, np.abs(times[1:] - ends[:-1]) < 1.0)
    length = np.log(np.maximum(ends - times, SHORTEST))
    dwells = np.full((len(at), LAST), np.nan)
    index, joined = which, np.ones(len(at), dtype=bool)
    for column in range(LAST - 1, -1, -1):
        joined = joined & follows[index] & (index > 0)
        index = np.maximum(index - 1, 0)
        # The first stretch that was seen may have begun before.
        whole = joined & (index > 0) & follows[index]
        dwells[whole, column] = length[index[whole]]
    return Past(at, states[which], np.maximum(at - times[which], 0.0), dwells)


def past_of_series(series: Series, at: float) -> Past | None:
    """Return what a series of 0/1 tells at one moment, None where it says nothing."""
    keep = series.times <= at
    times, values = series.times[keep], series.values[keep]
    if not times.size or not np.isfinite(values[-1]):
        return None
    known = np.isfinite(values)
    ends = np.append(times[1:], at)
    times, states, ends = times[known], (values[known] >= 0.5).astype(np.float64), ends[known]
    first = np.flatnonzero(np.append(True, (states[1:] != states[:-1]) | (times[1:] - ends[:-1] > 1.0)))
    last = np.append(first[1:], len(times)) - 1
    return past_of(times[first], states[first], ends[last], np.array([at]))


def _levels() -> Array:
    return _even(LEVELS)


def _even(count: int) -> Array:
    return (np.arange(count, dtype=np.float64) + 0.5) / count


def _strata(stage: int) -> Array:
    """Return SAMPLES uniform draws of one stage, without a generator: evenly spread, in an order of the stage's own."""
    step = (0.6180339887498949, 0.7548776662466927, 0.8191725133961645, 0.8566748838545029)[stage % 4]
    return (0.5 + (1 + stage // 4) * step * np.arange(SAMPLES, dtype=np.float64)) % 1.0


def _cycle(off: Dwell, on: Dwell, past: Past, times: Array, resting: float) -> Array:
    """Return P(on) (m, n) of a semi-Markov view; beyond MOST_DWELLS switches the share that rests on."""
    state, dwells = past.state >= 0.5, past.dwells
    begun = past.at - past.elapsed
    expected = np.where(state, on.expected(dwells, begun), off.expected(dwells, begun))
    gone = np.log(np.maximum(past.elapsed, SHORTEST)) - expected
    first = _even(SAMPLES)
    residual = np.where(state[:, None], on.beyond(gone, first), off.beyond(gone, first))
    ends = np.maximum(np.exp(np.minimum(expected[:, None] + residual, 20.0)) - past.elapsed[:, None], SHORTEST)
    switches = (ends[:, :, None] <= times).astype(np.int16)
    last, open_ = np.exp(np.minimum(expected + np.median(residual, axis=1), 20.0)), True
    for stage in range(1, MOST_DWELLS):
        if not (ends <= times[-1]).any():
            open_ = False
            break
        state = ~state
        dwells = np.column_stack((dwells[:, 1:], np.log(np.maximum(last, SHORTEST))))
        starts = past.at + np.median(ends, axis=1)
        expected = np.where(state, on.expected(dwells, starts), off.expected(dwells, starts))
        draws = _strata(stage)
        residual = np.where(state[:, None], on.drawn(draws), off.drawn(draws))
        length = np.maximum(np.exp(np.minimum(expected[:, None] + residual, 20.0)), SHORTEST)
        last = np.median(length, axis=1)
        ends = ends + length
        switches += ends[:, :, None] <= times
    is_on = (switches % 2 == 0) == (past.state >= 0.5)[:, None, None]
    known = np.where(ends[:, :, None] <= times, resting, is_on) if open_ else is_on.astype(np.float64)
    result: Array = known.mean(axis=1)
    return result
