"""What models read of a block: commands held until the next one, and the environment with a default."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from ..channel import Channel, InvalidValueError, Quantity, Value
from ..clock import CLOCK
from .protocol import Array, Block, DeviceModel


def members(theta: Mapping[str, Array]) -> int:
    """Return N, the number of trajectories that theta describes."""
    return next((len(values) for values in theta.values()), 1)


def encoded(channel: Channel | None, value: Value | None) -> float | None:
    """Return value as its number in model arrays, or None when it is unknown or not one of the channel's."""
    if value is None:
        return None
    if channel is None or channel.quantity is not Quantity.OPTION:
        return None if isinstance(value, str) else float(value)
    try:
        return channel.encode(value)
    except InvalidValueError:
        return None


def start_value(
    values: Mapping[str, Value], channels: Mapping[str, Channel], key: str, default: float, count: int
) -> Array:
    """Return the reported value of a channel for count members (N,), or default when there is none."""
    number = encoded(channels.get(key), values.get(key))
    return np.full(count, default if number is None else number)


FEW, WIDE = 8, 256
"""Rows with a command up to which each is written down to the next one, instead of looking for the last of each: so
many, and in a wide crowd one for so many values, as there the looking takes longer."""


def forward_fill(values: Array, start: Array) -> Array:
    """Return values (T, N) or (T, 1) with each NaN replaced by the last number before it, at the top by start (N,)."""
    known = ~np.isnan(values)
    told = np.flatnonzero(known.any(axis=1))
    if len(told) <= max(FEW, values.size // WIDE):
        return _filled(values, known, told, start)
    rows = np.arange(len(values))[:, None]
    last = np.maximum.accumulate(np.where(known, rows, -1), axis=0)
    filled = np.take_along_axis(values, np.maximum(last, 0), axis=0)
    return np.where(last < 0, start, filled)


def _filled(values: Array, known: NDArray[np.bool_], told: NDArray[np.intp], start: Array) -> Array:
    """Return what forward_fill does where only the rows told hold numbers; one row for all where one says it all."""
    shape = len(values), max(values.shape[1], len(start))
    now = np.broadcast_to(start, shape[1:])
    if not len(told) or (len(told) == 1 and not told[0]):
        return np.broadcast_to(np.where(known[0], values[0], now) if len(told) else now, shape)
    filled = np.empty(shape)
    filled[: told[0]] = now
    for row, until in zip(told, np.append(told[1:], len(values)), strict=True):
        now = np.where(known[row], values[row], now)
        filled[row:until] = now
    return filled


def held(block: Block, key: str, start: Array) -> Array:
    """Return a command channel over the block as (T, N): each command holds until the next; before the first, start.

    Every step shows the value in force during it: a command at a step's beginning counts for the step itself.
    """
    commands = block.commands.get(key)
    if commands is None or not block.steps:
        return np.broadcast_to(start, (block.steps, len(start)))
    columns = commands if commands.ndim == 2 else commands[:, None]
    return forward_fill(columns, start)


def rowwise[T: np.generic](values: NDArray[T]) -> NDArray[T]:
    """Return values (T, N) as one row (1, N) where that says it all: broadcast, as what nobody commands is."""
    return values[:1] if len(values) and values.strides[0] == 0 else values


def is_commanded(block: Block, key: str) -> bool:
    """Return whether the block holds any command for the channel."""
    commands = block.commands.get(key)
    return commands is not None and bool(np.any(~np.isnan(commands)))


def surrounding(block: Block, key: str, default: float | Array) -> Array:
    """Return an environment quantity as (T, 1) or (T, N); default (a number, or (N,)) where it is not given or NaN."""
    values = block.environment.get(key)
    if values is None:
        return np.broadcast_to(np.asarray(default, dtype=np.float64), (block.steps, np.size(default)))
    columns = values if values.ndim == 2 else values[:, None]
    missing = np.isnan(columns)
    return np.where(missing, default, columns) if missing.any() else columns


def step_times(block: Block) -> Array:
    """Return the epoch seconds of each step's beginning (T,)."""
    return block.start + block.dt * np.arange(block.steps, dtype=np.float64)


def clock_times(model: DeviceModel, block: Block) -> Array:
    """Return the same by the wall clock as it was when the device was learned (core/clock.py)."""
    times, now, learned = step_times(block), block.environment.get(CLOCK), model.table(CLOCK)
    if now is None or learned is None:
        return times
    result: Array = times + (now if now.ndim == 1 else now[:, 0]) - learned[0]
    return result


def option_index(channel: Channel | None, *names: str) -> float:
    """Return the index of the first of names that the channel knows, else 0."""
    if channel is not None:
        for name in names:
            if name in channel.options:
                return float(channel.options.index(name))
    return 0.0
