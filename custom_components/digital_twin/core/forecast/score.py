"""What forecasts were worth at one horizon, from origins that none of them was fitted to."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

type Array = NDArray[np.float64]

FEWEST = 8
TELLS = 0.1
"""Measured score below which a forecast tells next to nothing of what comes: nobody may rely on it."""
QUIET = 0.01
"""Of the variance of all truths known, below which next to nothing came."""


@dataclass(frozen=True, slots=True)
class Score:
    """Error: held-out RMSE; skill: 1 − RMSE/RMSE(persistence); coverage of the 90 % band, NaN when unmeasured.

    explained: 0..1 share of the variance; count: how many origins were scored.
    """

    error: float
    skill: float
    coverage: float
    explained: float
    count: int


def score(now: Array, change: Array, residual: Array, held: Array, scored: NDArray[np.bool_]) -> Score | None:
    """Return the score at one horizon, or None when fewer than twice FEWEST origins have a known truth.

    now: the values at the origins (m,); change: how they moved over the horizon; residual: change minus forecast, both
    NaN where unknown; held: whether the 90 % band did, NaN where there was none; scored: which origins count, unless
    that leaves fewer than FEWEST.
    """
    known = np.isfinite(change) & np.isfinite(residual)
    if known.sum() < 2 * FEWEST:
        return None
    chosen = known & scored
    if chosen.sum() < FEWEST:
        chosen = known
    error = float(np.sqrt(np.mean(residual[chosen] ** 2)))
    persistent = float(np.sqrt(np.mean(change[chosen] ** 2)))
    covered = held[chosen][np.isfinite(held[chosen])]
    return Score(
        error=error,
        skill=1.0 - error / persistent if persistent > 0 else 0.0,
        coverage=float(covered.mean()) if covered.size else float("nan"),
        explained=_explained((now + change)[chosen], residual[chosen], (now + change)[known], residual[known]),
        count=int(chosen.sum()),
    )


def _explained(truth: Array, residual: Array, every: Array, residuals: Array) -> float:
    """Return the share (0..1) of the truths' variance that is no residual: where next to nothing came, of every one.

    An appliance that did not run while it was scored was not put to the test: that it stays off proves nothing.
    """
    variance, left = float(np.var(truth)), float(np.mean(residual**2))
    if variance < QUIET * float(np.var(every)):
        variance, left = float(np.var(every)), float(np.mean(residuals**2))
    if variance <= 0.0:
        return 1.0 if left <= 0.0 else 0.0
    return float(np.clip(1.0 - left / variance, 0.0, 1.0))
