"""Uneven, change-only series on a regular grid, and first-order filters over it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..series import Series

type Array = NDArray[np.float64]

STEPS = (300.0, 450.0, 900.0, 1800.0, 3600.0)
"""Each horizon that is not below a step is a whole number of it."""
MOST_ROWS = 9000


@dataclass(frozen=True, slots=True)
class Grid:
    """steps intervals of step s from start (epoch s). Values at a time are those held at the interval's end."""

    start: float
    step: float
    steps: int

    @property
    def times(self) -> Array:
        """Return the ends of the intervals (n,), epoch s."""
        return self.start + self.step * np.arange(1, self.steps + 1, dtype=np.float64)

    def held(self, series: Series | None) -> Array:
        """Return the value held at each time (n,), NaN where unknown or where there is no series."""
        return np.full(self.steps, np.nan) if series is None else series.at(self.times)

    def mean(self, series: Series | None) -> Array:
        """Return the mean over each interval (n,) of what is known in it, NaN where nothing is."""
        if series is None:
            return np.full(self.steps, np.nan)
        return series.means(np.append(self.start, self.times))


def grid_of(series: Series, *, finest: float = STEPS[0]) -> Grid | None:
    """Return a grid over a series: the finest step that its reports carry and that keeps rows below MOST_ROWS."""
    known = series.times[np.isfinite(series.values)]
    if len(known) < 2:
        return None
    span = series.end - float(known[0])
    # Where little changes little is reported; the busy times tell how often a sensor speaks.
    usual = float(np.quantile(np.diff(known), 0.1))
    step = next(
        (s for s in STEPS if s >= finest and s * MOST_ROWS >= span and (s >= 0.75 * usual or s == STEPS[-1])), STEPS[-1]
    )
    # Rows lie right behind the reports of a sensor that speaks regularly, so that none is read twice or never.
    end = float(known[-1]) + (series.end - float(known[-1])) // step * step
    steps = min(int((end - float(known[0])) // step), MOST_ROWS)
    return Grid(end - steps * step, step, steps) if steps >= 1 else None


def quantum(values: Array) -> float:
    """Return a sensor's step, in its unit, by its values (n,): the smallest change but for noise of arithmetic."""
    changes = np.abs(np.diff(values))
    changes = changes[np.isfinite(changes) & (changes > 1e-6)]
    return float(min(np.quantile(changes, 0.02), 1.0)) if changes.size else 0.1


def lagged(values: Array, keep: float, start: float) -> Array:
    """Return y(t) = keep y(t−1) + (1 − keep) values(t), y(−1) = start; unknown values leave y as it is."""
    result = np.empty(len(values))
    level = start
    rest = 1.0 - keep
    for index, value in enumerate(values.tolist()):
        if value == value:  # noqa: PLR0124 -- the quickest test for NaN in a scalar loop
            level = keep * level + rest * value
        result[index] = level
    return result


def filled(values: Array, longest: int) -> Array:
    """Return values with gaps of at most longest samples holding the last known one."""
    index = np.arange(len(values))
    last = np.maximum.accumulate(np.where(np.isnan(values), -1, index))
    usable = (last >= 0) & (index - last <= longest)
    result: Array = np.where(usable, values[np.maximum(last, 0)], np.nan)
    return result
