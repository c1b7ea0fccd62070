"""Learning an on-off process (models/onoff.py): rates, hours of the week, dwell times, and what each view is worth."""

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

import numpy as np

from ..forecast.experts import HORIZONS
from ..models.onoff import (
    INPUTS,
    LEVELS,
    SHORTEST,
    VIEWS,
    WEEK,
    Dwell,
    OnOff,
    hour_of_week,
    inputs,
    past_of,
)
from ..models.protocol import Array
from ..series import Series
from .rhythm import rhythm

FEWEST_DWELLS = 12
MOST_DWELLS = 400
MOST_STRETCHES = 8000
HALF_LIFE = 150.0
"""Dwells after which one counts half: seasons and settings change."""
PENALTY = 3.0
MOST_ORIGINS = 400
FEWEST_ORIGINS = 10
RHYTHM_FROM = 3600
"""s; nearer by the present state tells more than the time of day."""
FOLDS = (0.45, 0.7, 0.85, 1.0)
"""At which shares of the known history the views are fitted anew to be asked about the next share."""
OFF_THE_DAY: Final = (54_000, 64_800, 75_600, 97_200)
"""s, that are far from whole days: a day ahead, "as it is" tells of the same time yesterday, and nowhere else."""
QUESTIONS: Final = dict(
    sorted(({one: (one,) for one in HORIZONS} | dict.fromkeys((64_800, 79_200, 93_600), OFF_THE_DAY)).items())
)
"""Horizons (s) that the views have weights for, and of which answers those are made."""
ASKED: Final = tuple(sorted((*HORIZONS, *OFF_THE_DAY)))
PRIOR_HOURS = 6.0
PRIOR_SWITCHES = 0.5
HIGHEST_RATE = 720.0
CAUTION = 0.02
"""Weight per switch seen with which the views' weights are held to constant rates, in units of Brier score."""
SMOOTHING = 0.08
"""Deviation of ln d by which the residuals seen are smeared: as few as a dozen stand for all there may be."""
NORMAL = np.array((-1.645, -1.036, -0.674, -0.385, -0.126, 0.126, 0.385, 0.674, 1.036, 1.645))


@dataclass(frozen=True, slots=True)
class Scored:
    """A process, and its held-out Brier scores and persistence's by horizon (s); switches: how many were seen."""

    process: OnOff
    brier: dict[int, float]
    still: dict[int, float]
    switches: int

    def tables(self) -> dict[str, tuple[float, ...]]:
        """Return the process and its scores as tables of Learned."""
        return {
            **self.process.tables(),
            "onoff_scored": tuple(float(horizon) for horizon in self.brier),
            "onoff_brier": tuple(self.brier.values()),
            "onoff_brier_still": tuple(self.still.values()),
        }


def learn_onoff(times: Array, states: Array, ends: Array, truth: Series) -> Scored | None:
    """Return the process behind stretches of 0/1 (n,), its views weighted by how they did; None without both states.

    The views are fitted anew at each of FOLDS and asked about the time up to the next. All those answers make the
    weights; the scores are those of the last fold with the weights of the ones before. What is handed on is fitted on
    everything.
    """
    times, states, ends = times[-MOST_STRETCHES:], states[-MOST_STRETCHES:], ends[-MOST_STRETCHES:]
    if len(times) < 4 or len(np.unique(states)) < 2:
        return None
    edges = _at_shares(times, ends, np.array(FOLDS))
    folds = [
        fold for first, last in pairwise(edges.tolist()) if (fold := _fold(times, states, ends, truth, first, last))
    ]
    if not folds:
        return None
    weights: list[Array] = []
    brier: dict[int, float] = {}
    still: dict[int, float] = {}
    late = max(int(np.sum(times > edges[0])), 1)
    caution = CAUTION / np.sqrt(late)
    process = fit(times, states, ends)
    # What looked like a timetable in a few days of the past, and is none, has no say.
    timed = bool(process.rhythm.size) and any(fold.timed for fold in folds)
    for horizon, questions in QUESTIONS.items():
        used = len(VIEWS) if timed and horizon >= RHYTHM_FROM else len(VIEWS) - 1
        asked = [fold.said(one, used) for fold in folds for one in questions if fold.knows(one)]
        if not asked:
            weights.append(weights[-1] if weights else _cautious())
            continue
        weights.append(np.pad(_weighed(asked, caution), (0, len(VIEWS) - used)))
        if horizon in HORIZONS:
            guesses, on = asked[-1]
            before = _weighed(asked[:-1], caution) if len(asked) > 1 else _cautious(used)
            brier[horizon] = float(np.mean((before @ guesses - on) ** 2))
            still[horizon] = float(np.mean((guesses[0] - on) ** 2))
    process = replace(process, horizons=np.array(tuple(QUESTIONS), dtype=np.float64), weights=np.array(weights))
    return Scored(process, brier, still, len(times) - 1)


@dataclass(frozen=True, slots=True)
class _Fold:
    """What the views said at m origins for ASKED, (views, m, A), and what came, (m, A), NaN where that is not known.

    timed: whether it kept to a timetable before.
    """

    views: Array
    later: Array
    timed: bool

    def said(self, horizon: int, used: int) -> tuple[Array, Array]:
        """Return what the first views said of a horizon (used, k), and what came (k,), where that is known."""
        column = ASKED.index(horizon)
        known = np.isfinite(self.later[:, column])
        return self.views[:used, known, column], self.later[known, column]

    def knows(self, horizon: int) -> bool:
        """Return whether enough of a horizon's answers came."""
        return int(np.isfinite(self.later[:, ASKED.index(horizon)]).sum()) >= FEWEST_ORIGINS


def _fold(times: Array, states: Array, ends: Array, truth: Series, first: float, last: float) -> _Fold | None:
    """Return how views that know what was before first do from then on until last (epoch s)."""
    early = ends <= first
    if early.sum() < 3 or len(np.unique(states[early])) < 2:
        return None
    asked = (ends > first) & (times < last)
    if not asked.any():
        return None
    shares = np.linspace(0.0, 1.0, MOST_ORIGINS // (len(FOLDS) - 1))
    origins = _at_shares(np.maximum(times[asked], first), np.minimum(ends[asked], last), shares)
    origins = origins[(origins <= last - HORIZONS[0]) & np.isfinite(truth.at(origins))]
    if len(origins) < FEWEST_ORIGINS:
        return None
    horizons = np.array(ASKED, dtype=np.float64)
    past = replace(past_of(times, states, ends, origins), state=(truth.at(origins) >= 0.5).astype(np.float64))
    later = truth.at(origins[:, None] + horizons)
    with np.errstate(invalid="ignore"):
        later = np.where(np.isfinite(later), (later >= 0.5).astype(np.float64), np.nan)
    process = fit(times[early], states[early], ends[early])
    return _Fold(process.views(past, horizons), later, bool(process.rhythm.size))


def _at_shares(times: Array, ends: Array, shares: Array) -> Array:
    """Return when shares (k,) of the time that stretches cover have passed (epoch s); holes between them do not count.

    After a month without reports the days before it and those after it are all there is to learn from.
    """
    covered = np.append(0.0, np.cumsum(np.maximum(ends - times, 0.0)))
    passed = np.column_stack((covered[:-1], covered[1:])).ravel()
    moments: Array = np.interp(shares * covered[-1], passed, np.column_stack((times, ends)).ravel())
    return moments


def _weighed(asked: list[tuple[Array, Array]], caution: float) -> Array:
    guesses, truth = (np.concatenate(parts, axis=-1) for parts in zip(*asked, strict=True))
    return stacked(guesses, truth, caution)


def fit(times: Array, states: Array, ends: Array) -> OnOff:
    """Return the process that the stretches tell, its views not weighted yet: all on constant rates."""
    on = states >= 0.5
    turned = np.append(False, (states[1:] != states[:-1]) & (np.abs(times[1:] - ends[:-1]) < 1.0))
    rates, shapes = [], []
    for state in (False, True):
        hours = _hours_of_week(times[on == state], ends[on == state])
        left = np.bincount(hour_of_week(times[turned & (on != state)]), minlength=WEEK).astype(np.float64)
        rate = min((float(left.sum()) + PRIOR_SWITCHES) / (float(hours.sum()) + 1.0 / HIGHEST_RATE), HIGHEST_RATE)
        rates.append(rate)
        shapes.append(_shape(left, hours, rate))
    dwell = [_dwell(times, states, ends, turned, state) for state in (0.0, 1.0)]
    return OnOff(
        (rates[0], rates[1]), shapes[0], shapes[1], dwell[0], dwell[1], np.array([3600.0]), _cautious()[None, :],
        rhythm(times, states, ends),
    )  # fmt: skip


def stacked(guesses: Array, truth: Array, caution: float) -> Array:
    """Return the convex weights (k,) of guesses (k, n) with the least Brier score, held to constant rates by caution.

    Projected gradient on the simplex; the objective is a strictly convex quadratic in k numbers.
    """
    count = len(truth)
    prior = _cautious(len(guesses))
    gram = guesses @ guesses.T / count + caution * np.eye(len(guesses))
    aim = guesses @ truth / count + caution * prior
    rate = 1.0 / float(np.linalg.eigvalsh(gram)[-1])
    weights = prior
    for _ in range(300):
        weights = _on_simplex(weights - rate * (gram @ weights - aim))
    return weights


def _on_simplex(values: Array) -> Array:
    """Return the nearest point whose parts are not negative and add up to 1 (Duchi et al., ICML 2008)."""
    ordered = np.sort(values)[::-1]
    sums = (np.cumsum(ordered) - 1.0) / np.arange(1, len(values) + 1)
    last = int(np.flatnonzero(ordered > sums)[-1])
    result: Array = np.maximum(values - sums[last], 0.0)
    return result


def _cautious(count: int = len(VIEWS)) -> Array:
    return np.array([float(view == "rates") for view in VIEWS[:count]])


def _dwell(times: Array, states: Array, ends: Array, turned: Array, state: float) -> Dwell | None:
    """Return the dwell times of one state from its whole dwells: those that begin and end with a switch."""
    whole = turned & np.append(turned[1:], False) & (states == state)
    chosen = np.flatnonzero(whole)[-MOST_DWELLS:]
    if len(chosen) < FEWEST_DWELLS:
        return None
    length = np.log(np.maximum(ends - times, SHORTEST))[chosen]
    past = past_of(times, states, ends, times[chosen])
    x = inputs(past.dwells, times[chosen])
    known = np.isfinite(x).all(axis=1)
    weight = 0.5 ** (np.arange(len(chosen))[::-1] / HALF_LIFE)
    median = float(quantiles(length, weight, np.array([0.5]))[0])
    centre, slope, mean, scale = median, np.zeros(INPUTS), np.zeros(INPUTS), np.ones(INPUTS)
    residuals = length - median
    whole = _smeared(residuals, weight)
    if known.sum() >= FEWEST_DWELLS + INPUTS:
        mean, scale = x[known].mean(axis=0), x[known].std(axis=0) + 1e-6
        # One dwell cut short by a hand on the door must not bend the line: extremes count as far as the usual does.
        y = np.clip(residuals[known], *np.quantile(residuals[known], [0.05, 0.95]))
        z = np.column_stack(((x[known] - mean) / scale, np.ones(known.sum())))
        gram = (z.T * weight[known]) @ z + np.diag([PENALTY] * INPUTS + [1e-6])
        found = np.linalg.solve(gram, (z.T * weight[known]) @ y)
        slope, centre = found[:-1], centre + float(found[-1])
        residuals = length[known] - centre - (z[:, :-1] @ slope)
        weight = weight[known]
    return Dwell(centre, slope, mean, scale, _smeared(residuals, weight), whole)


def _smeared(residuals: Array, weight: Array) -> Array:
    """Return the quantiles (LEVELS,) of residuals, each spread as a normal distribution of SMOOTHING."""
    levels = (np.arange(LEVELS) + 0.5) / LEVELS
    spread = (residuals[:, None] + SMOOTHING * NORMAL).ravel()
    return quantiles(spread, np.repeat(weight, len(NORMAL)), levels)


def quantiles(values: Array, weight: Array, levels: Array) -> Array:
    """Return weighted quantiles."""
    order = np.argsort(values)
    total = np.cumsum(weight[order]) - 0.5 * weight[order]
    return np.interp(levels, total / weight.sum(), values[order])


def _hours_of_week(times: Array, ends: Array) -> Array:
    """Return how many hours stretches spent in each hour of the week (WEEK,)."""
    edges = np.arange(WEEK, dtype=np.float64)
    starts, stops = times[:, None] / 3600.0, ends[:, None] / 3600.0
    upto_stop = np.floor(stops / WEEK) + np.clip(stops % WEEK - edges, 0.0, 1.0)
    upto_start = np.floor(starts / WEEK) + np.clip(starts % WEEK - edges, 0.0, 1.0)
    result: Array = (upto_stop - upto_start).sum(axis=0)
    return result


def _shape(switches: Array, hours: Array, overall: float) -> Array:
    """Return each hour of the week's rate relative to the overall one.

    Empirical Bayes in two steps: hours of the day towards the overall rate, then hours of the week towards those of the
    day, each by as many hours of evidence as PRIOR_HOURS, and smoothed over their neighbours.
    """
    by_day = _smooth(switches.reshape(7, 24).sum(axis=0)), _smooth(hours.reshape(7, 24).sum(axis=0))
    daily = (by_day[0] + PRIOR_HOURS * overall) / (by_day[1] + PRIOR_HOURS)
    weekly = (_smooth(switches) + PRIOR_HOURS * np.tile(daily, 7)) / (_smooth(hours) + PRIOR_HOURS)
    result: Array = np.minimum(weekly, HIGHEST_RATE) / overall
    return result


def _smooth(row: Array) -> Array:
    return (np.roll(row, 1) + 2.0 * row + np.roll(row, -1)) / 4.0
