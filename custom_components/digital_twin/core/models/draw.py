"""Parameter draws: the ensemble's spread comes from what is not known about the device."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from ..twin import Estimate, Fidelity
from .protocol import Array, DeviceModel, Parameter

MOST_RELATIVE = 0.8
"""Relative deviation up to which a logarithmic parameter is drawn in its logarithm."""
MOVES_UNSEEN: Final = "moves_unseen"
"""The table of how the logarithms of all parameters, in their order, move together with what the history did not show:
standard deviations with their sign."""


def draw(model: DeviceModel, members: int, rng: np.random.Generator, *, unseen: bool = False) -> dict[str, Array]:
    """Return per parameter an array (members,).

    Member 0 is the best estimate. At fidelity basic all members are; at standard the spread is the prior's, narrowed by
    the interview's answers; from advanced on that of the learned estimates. Draws are normal, or log-normal for
    logarithmic parameters, clipped to the physical bounds. They are drawn independently of one another, but for a model
    that learned their correlation (table correlation, over its parameters in their order, row by row): losses and gains
    may be unsure while their balance is sure. unseen: what they are drawn for may leave what the history showed.
    """
    learned: Mapping[str, Estimate] = {} if model.learned is None else model.learned.parameters
    parameters = model.priors()
    if model.fidelity is Fidelity.BASIC or members == 1:
        normal = np.zeros((len(parameters), members))
    else:
        normal = rng.standard_normal((len(parameters), members))
        normal[:, 0] = 0.0
    factor = _factor(model, len(parameters))
    if factor is not None:
        normal = factor @ normal
    found = {
        parameter.name: _draw_one(parameter, learned.get(parameter.name), row, known=factor is not None)
        for parameter, row in zip(parameters, normal, strict=True)
    }
    moves = model.table(MOVES_UNSEEN) if unseen and members > 1 and model.fidelity is not Fidelity.BASIC else None
    if moves is None or len(moves) != len(parameters) or not moves.any():
        return found
    open_ones = rng.standard_normal(members)
    open_ones[0] = 0.0
    return {
        parameter.name: np.clip(found[parameter.name] * np.exp(move * open_ones), parameter.lower, parameter.upper)
        for parameter, move in zip(parameters, moves.tolist(), strict=True)
    }


def best(model: DeviceModel) -> dict[str, Array]:
    """Return the best estimate of each parameter as arrays (1,)."""
    return draw(model, 1, np.random.default_rng(0))


def _factor(model: DeviceModel, count: int) -> Array | None:
    """Return the Cholesky factor (P, P) of the learned correlation of the parameters, None when there is none."""
    row = model.table("correlation")
    if row is None or len(row) != count * count:
        return None
    return np.asarray(np.linalg.cholesky(row.reshape(count, count) + 1e-6 * np.eye(count)), dtype=np.float64)


def _draw_one(parameter: Parameter, estimate: Estimate | None, normal: Array, *, known: bool) -> Array:
    """Return the values (N,) for standard normal numbers (N,); known: an estimate's deviation is right if large."""
    centre, deviation, logarithmic = parameter.prior, parameter.deviation, parameter.logarithmic
    if estimate is not None and np.isfinite(estimate.value):
        centre = min(max(estimate.value, parameter.lower), parameter.upper)
        if (estimate.identified or known) and np.isfinite(estimate.deviation):
            deviation = estimate.deviation
            # Of what may as well be nothing (a sun that was hardly seen) the logarithm would run away.
            logarithmic = logarithmic and 0 < deviation < MOST_RELATIVE * centre
            deviation = deviation / centre if logarithmic else deviation
    values = centre * np.exp(deviation * normal) if logarithmic else centre + deviation * normal
    return np.clip(values, parameter.lower, parameter.upper)
