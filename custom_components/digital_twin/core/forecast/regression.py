"""Direct ridge regressions, one per horizon, refitted online with exponential forgetting (Hoerl and Kennard 1970).

Each is fitted to the origins whose truth was known by then, and foretells only later ones (prequential, Dawid 1984).
A bent one has each feature twice, whole and held within one deviation: a broken line, as of an additive model (Hastie
and Tibshirani 1986), tells the flicker of a sensor's last step from a movement.
The penalty counts one independent sample an hour, and fewer at longer horizons: neighbouring rows repeat one another.
"""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

type Array = NDArray[np.float64]

PENALTY = 20.0
REFIT = 6 * 3600.0
FARTHEST = 4.0
DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Linear:
    """change_h = intercept_h + clip(x) · coefficients_h, per horizon. mean, reach (H, k); coefficients (H, k or 2 k).

    With twice as many coefficients it is bent: the latter half are those of the features held within one deviation.
    """

    mean: Array
    reach: Array
    coefficients: Array
    intercept: Array

    def expect(self, features: Array) -> Array:
        """Return the changes (H, m) for features (H, m, k); unknown ones count as their mean."""
        away = np.nan_to_num(features - self.mean[:, None, :], nan=0.0, posinf=0.0, neginf=0.0)
        clipped = np.clip(away, -self.reach[:, None, :], self.reach[:, None, :])
        if self.coefficients.shape[1] > self.mean.shape[1]:
            reach = self.reach[:, None, :] / FARTHEST
            clipped = np.concatenate([clipped, np.clip(away, -reach, reach)], axis=2)
        changes: Array = np.einsum("hmk,hk->hm", clipped, self.coefficients) + self.intercept[:, None]
        return changes

    def row(self) -> Array:
        """Return this as one row of numbers."""
        parts = (np.array(self.mean.shape, dtype=np.float64), self.mean, self.reach, self.coefficients, self.intercept)
        return np.concatenate([part.ravel() for part in parts])

    @classmethod
    def from_row(cls, numbers: Array) -> Self | None:
        """Return what row wrote, or None for anything else."""
        if len(numbers) < 2:
            return None
        horizons, width = int(numbers[0]), int(numbers[1])
        size = horizons * width
        wide = 2 if size and len(numbers) == 2 + 4 * size + horizons else 1
        ends = 2 + (2 + wide) * size
        if len(numbers) != ends + horizons:
            return None
        mean, reach = numbers[2 : 2 + 2 * size].reshape(2, horizons, width)
        coefficients = numbers[2 + 2 * size : ends].reshape(horizons, wide * width)
        return cls(mean, reach, coefficients, numbers[ends:])


def prequential(
    features: Array, truths: Array, rows: tuple[int, ...], step: float, memory: float, *, bent: bool = False
) -> tuple[Array, Linear | None]:
    """Return what was foretold at every origin (H, n), 0 before a day was known, and the regressions at the end.

    features: (H, n, k), NaN where unknown; truths: the change over each horizon (H, n), NaN where unknown; rows: the
    horizons in rows; step: s; memory: s after which a sample counts 1/e; bent: whether features count twice.
    """
    horizons, count, _ = features.shape
    width = features.shape[2] * (2 if bent else 1)
    block = max(round(REFIT / step), 1)
    fade = float(np.exp(-REFIT / memory))
    per_day = DAY / step
    strength = PENALTY * max(per_day / 24.0, 1.0) * np.sqrt(np.maximum(np.array(rows) * step / 3600.0, 1.0))
    finite = np.isfinite(features)
    filled = np.where(finite, features, 0.0)
    # Means and scales of everything up to each block's beginning.
    starts = np.arange(0, count, block)
    number = np.maximum(np.add.reduceat(finite, starts, axis=1).cumsum(axis=1), 1)
    mean = np.add.reduceat(filled, starts, axis=1).cumsum(axis=1) / number
    square = np.add.reduceat(filled**2, starts, axis=1).cumsum(axis=1) / number
    scale = np.sqrt(np.maximum(square - mean**2, 0.0))
    scale = np.where(scale > 1e-9 * np.maximum(np.abs(mean), 1.0), scale, np.inf)
    foretold = np.zeros((horizons, count))
    gram, moment = np.zeros((horizons, width + 1, width + 1)), np.zeros((horizons, width + 1))
    done = np.zeros(horizons, dtype=np.intp)
    fitted: Linear | None = None
    for index in range(1, len(starts) + 1):
        begin = int(starts[index]) if index < len(starts) else count
        centre, spread = mean[:, index - 1], scale[:, index - 1]
        gram *= fade
        moment *= fade
        for which, ahead in enumerate(rows):
            until = begin - ahead
            first = int(done[which])
            if until <= first:
                continue
            change = truths[which, first:until]
            usable = np.isfinite(change)
            x = np.where(finite[which, first:until], filled[which, first:until], centre[which])[usable]
            held = np.clip(x - centre[which], -spread[which], spread[which]) if bent else x[:, :0]
            x = np.column_stack([x, held, np.ones(len(x))])
            gram[which] += x.T @ x
            moment[which] += x.T @ change[usable]
            done[which] = until
        weight = gram[:, width, width]
        if not np.any(weight >= per_day):
            continue
        fitted = _solved(gram, moment, centre, spread, strength, enough=weight >= per_day)
        if begin < count:
            foretold[:, begin : begin + block] = fitted.expect(features[:, begin : begin + block])
    return foretold, fitted


def _solved(
    gram: Array, moment: Array, centre: Array, spread: Array, strength: Array, *, enough: NDArray[np.bool_]
) -> Linear:
    """Return the regressions of one moment; a horizon without enough behind it foretells no change."""
    mean, reach = centre, np.where(np.isfinite(spread), FARTHEST * spread, 0.0)
    width = gram.shape[1] - 1
    if width > centre.shape[1]:
        # What is held is counted from the mean already, and at most as far apart.
        centre, spread = np.hstack([centre, np.zeros_like(centre)]), np.hstack([spread, spread])
    weight = np.maximum(gram[:, width, width], 1e-9)[:, None]
    middle, level = gram[:, width, :width] / weight, moment[:, width] / weight[:, 0]
    covariance = gram[:, :width, :width] - weight[:, :, None] * middle[:, :, None] * middle[:, None, :]
    towards = moment[:, :width] - weight * middle * level[:, None]
    inverse = 1.0 / spread
    system = covariance * inverse[:, :, None] * inverse[:, None, :]
    system += strength[:, None, None] * np.eye(width)
    slopes = np.linalg.solve(system, (towards * inverse)[:, :, None])[:, :, 0] * inverse
    slopes = np.where(enough[:, None], slopes, 0.0)
    shrunk = np.where(enough, level * weight[:, 0] / (weight[:, 0] + strength), 0.0)
    # Written around the long-run mean, from which unknown features are filled.
    intercept = shrunk + np.einsum("hk,hk->h", centre - middle, slopes)
    return Linear(mean, reach, slopes, intercept)
