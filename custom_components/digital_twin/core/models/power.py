"""What all models of electrical devices share: the rated power as the interview knows it, and energy over time."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from .. import settings
from ..channel import Value
from .protocol import Array, Block, DeviceModel, Parameter

RATED = frozenset({"rated_power", "on_power"})
# IEC 60335-1 (10.1) allows 5 % more and 10 % less than the rating plate says, at rated voltage; mains are mostly within
# 3 % of that, and a heater's power goes with its square.
PLATE_DEVIATION = 0.07
JOULES_A_KWH = 3.6e6


class PoweredModel(DeviceModel):
    """A model whose prior of its power the interview's rated power narrows."""

    def priors(self) -> tuple[Parameter, ...]:
        """Return the parameters, the rated power as the interview knows it."""
        return tuple(rated(parameter, self.spec.settings) for parameter in self.parameters)

    def known(self, outputs: Mapping[str, Array]) -> dict[str, Array]:
        """Return of outputs the channels that the twin has, and its power."""
        return {key: values for key, values in outputs.items() if key in self.spec.channels or key == "power"}


def rated(parameter: Parameter, answers: Mapping[str, Value]) -> Parameter:
    """Return a power parameter narrowed to the interview's rated power, others as they are."""
    power = settings.number(answers, settings.RATED_POWER)
    if parameter.name not in RATED or power is None or power <= 0:
        return parameter
    return replace(parameter, prior=min(max(power, parameter.lower), parameter.upper), deviation=PLATE_DEVIATION)


def energy_after(start: Array, power: Array, block: Block) -> Array:
    """Return the energy (kWh) at each step's end (T, N), from start (N,) and the power (W) of each step (T, N).

    Where nobody asks for it, it stays as it was.
    """
    if not block.asks("energy"):
        return np.broadcast_to(start, power.shape)
    result: Array = start + np.cumsum(power, axis=0) * (block.dt / JOULES_A_KWH)
    return result
