"""Any controller's closed loop step by step: two-point or proportional, of modes that turn from heating to cooling."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from .inputs import rowwise
from .protocol import Array
from .room import Modes
from .thermostat_band import Banded
from .thermostat_inputs import Allowed
from .thermostat_parameters import RELAY, VALVE
from .thermostat_single import Proportional, proportional
from .thermostat_stretch import SINGLE, Control, Course, Drive, after, by_sun, modal, nonzero, plant_output
from .thermostat_together import Loop

VALVE_HOURS = 5.0 / 60.0
CHANGEOVER = 1.0
PIECE = 96


def step_by_step(
    modes: Modes, control: Control, start: Mapping[str, Array], around: Drive, *, plant: bool
) -> Loop[tuple[Course, dict[str, Array]]]:
    """Run any controller step by step; as running."""
    both = rowwise(control.heats) & rowwise(control.cools)
    direction = _direction(control, both, start["air"], start["command"])
    turning = np.broadcast_to(both, control.target.shape) if both.any() else None
    if control.law != RELAY and turning is None:
        if control.target.shape[1] == 1:
            return _alone(modes, control, direction[:, 0], start, around)
        return (yield from _open_by_degrees(modes, control, direction, start, around, plant=plant))
    controller = (
        _Relay(control, direction, start["command"], turns=turning is not None)
        if control.law == RELAY
        else _Band(control, direction, start["command"], modes.by_command.sum(axis=0))
    )
    cooling = bool(rowwise(control.cools).any())
    air, command, plants = (np.empty(control.target.shape) for _ in range(3))
    state = modal(modes, start)
    to_air, sunny = around.to_air(), by_sun(modes)
    decay, by_command, part = modes.decay, modes.by_command, np.empty_like(state)
    before = np.array(start["air"])
    carried = nonzero(modes.from_plant[-1])
    steps = len(air)
    # In pieces that stay in the processor's cache: the whole course of all modes would not.
    course = np.empty((min(steps, PIECE), *state.shape))
    for first in range(0, steps, PIECE):
        rows = slice(first, min(first + PIECE, steps))
        piece = course[: rows.stop - first]
        np.multiply(to_air[rows, None, :], modes.by_air, out=piece)
        piece += around.outdoor[rows, None, :] * modes.by_outdoor
        if around.sun is not None:
            piece += around.sun[rows, None, :] * sunny
        if around.neighbours is not None:
            piece += around.neighbours[rows, None, :] * modes.by_neighbours
        for index, drive in enumerate(piece, first):
            if turning is not None:
                _turn(control, turning[index], before, direction, index)
            np.multiply(state, decay, out=part)
            state = np.add(drive, part, out=drive)
            output = controller.step(index, before, state, command[index])
            if cooling:
                output = np.where(output < 0.0, output * control.strength, output)
            np.multiply(by_command, output, out=part)
            state += part
            before = air[index]
            np.add(state[0], state[1], out=before)
            for more in state[2:]:
                before += more
        state = state.copy()
        np.divide(piece[:, -1], carried, out=plants[rows])
    return Course(air, command, plants), after(modes, state, plants[-1], command[-1])


def _alone(
    modes: Modes, control: Control, direction: Array, start: Mapping[str, Array], around: Drive
) -> tuple[Course, dict[str, Array]]:
    """Run a proportional controller of one member; as running."""
    drives, part = np.empty((len(around.outdoor), len(modes.decay))), np.empty((len(around.outdoor), 1))
    for mode in range(drives.shape[1]):
        around.write(modes, mode, part)
        drives[:, mode] = part[:, 0]
    gain = float(modes.by_command.sum())
    strength = float(control.strength[0])
    law = Proportional(
        band=float(control.band[0]), gain=gain, cooling_gain=gain * strength, follow=_follow(control), strength=strength
    )
    rates = modes.decay[:, 0], modes.by_command[:, 0]
    before = modal(modes, start)[:, 0]
    last, command = proportional(drives, law, control.target[:, 0], direction, rates, before, start["command"][0])
    plant = drives[:, -1:] / nonzero(modes.from_plant[-1])
    course = Course(drives.sum(axis=1, keepdims=True), command[:, None], plant)
    return course, after(modes, last[:, None], plant[-1], command[-1:])


def _open_by_degrees(
    modes: Modes, control: Control, direction: Array, start: Mapping[str, Array], around: Drive, *, plant: bool
) -> Loop[tuple[Course, dict[str, Array]]]:
    """Run a proportional controller of many members, whose direction (T, N) does not turn by itself; as running."""
    shape, state, base = control.target.shape, modal(modes, start), start["air"]
    # Temperatures are told from the first one, which keeps the digits: the slowest mode carries it.
    state[0] -= base
    drives = [np.empty(shape, np.float32 if shape[1] >= SINGLE else np.float64) for _ in range(len(state) - 1)]
    for mode, drive in enumerate(drives):
        around.write(modes, mode, drive, 0.0 if mode else -base * (1.0 - modes.decay[0]))
    way, target, lasting = _distinct(direction, control.target)
    strength = np.where(way < 0, control.strength, 1.0)
    reach = control.band + modes.by_command.sum(axis=0) * strength
    steady = bool((way == way[:1]).all())

    def in_each_step(values: Array) -> Array:
        return values if len(values) == 1 else np.repeat(values.astype(drives[0].dtype), lasting, axis=0)

    done = yield Banded(
        drives=drives,
        modes=state,
        decay=modes.decay,
        rise=modes.by_command * (way * strength)[0] if steady else modes.by_command,
        offset=in_each_step(((target - base) * way + control.band / 2.0) * np.abs(way) / reach),
        slope=in_each_step(-way / reach),
        follow=_follow(control),
        way=None if steady else in_each_step(way * strength),
        opening=np.abs(start["command"]),
    )
    air, command, last = done.air, done.opening, done.modes
    air += base.astype(air.dtype)
    if np.any(way != 1.0):
        command *= in_each_step(way)
    last[0] += base
    output = plant_output(modes, control, start["plant"], command) if plant else None
    return Course(air, command, output), after(modes, last, last[-1] / nonzero(modes.from_plant[-1]), command[-1])


def _distinct(direction: Array, target: Array) -> tuple[Array, Array, NDArray[np.intp]]:
    """Return the rows of both (T, N) from which on they stay as they are, (S, N) each, and for how many steps (S,)."""
    way, wanted = rowwise(direction), rowwise(target)
    turns = np.zeros(len(target), dtype=np.bool_)
    turns[:1] = True
    for rows in (way, wanted):
        if len(rows) > 1:
            turns[1:] |= (rows[1:] != rows[:-1]).any(axis=1)
    first = np.flatnonzero(turns)
    lasting = np.diff(first, append=len(target))
    return np.broadcast_to(direction, target.shape)[first], target[first], lasting


def _follow(control: Control) -> float:
    """Return the share of its way that the controller's output goes in a step."""
    return 1.0 - float(np.exp(-control.dt / 3600.0 / VALVE_HOURS)) if control.law == VALVE else 1.0


class _Relay:
    """Two-point control: on below the target by half the band, off above it by half."""

    def __init__(self, control: Control, direction: Array, command: Array, *, turns: bool) -> None:
        half = control.band / 2.0
        self.on = np.abs(command) > 0.5
        self.direction = direction
        shape, target = control.target.shape, rowwise(control.target)
        self.low, self.high = np.broadcast_to(target - half, shape), np.broadcast_to(target + half, shape)
        self.heats_only = not turns and bool(np.all(rowwise(direction) == 1.0))
        self.band = control.band
        self.last, self.limit = self.on.astype(np.float64), np.empty(len(half))

    def step(self, index: int, air: Array, free: Array, output: Array) -> Array:
        """Write the command for a room as warm as air into output (N,) and return it."""
        del free
        if self.heats_only:
            # The limit is the lower one while off and the upper one while on.
            np.multiply(self.last, self.band, out=self.limit)
            self.limit += self.low[index]
            self.last = np.less(air, self.limit, out=output)
            return output
        on, way = self.on, self.direction[index]
        heat = (air < self.low[index]) | (on & (air < self.high[index]))
        cool = (air > self.high[index]) | (on & (air > self.low[index]))
        self.on = np.where(way > 0, heat, cool & (way < 0))
        np.multiply(way, self.on, out=output)
        return output


class _Band:
    """Proportional control over the band around the target, at once or through a thermal valve.

    Within a step the output fits the temperature at its end, as a controller that acts all the time does: so a narrow
    band holds the target as closely as the plant can, whatever the step.
    """

    def __init__(self, control: Control, direction: Array, command: Array, gain: Array) -> None:
        self.gain, self.cooling_gain = gain, gain * control.strength
        self.direction, self.target, self.band = direction, control.target, control.band
        self.follow = _follow(control)
        self.open = np.abs(command)

    def step(self, index: int, air: Array, free: Array, output: Array) -> Array:
        """Write the command for a room whose modes would be free (M, N) without it into output (N,) and return it."""
        del air
        way = self.direction[index]
        np.subtract(self.target[index], free.sum(axis=0), out=output)
        output *= way
        output += self.band / 2.0
        output /= self.band + np.where(way < 0, self.cooling_gain, self.gain)
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
    heats, cools = rowwise(control.heats), rowwise(control.cools)
    single = heats.astype(np.float64) - (cools & ~heats)
    if not both.any():
        return np.broadcast_to(single, control.target.shape)
    first = np.where(command < 0, -1.0, np.where(command > 0, 1.0, np.where(air > control.target[0], -1.0, 1.0)))
    return np.array(np.broadcast_to(np.where(both, first, single), control.target.shape))


def _turn(control: Control, both: Allowed, air: Array, direction: Array, index: int) -> None:
    """Turn members whose mode does both when the room is 1 K on the other side of the target."""
    gap = control.target[index] - air
    before = direction[max(index - 1, 0)]
    turned = np.where(gap > CHANGEOVER, 1.0, np.where(gap < -CHANGEOVER, -1.0, np.where(before == 0, 1.0, before)))
    direction[index] = np.where(both, turned, direction[index])
