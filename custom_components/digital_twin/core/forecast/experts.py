"""Simple forecasters of one number, all as a change from the last value: what a clock and a regression know.

"Same clock": the mean daily profile's own change between now and then. "Ridge": a direct regression per horizon on the
last changes, the time of day and the surroundings (Hoerl and Kennard 1970), standardised, with a strong penalty.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

type Array = NDArray[np.float64]

HORIZONS = (300, 900, 1800, 3600, 21_600, 86_400)
PROFILE_BINS = 48
DAY = 86_400.0
AROUND = ("outdoor", "target")
LAGS = (300.0, 900.0, 1800.0, 3600.0, 10_800.0)
PENALTY = 30.0


def daily_profile(times: Array, values: Array) -> Array | None:
    """Return the mean by half hour of the day (48,), smoothed over three, or None with under two days of values."""
    known = np.isfinite(values)
    if not known.any() or np.ptp(times[known]) < 2 * DAY:
        return None
    bins = (times[known] % DAY // (DAY / PROFILE_BINS)).astype(np.intp)
    counts = np.bincount(bins, minlength=PROFILE_BINS)
    if not np.all(counts):
        return None
    means = np.bincount(bins, weights=values[known], minlength=PROFILE_BINS) / counts
    return (np.roll(means, 1) + means + np.roll(means, -1)) / 3.0


def profile_at(profile: Array, times: Array) -> Array:
    """Return a daily profile interpolated at epoch seconds (any shape)."""
    width = DAY / PROFILE_BINS
    centres = (np.arange(-1, PROFILE_BINS + 1) + 0.5) * width
    wrapped = np.concatenate((profile[-1:], profile, profile[:1]))
    return np.interp(times % DAY, centres, wrapped)


def features(times: Array, now: Array, past: Array, around: Mapping[str, Array]) -> Array:
    """Return the regressors (n, k) at n origins.

    times: epoch s (n,); now: the last value (n,); past: the values LAGS ago (n, 5), NaN where unknown; around:
    surroundings by name (of AROUND), (n,), compared with the value itself. Unknown ones count as 0.
    """
    angle = 2.0 * np.pi * times / DAY
    columns = [np.sin(angle), np.cos(angle), np.sin(2 * angle), np.cos(2 * angle)]
    columns += [now - past[:, index] for index in range(past.shape[1])]
    columns += [around[name] - now for name in sorted(around)]
    matrix = np.column_stack([*columns, now])
    return np.where(np.isfinite(matrix), matrix, np.nan)


@dataclass(frozen=True, slots=True)
class Ridge:
    """Direct regressions, one per horizon: change = intercept + ((x − mean)/scale)·coefficients."""

    mean: Array
    scale: Array
    coefficients: Array
    intercept: Array

    def predict(self, matrix: Array) -> Array:
        """Return the changes (n, H) for regressors (n, k); unknown regressors count as their mean."""
        standard = np.nan_to_num((matrix - self.mean) / self.scale, nan=0.0)
        return np.clip(standard, -3.0, 3.0) @ self.coefficients.T + self.intercept

    def row(self) -> tuple[float, ...]:
        """Return this as one row of numbers."""
        parts = (np.array([len(self.mean), len(self.intercept)]), self.mean, self.scale, self.coefficients.ravel())
        return tuple(np.concatenate((*parts, self.intercept)).tolist())

    @classmethod
    def from_row(cls, row: Array) -> Ridge | None:
        """Return what row wrote, or None for anything else."""
        if len(row) < 2:
            return None
        width, horizons = int(row[0]), int(row[1])
        if len(row) != 2 + 2 * width + horizons * width + horizons:
            return None
        mean, scale, rest = row[2 : 2 + width], row[2 + width : 2 + 2 * width], row[2 + 2 * width :]
        return cls(mean, scale, rest[: horizons * width].reshape(horizons, width), rest[horizons * width :])


def fit_ridge(matrix: Array, changes: Array, samples_per_day: float) -> Ridge | None:
    """Return the regressions of changes (n, H) on regressors (n, k), or None with too few complete rows.

    The penalty counts one independent sample an hour: neighbouring rows repeat one another.
    """
    if len(matrix) < 50:
        return None
    known = np.isfinite(matrix)
    mean = np.where(known.any(axis=0), np.nanmean(np.where(known.any(axis=0), matrix, 0.0), axis=0), 0.0)
    spread = np.sqrt(np.nanmean(np.where(known.any(axis=0), (matrix - mean) ** 2, 0.0), axis=0))
    scale = np.where(spread > 1e-9, spread, 1.0)
    standard = np.clip(np.nan_to_num((matrix - mean) / scale, nan=0.0), -3.0, 3.0)
    penalty = PENALTY * max(samples_per_day / 24.0, 1.0)
    coefficients, intercept = np.zeros((changes.shape[1], matrix.shape[1])), np.zeros(changes.shape[1])
    for index in range(changes.shape[1]):
        target = changes[:, index]
        rows = np.isfinite(target)
        if rows.sum() < 50:
            continue
        x, y = standard[rows], target[rows]
        middle = y.mean() * len(y) / (len(y) + penalty)
        gram = x.T @ x + penalty * np.eye(x.shape[1])
        coefficients[index] = np.linalg.solve(gram, x.T @ (y - middle))
        intercept[index] = middle
    return Ridge(mean, scale, coefficients, intercept)


def at_lags(times: Array, values: Array, origins: Array) -> Array:
    """Return the values held LAGS before each origin (epoch s) (n, 5), NaN before the first time.

    times: sorted, (m,); values: (m,).
    """
    moments = origins[:, None] - np.array(LAGS)
    index = np.searchsorted(times, moments + 1e-6, side="right") - 1
    return np.where(index >= 0, values[np.maximum(index, 0)], np.nan)
