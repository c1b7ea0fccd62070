"""The closed loop of a room and its controller, step by step over all members at once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from .protocol import Array
from .room import Modes

VALVE_HOURS = 5.0 / 60.0
CHANGEOVER = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """A controller over a stretch. law: relay, proportional or valve; band: K (N,); target: °C (T, N); heats and cools:
    whether the mode allows it (T, N); dt: s per step.
    """  # noqa: D205 -- the fields' units are the summary

    law: str
    band: Array
    target: Array
    heats: np.ndarray
    cools: np.ndarray
    dt: float

    def part(self, first: int, last: int) -> Control:
        """Return the controller of a part of the stretch."""
        return replace(self, target=self.target[first:last], heats=self.heats[first:last], cools=self.cools[first:last])


def run(
    modes: Modes, control: Control, start: Mapping[str, Array], air_heat: Array, mass_heat: Array | None,
    into: tuple[Array, Array, Array],
) -> dict[str, Array]:  # fmt: skip
    """Run the loop over a stretch with one network.

    start: air, mass, plant and command (N,). air_heat and mass_heat: heat to each node incl. the outdoors', K/h, (T, N);
    into: where to write air temperature, command and plant output (T, N). Returns air, mass, plant, command after.
    """
    air_out, command_out, plant_out = into
    state = modes.project(start["air"], start["mass"], start["plant"])
    direction = _direction(control, start["air"], start["command"])
    mixed = bool(np.any(control.heats & control.cools))
    # All that does not depend on the loop, for all steps at once.
    relay = control.law == "relay"
    half = control.band / 2.0
    follow = 1.0 if control.law != "valve" else 1.0 - np.exp(-control.dt / 3600.0 / VALVE_HOURS)
    by_command, decay, by_air, by_mass = modes.by_command, modes.decay, modes.by_air, modes.by_mass
    carried = _safe(modes.from_plant[-1])
    rest = np.empty_like(state)
    air = np.array(start["air"])
    command = np.abs(start["command"])
    on = command > 0.5
    for index in range(len(air_heat)):
        if mixed:
            direction[index] = _changeover(control, index, air, direction[index - 1] if index else direction[0])
        way = direction[index]
        error = way * (control.target[index] - air)
        if relay:
            on = (error > half) | (on & (error > -half))
            on &= way != 0.0
            output = way * on
        else:
            wanted = np.clip(error / control.band + 0.5, 0.0, 1.0) * np.abs(way)
            command = command + follow * (wanted - command)
            output = way * command
        np.multiply(state, decay, out=state)
        np.multiply(by_command, output, out=rest)
        state += rest
        np.multiply(by_air, air_heat[index], out=rest)
        state += rest
        if mass_heat is not None:
            np.multiply(by_mass, mass_heat[index], out=rest)
            state += rest
        air = state.sum(axis=0)
        air_out[index] = air
        command_out[index] = output
        plant_out[index] = state[-1]
    plant_out /= carried
    plant = plant_out[-1]
    return {"air": air, "mass": modes.mass(state, plant), "plant": plant, "command": command_out[-1]}


def _safe(values: Array) -> Array:
    return np.where(np.abs(values) < 1e-9, 1e-9, values)


def _direction(control: Control, air: Array, command: Array) -> Array:
    """Return the direction of each member and step (T, N); for modes that do both, that of the last command at first."""
    both = control.heats & control.cools
    single = control.heats.astype(np.float64) - (control.cools & ~control.heats)
    first = np.where(command < 0, -1.0, np.where(command > 0, 1.0, np.where(air > control.target[0], -1.0, 1.0)))
    return np.where(both, first, single)


def _changeover(control: Control, index: int, air: Array, before: Array) -> Array:
    """Return the directions at a step: a mode that does both turns round when the room is 1 K on the other side."""
    both = control.heats[index] & control.cools[index]
    single = control.heats[index].astype(np.float64) - (control.cools[index] & ~control.heats[index])
    gap = control.target[index] - air
    turned = np.where(gap > CHANGEOVER, 1.0, np.where(gap < -CHANGEOVER, -1.0, np.where(before == 0, 1.0, before)))
    return np.where(both, turned, single)
