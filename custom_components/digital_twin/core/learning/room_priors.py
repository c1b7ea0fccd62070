"""What is known of a room's parameters before its history is seen."""

import numpy as np
from numpy.typing import NDArray

from ..models.protocol import Parameter
from ..models.thermostat_parameters import PARAMETERS
from .room_data import RoomData

type Array = NDArray[np.float64]

PRIOR = {parameter.name: parameter for parameter in PARAMETERS}
LIFE_SPREAD = 0.15
"""Prior standard deviation (K/h) of the heat that a time of day brings, beside the usual."""
LOST, LOST_SPREAD = "lost", 0.5
"""The factor of what windows let out as another network told it, and its prior standard deviation about 1."""
LIFT = {"heating_rate": 55.0, "cooling_rate": 30.0}
"""K by which full output lifts or lowers a room in the long run, and how far that varies between rooms."""
LIFT_SPREAD = 0.5


def linear_priors(linear: tuple[str, ...], data: RoomData, time_constant: float) -> tuple[Array, Array, Array, Array]:
    """Return centre, deviation, lower and upper bound of the linear parameters, (p,) each.

    Plants are sized for the coldest day: what full heat lifts the room by, rate times time constant, is known better
    than the rate.
    """
    rows = []
    for name in linear:
        parameter: Parameter | None = PRIOR.get(name)
        if name == LOST:
            rows.append((1.0, LOST_SPREAD, 0.0, 4.0))
        elif parameter is None:
            rows.append((0.0, LIFE_SPREAD, -2.0, 2.0))
        elif name in LIFT:
            lift, unsure = lift_of(data, name)
            rate = lift / time_constant
            rows.append((rate, unsure * rate, parameter.lower, parameter.upper))
        else:
            rows.append((parameter.prior, spread_of(parameter), parameter.lower, parameter.upper))
    centre, spread, lower, upper = np.array(rows).T
    return centre, spread, lower, upper


def lift_of(data: RoomData, name: str) -> tuple[float, float]:
    """Return what full output of a rate of LIFT changes a room by (K), and how far that may be off (relative)."""
    return data.lift if data.lift is not None and name == "heating_rate" else (LIFT[name], LIFT_SPREAD)


def usual_rates(time_constant: float) -> dict[str, float]:
    """Return the rates (K/h) by which full heating and cooling lift and lower a room as far as they usually do."""
    return {name: lift / time_constant for name, lift in LIFT.items()}


def spread_of(parameter: Parameter) -> float:
    """Return the prior's deviation in the parameter's own unit."""
    return parameter.prior * parameter.deviation * 2.0 if parameter.logarithmic else parameter.deviation
