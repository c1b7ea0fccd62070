"""The closed loop of a room and its controller, step by step over all members at once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from .protocol import Array
from .room import Modes
from .thermostat_inputs import Allowed
from .thermostat_parameters import RELAY, VALVE

VALVE_HOURS = 5.0 / 60.0
CHANGEOVER = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """A controller over a stretch of steps of dt s, by its law: relay, proportional or valve.

    band: K (N,); target: °C (T, N); heats, cools: whether the mode allows it (T, N). strength: the plant's output under
    full cooling, in units of its full heating (N,).
    """

    law: str
    band: Array
    target: Array
    heats: Allowed
    cools: Allowed
    dt: float
    strength: Array

    def part(self, first: int, last: int) -> Control:
        """Return the controller of a part of the stretch."""
        return replace(self, target=self.target[first:last], heats=self.heats[first:last], cools=self.cools[first:last])


@dataclass(frozen=True, slots=True)
class Course:
    """Air temperature (°C), the controller's command (−1..1) and the plant's output (1: full heat), each (T, N)."""

    air: Array
    command: Array
    plant: Array


def run(
    modes: Modes, control: Control, start: Mapping[str, Array], air_heat: Array, mass_heat: Array | None
) -> tuple[Course, dict[str, Array]]:
    """Run the loop over a stretch with one network.

    start: air, mass, plant and command (N,). air_heat and mass_heat: heat to each node with the outdoors', K/h, (T, N).
    Returns the course, and air, mass, plant and command after it (N,).
    """
    course = air_heat[:, None, :] * modes.by_air
    if mass_heat is not None:
        course += mass_heat[:, None, :] * modes.by_mass
    both = control.heats & control.cools
    direction = _direction(control, both, start["air"], start["command"])
    loop = _Relay if control.law == RELAY else _Band
    loop_control = loop(control, direction, start["command"])
    turning = both if both.any() else None
    cooling = bool(control.cools.any())
    air, command = np.empty(control.target.shape), np.empty(control.target.shape)
    state = modes.project(start["air"], start["mass"], start["plant"])
    decay, by_command, part = modes.decay, modes.by_command, np.empty_like(state)
    step, before, first_part = loop_control.step, np.array(start["air"]), len(state) == 2
    for index in range(len(course)):
        if turning is not None:
            _turn(control, turning[index], before, direction, index)
        output = step(index, before, command[index])
        if cooling:
            output = np.where(output < 0.0, output * control.strength, output)
        row = course[index]
        np.multiply(state, decay, out=part)
        row += part
        np.multiply(by_command, output, out=part)
        row += part
        before = air[index]
        np.add(row[0], row[1], out=before)
        if not first_part:
            before += row[2]
        state = row
    plant = course[:, -1] / _safe(modes.from_plant[-1])
    after = {"air": air[-1], "mass": modes.mass(state, plant[-1]), "plant": plant[-1], "command": command[-1]}
    return Course(air, command, plant), after


class _Relay:
    """Two-point control: on below the target by half the band, off above it by half."""

    def __init__(self, control: Control, direction: Array, command: Array) -> None:
        half = control.band / 2.0
        self.on = np.abs(command) > 0.5
        self.direction = direction
        self.low, self.high = control.target - half, control.target + half
        self.heats_only = bool(np.all(direction == 1.0)) and not np.any(control.heats & control.cools)
        self.keep = np.empty(len(self.on), dtype=bool)

    def step(self, index: int, air: Array, output: Array) -> Array:
        """Write the command for a room as warm as air into output (N,) and return it."""
        on = self.on
        if self.heats_only:
            np.less(air, self.high[index], out=self.keep)
            on &= self.keep
            np.less(air, self.low[index], out=self.keep)
            on |= self.keep
            output[:] = on
            return output
        way = self.direction[index]
        heat = (air < self.low[index]) | (on & (air < self.high[index]))
        cool = (air > self.high[index]) | (on & (air > self.low[index]))
        self.on = np.where(way > 0, heat, cool & (way < 0))
        np.multiply(way, self.on, out=output)
        return output


class _Band:
    """Proportional control over the band around the target, at once or through a thermal valve."""

    def __init__(self, control: Control, direction: Array, command: Array) -> None:
        self.direction, self.target, self.band = direction, control.target, control.band
        self.follow = 1.0 - np.exp(-control.dt / 3600.0 / VALVE_HOURS) if control.law == VALVE else 1.0
        self.open = np.abs(command)

    def step(self, index: int, air: Array, output: Array) -> Array:
        """Write the command for a room as warm as air into output (N,) and return it."""
        way = self.direction[index]
        np.subtract(self.target[index], air, out=output)
        output *= way
        output /= self.band
        output += 0.5
        np.clip(output, 0.0, 1.0, out=output)
        output *= np.abs(way)
        output -= self.open
        output *= self.follow
        output += self.open
        self.open = output.copy()
        output *= way
        return output


def _direction(control: Control, both: Allowed, air: Array, command: Array) -> Array:
    """Return each member's direction (T, N): 1 heats, −1 cools, 0 off; for modes that do both, that of the start."""
    single = control.heats.astype(np.float64) - (control.cools & ~control.heats)
    first = np.where(command < 0, -1.0, np.where(command > 0, 1.0, np.where(air > control.target[0], -1.0, 1.0)))
    return np.where(both, first, single)


def _turn(control: Control, both: Allowed, air: Array, direction: Array, index: int) -> None:
    """Turn members whose mode does both when the room is 1 K on the other side of the target."""
    gap = control.target[index] - air
    before = direction[max(index - 1, 0)]
    turned = np.where(gap > CHANGEOVER, 1.0, np.where(gap < -CHANGEOVER, -1.0, np.where(before == 0, 1.0, before)))
    direction[index] = np.where(both, turned, direction[index])


def _safe(values: Array) -> Array:
    return np.where(np.abs(values) < 1e-9, 1e-9, values)
