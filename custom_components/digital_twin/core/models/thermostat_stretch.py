"""A stretch of the closed loop: what its controller and its surroundings are, its course, and the state in modes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from .inputs import rowwise
from .protocol import Array
from .room import SOLAR_TO_AIR, Modes
from .scan import Real, scan
from .thermostat_inputs import Allowed

NODES = ("air", "mass", "structure")
SINGLE = 32
"""Members from which on all go step by step in single precision: a crowd's spread hides a ten-thousandth of a K."""


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
        held: Array = self.wandering if self.hold == 1 else np.repeat(self.wandering, self.hold, axis=0)
        held = held[: len(self.outdoor)]
        return held if self.heat is None else held + self.heat

    def write[T: Real](self, modes: Modes, mode: int, drive: NDArray[T], lift: Array | float = 0.0) -> None:
        """Write by how much one mode rises in each step, and lift (N,) more, into drive (T, N)."""
        kind = drive.dtype.type
        inputs = [(rowwise(self.outdoor), modes.by_outdoor[mode])]
        if self.heat is not None:
            inputs.append((rowwise(self.heat), modes.by_air[mode]))
        if self.sun is not None:
            inputs.append((rowwise(self.sun), by_sun(modes)[mode]))
        if self.neighbours is not None:
            inputs.append((rowwise(self.neighbours), modes.by_neighbours[mode]))
        for values, gain in inputs:
            if len(values) == 1:
                lift = lift + values[0] * gain
        common = [(values, gain) for values, gain in inputs if values.shape[1] == 1 < len(values)]
        if len(common) == 1:
            ((values, gain),) = common
            np.multiply(values.astype(kind, copy=False), gain.astype(kind), out=drive)
        elif common:
            columns = np.concatenate([values for values, _ in common], axis=1)
            np.matmul(columns.astype(kind, copy=False), np.stack([gain for _, gain in common]).astype(kind), out=drive)
        else:
            drive[:] = 0.0
        for values, gain in inputs:
            if values.shape[1] > 1 < len(values):
                drive += (values * gain).astype(kind, copy=False)
        own = (self.wandering * modes.by_air[mode] + lift).astype(kind, copy=False)
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


def by_sun(modes: Modes) -> Array:
    """Return the rise of the modes (M, N) per unit of the sun's heat."""
    to_air = SOLAR_TO_AIR if modes.capacities > 1 else 1.0
    return to_air * modes.by_air + (1.0 - to_air) * modes.by_mass


def modal(modes: Modes, start: Mapping[str, Array]) -> Array:
    """Return the modes (M, N) of a physical state."""
    return modes.project(np.array([start[key] for key in NODES[: modes.capacities]]), start["plant"])


def after(modes: Modes, state: Array, plant: Array, command: Array | NDArray[np.int8]) -> dict[str, Array]:
    """Return the physical state behind modes (M, N); without capacities of their own masses are as warm as the last."""
    nodes = modes.nodes(state, plant)
    warm = {key: nodes[min(row, len(nodes) - 1)] for row, key in enumerate(NODES)}
    return warm | {"plant": plant.copy(), "command": command.astype(np.float64)}


def plant_output(modes: Modes, control: Control, start: Array, command: Array | NDArray[np.int8]) -> Array:
    """Return the plant's output (T, N) for its command, by its lag."""
    follow, real = 1.0 - modes.plant_decay, as_real(command)
    if (command < 0).any():
        follow = np.where(command < 0, follow * control.strength, follow)
    return scan(modes.plant_decay, follow.astype(real.dtype) * real, start)


def as_real(command: Array | NDArray[np.int8]) -> Array:
    """Return a command as a real number, of single precision where a crowd's is told in whole ones."""
    found: Array = command.astype(np.result_type(command, np.float32), copy=False)
    return found


def nonzero(values: Array) -> Array:
    """Return values (N,) that may be divided by."""
    return np.where(np.abs(values) < 1e-9, 1e-9, values)
