"""What forecasts were worth at one horizon, from origins that none of them was fitted to."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

type Array = NDArray[np.float64]

FEWEST = 8
TELLS = 0.1
"""Measured score below which a forecast tells next to nothing of what comes: nobody may rely on it."""
SLIGHTLY = -0.02
"""Skill down to which nobody would notice that persistence was better."""
FREEDOM = (2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 15.0, 30.0)
BEYOND = (4.30, 3.18, 2.78, 2.57, 2.45, 2.31, 2.23, 2.13, 2.04)
"""The upper 2.5 % point of Student's t by its degrees of freedom."""
JUDGED_AT = 1800
"""s; what is told for less tells little of what forecasts are worth, as nothing much happens in it."""
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
    worse: bool = False
    """Whether persistence was better by more than chance explains."""


def score(
    now: Array, change: Array, residual: Array, held: Array, scored: NDArray[np.bool_], block: Array | None = None
) -> Score | None:
    """Return the score at one horizon, or None when fewer than twice FEWEST origins have a known truth.

    now: the values at the origins (m,); change: how they moved over the horizon; residual: change minus forecast, both
    NaN where unknown; held: whether the 90 % band did, NaN where there was none; scored: which origins count, unless
    that leaves fewer than FEWEST; block: (m,), alike for origins that chance made together; None: each by itself.
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
    skill = 1.0 - error / persistent if persistent > 0 else 0.0
    apart = residual[chosen] ** 2 - change[chosen] ** 2
    return Score(
        error=error,
        skill=skill,
        coverage=float(covered.mean()) if covered.size else float("nan"),
        explained=_explained((now + change)[chosen], residual[chosen], (now + change)[known], residual[known]),
        count=int(chosen.sum()),
        worse=skill < SLIGHTLY
        and _above_nothing(apart, np.arange(len(change))[chosen] if block is None else block[chosen]),
    )


def _above_nothing(apart: Array, block: NDArray[np.floating] | NDArray[np.intp]) -> bool:
    """Return whether differences of squared errors (m,) are above 0 by more than chance explains.

    The test of Diebold and Mariano (1995) over the means of blocks (m,), which go together; never of fewer than three.
    """
    _, places = np.unique(block, return_inverse=True)
    means = np.bincount(places, weights=apart) / np.bincount(places)
    if len(means) < 3:
        return False
    deviation = float(np.std(means, ddof=1)) / np.sqrt(len(means))
    return bool(np.mean(means) > np.interp(len(means) - 1, FREEDOM, BEYOND) * deviation)


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
