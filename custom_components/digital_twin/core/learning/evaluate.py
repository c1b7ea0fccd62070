"""Rolling-origin evaluation of a number's forecasters on the part of the history that none of them was fitted to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ..forecast.blend import Score, score
from ..forecast.experts import AROUND, HORIZONS, Ridge, at_lags, daily_profile, features, fit_ridge, profile_at
from ..twin import Trust
from .sampling import Grid

type Array = NDArray[np.float64]
type Simulate = Callable[[NDArray[np.intp], tuple[int, ...]], Array]
"""From rows of the grid (n,) and horizons in rows, the simulated changes (n, H)."""

FIT_SHARE = 0.5
SCORED_SHARE = 0.7
MOST_ORIGINS = 600
FORECASTERS = ("clock", "ridge", "model")


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores per horizon (s), and what the blend needs from now on as tables of Learned."""

    scores: Mapping[int, Score] = field(default_factory=dict)
    tables: Mapping[str, tuple[float, ...]] = field(default_factory=dict)

    @property
    def coverage(self) -> float:
        """Return the mean measured coverage of the 90 % bands, NaN when unmeasured."""
        measured = [score.coverage for score in self.scores.values() if np.isfinite(score.coverage)]
        return float(np.mean(measured)) if measured else float("nan")


def horizons_of(step: float) -> tuple[int, ...]:
    """Return the horizons (s) that a grid of this step can show."""
    return tuple(horizon for horizon in HORIZONS if horizon >= step)


def evaluate(grid: Grid, values: Array, around: Mapping[str, Array], simulate: Simulate | None) -> Evaluation:
    """Score the blend of clock, ridge and simulation on rolling origins over the second half of values (n,).

    around: surroundings for the regression, (n,) each. simulate must be fitted on rows before FIT_SHARE only. Scores
    count origins of the last 30 %; the regression and the profile that are handed on are fitted anew on everything.
    """
    times, count = grid.times, grid.steps
    horizons = horizons_of(grid.step)
    rows = tuple(round(horizon / grid.step) for horizon in horizons)
    first = int(count * FIT_SHARE)
    if count - first < 4 * 16 or not horizons:
        return Evaluation()
    origins = np.unique(np.linspace(first, count - rows[0] - 1, MOST_ORIGINS).astype(np.intp))
    origins = origins[np.isfinite(values[origins])]
    if len(origins) < 16:
        return Evaluation()
    ahead = _ahead(values, rows)
    matrix = features(times, values, at_lags(times, values, times), around)
    per_day = 86_400.0 / grid.step
    half = slice(0, first)
    parts = [
        _by_clock(daily_profile(times[half], values[half]), times[origins], horizons),
        # Truths of the fitted half must lie in that half.
        _by_ridge(fit_ridge(matrix[half], _until(ahead[half], rows), per_day), matrix[origins], len(horizons)),
        np.zeros((len(origins), len(horizons))) if simulate is None else simulate(origins, rows),
    ]
    scores: dict[int, Score] = {}
    scored_from = float(times[int(count * SCORED_SHARE)])
    for index, horizon in enumerate(horizons):
        changes = np.column_stack([part[:, index] for part in parts])
        truth = values[origins] + ahead[origins, index]
        result = score(times[origins], horizon, values[origins], truth, changes, scored_from)
        if result is not None:
            scores[horizon] = result
    tables = _tables(scores, daily_profile(times, values), fit_ridge(matrix, ahead, per_day), horizons)
    if "ridge" in tables:
        tables["ridge_around"] = tuple(float(name in around) for name in AROUND)
    return Evaluation(scores, tables)


def trust_of(evaluation: Evaluation, days: float, *, identified: bool) -> Trust:
    """Return the trust that held-out results earn.

    suggesting: at least two days, and 90 % bands that held 80 % or more. trusted: a week, coverage of 85 % or more, the
    parameters that what-ifs rest on identified, and somewhere at or beyond half an hour better than persistence.
    """
    if not evaluation.scores or not evaluation.coverage >= 0.8 or days < 2.0:
        return Trust.OBSERVING
    better = any(score.skill > 0.02 for horizon, score in evaluation.scores.items() if horizon >= 1800)
    if identified and better and days >= 7.0 and evaluation.coverage >= 0.85:
        return Trust.TRUSTED
    return Trust.SUGGESTING


def _ahead(values: Array, rows: tuple[int, ...]) -> Array:
    """Return the change over each horizon (n, H), NaN past the end."""
    result = np.full((len(values), len(rows)), np.nan)
    for index, row in enumerate(rows):
        if row < len(values):
            result[:-row, index] = values[row:] - values[:-row]
    return result


def _until(ahead: Array, rows: tuple[int, ...]) -> Array:
    result = ahead.copy()
    for index, row in enumerate(rows):
        result[max(len(result) - row, 0) :, index] = np.nan
    return result


def _by_clock(profile: Array | None, origins: Array, horizons: tuple[int, ...]) -> Array:
    if profile is None:
        return np.zeros((len(origins), len(horizons)))
    later = origins[:, None] + np.array(horizons, dtype=np.float64)
    return profile_at(profile, later) - profile_at(profile, origins)[:, None]


def _by_ridge(ridge: Ridge | None, matrix: Array, count: int) -> Array:
    return np.zeros((len(matrix), count)) if ridge is None else ridge.predict(matrix)


def _tables(
    scores: Mapping[int, Score], profile: Array | None, ridge: Ridge | None, horizons: tuple[int, ...]
) -> dict[str, tuple[float, ...]]:
    if not scores:
        return {}
    tables: dict[str, tuple[float, ...]] = {
        "horizons": tuple(float(horizon) for horizon in scores),
        "explained": tuple(score.explained for score in scores.values()),
    }
    for index, name in enumerate(FORECASTERS):
        tables[f"weight_{name}"] = tuple(float(score.weights[index]) for score in scores.values())
    if profile is not None:
        tables["profile"] = tuple(profile.tolist())
    if ridge is not None:
        tables["ridge"] = ridge.row()
        tables["ridge_horizons"] = tuple(float(horizon) for horizon in horizons)
    return tables
