"""Sensors that fail: what they show, and what a controller that trusts them is made to do."""

from collections.abc import Iterable

import numpy as np

from ..channel import Channel, InvalidValueError
from ..grid import Grid
from ..models.inputs import forward_fill
from .acts import Act
from .columns import Array
from .happenings import Fault, FaultKind

FAR = 1000.0
"""K by which a controller's target is moved to make it heat, or rest, whatever the room's temperature is."""


def misled_target(
    faults: Iterable[tuple[Fault, Act]], target: Array, begin: float, shown: Array, grid: Grid
) -> Array | None:
    """Return the target (T, n) by which the true room is controlled while its sensor fails; None: it does not.

    A controller holds shown = true + error against its target: with a drift that is the true temperature against
    target − error. A reading that is stuck below the target heats for good, one at or above it never. target: commands
    (T, n), NaN where nothing is commanded; begin: the target at the start; shown: the temperature at the start (N,).
    """
    result: Array | None = None
    for fault, act in faults:
        if fault.kind not in {FaultKind.STUCK, FaultKind.DRIFT} or fault.channel not in {None, "temperature"}:
            continue
        mask = act.mask(grid.steps)
        wanted = forward_fill(target, np.full(target.shape[1], begin)) if result is None else result
        if fault.kind is FaultKind.DRIFT:
            false = np.where(mask, wanted - error(fault, act, grid), wanted)
        else:
            reading = shown if fault.value is None else np.full(1, float(fault.value))
            far = np.where(reading[None, :] < wanted - 1e-6, FAR, -FAR)
            false = np.where(mask, wanted + far, wanted)
        result = false
    return result


def error(fault: Fault, act: Act, grid: Grid) -> Array:
    """Return by how much a drifting sensor shows too much at each step (T, n)."""
    rows = np.arange(grid.steps)[:, None]
    since = np.where(act.mask(grid.steps), rows + 1 - act.start, 0)
    drifted: Array = fault.rate * since * (grid.step / 3600.0)
    return drifted


def shown(values: Array, channel: Channel, faults: Iterable[tuple[Fault, Act]], grid: Grid, *, reports: bool) -> Array:
    """Return what a channel shows of its true course (T, N) while its sensor fails.

    reports: whether the device does nothing but report, so that a dead one stays at what it last said; of others the
    truth is told.
    """
    for fault, act in faults:
        if fault.channel not in {None, channel.key}:
            continue
        mask = act.mask(grid.steps)
        if fault.kind is FaultKind.DRIFT and fault.channel is not None:
            values = np.clip(values + error(fault, act, grid), channel.lower, channel.upper)
        elif fault.kind is FaultKind.DEAD and reports:
            values = np.where(mask, _held(values, act, grid), values)
        elif fault.kind is FaultKind.STUCK and (fault.channel is not None or not channel.command):
            values = np.where(mask, _stuck(fault, channel, values, act, grid), values)
    return values


def _held(values: Array, act: Act, grid: Grid) -> Array:
    """Return the value (1, N) that was last shown before an act."""
    rows = np.broadcast_to(np.clip(act.start - 1, 0, grid.steps - 1), (values.shape[1],))
    found: Array = values[rows, np.arange(values.shape[1])][None, :]
    return found


def _stuck(fault: Fault, channel: Channel, values: Array, act: Act, grid: Grid) -> Array:
    if fault.value is None or fault.channel is None:
        return _held(values, act, grid)
    try:
        return np.full((1, 1), channel.encode(channel.validate(fault.value)))
    except InvalidValueError:
        return _held(values, act, grid)
