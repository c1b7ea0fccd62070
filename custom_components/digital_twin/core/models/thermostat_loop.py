"""The closed loop of a room and its controller, over all members at once: from switching to switching, or by steps."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from .inputs import rowwise
from .protocol import Array
from .room import SOLAR_TO_AIR, Modes
from .scan import Real, powers, scan
from .scratch import scratch
from .thermostat_band import Banded, banded
from .thermostat_crowd import Crowd, stepped
from .thermostat_inputs import Allowed
from .thermostat_parameters import RELAY, VALVE
from .thermostat_relay import Relay, switched
from .thermostat_single import Proportional, proportional

VALVE_HOURS = 5.0 / 60.0
CHANGEOVER = 1.0
PIECE = 96
SINGLE = 32
"""Members from which on all go step by step in single precision: a crowd's spread hides a ten-thousandth of a K."""
CHUNK = 2048
"""Members that go together, so that what a step needs stays in the processor's cache."""
NODES = ("air", "mass", "structure")


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

    def members(self, rows: slice) -> Control:
        """Return the controller of some of the members."""
        return replace(
            self, band=self.band[rows], target=self.target[:, rows], heats=self.heats[:, rows],
            cools=self.cools[:, rows], strength=self.strength[rows],
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Drive:
    """What warms the room beside its plant over T steps, (T, N) or (T, 1) each; None: none.

    wandering: people's heat to the air (K/h) (K, N), each row of which holds for hold steps; outdoor: °C; heat: other
    heat to the air (K/h); sun: K/h; neighbours: other rooms (°C).
    """

    wandering: Array
    hold: int
    outdoor: Array
    heat: Array | None = None
    sun: Array | None = None
    neighbours: Array | None = None

    def members(self, rows: slice) -> Drive:
        """Return what warms some of the members' rooms."""

        def some(values: Array | None) -> Array | None:
            return values if values is None or values.shape[1] == 1 else values[:, rows]

        return replace(
            self,
            wandering=self.wandering[:, rows],
            outdoor=self.outdoor if self.outdoor.shape[1] == 1 else self.outdoor[:, rows],
            heat=some(self.heat),
            sun=some(self.sun),
            neighbours=some(self.neighbours),
        )

    def part(self, first: int, last: int) -> Drive:
        """Return what warms the room in a part of the stretch."""
        if first == 0 and last == len(self.outdoor):
            return self

        def some(values: Array | None) -> Array | None:
            return None if values is None else values[first:last]

        held = np.repeat(self.wandering, self.hold, axis=0) if self.hold > 1 else self.wandering
        return Drive(
            wandering=held[first:last],
            hold=1,
            outdoor=self.outdoor[first:last],
            heat=some(self.heat),
            sun=some(self.sun),
            neighbours=some(self.neighbours),
        )

    def to_air(self) -> Array:
        """Return all heat to the air but the sun's (K/h) (T, N)."""
        held: Array = np.repeat(self.wandering, self.hold, axis=0)[: len(self.outdoor)]
        return held if self.heat is None else held + self.heat

    def write[T: Real](self, modes: Modes, mode: int, drive: NDArray[T], lift: Array | float = 0.0) -> None:
        """Write by how much one mode rises in each step, and lift (N,) more, into drive (T, N)."""
        kind = drive.dtype.type
        inputs = [(self.outdoor, modes.by_outdoor[mode])]
        if self.heat is not None:
            inputs.append((self.heat, modes.by_air[mode]))
        if self.sun is not None:
            inputs.append((self.sun, by_sun(modes)[mode]))
        if self.neighbours is not None:
            inputs.append((self.neighbours, modes.by_neighbours[mode]))
        common = [(values, gain) for values, gain in inputs if values.shape[1] == 1]
        if common:
            columns = np.concatenate([values for values, _ in common], axis=1)
            np.matmul(columns.astype(kind), np.stack([gain for _, gain in common]).astype(kind), out=drive)
        else:
            drive[:] = 0.0
        for values, gain in inputs:
            if values.shape[1] > 1:
                drive += (values * gain).astype(kind)
        own = (self.wandering * modes.by_air[mode] + lift).astype(kind)
        whole = len(drive) // self.hold
        if whole:
            several = drive[: whole * self.hold].reshape(whole, self.hold, -1)
            several += own[:whole, None]
        if whole * self.hold < len(drive):
            drive[whole * self.hold :] += own[whole]


@dataclass(frozen=True, slots=True)
class Course:
    """Air temperature (°C), the controller's command (−1..1) and the plant's output (1: full heat), each (T, N).

    A crowd's two-point command is told in whole numbers. The plant's output is None where nobody asked for it.
    """

    air: Array
    command: Array | NDArray[np.int8]
    plant: Array | None


def joined(courses: list[Course], axis: int) -> Course:
    """Return courses of one another's following steps (axis 0) or of other members (axis 1) as one."""
    if len(courses) == 1:
        return courses[0]
    plants = [one.plant for one in courses if one.plant is not None]
    return Course(
        np.concatenate([one.air for one in courses], axis=axis),
        np.concatenate([one.command for one in courses], axis=axis),
        np.concatenate(plants, axis=axis) if plants else None,
    )


def run(
    modes: Modes, control: Control, start: Mapping[str, Array], around: Drive, *, plant: bool = True
) -> tuple[Course, dict[str, Array]]:
    """Run the loop over a stretch with one network.

    start: air, mass, structure, plant and command (N,); plant: whether its course is asked for. Returns the course, and
    the same after it.
    """
    way = _steady_way(control)
    if control.law != RELAY or way is None:
        return _stepped(modes, control, start, around, plant=plant)
    if len(way) < SINGLE:
        return _searched(modes, control, start, around, way, plant=plant)
    air, command = np.empty(control.target.shape), np.empty(control.target.shape, np.int8)
    ends: list[dict[str, Array]] = []
    for row in range(0, len(way), CHUNK):
        rows = slice(row, row + CHUNK)
        some = {key: values[rows] for key, values in start.items()}
        part = modes.members(rows), control.members(rows), some, around.members(rows), way[rows]
        ends.append(_crowded(*part, air[:, rows], command[:, rows]))
    output = _output(modes, control, start["plant"], command) if plant else None
    return Course(air, command, output), {key: np.concatenate([end[key] for end in ends]) for key in start}


def _stepped(
    modes: Modes, control: Control, start: Mapping[str, Array], around: Drive, *, plant: bool
) -> tuple[Course, dict[str, Array]]:
    """Run any controller step by step; as run."""
    both = rowwise(control.heats) & rowwise(control.cools)
    direction = _direction(control, both, start["air"], start["command"])
    turning = np.broadcast_to(both, control.target.shape) if both.any() else None
    if control.law != RELAY and turning is None:
        if control.target.shape[1] == 1:
            return _alone(modes, control, direction[:, 0], start, around)
        return _open_by_degrees(modes, control, direction, start, around, plant=plant)
    controller = (
        _Relay(control, direction, start["command"], turns=turning is not None)
        if control.law == RELAY
        else _Band(control, direction, start["command"], modes.by_command.sum(axis=0))
    )
    cooling = bool(rowwise(control.cools).any())
    air, command, plants = (np.empty(control.target.shape) for _ in range(3))
    state = _modal(modes, start)
    to_air, sunny = around.to_air(), by_sun(modes)
    decay, by_command, part = modes.decay, modes.by_command, np.empty_like(state)
    before = np.array(start["air"])
    carried = _safe(modes.from_plant[-1])
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
    return Course(air, command, plants), _after(modes, state, plants[-1], command[-1])


def _alone(
    modes: Modes, control: Control, direction: Array, start: Mapping[str, Array], around: Drive
) -> tuple[Course, dict[str, Array]]:
    """Run a proportional controller of one member; as run."""
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
    before = _modal(modes, start)[:, 0]
    last, command = proportional(drives, law, control.target[:, 0], direction, rates, before, start["command"][0])
    plant = drives[:, -1:] / _safe(modes.from_plant[-1])
    course = Course(drives.sum(axis=1, keepdims=True), command[:, None], plant)
    return course, _after(modes, last[:, None], plant[-1], command[-1:])


def _open_by_degrees(
    modes: Modes, control: Control, direction: Array, start: Mapping[str, Array], around: Drive, *, plant: bool
) -> tuple[Course, dict[str, Array]]:
    """Run a proportional controller of many members, whose direction (T, N) does not turn by itself; as run."""
    shape, state = control.target.shape, _modal(modes, start)
    drives = [np.empty(shape) for _ in range(len(state) - 1)]
    for mode, drive in enumerate(drives):
        around.write(modes, mode, drive)
    way, target = rowwise(direction), rowwise(control.target)
    strength = np.where(way < 0, control.strength, 1.0)
    reach = control.band + modes.by_command.sum(axis=0) * strength
    steady = len(way) == 1
    command = np.empty(shape)
    air, last = banded(
        Banded(
            drives=drives,
            modes=state,
            decay=modes.decay,
            rise=modes.by_command * (way * strength)[0] if steady else modes.by_command,
            offset=np.broadcast_to((target * way + control.band / 2.0) * np.abs(way) / reach, shape),
            slope=np.broadcast_to(-way / reach, shape),
            follow=_follow(control),
            way=None if steady else way * strength,
            opening=np.abs(start["command"]),
        ),
        command,
    )
    command *= way
    output = _output(modes, control, start["plant"], command) if plant else None
    return Course(air, command, output), _after(modes, last, last[-1] / _safe(modes.from_plant[-1]), command[-1])


def _follow(control: Control) -> float:
    """Return the share of its way that the controller's output goes in a step."""
    return 1.0 - float(np.exp(-control.dt / 3600.0 / VALVE_HOURS)) if control.law == VALVE else 1.0


def _modal(modes: Modes, start: Mapping[str, Array]) -> Array:
    """Return the modes (M, N) of a physical state."""
    return modes.project(np.array([start[key] for key in NODES[: modes.capacities]]), start["plant"])


def by_sun(modes: Modes) -> Array:
    """Return the rise of the modes (M, N) per unit of the sun's heat."""
    to_air = SOLAR_TO_AIR if modes.capacities > 1 else 1.0
    return to_air * modes.by_air + (1.0 - to_air) * modes.by_mass


def _after(modes: Modes, state: Array, plant: Array, command: Array | NDArray[np.int8]) -> dict[str, Array]:
    """Return the physical state behind modes (M, N); without capacities of their own masses are as warm as the last."""
    nodes = modes.nodes(state, plant)
    after = {key: nodes[min(row, len(nodes) - 1)] for row, key in enumerate(NODES)}
    return after | {"plant": plant.copy(), "command": command.astype(np.float64)}


def _steady_way(control: Control) -> Array | None:
    """Return each member's direction (N,) where it is the same throughout and none may do both, else None."""
    heats, cools = rowwise(control.heats), rowwise(control.cools)
    for allowed in (heats, cools):
        if len(allowed) > 1 and np.any(allowed != allowed[:1]):
            return None
    if np.any(heats[0] & cools[0]):
        return None
    way: Array = heats[0].astype(np.float64) - cools[0].astype(np.float64)
    return way


def _searched(
    modes: Modes, control: Control, start: Mapping[str, Array], around: Drive, way: Array, *, plant: bool
) -> tuple[Course, dict[str, Array]]:
    """Run a two-point controller of a few members from switching to switching; as run."""
    free, last = _free(modes, start, around)
    sign = np.where(way < 0, -1.0, 1.0)
    free *= sign
    air, command = np.empty(free.shape), np.empty(free.shape)
    left = switched(
        Relay(
            start=start["air"] * sign,
            free=free,
            low=rowwise(control.target) * sign - control.band / 2.0,
            band=control.band,
            decay=modes.decay,
            rise=modes.by_command * np.where(way < 0, control.strength, 1.0),
            on=np.abs(start["command"]) > 0.5,
            works=way != 0,
        ),
        air, command,
    )  # fmt: skip
    air *= sign
    command *= sign
    end = last + left * sign
    output = _output(modes, control, start["plant"], command) if plant else None
    return Course(air, command, output), _after(modes, end, end[-1] / _safe(modes.from_plant[-1]), command[-1])


def _crowded(
    modes: Modes,
    control: Control,
    start: Mapping[str, Array],
    around: Drive,
    way: Array,
    air: Array,
    command: NDArray[np.int8],
) -> dict[str, Array]:
    """Run a two-point controller of many members step by step into air and command (T, N); return what is after it."""
    sign = np.where(way < 0, -1.0, 1.0)
    works, low = way != 0, rowwise(control.target) * sign - control.band / 2.0
    on = works & (start["air"] * sign < low[0] + control.band * (np.abs(start["command"]) > 0.5))
    # Temperatures are told from the first threshold, which keeps the digits: the slowest mode carries it.
    base, stays = low[0] * sign, len(low) == 1 and bool(works.all())
    later = np.where(works, np.concatenate([low[1:], low[-1:]]) - low[0], -np.inf)
    state = _modal(modes, start)
    state[0] -= base
    drives = [scratch(f"drive {mode}", air.shape, np.float32) for mode in range(len(state) - 1)]
    for mode, drive in enumerate(drives):
        around.write(modes, mode, drive, 0.0 if mode else -base * (1.0 - modes.decay[0]))
        if (way < 0).any():
            np.multiply(drive, sign, out=drive, casting="same_kind")
    course, running, last = stepped(
        Crowd(
            drives=drives,
            modes=state * sign,
            decay=modes.decay,
            rise=modes.by_command * np.where(way < 0, control.strength, 1.0),
            low=None if stays else np.broadcast_to(later, air.shape).astype(np.float32),
            band=control.band,
            on=on,
        )
    )
    np.copyto(command, running)
    if (way < 0).any():
        course *= sign.astype(np.float32)
        command *= sign.astype(np.int8)
    course += base.astype(np.float32)
    np.copyto(air, course)
    last *= sign
    last[0] += base
    return _after(modes, last, last[-1] / _safe(modes.from_plant[-1]), command[-1])


def _output(modes: Modes, control: Control, start: Array, command: Array | NDArray[np.int8]) -> Array:
    """Return the plant's output (T, N) for its command, by its lag."""
    follow = 1.0 - modes.plant_decay
    return scan(modes.plant_decay, np.where(command < 0, follow * control.strength, follow) * command, start)


def _free(modes: Modes, start: Mapping[str, Array], around: Drive) -> tuple[Array, Array]:
    """Return the air temperature (T, N) if nothing were commanded, and the modes (M, N) after it."""
    state = _modal(modes, start)
    shape = len(around.outdoor), state.shape[1]
    last = np.empty_like(state)
    total = scratch("free", shape, np.float64)
    for mode in range(len(state) - 1):
        drive = total if mode == 0 else scratch("drive", shape, np.float64)
        around.write(modes, mode, drive)
        scan(modes.decay[mode], drive, state[mode])
        last[mode] = drive[-1]
        if mode:
            total += drive
    last[-1] = modes.plant_decay ** shape[0] * state[-1]
    if np.any(state[-1]):
        total += powers(modes.plant_decay, shape[0]) * state[-1]
    return total, last


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


def _safe(values: Array) -> Array:
    return np.where(np.abs(values) < 1e-9, 1e-9, values)
