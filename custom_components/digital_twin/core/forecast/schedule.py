"""What people set by the clock: the usual value by quarter of an hour, and the path it will take from now on."""

import numpy as np
from numpy.typing import NDArray

from ..clock import UTC, WallClock

type Array = NDArray[np.float64]

BINS = 96
WIDTH = 86_400.0 / BINS
SAME = 0.25
LEAST_DAYS = 2.0
GAIN = 0.8
JUDGED = 6 * 3600.0


def usual(times: Array, values: Array, clock: WallClock = UTC) -> Array | None:
    """Return the median by quarter of an hour of the day (96,), or None with under two days of values.

    times: epoch s (n,); values: (n,), NaN where unknown; clock: see core/clock.py.
    """
    known = np.isfinite(values)
    if known.sum() < BINS or np.ptp(times[known]) < LEAST_DAYS * 86_400.0:
        return None
    bins = _bins(clock.times(times[known]))
    order = np.argsort(bins, kind="stable")
    groups = np.split(values[known][order], np.cumsum(np.bincount(bins, minlength=BINS))[:-1])
    if any(not group.size for group in groups):
        return None
    return np.array([float(np.median(group)) for group in groups])


def path(profile: Array, now: Array, origins: Array, step: float, steps: int, clock: WallClock = UTC) -> Array:
    """Return the expected course (T, N) at the steps' beginnings: what is set now until the schedule's next change.

    profile: usual(); now: the value set at each origin (N,); origins: epoch s (N,); step: s; clock: see core/clock.py.
    """
    times = origins[None, :] + step * np.arange(steps, dtype=np.float64)[:, None]
    scheduled = profile[_bins(clock.times(times))]
    before = profile[_bins(clock.times(origins))]
    turns = np.abs(np.diff(np.vstack((before[None, :], scheduled)), axis=0)) > SAME
    return np.where(np.logical_or.accumulate(turns, axis=0), scheduled, now)


def schedule(times: Array, values: Array, clock: WallClock = UTC) -> Array | None:
    """Return the usual course by the clock (96,), or None where people do not keep to one.

    They do where what was usual in the first half of the history tells the second half, six hours ahead, clearly better
    than what is set at the moment. times: regular, epoch s (n,); values: (n,), NaN where unknown.
    """
    half, rows = len(times) // 2, round(JUDGED / float(times[1] - times[0])) if len(times) > 1 else 0
    early = usual(times[:half], values[:half], clock)
    if early is None or rows < 1 or len(times) - half <= rows:
        return None
    origins, now, truth = times[half:-rows], values[half:-rows], values[half + rows :]
    ahead = path(early, now, origins, JUDGED / 24.0, 25, clock)[-1]
    known = np.isfinite(now) & np.isfinite(truth)
    if not known.any():
        return None
    error, still = (float(np.mean((guess - truth)[known] ** 2)) for guess in (ahead, now))
    return usual(times, values, clock) if error < GAIN**2 * still else None


def _bins(times: Array) -> NDArray[np.intp]:
    return (times % 86_400.0 // WIDTH).astype(np.intp)
