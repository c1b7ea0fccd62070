"""Covers, garage doors and valves: travel between 0 (closed) and 100 % (open) at a speed of its own per direction.

The motor's way u grows by ±(100 + 2s)/travel time towards the commanded position, and a stop leaves it where it is
(command channel "stop"). Near either end, over the share s of the travel, the device starts and stops softly at half
its speed: there du/dx = 2, else 1. The whole way takes the travel time whatever s.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from ..channel import Value
from ..twin import Fidelity
from .inputs import held, members, option_index, start_value
from .protocol import Array, Block, DeviceModel, ModelState, Parameter
from .ramp import ramp

TYPICAL_TIME = {"cover": 25.0, "garage_door": 18.0, "valve": 8.0}
TYPICAL_SOFT = {"garage_door": 8.0}
TYPICAL_POWER = {"cover": 120.0, "garage_door": 250.0, "valve": 5.0}
ARRIVED = 1e-6


def _time(name: str) -> Parameter:
    return Parameter(name=name, unit="s", lower=0.2, upper=600.0, prior=20.0, deviation=0.4, logarithmic=True)


PARAMETERS = (
    _time("opening_time"),
    _time("closing_time"),
    Parameter(name="soft_stop", unit="%", lower=0.0, upper=30.0, prior=0.0, deviation=1.0),
    Parameter(name="motor_power", unit="W", lower=0.0, upper=3000.0, prior=100.0, deviation=0.5, logarithmic=True),
)


class TravelModel(DeviceModel):
    """Something that travels. basic: arrives at once. standard: typical times. From advanced on: learned times."""

    kind = "cover"
    parameters = PARAMETERS

    def priors(self) -> tuple[Parameter, ...]:
        """Return the parameters around what is typical of the kind."""
        time = TYPICAL_TIME.get(self.spec.kind, 20.0)
        power = TYPICAL_POWER.get(self.spec.kind, 100.0)
        known = {"motor_power": power, "soft_stop": TYPICAL_SOFT.get(self.spec.kind, 0.0)}
        return tuple(replace(parameter, prior=known.get(parameter.name, time)) for parameter in self.parameters)

    def initial(
        self, values: Mapping[str, Value], changed: Mapping[str, float], at: float, theta: Mapping[str, Array]
    ) -> ModelState:
        """Return the position, and the target that a reported travel is heading for."""
        del changed, at
        count, channels = members(theta), self.spec.channels
        position = start_value(values, channels, "position", np.nan, count)
        travel = values.get("travel")
        if np.isnan(position[0]):
            position = np.full(count, 100.0 if travel in ("open", "closing") else 0.0)
        heading = {"opening": 100.0, "closing": 0.0}.get(str(travel))
        return {"position": position, "target": position if heading is None else np.full(count, heading)}

    def advance(
        self, state: ModelState, theta: Mapping[str, Array], block: Block
    ) -> tuple[ModelState, Mapping[str, Array]]:
        """Travel to the commanded positions; a stop counts before a position commanded at the same step."""
        wanted = held(block, "position", state["target"])
        rests = wanted.strides[0] == 0 and "stop" not in block.commands
        if block.steps > 1 and rests and np.array_equal(wanted[0], state["position"]):
            # Of what nobody moves one step tells all.
            after, outputs = self.advance(state, theta, block.part(0, 1))
            return after, {key: np.broadcast_to(values, wanted.shape) for key, values in outputs.items()}
        soft = np.zeros(members(theta)) if self.fidelity is Fidelity.BASIC else theta["soft_stop"]
        target = motor_way(np.array(wanted), soft)
        speeds = self._speeds(theta, soft)
        stops = block.commands.get("stop")
        before = np.vstack([motor_way(state["position"], soft), np.empty_like(target)])
        first = 0
        stopped = np.zeros((block.steps, 1), dtype=bool) if stops is None else _rows(stops) > 0
        for stop in np.flatnonzero(stopped.any(axis=1)).tolist():
            before[first + 1 : stop + 1] = ramp(target[first:stop], before[first], *speeds, block.dt)
            last = stop + _until_command(block, stop)
            target[stop:last] = np.where(stopped[stop], before[stop], target[stop:last])
            first = stop
        before[first + 1 :] = ramp(target[first:], before[first], *speeds, block.dt)
        way = before[1:]
        whole = (100.0 + 2.0 * soft) * block.dt
        moving = np.clip(np.abs(way - before[:-1]) / whole * self._time(theta, target, before), 0, 1)
        position = position_of(way, soft)
        outputs = {"position": position, "power": moving * theta["motor_power"]}
        if "travel" in self.spec.channels:
            outputs["travel"] = self._travel(position, position_of(target, soft))
        if not block.steps:
            return state, outputs
        return {"position": position[-1], "target": position_of(target[-1], soft)}, outputs

    def _speeds(self, theta: Mapping[str, Array], soft: Array) -> tuple[Array, Array]:
        """Return the speeds up and down in % of the motor's way per s (N,)."""
        if self.fidelity is Fidelity.BASIC:
            at_once = np.full(members(theta), np.inf)
            return at_once, at_once
        whole = 100.0 + 2.0 * soft
        return whole / theta["opening_time"], whole / theta["closing_time"]

    @staticmethod
    def _time(theta: Mapping[str, Array], target: Array, before: Array) -> Array:
        return np.where(target > before[:-1], theta["opening_time"], theta["closing_time"])

    def _travel(self, position: Array, target: Array) -> Array:
        channel = self.spec.channels["travel"]
        resting = np.where(position > 0, option_index(channel, "open"), option_index(channel, "closed"))
        on_way = np.where(target > position, option_index(channel, "opening"), option_index(channel, "closing"))
        return np.where(np.abs(position - target) < ARRIVED, resting, on_way)


def motor_way(position: Array, soft: Array) -> Array:
    """Return the motor's way u (% of a hard travel) at positions (…, N), by the soft share at either end (N,), %."""
    way: Array = position + np.minimum(position, soft) + np.maximum(position - (100.0 - soft), 0.0)
    return way


def position_of(way: Array, soft: Array) -> Array:
    """Return the position (%) at which the motor has gone its way; the inverse of motor_way."""
    whole = 100.0 + 2.0 * soft
    opening, closing = way / 2.0, 100.0 - (whole - way) / 2.0
    found: Array = np.where(way < 2.0 * soft, opening, np.where(way > whole - 2.0 * soft, closing, way - soft))
    return np.clip(found, 0.0, 100.0)


def _rows(values: Array) -> Array:
    return values if values.ndim == 2 else values[:, None]


def _until_command(block: Block, step: int) -> int:
    """Return after how many steps from step a new position is commanded, or the rest of the block."""
    commands = block.commands.get("position")
    if commands is None:
        return block.steps - step
    later = np.flatnonzero(np.any(~np.isnan(_rows(commands)[step:]), axis=1))
    return int(later[0]) if later.size else block.steps - step
