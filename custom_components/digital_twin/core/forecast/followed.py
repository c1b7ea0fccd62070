"""Bands from what followed alike situations: conformalised quantile regression, and how bands are scored.

The edges of what followed are moved outwards by as much as truths lay beyond them (Romano et al. 2019); two bands are
compared by the weighted interval score (Bracher et al. 2021).
"""

import numpy as np
from numpy.typing import NDArray

type Array = NDArray[np.float64]

LEVELS = (0.5, 0.8, 0.9)
FEWEST = 24
SIGNED_FROM = 120


def moved_outwards(followed: Array, beyond: Array) -> Array:
    """Return edges (…, 3, 2, m): what followed (…, 3, 2, m), moved by (…, 3, 2), around the value and nested."""
    return nested(followed + beyond[..., None] * np.array([-1.0, 1.0])[:, None])


def nested(offsets: Array) -> Array:
    """Return offsets from the value (…, 3, 2, m), each level as wide as those below it where it was narrower."""
    lower, upper = np.minimum(offsets[..., 0, :], 0.0), np.maximum(offsets[..., 1, :], 0.0)
    edges: Array = np.stack([np.minimum.accumulate(lower, axis=-2), np.maximum.accumulate(upper, axis=-2)], axis=-2)
    return edges


def beyond(followed: Array, residuals: Array, levels: Array) -> Array:
    """Return by how much each edge must lie outside what followed (3, 2, r) for residuals (r,) to hold levels (3,)."""
    usable = np.isfinite(residuals) & np.isfinite(followed).all(axis=(0, 1))
    count = int(usable.sum())
    if count < FEWEST:
        return np.full((len(LEVELS), 2), np.nan)
    apart = np.stack([followed[:, 0] - residuals, residuals - followed[:, 1]], axis=1)[:, :, usable]
    if count < SIGNED_FROM:
        # Too few to tell the sides apart.
        apart = np.broadcast_to(apart.max(axis=1, keepdims=True), apart.shape)
        shares = levels
    else:
        shares = (1.0 + levels) / 2.0
    index = np.minimum(np.ceil((count + 1) * shares).astype(np.intp) - 1, count - 1)
    ordered = np.sort(apart, axis=2)
    edges: Array = np.stack([ordered[level, :, at] for level, at in enumerate(index.tolist())])
    return edges


def scores(sides: Array, residuals: Array) -> Array:
    """Return the sum of the weighted interval scores of two bands (2, 3, 2, r) on residuals (r,) both of them knew."""
    known = np.isfinite(residuals) & np.isfinite(sides).all(axis=(0, 1, 2))
    low, high, truth = sides[:, :, 0, known], sides[:, :, 1, known], residuals[known]
    miss = 1.0 - np.array(LEVELS)[:, None]
    outside = np.maximum(low - truth, 0.0) + np.maximum(truth - high, 0.0)
    total: Array = np.sum(miss / 2.0 * (high - low) + outside, axis=(1, 2))
    return total
