"""Covers, garage doors and valves: travel between 0 (closed) and 100 % (open) at a speed of its own per direction.

dx/dt = ±100 / travel time towards the commanded position; a stop leaves it where it is (command channel "stop").
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
TYPICAL_POWER = {"cover": 120.0, "garage_door": 250.0, "valve": 5.0}


def _time(name: str) -> Parameter:
    return Parameter(name=name, unit="s", lower=0.2, upper=600.0, prior=20.0, deviation=0.4, logarithmic=True)


PARAMETERS = (
    _time("opening_time"),
    _time("closing_time"),
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
        return tuple(
            replace(parameter, prior=power if parameter.name == "motor_power" else time)
            for parameter in self.parameters
        )

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
        target = np.array(held(block, "position", state["target"]))
        speeds = self._speeds(theta)
        stops = block.commands.get("stop")
        before = np.vstack([state["position"], np.empty_like(target)])
        first = 0
        stopped = np.zeros((block.steps, 1), dtype=bool) if stops is None else _rows(stops) > 0
        for stop in np.flatnonzero(stopped.any(axis=1)).tolist():
            before[first + 1 : stop + 1] = ramp(target[first:stop], before[first], *speeds, block.dt)
            last = stop + _until_command(block, stop)
            target[stop:last] = np.where(stopped[stop], before[stop], target[stop:last])
            first = stop
        before[first + 1 :] = ramp(target[first:], before[first], *speeds, block.dt)
        position = before[1:]
        moving = np.clip(np.abs(position - before[:-1]) / (100.0 * block.dt) * self._time(theta, target, before), 0, 1)
        outputs = {"position": position, "power": moving * theta["motor_power"]}
        if "travel" in self.spec.channels:
            outputs["travel"] = self._travel(position, target)
        if not block.steps:
            return state, outputs
        return {"position": position[-1], "target": target[-1]}, outputs

    def _speeds(self, theta: Mapping[str, Array]) -> tuple[Array, Array]:
        """Return the speeds up and down in % per s (N,)."""
        if self.fidelity is Fidelity.BASIC:
            at_once = np.full(members(theta), np.inf)
            return at_once, at_once
        return 100.0 / theta["opening_time"], 100.0 / theta["closing_time"]

    @staticmethod
    def _time(theta: Mapping[str, Array], target: Array, before: Array) -> Array:
        return np.where(target > before[:-1], theta["opening_time"], theta["closing_time"])

    def _travel(self, position: Array, target: Array) -> Array:
        channel = self.spec.channels["travel"]
        resting = np.where(position > 0, option_index(channel, "open"), option_index(channel, "closed"))
        on_way = np.where(target > position, option_index(channel, "opening"), option_index(channel, "closing"))
        return np.where(position == target, resting, on_way)


def _rows(values: Array) -> Array:
    return values if values.ndim == 2 else values[:, None]


def _until_command(block: Block, step: int) -> int:
    """Return after how many steps from step a new position is commanded, or the rest of the block."""
    commands = block.commands.get("position")
    if commands is None:
        return block.steps - step
    later = np.flatnonzero(np.any(~np.isnan(_rows(commands)[step:]), axis=1))
    return int(later[0]) if later.size else block.steps - step
