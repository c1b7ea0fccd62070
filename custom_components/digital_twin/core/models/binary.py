"""Binary sensors: a two-state Markov process by hour of the day (models/switching.py); those on batteries drain."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from .. import settings
from ..channel import Value
from ..twin import Fidelity
from . import switching
from .cells import BATTERY_DRAIN, drained, start_of_cells
from .inputs import clock_times, held, is_commanded, members, start_value, surrounding
from .protocol import Array, Block, DeviceModel, ModelState, Parameter

RARE_RATE = 1.0 / (365.0 * 24.0)
"""1/h: once a year."""
PARAMETERS = (
    Parameter(name="rate_on", unit="1/h", lower=0.0, upper=720.0, prior=0.05, deviation=1.0, logarithmic=True),
    Parameter(name="rate_off", unit="1/h", lower=0.0, upper=720.0, prior=0.5, deviation=1.0, logarithmic=True),
    BATTERY_DRAIN,
)


class BinaryModel(DeviceModel):
    """On or off, as the world decides.

    basic: stays as it is. standard: constant rates of the prior. advanced: learned rates by hour of the day. expert:
    nothing is switched on while nobody is home, where what was learned follows people (learned share people_share).
    """

    kind = "binary_sensor"
    parameters = PARAMETERS

    def priors(self) -> tuple[Parameter, ...]:
        """Return the parameters; what warns of what hardly ever happens is hardly ever switched on."""
        if self.spec.settings.get(settings.RARE) is not True:
            return self.parameters
        return tuple(
            replace(parameter, prior=RARE_RATE) if parameter.name == "rate_on" else parameter
            for parameter in self.parameters
        )

    def initial(
        self, values: Mapping[str, Value], changed: Mapping[str, float], at: float, theta: Mapping[str, Array]
    ) -> ModelState:
        """Return the reported state; unknown is off."""
        del changed, at
        on = start_value(values, self.spec.channels, "on", 0.0, members(theta))
        return {"on": on, **start_of_cells(self, values, theta)}

    def advance(
        self, state: ModelState, theta: Mapping[str, Array], block: Block
    ) -> tuple[ModelState, Mapping[str, Array]]:
        """Sample the process; a scenario's command on the channel overrides it."""
        after = dict(state)
        cells = drained(self, state, theta, block, after)
        if self.fidelity is Fidelity.BASIC or is_commanded(block, "on"):
            states = np.array(held(block, "on", state["on"]))
            return {**after, "on": states[-1] if block.steps else state["on"]}, {"on": states, **cells}
        rate_on, rate_off = rates(self, theta, block)
        from_off, from_on = switching.transition(rate_on, rate_off, block.dt)
        states = switching.simulate(state["on"], from_off, from_on, block.rng)
        return {**after, "on": states[-1] if block.steps else state["on"]}, {"on": states, **cells}


def rates(model: DeviceModel, theta: Mapping[str, Array], block: Block) -> tuple[Array, Array]:
    """Return the rates (1/h) off → on and on → off of a model with rate_on and rate_off, each (T, N)."""
    times = clock_times(model, block)
    works = surrounding(block, switching.WORKDAY, 1.0) if switching.WORKDAY in block.environment else None
    shape_on = switching.by_hour(model.table, "rate_on_by_hour", times, works)
    shape_off = switching.by_hour(model.table, "rate_off_by_hour", times, works)
    every = block.steps, len(theta["rate_on"])
    rate_on = np.broadcast_to(theta["rate_on"], every) if shape_on is None else theta["rate_on"] * shape_on
    rate_off = np.broadcast_to(theta["rate_off"], every) if shape_off is None else theta["rate_off"] * shape_off
    if model.fidelity is Fidelity.EXPERT and "people" in block.environment:
        share = model.table("people_share")
        follows = 1.0 if share is None else float(share[0])
        gone = surrounding(block, "people", 1.0) <= 0
        rate_on = rate_on * (1.0 - follows * gone) if gone.any() else rate_on
    return rate_on, rate_off
