"""Fans: power over speed.

P(s) = P_standby + (P_rated − P_standby) (s/100)^k with k between 1 (losses) and 3 (the affinity laws' ideal fan).
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from ..channel import Value
from ..twin import Fidelity
from .inputs import held, is_commanded, members, start_value
from .power import PoweredModel, energy_after
from .protocol import Array, Block, ModelState, Parameter

PARAMETERS = (
    Parameter(name="rated_power", unit="W", lower=0.5, upper=3000.0, prior=35.0, deviation=0.6, logarithmic=True),
    Parameter(name="standby_power", unit="W", lower=0.0, upper=20.0, prior=0.5, deviation=0.3),
    Parameter(name="exponent", unit="", lower=0.5, upper=3.0, prior=2.0, deviation=0.2, logarithmic=True),
)


class FanModel(PoweredModel):
    """A fan. basic: rated power or none. standard: the power law. From advanced on: the learned one."""

    kind = "fan"
    parameters = PARAMETERS

    def initial(
        self, values: Mapping[str, Value], changed: Mapping[str, float], at: float, theta: Mapping[str, Array]
    ) -> ModelState:
        """Return on, the speed it has or would have, and the energy so far."""
        del changed, at
        count, channels = members(theta), self.spec.channels
        speed = start_value(values, channels, "speed", 100.0, count)
        return {
            "on": start_value(values, channels, "on", 0.0, count),
            "speed": np.where(speed > 0, speed, 100.0),
            "energy": start_value(values, channels, "energy", 0.0, count),
        }

    def advance(
        self, state: ModelState, theta: Mapping[str, Array], block: Block
    ) -> tuple[ModelState, Mapping[str, Array]]:
        """Follow the commands; a speed above 0 turns on, 0 turns off."""
        speed = held(block, "speed", state["speed"])
        on = held(block, "on", state["on"])
        if is_commanded(block, "speed"):
            given = block.commands["speed"]
            implied = np.where(np.isnan(given), block.commands.get("on", np.nan), (given > 0).astype(np.float64))
            on = held(replace(block, commands={"on": implied}), "on", state["on"])
            speed = np.where(speed > 0, speed, state["speed"])
        if self.fidelity is Fidelity.BASIC:
            power = on * theta["rated_power"]
        else:
            span = np.maximum(theta["rated_power"] - theta["standby_power"], 0.0)
            power = theta["standby_power"] + span * on * (speed / 100.0) ** theta["exponent"]
        energy = energy_after(state["energy"], power, block)
        outputs = {"on": np.array(on), "speed": on * speed, "power": power, "energy": energy}
        after = {"on": on[-1], "speed": speed[-1], "energy": energy[-1]} if block.steps else state
        return after, self.known(outputs)
