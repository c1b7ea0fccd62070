"""Humidifiers and dehumidifiers: a simple moisture balance with a two-point hygrostat.

dH/dt = (H_rest − H)/τ + d r u: relative humidity (%) relaxes towards what the room has without the device, by air
change and sorption (τ, h), and rises (d = 1) or, of a dehumidifier, falls (d = −1) by r (%/h) while the device runs. It
runs once d·H is below d·target by half its band, until it is above by as much.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from .. import settings
from ..channel import Value
from ..twin import Fidelity
from .control import relay_loop
from .inputs import held, members, start_value
from .power import PoweredModel, energy_after, rated
from .protocol import Array, Block, ModelState, Parameter

LONGEST_STEP = 300.0
PARAMETERS = (
    Parameter(name="rated_power", unit="W", lower=1.0, upper=3000.0, prior=30.0, deviation=0.6, logarithmic=True),
    Parameter(name="rate", unit="%/h", lower=0.2, upper=60.0, prior=6.0, deviation=0.5, logarithmic=True),
    Parameter(name="time_constant", unit="h", lower=0.2, upper=48.0, prior=3.0, deviation=0.5, logarithmic=True),
    Parameter(name="rest_humidity", unit="%", lower=5.0, upper=95.0, prior=40.0, deviation=6.0),
    Parameter(name="control_band", unit="%", lower=0.5, upper=15.0, prior=3.0, deviation=0.3, logarithmic=True),
)
DRYING = {"rated_power": 300.0, "rest_humidity": 65.0}
"""The priors of a dehumidifier: a compressor, in a room that would be damp without it."""


class HumidifierModel(PoweredModel):
    """A humidifier. basic: at its target at once. standard: typical rates. From advanced on: learned ones."""

    kind = "humidifier"
    parameters = PARAMETERS

    @property
    def dries(self) -> bool:
        """Return whether it is a dehumidifier."""
        return self.spec.settings.get(settings.DRIES) is True

    def priors(self) -> tuple[Parameter, ...]:
        """Return the parameters, those of a dehumidifier where it is one, the rated power as the interview knows it."""
        known = DRYING if self.dries else {}
        own = (replace(one, prior=known.get(one.name, one.prior)) for one in self.parameters)
        return tuple(rated(one, self.spec.settings) for one in own)

    def initial(
        self, values: Mapping[str, Value], changed: Mapping[str, float], at: float, theta: Mapping[str, Array]
    ) -> ModelState:
        """Return the room's humidity and the device's settings as reported."""
        del changed, at
        count, channels = members(theta), self.spec.channels
        return {
            "on": start_value(values, channels, "on", 0.0, count),
            "humidity": start_value(values, channels, "humidity", 45.0, count),
            "target": start_value(values, channels, "target_humidity", 50.0, count),
            "running": np.zeros(count),
            "energy": start_value(values, channels, "energy", 0.0, count),
        }

    def advance(
        self, state: ModelState, theta: Mapping[str, Array], block: Block
    ) -> tuple[ModelState, Mapping[str, Array]]:
        """Humidify while on and below the target, or dry while above it."""
        enabled = held(block, "on", state["on"])
        target = held(block, "target_humidity", state["target"])
        if self.fidelity is Fidelity.BASIC:
            reached = (np.minimum if self.dries else np.maximum)(target, state["humidity"])
            humidity = np.where(enabled > 0, reached, state["humidity"])
            running = np.array(enabled)
        else:
            humidity, running = self._simulate(state, theta, block, target, enabled)
        power = theta["rated_power"] * running
        energy = energy_after(state["energy"], power, block)
        outputs = {"on": np.array(enabled), "humidity": humidity, "target_humidity": np.array(target)}
        outputs |= {"power": power, "energy": energy}
        result = self.known(outputs)
        if not block.steps:
            return state, result
        return {
            "on": enabled[-1],
            "humidity": humidity[-1],
            "target": target[-1],
            "running": (running[-1] >= 0.5).astype(np.float64),
            "energy": energy[-1],
        }, result

    def _simulate(
        self, state: ModelState, theta: Mapping[str, Array], block: Block, target: Array, enabled: Array
    ) -> tuple[Array, Array]:
        """Return humidity (T, N) at each step's end and the share of each step spent running (T, N)."""
        parts = max(int(np.ceil(block.dt / LONGEST_STEP)), 1)
        fine = replace(block, steps=block.steps * parts, dt=block.dt / parts)
        decay = np.exp(-fine.dt / 3600.0 / theta["time_constant"])
        reach = theta["time_constant"] * (1.0 - decay)
        way = -1.0 if self.dries else 1.0
        drive = np.broadcast_to(way * theta["rest_humidity"] * (1.0 - decay), (fine.steps, len(decay)))
        half = theta["control_band"] / 2.0
        low = np.repeat(np.where(enabled > 0, way * target - half, -np.inf), parts, axis=0)
        high = np.repeat(np.where(enabled > 0, way * target + half, -np.inf), parts, axis=0)
        course, running = relay_loop(
            way * state["humidity"], state["running"], decay, theta["rate"] * reach, drive, low, high
        )
        shape = (block.steps, parts, course.shape[1])
        return np.clip(way * course.reshape(shape)[:, -1], 0.0, 100.0), running.reshape(shape).mean(axis=1)
