"""What people set by the clock: the usual value by quarter of an hour, and the path it will take from now on."""

import numpy as np
from numpy.typing import NDArray

type Array = NDArray[np.float64]

BINS = 96
WIDTH = 86_400.0 / BINS
SAME = 0.25
LEAST_DAYS = 2.0
GAIN = 0.8
JUDGED = 6 * 3600.0


def usual(times: Array, values: Array) -> Array | None:
    """Return the median by quarter of an hour of the day (96,), or None with under two days of values.

    times: epoch s (n,); values: (n,), NaN where unknown.
    """
    known = np.isfinite(values)
    if known.sum() < BINS or np.ptp(times[known]) < LEAST_DAYS * 86_400.0:
        return None
    bins = _bins(times[known])
    order = np.argsort(bins, kind="stable")
    groups = np.split(values[known][order], np.cumsum(np.bincount(bins, minlength=BINS))[:-1])
    if any(not group.size for group in groups):
        return None
    return np.array([float(np.median(group)) for group in groups])


def path(profile: Array, now: Array, origins: Array, step: float, steps: int) -> Array:
    """Return the expected course (T, N) at the steps' beginnings: what is set now until the schedule's next change.

    profile: usual(); now: the value set at each origin (N,); origins: epoch s (N,); step: s.
    """
    times = origins[None, :] + step * np.arange(steps, dtype=np.float64)[:, None]
    scheduled = profile[_bins(times)]
    before = profile[_bins(origins)]
    turns = np.abs(np.diff(np.vstack((before[None, :], scheduled)), axis=0)) > SAME
    return np.where(np.logical_or.accumulate(turns, axis=0), scheduled, now)


def regular(times: Array, values: Array, profile: Array) -> bool:
    """Return whether the schedule tells the value six hours ahead clearly better than what is set now."""
    step = float(times[1] - times[0])
    rows = round(JUDGED / step)
    if len(values) <= rows + 1 or rows < 1:
        return False
    origins, now, truth = times[:-rows], values[:-rows], values[rows:]
    ahead = path(profile, now, origins, JUDGED / 24.0, 25)[-1]
    known = np.isfinite(now) & np.isfinite(truth)
    if not known.any():
        return False
    error, still = (float(np.mean((guess - truth)[known] ** 2)) for guess in (ahead, now))
    return still > 0 and error < GAIN**2 * still


def _bins(times: Array) -> NDArray[np.intp]:
    return (times % 86_400.0 // WIDTH).astype(np.intp)
