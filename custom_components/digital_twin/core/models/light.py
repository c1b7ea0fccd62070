"""Lights: power over brightness, transition, standby.

P(b) = P_standby + (P_rated − P_standby) (b/100)^γ while on, P_standby while off, with γ ≈ 1 for dimmed LEDs; advanced
uses the learned curve instead. Brightness moves linearly to its target within the transition time.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from ..channel import Value
from ..twin import Fidelity
from .inputs import held, is_commanded, members, rowwise, start_value
from .power import PoweredModel, energy_after
from .protocol import Array, Block, ModelState, Parameter
from .ramp import ramp

RATED_POWER = Parameter(
    name="rated_power", unit="W", lower=0.3, upper=3000.0, prior=9.0, deviation=0.6, logarithmic=True
)
PARAMETERS = (
    RATED_POWER,
    Parameter(name="standby_power", unit="W", lower=0.0, upper=20.0, prior=0.4, deviation=0.2),
    Parameter(name="gamma", unit="", lower=0.3, upper=3.0, prior=1.0, deviation=0.15, logarithmic=True),
    Parameter(name="transition", unit="s", lower=0.0, upper=60.0, prior=1.0, deviation=0.5),
)
HEAT_SHARE = 1.0


class LightModel(PoweredModel):
    """A lamp.

    basic: on or off, rated power or none, no transition. standard: transition, and the power curve of the rating.
    advanced: the learned curve. expert: also the heat that the lamp gives its room.
    """

    kind = "light"
    parameters = PARAMETERS

    def initial(
        self, values: Mapping[str, Value], changed: Mapping[str, float], at: float, theta: Mapping[str, Array]
    ) -> ModelState:
        """Return on, brightness (the level it has or would have), shown level (0 when off) and other commands."""
        del changed, at
        count, channels = members(theta), self.spec.channels
        on = start_value(values, channels, "on", 0.0, count)
        brightness = start_value(values, channels, "brightness", 100.0, count)
        # Home Assistant reports no brightness, or 0, for a lamp that is off: it comes back at full then.
        brightness = np.where(brightness > 0, brightness, 100.0)
        return {
            "on": on,
            "brightness": brightness,
            "level": on * brightness,
            "color_temperature": start_value(values, channels, "color_temperature", 2700.0, count),
            "energy": start_value(values, channels, "energy", 0.0, count),
        }

    def advance(
        self, state: ModelState, theta: Mapping[str, Array], block: Block
    ) -> tuple[ModelState, Mapping[str, Array]]:
        """Follow the commands; a brightness above 0 turns on, 0 turns off."""
        on = held(block, "on", state["on"])
        brightness = held(block, "brightness", state["brightness"])
        if is_commanded(block, "brightness"):
            on = held(replace(block, commands={"on": _on_commands(block, len(state["on"]))}), "on", state["on"])
            brightness = np.where(brightness > 0, brightness, 100.0)
        target = np.broadcast_to(rowwise(on) * rowwise(brightness), on.shape)
        basic = self.fidelity is Fidelity.BASIC
        shown = target if basic else ramp(target, state["level"], *self._speeds(theta), block.dt)
        power = np.broadcast_to(self._power(rowwise(on), rowwise(shown), theta), on.shape)
        energy = energy_after(state["energy"], power, block)
        outputs = {"on": on, "brightness": shown, "power": power, "energy": energy}
        outputs["color_temperature"] = held(block, "color_temperature", state["color_temperature"])
        after = state
        if block.steps:
            after = {key: outputs[key][-1] for key in ("on", "color_temperature", "energy")}
            after |= {"brightness": brightness[-1], "level": shown[-1]}
        result = self.known(outputs)
        if self.fidelity is Fidelity.EXPERT:
            result["heat"] = np.broadcast_to(HEAT_SHARE * rowwise(power), power.shape)
        return after, result

    @staticmethod
    def _speeds(theta: Mapping[str, Array]) -> tuple[Array, Array]:
        """Return how fast the level rises and falls, % per s (N,): all of it within the transition time."""
        speed = 100.0 / np.maximum(theta["transition"], 1e-3)
        return speed, speed

    def _power(self, on: Array, level: Array, theta: Mapping[str, Array]) -> Array:
        if self.fidelity is Fidelity.BASIC:
            return on * theta["rated_power"]
        standby, span = theta["standby_power"], np.maximum(theta["rated_power"] - theta["standby_power"], 0.0)
        levels, shares = self.table("power_curve_levels"), self.table("power_curve_shares")
        if levels is not None and shares is not None:
            share: Array = np.interp(level, levels, shares)
        else:
            share = (np.maximum(level, 0.0) / 100.0) ** theta["gamma"]
        return standby + span * share


def _on_commands(block: Block, count: int) -> Array:
    """Return the on commands (T, N), with those that a brightness implies where none is given."""
    brightness = block.commands["brightness"]
    implied = np.where(np.isnan(brightness), np.nan, (brightness > 0).astype(np.float64))
    implied = np.broadcast_to(implied if implied.ndim == 2 else implied[:, None], (block.steps, count))
    given = block.commands.get("on")
    if given is None:
        return implied
    columns = given if given.ndim == 2 else given[:, None]
    return np.where(np.isnan(columns), implied, columns)
