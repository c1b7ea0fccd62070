"""What gives a room its heat: how slowly, where to, and with what electricity.

A radiator warms within a quarter of an hour, partly by radiation; a heated floor takes hours and warms the masses; what
blows air warms the air at once. An air conditioner is a heat pump, whose coefficient of performance falls with the lift
between outdoors and the air it blows:

    COP = η T_hot/(T_hot − T_cold),  heating: T_hot = 40 °C;  cooling: T_cold = 8 °C, T_hot = 12 K above outdoors

with a share η of Carnot's that makes 3.4 at 7 °C and 2.9 at 35 °C, as EN 14511 rates ordinary ones. Defrosting costs up
to a tenth of the heat about freezing, where the air is wet and the coil below zero.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from ..settings import Emitter
from .protocol import Array, Parameter

KELVIN = 273.15
BLOWN, COIL, ABOVE = 40.0, 8.0, 12.0
HEATING_SHARE, COOLING_SHARE = 0.36, 0.40
LEAST, MOST = 1.0, 6.0
DEFROST, DEFROST_AT, DEFROST_SPAN = 0.1, 1.0, 4.0

_PLANTS: Mapping[str, Mapping[str, tuple[float, float]]] = {
    Emitter.RADIATOR: {"plant_lag": (15.0, 0.4), "heat_to_air": (0.6, 0.15)},
    Emitter.FLOOR: {"plant_lag": (90.0, 0.5), "heat_to_air": (0.15, 0.08), "heating_rate": (0.8, 0.5)},
    Emitter.FAN_COIL: {"plant_lag": (5.0, 0.5), "heat_to_air": (0.95, 0.05)},
    Emitter.AIR_CONDITIONER: {"plant_lag": (3.0, 0.5), "heat_to_air": (0.97, 0.03), "cooling_rate": (3.0, 0.5)},
    Emitter.HEATER: {"plant_lag": (4.0, 0.6), "heat_to_air": (0.8, 0.15)},
}
"""Prior and deviation of each parameter that the emitter says something of, as those of Parameter."""


def narrowed(parameters: tuple[Parameter, ...], emitter: object) -> tuple[Parameter, ...]:
    """Return the parameters with the priors of an Emitter's value; as they are for anything else."""
    known = _PLANTS.get(emitter, {}) if isinstance(emitter, str) else {}
    return tuple(
        replace(one, prior=known[one.name][0], deviation=known[one.name][1]) if one.name in known else one
        for one in parameters
    )


def performance(outdoor: Array, *, cooling: bool) -> Array:
    """Return heat moved per electricity, defrosting counted, of an air conditioner by outdoor temperature (°C)."""
    if cooling:
        lift = np.maximum(outdoor + ABOVE - COIL, 1.0)
        result: Array = np.clip(COOLING_SHARE * (COIL + KELVIN) / lift, LEAST, MOST)
        return result
    lift = np.maximum(BLOWN - outdoor, 1.0)
    lost = DEFROST * np.exp(-(((outdoor - DEFROST_AT) / DEFROST_SPAN) ** 2))
    result = np.clip(HEATING_SHARE * (BLOWN + KELVIN) / lift, LEAST, MOST) * (1.0 - lost)
    return np.maximum(result, LEAST)
