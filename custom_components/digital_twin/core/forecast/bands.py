"""Bands that hold what they say: residuals over what size they were expected to have, conformal and adaptive.

A residual's expected size is a non-negative mix of a constant, of how far alike situations went apart and of how much
the number has just moved. The quantiles of the residuals in that unit (Lei et al. 2018, locally weighted) of the last
weeks make the band; its level is led so that the past bands held their share even when life changed (adaptive
conformal inference, Gibbs and Candès 2021).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from .blend import FEWEST, weights_of

type Array = NDArray[np.float64]

LEVELS = (0.5, 0.8, 0.9)
PARTS = 3
KEPT = 14 * 86_400.0
SPELLS = 60.0
"""Of a horizon's length: for so long at least residuals are kept, since fewer tell nothing of what is rare."""
REFIT = 12 * 3600.0
MEMORY = 14 * 86_400.0
PACE = 0.01
SIGNED_FROM = 120
FARTHEST_LEVEL = 0.995
SIZE_SHRINKAGE = 0.02


@dataclass(frozen=True, slots=True)
class Widths:
    """Bands from now on. mix: (H, S) of the size's parts; quantiles: lower and upper of each level (H, 3, 2)."""

    mix: Array
    quantiles: Array

    def offsets(self, parts: Array) -> Array:
        """Return how far below and above the value the bands lie (H, 3, 2, m) where the size's parts are (S, H, m)."""
        size = np.einsum("hs,shm->hm", self.mix, parts)
        offsets: Array = self.quantiles[:, :, :, None] * size[:, None, None, :]
        return offsets

    def tables(self) -> dict[str, tuple[float, ...]]:
        """Return this as tables of Learned."""
        return {"band_mix": tuple(self.mix.ravel().tolist()), "band_quantiles": tuple(self.quantiles.ravel().tolist())}

    @classmethod
    def from_tables(cls, tables: Mapping[str, tuple[float, ...]], horizons: int) -> Self | None:
        """Return what tables wrote for so many horizons, or None."""
        mix, quantiles = tables.get("band_mix", ()), tables.get("band_quantiles", ())
        if len(mix) != horizons * PARTS or len(quantiles) != horizons * len(LEVELS) * 2:
            return None
        return cls(np.reshape(mix, (horizons, PARTS)), np.reshape(quantiles, (horizons, len(LEVELS), 2)))


def parts_of(spread: Array, moved: Array) -> Array:
    """Return the parts of the size (3, H, m): one, the analogs' spread (H, m), the last hour's movement (m,)."""
    return np.stack([np.ones_like(spread), spread, np.broadcast_to(np.abs(moved), spread.shape)])


def calibrated(origins: Array, horizons: Array, residuals: Array, parts: Array) -> tuple[Array, Widths]:
    """Return the bands that stood at every origin (H, 3, 2, m), NaN before there were any, and those from now on.

    origins: epoch s, sorted (m,); horizons: s (H,); residuals: truth − forecast (H, m), NaN where unknown; parts:
    (S, H, m).
    """
    many, count = len(origins), len(horizons)
    stood = np.full((count, len(LEVELS), 2, many), np.nan)
    mix, quantiles = np.zeros((count, len(parts))), np.zeros((count, len(LEVELS), 2))
    mix[:, 0] = 1.0
    if not many:
        return stood, Widths(mix, quantiles)
    starts = np.unique(np.searchsorted(origins, np.arange(origins[0], origins[-1] + REFIT, REFIT)))
    fade = float(np.exp(-REFIT / MEMORY))
    gram, moment = np.zeros((count, len(parts), len(parts))), np.zeros((count, len(parts)))
    total = np.zeros(count)
    led = np.tile(np.array(LEVELS), (count, 1))
    done = np.zeros(count, dtype=np.intp)
    for index in range(1, len(starts) + 1):
        begin = int(starts[index]) if index < len(starts) else many
        now = float(origins[begin]) if begin < many else np.inf
        until = int(starts[index + 1]) if index + 1 < len(starts) else many
        gram *= fade
        moment *= fade
        total *= fade
        for which, horizon in enumerate(horizons.tolist()):
            known = int(np.searchsorted(origins, now - horizon, side="right"))
            rows = slice(int(done[which]), max(known, int(done[which])))
            done[which] = rows.stop
            fresh = np.isfinite(residuals[which, rows])
            amount, x = np.abs(residuals[which, rows][fresh]), parts[:, which, rows][:, fresh]
            gram[which] += x @ x.T
            moment[which] += x @ amount
            total[which] += amount @ amount
            _lead(led[which], residuals[which, rows][fresh], stood[which][:, :, rows][:, :, fresh])
        mix = weights_of(gram, moment, SIZE_SHRINKAGE * np.einsum("hjj->h", gram), capped=False)
        mix = np.where(mix.sum(axis=1, keepdims=True) > 0, mix, np.eye(len(parts))[0])
        for which in range(count):
            last = int(done[which])
            kept = max(KEPT, SPELLS * float(horizons[which]))
            first = int(np.searchsorted(origins, origins[max(last - 1, 0)] - kept))
            rows = slice(first, last)
            usable = np.isfinite(residuals[which, rows])
            if usable.sum() < FEWEST:
                continue
            size = mix[which] @ parts[:, which, rows][:, usable]
            ratio = residuals[which, rows][usable] / np.maximum(size, 1e-12)
            # Overlapping horizons repeat one another: the finite-sample correction counts those that do not.
            alone = max(float(origins[last - 1] - origins[first]) / max(float(horizons[which]), 3600.0), 1.0)
            quantiles[which] = _quantiles(ratio, np.minimum(led[which] * (1.0 + 1.0 / alone), FARTHEST_LEVEL))
            if begin < many:
                ahead = mix[which] @ parts[:, which, begin:until]
                stood[which, :, :, begin:until] = quantiles[which][:, :, None] * ahead
    return stood, Widths(mix, quantiles.copy())


def inside(stood: Array, residuals: Array) -> Array:
    """Return whether each residual (H, m) lay in the band of each level, (H, 3, m) as 0/1, NaN where unknown."""
    known = np.isfinite(residuals)[:, None, :] & np.isfinite(stood[:, :, 0, :])
    reach = 1e-9 + residuals[:, None, :]
    held = (reach >= stood[:, :, 0, :]) & (residuals[:, None, :] - 1e-9 <= stood[:, :, 1, :])
    return np.where(known, held.astype(np.float64), np.nan)


def _lead(led: Array, residuals: Array, stood: Array) -> None:
    """Move the levels (3,) in place by how the bands that stood (3, 2, r) did on residuals (r,)."""
    for which, level in enumerate(LEVELS):
        known = np.isfinite(stood[which, 0])
        if not known.any():
            continue
        held = inside(stood[None, which : which + 1][:, :, :, known], residuals[None, known])[0, 0]
        # Neighbouring origins repeat one another: a half day's worth moves the level by at most one pace each way.
        led[which] += PACE * (level - float(held.mean()))
        led[which] = min(max(led[which], 0.5 * level), FARTHEST_LEVEL)


def _quantiles(ratio: Array, levels: Array) -> Array:
    """Return lower and upper quantile (3, 2) of ratios (n,), with the finite-sample correction; few: symmetric."""
    ordered = np.sort(ratio)
    count = len(ordered)
    if count < SIGNED_FROM:
        amounts = np.sort(np.abs(ratio))
        index = np.minimum(np.ceil((count + 1) * levels).astype(np.intp) - 1, count - 1)
        return np.stack([-amounts[index], amounts[index]], axis=1)
    tail = (1.0 - levels) / 2.0
    low = np.maximum(np.floor((count + 1) * tail).astype(np.intp) - 1, 0)
    lower, upper = np.minimum(ordered[low], 0.0), np.maximum(ordered[count - 1 - low], 0.0)
    return np.stack([lower, upper], axis=1)
