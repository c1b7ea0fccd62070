"""The closed loop of a room and its controller, over all members at once: from switching to switching, or by steps."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .inputs import rowwise
from .protocol import Array
from .room import Modes
from .scan import powers, scan
from .scratch import scratch
from .thermostat_crowd import Crowd, stepped
from .thermostat_parameters import RELAY
from .thermostat_relay import Relay, switched
from .thermostat_steps import step_by_step
from .thermostat_stretch import SINGLE, Control, Course, Drive, after, modal, nonzero, plant_output
from .thermostat_together import Loop

CHUNK = 2048
"""Members that go together, so that what a step needs stays in the processor's cache."""


def running(
    modes: Modes, control: Control, start: Mapping[str, Array], around: Drive, *, plant: bool = True
) -> Loop[tuple[Course, dict[str, Array]]]:
    """Run the loop over a stretch with one network.

    start: air, mass, structure, plant and command (N,); plant: whether its course is asked for. Returns the course, and
    the same after it.
    """
    way = _steady_way(control)
    if control.law != RELAY or way is None:
        return (yield from step_by_step(modes, control, start, around, plant=plant))
    if len(way) < SINGLE:
        return _searched(modes, control, start, around, way, plant=plant)
    single: np.dtype[Any] = np.dtype(np.float32)
    air, command = np.empty(control.target.shape, single), np.empty(control.target.shape, np.int8)
    ends: list[dict[str, Array]] = []
    for row in range(0, len(way), CHUNK):
        rows = slice(row, row + CHUNK)
        some = {key: values[rows] for key, values in start.items()}
        part = modes.members(rows), control.members(rows), some, around.members(rows), way[rows]
        ends.append(_crowded(*part, air[:, rows], command[:, rows]))
    output = plant_output(modes, control, start["plant"], command) if plant else None
    return Course(air, command, output), {key: np.concatenate([end[key] for end in ends]) for key in start}


def _searched(
    modes: Modes, control: Control, start: Mapping[str, Array], around: Drive, way: Array, *, plant: bool
) -> tuple[Course, dict[str, Array]]:
    """Run a two-point controller of a few members from switching to switching; as running."""
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
    output = plant_output(modes, control, start["plant"], command) if plant else None
    return Course(air, command, output), after(modes, end, end[-1] / nonzero(modes.from_plant[-1]), command[-1])


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
    state = modal(modes, start)
    state[0] -= base
    drives = [air, *(scratch(f"drive {mode}", air.shape, air.dtype.type) for mode in range(1, len(state) - 1))]
    for mode, drive in enumerate(drives):
        around.write(modes, mode, drive, 0.0 if mode else -base * (1.0 - modes.decay[0]))
        if (way < 0).any():
            np.multiply(drive, sign, out=drive, casting="same_kind")
    running, last = stepped(
        Crowd(
            drives=drives,
            modes=state * sign,
            decay=modes.decay,
            rise=modes.by_command * np.where(way < 0, control.strength, 1.0),
            low=None if stays else np.broadcast_to(later, air.shape).astype(air.dtype),
            band=control.band,
            on=on,
        )
    )
    np.copyto(command, running)
    if (way < 0).any():
        air *= sign.astype(air.dtype)
        command *= sign.astype(np.int8)
    air += base.astype(air.dtype)
    last *= sign
    last[0] += base
    return after(modes, last, last[-1] / nonzero(modes.from_plant[-1]), command[-1])


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


def _free(modes: Modes, start: Mapping[str, Array], around: Drive) -> tuple[Array, Array]:
    """Return the air temperature (T, N) if nothing were commanded, and the modes (M, N) after it."""
    state = modal(modes, start)
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
