"""Forecasts blended per horizon and shrunk to persistence, their bands and scores, all measured on data not fitted.

The blend is y + Σ w_j δ_j, with δ_j the change that forecaster j expects, w ≥ 0 and Σ w ≤ 1: with no weight it is
persistence (Bates and Granger 1969; Wang et al. 2023 for the shrinkage). Weights and bands that score an origin come
from origins whose truth was known before it (prequential, Dawid 1984). Bands are split-conformal (Lei et al. 2018).
"""

from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

type Array = NDArray[np.float64]

LEVELS = (0.5, 0.8, 0.9)
CHUNKS = 10
FEWEST = 8
SHRINKAGE = 0.1
STRETCHES = 3


@dataclass(frozen=True, slots=True)
class Score:
    """What one horizon gave. weights: per forecaster, for use from now on; error: held-out RMSE; skill against
    persistence; bands: half-widths at 50, 80, 90 %; coverage of the 90 % band; explained: 0..1 share of the variance.
    """  # noqa: D205 -- the fields' meaning is the summary

    weights: Array
    error: float
    skill: float
    bands: tuple[float, float, float]
    coverage: float
    explained: float
    count: int


def weigh(changes: Array, truth: Array) -> Array:
    """Return the weights (J,) ≥ 0, Σ ≤ 1, that bring changes (n, J) nearest to truth (n,), shrunk to 0.

    Every subset of the at most four forecasters is solved as ridge regression; the best with no negative weight counts.
    """
    count = changes.shape[1]
    best, lowest = np.zeros(count), float(np.sum(truth**2))
    if len(truth) < FEWEST or not lowest > 0:
        return best
    penalty = SHRINKAGE * float(np.sum(truth**2))
    for size in range(1, count + 1):
        for chosen in combinations(range(count), size):
            x = changes[:, chosen]
            gram = x.T @ x
            # The penalty is in the units of the change, so that a forecaster that hardly moves gains no huge weight.
            safe = penalty + 1e-9 * float(np.trace(gram))
            weights = np.linalg.solve(gram + safe * np.eye(size), x.T @ truth)
            if np.any(weights <= 0):
                continue
            weights /= max(float(weights.sum()), 1.0)
            loss = float(np.sum((truth - x @ weights) ** 2)) + penalty * float(np.sum(weights**2))
            if loss < lowest:
                lowest, best = loss, np.zeros(count)
                best[list(chosen)] = weights
    return best


def cautious(changes: Array, truth: Array) -> Array:
    """Return the weights of weigh, shrunk as far as the blend would have had to be in its worse stretches.

    Of each third of the origins (in order of time) the best multiple of the blended change is taken, between 0 and 1;
    the weights are scaled by the mean of the three or by that of the latest, whichever is less. So what was learned in
    another season, or served once by chance, counts little.
    """
    weights = weigh(changes, truth)
    blended = changes @ weights
    scales = []
    for rows in np.array_split(np.arange(len(truth)), STRETCHES):
        size = float(blended[rows] @ blended[rows])
        scales.append(float(np.clip(blended[rows] @ truth[rows] / size, 0.0, 1.0)) if size > 0 else 1.0)
    return weights * min(float(np.mean(scales)), scales[-1])


def half_widths(residuals: Array) -> tuple[float, float, float]:
    """Return the half-widths that hold 50, 80 and 90 % of residuals (n ≥ 1), with the finite-sample correction."""
    ordered = np.sort(np.abs(residuals))
    count = len(ordered)
    low, middle, high = (float(ordered[min(int(np.ceil((count + 1) * level)) - 1, count - 1)]) for level in LEVELS)
    return low, middle, high


def score(origins: Array, horizon: float, now: Array, truth: Array, changes: Array, scored_from: float) -> Score | None:
    """Return the score of a blend at one horizon, or None when too few origins have a known truth.

    origins: epoch s, sorted (n,); horizon: s; now and truth: the value then and the horizon later (n,), NaN where
    unknown; changes: what each forecaster expects (n, J). Origins before scored_from serve for weights and bands only.
    """
    usable = np.isfinite(now) & np.isfinite(truth) & np.all(np.isfinite(changes), axis=1)
    origins, now, truth, changes = origins[usable], now[usable], truth[usable], changes[usable]
    if len(origins) < 2 * FEWEST:
        return None
    actual = truth - now
    residual = np.zeros(len(origins))
    weighed = np.zeros(len(origins), dtype=bool)
    inside: list[NDArray[np.bool_]] = []
    for rows in np.array_split(np.arange(len(origins)), CHUNKS):
        known = origins + horizon <= origins[rows[0]]
        weights = cautious(changes[known], actual[known])
        residual[rows] = actual[rows] - changes[rows] @ weights
        weighed[rows] = known.sum() >= FEWEST
        # Origins from before there were weights say nothing of the blend: they are taken with the present ones.
        past = np.where(weighed, residual, actual - changes @ weights)[: rows[0]][known[: rows[0]]]
        if len(past) >= FEWEST and origins[rows[-1]] >= scored_from:
            inside.append(np.abs(residual[rows]) <= half_widths(past)[2])
    scored = origins >= scored_from
    if scored.sum() < FEWEST:
        scored[:] = True
    blended = float(np.sqrt(np.mean(residual[scored] ** 2)))
    persistent = float(np.sqrt(np.mean(actual[scored] ** 2)))
    weights = cautious(changes, actual)
    kept = np.where(weighed, residual, actual - changes @ weights)
    # A blend that did not beat persistence where it was not fitted is not used.
    if blended >= persistent:
        weights, kept, blended = np.zeros(changes.shape[1]), actual, persistent
    variance = float(np.var(truth[scored]))
    return Score(
        weights=weights,
        error=blended,
        skill=1.0 - blended / persistent if persistent > 0 else 0.0,
        bands=half_widths(kept),
        coverage=float(np.concatenate(inside).mean()) if inside else float("nan"),
        explained=float(np.clip(1.0 - blended**2 / variance, 0.0, 1.0)) if variance > 0 else 1.0,
        count=int(scored.sum()),
    )
