"""Parameter draws: the ensemble's spread comes from what is not known about the device."""

from collections.abc import Mapping

import numpy as np

from ..twin import Estimate, Fidelity
from .protocol import Array, DeviceModel, Parameter


def draw(model: DeviceModel, members: int, rng: np.random.Generator) -> dict[str, Array]:
    """Return per parameter an array (members,).

    Member 0 is the best estimate. At fidelity basic all members are; at standard the spread is the prior's, narrowed by
    the interview's answers; from advanced on that of the learned estimates. Draws are normal, or log-normal for
    logarithmic parameters, clipped to the physical bounds; parameters are drawn independently of one another.
    """
    learned: Mapping[str, Estimate] = {} if model.learned is None else model.learned.parameters
    spread = model.fidelity is not Fidelity.BASIC
    return {
        parameter.name: _draw_one(parameter, learned.get(parameter.name), members, rng if spread else None)
        for parameter in model.priors()
    }


def best(model: DeviceModel) -> dict[str, Array]:
    """Return the best estimate of each parameter as arrays (1,)."""
    return draw(model, 1, np.random.default_rng(0))


def _draw_one(parameter: Parameter, estimate: Estimate | None, members: int, rng: np.random.Generator | None) -> Array:
    centre, deviation = parameter.prior, parameter.deviation
    if estimate is not None and np.isfinite(estimate.value):
        centre = min(max(estimate.value, parameter.lower), parameter.upper)
        if estimate.identified and np.isfinite(estimate.deviation):
            deviation = estimate.deviation / centre if parameter.logarithmic and centre > 0 else estimate.deviation
    if rng is None or members == 1:
        return np.full(members, centre)
    normal = rng.standard_normal(members)
    normal[0] = 0.0
    values = centre * np.exp(deviation * normal) if parameter.logarithmic else centre + deviation * normal
    return np.clip(values, parameter.lower, parameter.upper)
