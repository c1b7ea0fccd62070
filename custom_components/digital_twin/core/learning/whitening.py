"""What correlates the temperatures of a window, and windows freed of it: by one covariance, or by one of each."""

import numpy as np
from numpy.typing import NDArray

from ..models.thermostat_inputs import DISTURBANCE_HOURS, SLOW_HOURS, SLOW_SHARE

type Array = NDArray[np.float64]


def wandering_heat(length: int, step: float) -> Array:
    """Return the correlation (L, L) of the wandering heat, of unit variance in its quick part."""
    index = np.arange(length)
    hours = np.abs(index[:, None] - index[None, :]) * (step / 3600.0)
    correlation: Array = np.exp(-hours / DISTURBANCE_HOURS) + SLOW_SHARE**2 * np.exp(-hours / SLOW_HOURS)
    return correlation


def factored(covariance: Array) -> Array:
    """Return the Cholesky factor of a covariance (L, L), or of each (W, L, L)."""
    return np.asarray(np.linalg.cholesky(covariance), dtype=np.float64)


def whitened(factor: Array, values: Array) -> Array:
    """Return factor⁻¹ values (c, L, W), by a Cholesky factor (L, L) of all windows or one of each (W, L, L)."""
    count, length, windows = values.shape
    if factor.ndim == 3:
        return np.asarray(np.linalg.solve(factor, values.transpose(2, 1, 0)).transpose(2, 1, 0), dtype=np.float64)
    flat = np.linalg.solve(factor, values.transpose(1, 0, 2).reshape(length, -1))
    return np.asarray(flat.reshape(length, count, windows).transpose(1, 0, 2), dtype=np.float64)


def log_determinant(factor: Array, windows: int) -> float:
    """Return the sum over the windows of the logs of their Cholesky factors' determinants; shapes as whitened's."""
    total = float(np.sum(np.log(np.diagonal(factor, axis1=-2, axis2=-1))))
    return total * windows if factor.ndim == 2 else total
