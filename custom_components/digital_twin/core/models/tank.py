"""Water heaters: one well-mixed node with a two-point thermostat and standing losses.

dT/dt = (T_room − T)/τ + r u − w, with r the heating rate (K/h), τ the standing-loss time constant (h), w the mean
cooling by hot water drawn (K/h). Exact for inputs constant over a step. Electrical power = rated power · u.
"""

from collections.abc import Mapping

import numpy as np

from ..channel import Value
from ..twin import Fidelity
from .control import relay_loop
from .inputs import held, members, option_index, start_value, surrounding
from .power import PoweredModel, energy_after
from .protocol import Array, Block, ModelState, Parameter

ROOM_TEMPERATURE = 20.0
LONGEST_STEP = 300.0
PARAMETERS = (
    Parameter(name="rated_power", unit="W", lower=100.0, upper=30_000.0, prior=2000.0, deviation=0.4, logarithmic=True),
    Parameter(name="heating_rate", unit="K/h", lower=0.5, upper=200.0, prior=12.0, deviation=0.5, logarithmic=True),
    Parameter(name="time_constant", unit="h", lower=5.0, upper=500.0, prior=70.0, deviation=0.5, logarithmic=True),
    Parameter(name="draw", unit="K/h", lower=0.0, upper=20.0, prior=0.6, deviation=0.6, logarithmic=True),
    Parameter(name="control_band", unit="K", lower=0.5, upper=20.0, prior=5.0, deviation=0.3, logarithmic=True),
)


class TankModel(PoweredModel):
    """A hot-water tank.

    basic: at its set temperature at once. standard: typical rates. advanced: learned ones. expert: hot water is drawn
    while people are home only, and the room around it is as warm as the environment says (room_temperature).
    """

    kind = "water_heater"
    parameters = PARAMETERS

    def initial(
        self, values: Mapping[str, Value], changed: Mapping[str, float], at: float, theta: Mapping[str, Array]
    ) -> ModelState:
        """Return the tank as reported; whether it heats now follows from its power, else from the thermostat."""
        del changed, at
        count, channels = members(theta), self.spec.channels
        target = start_value(values, channels, "target_temperature", 55.0, count)
        temperature = start_value(values, channels, "temperature", float(target[0]), count)
        power = start_value(values, channels, "power", 0.0, count)
        default = option_index(channels.get("operation"), "eco", "electric", "performance")
        return {
            "temperature": temperature,
            "target": target,
            "operation": start_value(values, channels, "operation", default, count),
            "on": (power > 0.3 * theta["rated_power"]).astype(np.float64),
            "energy": start_value(values, channels, "energy", 0.0, count),
        }

    def advance(
        self, state: ModelState, theta: Mapping[str, Array], block: Block
    ) -> tuple[ModelState, Mapping[str, Array]]:
        """Heat, lose and draw."""
        target = held(block, "target_temperature", state["target"])
        operation = held(block, "operation", state["operation"])
        channel = self.spec.channels.get("operation")
        off = option_index(channel, "off") if channel is not None and "off" in channel.options else -1.0
        enabled = operation != off
        if self.fidelity is Fidelity.BASIC:
            temperature = np.where(enabled, np.maximum(target, state["temperature"]), state["temperature"])
            on = np.zeros(temperature.shape)
        else:
            temperature, on = self._simulate(state, theta, block, target, enabled)
        power = theta["rated_power"] * on
        energy = energy_after(state["energy"], power, block)
        outputs = {"temperature": temperature, "target_temperature": np.array(target), "power": power}
        outputs |= {"operation": np.array(operation), "energy": energy}
        result = self.known(outputs)
        loss = np.maximum(temperature - ROOM_TEMPERATURE, 0.0) / theta["time_constant"]
        result["heat"] = theta["rated_power"] * loss / theta["heating_rate"]
        if not block.steps:
            return state, result
        return {
            "temperature": temperature[-1],
            "target": target[-1],
            "operation": operation[-1],
            "on": (on[-1] >= 0.5).astype(np.float64),
            "energy": energy[-1],
        }, result

    def _simulate(
        self, state: ModelState, theta: Mapping[str, Array], block: Block, target: Array, enabled: Array
    ) -> tuple[Array, Array]:
        """Return temperature (T, N) at each step's end and the share of each step spent heating (T, N)."""
        parts = max(int(np.ceil(block.dt / LONGEST_STEP)), 1)
        hours = block.dt / parts / 3600.0
        decay = np.exp(-hours / theta["time_constant"])
        reach = theta["time_constant"] * (1.0 - decay)
        room: Array = np.full((block.steps, 1), ROOM_TEMPERATURE)
        drawn: Array = np.ones((block.steps, 1))
        if self.fidelity is Fidelity.EXPERT:
            room = surrounding(block, "room_temperature", ROOM_TEMPERATURE)
            drawn = (surrounding(block, "people", 1.0) > 0).astype(np.float64)
        drive = room * (1.0 - decay) - theta["draw"] * drawn * reach
        low = np.where(enabled, target - theta["control_band"], -np.inf)
        high = np.where(enabled, target, -np.inf)
        course, on = relay_loop(
            state["temperature"], state["on"], decay, theta["heating_rate"] * reach,
            *(np.repeat(part, parts, axis=0) for part in (drive, low, high)),
        )  # fmt: skip
        shape = (block.steps, parts, course.shape[1])
        return course.reshape(shape)[:, -1], on.reshape(shape).mean(axis=1)
