"""What a room's simulation reads: its surroundings, its window, its mode, people's heat, and its recent past."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ..channel import Channel, Value
from ..series import Series
from .inputs import forward_fill, rowwise, surrounding
from .protocol import Array, Block, ModelState
from .scan import scan
from .valve_curve import heat_share

type Allowed = NDArray[np.bool_]

DISTURBANCE_HOURS = 3.0
DISTURBANCE_STEP = 900.0
SLOW_HOURS = 48.0
SLOW_SHARE = 0.4
"""Beside the heat that wanders within hours, people and weather differ from day to day: correlation time, and size."""
LIFE_BINS = 8
COLDER_OUTSIDE = 10.0


def outdoor_temperature(state: ModelState, block: Block, *, forecast: bool) -> Array:
    """Return the outdoor temperature (T, 1) or (T, N): the forecast, else held as it was when the simulation began.

    Where nobody knows it, it is taken to be 10 K below the room.
    """
    known = np.where(np.isnan(state["outdoor"]), state["air"] - COLDER_OUTSIDE, state["outdoor"])
    given = surrounding(block, "outdoor_temperature", known)
    if forecast:
        return given
    start = np.where(np.isnan(state["outdoor"]), given[0], state["outdoor"])
    return np.broadcast_to(start, (block.steps, len(start)))


def window_open(state: ModelState, block: Block) -> Array:
    """Return whether a window is open, 0/1, (T, 1) or (T, N): as a scenario commands, else as the environment says."""
    ambient = surrounding(block, "window", state["window"])
    commands = block.commands.get("window")
    if commands is not None:
        columns = commands if commands.ndim == 2 else commands[:, None]
        last = forward_fill(columns, np.full(columns.shape[1], np.nan))
        ambient = np.where(np.isnan(last), ambient, last)
    result: Array = (rowwise(ambient) >= 0.5).astype(np.float64)
    return np.broadcast_to(result, ambient.shape)


def allowed(channel: Channel | None, mode: Array) -> tuple[Allowed, Allowed]:
    """Return whether a mode (an option's index, (T, N)) heats, and whether it cools, each (T, N).

    Without a mode channel it heats; "auto" cools too where the device knows how to cool.
    """
    options = channel.options if channel is not None and channel.options else ("heat",)
    index = np.clip(rowwise(mode), 0, len(options) - 1).astype(np.intp)
    heating = np.array([option in ("heat", "heat_cool", "auto") for option in options])
    cooling = np.array([option in ("cool", "heat_cool") for option in options])
    if "cool" in options:
        cooling |= np.array([option == "auto" for option in options])
    return np.broadcast_to(heating[index], mode.shape), np.broadcast_to(cooling[index], mode.shape)


def reported_output(values: Mapping[str, Value], curve: float) -> float:
    """Return the plant's output −1..1 that a thermostat reports by its valve or action; 0 when it says nothing.

    curve: of its valve (heat_share).
    """
    valve, action = values.get("valve"), values.get("hvac_action")
    if isinstance(valve, float):
        return float(_opened(np.asarray(valve), curve))
    return {"heating": 1.0, "preheating": 1.0, "cooling": -1.0}.get(str(action), 0.0)


def recent_output(recent: Mapping[str, Series], channels: Mapping[str, Channel], curve: float) -> Series | None:
    """Return the plant's output −1..1 over the last hours, as reported_output tells it of now; None without reports."""
    if (valve := recent.get("valve")) is not None and valve.times.size:
        return replace(valve, values=np.where(np.isnan(valve.values), np.nan, _opened(valve.values, curve)))
    action, channel = recent.get("hvac_action"), channels.get("hvac_action")
    if action is None or channel is None or not channel.options or not action.times.size:
        return None
    outputs = np.array([reported_output({"hvac_action": option}, curve) for option in channel.options])
    known = np.clip(np.nan_to_num(action.values), 0, len(outputs) - 1).astype(np.intp)
    return replace(action, values=np.where(np.isnan(action.values), np.nan, outputs[known]))


def _opened(valve: Array, curve: float) -> Array:
    """Return the share of its heat that a valve of so many percent (n,) lets through."""
    return heat_share(np.clip(np.nan_to_num(valve) / 100.0, 0.0, 1.0), curve)


def life_weights(times: Array) -> Array:
    """Return by how much each of the day's parts counts at times (epoch s, (n,)), less their mean: (LIFE_BINS, n).

    Parts of three hours, linear between their middles; times of day are UTC's.
    """
    width = 86_400.0 / LIFE_BINS
    place = (times / width - 0.5) % LIFE_BINS
    gap = np.abs(place[None, :] - np.arange(LIFE_BINS)[:, None])
    weights: Array = np.maximum(1.0 - np.minimum(gap, LIFE_BINS - gap), 0.0) - 1.0 / LIFE_BINS
    return weights


def wandering_heat(
    start: Array, deviation: Array, constant: Array, dt: float, steps: int, rng: np.random.Generator
) -> tuple[Array, int, Array]:
    """Return people's heat in K/h (K, N), for how many steps each row holds, and its own last value (N,).

    An Ornstein-Uhlenbeck process of the given standard deviation (N,), drawn every quarter of an hour, to which a
    constant (N,) is added.
    """
    every = max(round(DISTURBANCE_STEP / dt), 1)
    draws = -(-steps // every)
    keep = np.exp(-every * dt / 3600.0 / DISTURBANCE_HOURS)
    course = rng.standard_normal((draws, len(start)))
    course *= deviation * np.sqrt(1.0 - keep**2)
    scan(np.full(len(start), keep), course, start)
    return course + constant, every, course[-1]
