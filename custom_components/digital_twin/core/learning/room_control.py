"""How a room's heating is controlled: two-point, proportional or ideal, its band and offset, as its history shows."""

import numpy as np
from numpy.typing import NDArray

from ..models.thermostat_parameters import PROPORTIONAL, RELAY
from ..series import Series
from ..twin import Estimate
from .common import History
from .room_data import RoomData, acting
from .sampling import quantum

type Array = NDArray[np.float64]

FEWEST_SWITCHES = 6
LEAST_MOVED = 0.02
"""The least a valve must have moved, as a standard deviation of 0 to 1, for its control band to show."""
MODULATING = 0.4
"""Share of the heating time at part load from which on a plant counts as modulating."""
NARROWEST = 0.05
SETTLED = 4
"""Rows for which a target must have stood for a switch to be the room's own."""
UNCLEAR = 0.7
"""K by which the gaps scatter at which a two-point controller switches, from which on something else switches it."""
ONE_STEP = 1.5
"""Of a sensor's step: changes up to which it reports every one."""


def law_of(history: History, data: RoomData) -> str:
    """Return the controller's law: proportional for a valve, or a power that takes its time between off and full."""
    if data.by_valve or ("valve" in history.request.spec.channels and "valve" not in history.series):
        return PROPORTIONAL
    output = np.abs(data.command[data.valid])
    heating = output > 0.03
    if not data.measured_output or heating.sum() < 10 * FEWEST_SWITCHES:
        return RELAY
    part = (output[heating] > 0.06) & (output[heating] < 0.8)
    return PROPORTIONAL if part.mean() > MODULATING else RELAY


def controller(history: History, data: RoomData, law: str) -> dict[str, Estimate]:
    """Return band and offset of the controller, as far as its switching or its output shows them."""
    if law == PROPORTIONAL:
        return _proportional(data)
    if not data.command_known or not ({"hvac_action", "power", "valve"} & set(history.series)):
        return {}
    return _two_point(history, data)


def _proportional(data: RoomData) -> dict[str, Estimate]:
    with np.errstate(invalid="ignore"):
        gap = data.target - data.temperature
    part = np.isfinite(gap) & data.valid & (data.command > 0.05) & (data.command < 0.95)
    # A target that has just moved says nothing of where the room is held.
    part[1:] &= data.target[1:] == data.target[:-1]
    if part.sum() < 10 * FEWEST_SWITCHES or np.std(data.command[part]) < LEAST_MOVED:
        return {}
    # command = (gap + offset)/band + ½, by regression of gap on command: the gap is what is noisy.
    slope, middle = np.polyfit(data.command[part] - 0.5, gap[part], 1)
    scatter = float(np.std(gap[part] - slope * (data.command[part] - 0.5) - middle))
    if slope <= NARROWEST:
        # It holds the room wherever the output must be for it.
        slope, middle = NARROWEST, float(np.median(gap[part]))
    band = float(min(slope, 4.0))
    return {
        "control_band": Estimate(band, 0.2 * band, identified=True),
        "control_offset": Estimate(float(np.clip(-middle, -4, 4)), min(scatter, 0.3), identified=True),
    }


def _two_point(history: History, data: RoomData) -> dict[str, Estimate]:
    """Return band and offset by how far from its target the room is at the moments at which its heating switches.

    The rows of a grid would not do: within one the room goes through a good part of the band.
    """
    told = _told(history, data)
    if told is None:
        return {}
    switched = np.flatnonzero(np.diff(told.values) != 0.0) + 1
    # What is asked now and then seems to switch half an interval late.
    times, begins = told.times[switched] - data.asked / 2.0, told.values[switched] != 0.0
    way = np.where(begins, told.values[switched], told.values[switched - 1])
    target = history.series["target_temperature"]
    last = np.searchsorted(target.times, times, side="right") - 1
    row = np.floor((times - data.grid.start) / data.grid.step).astype(np.intp)
    usable = (last >= 0) & (row >= 0) & (row < data.grid.steps)
    usable[usable] &= data.valid[row[usable]]
    # A target that has just moved switches at once; only what the room's own drift switches shows the band.
    usable &= times - target.times[np.maximum(last, 0)] >= SETTLED * data.grid.step
    gap = way * (target.values[np.maximum(last, 0)] - _shown(history.series["temperature"], times))
    usable &= np.isfinite(gap)
    starts, stops = gap[usable & begins], gap[usable & ~begins]
    if min(len(starts), len(stops)) < FEWEST_SWITCHES // 2:
        return {}
    spread = float(np.hypot(_spread(starts), _spread(stops)))
    if spread > UNCLEAR:
        return {}
    low, high = float(np.median(starts)), float(np.median(stops))
    band = float(np.clip(low - high, 0.1, 4.0))
    scatter = spread / np.sqrt(min(len(starts), len(stops))) + 0.03
    return {
        "control_band": Estimate(band, min(scatter, band), identified=True),
        "control_offset": Estimate(float(np.clip(-(low + high) / 2.0, -4.0, 4.0)), scatter, identified=True),
    }


def _spread(gaps: Array) -> float:
    """Return the standard deviation of gaps (n,), by the middle two thirds: a few switches are somebody's own."""
    low, high = np.quantile(gaps, (0.16, 0.84))
    return float(high - low) / 2.0


def _told(history: History, data: RoomData) -> Series | None:
    """Return what a two-point plant does: 1 heats, −1 cools, 0 neither; None if nobody tells."""
    if "target_temperature" not in history.series or "temperature" not in history.series:
        return None
    if (action := history.series.get("hvac_action")) is not None:
        told = acting(history.request, action)
    else:
        output = next((history.series[key] for key in ("valve", "power") if key in history.series), None)
        if output is None:
            return None
        half = float(np.nanmax(data.grid.mean(output), initial=0.0)) / 2.0
        told = Series(output.times, np.where(np.isnan(output.values), np.nan, output.values > half), output.end)
    known = np.isfinite(told.values)
    return Series(told.times[known], told.values[known], told.end)


def _shown(temperature: Series, times: Array) -> Array:
    """Return how warm it is (°C) at times (n,) by a sensor that reports each step it changes by, or now and then.

    In the middle of a step what is reported is right; between two reports that are further apart a straight line is.
    """
    last = np.searchsorted(temperature.times, times, side="right") - 1
    following = temperature.values[np.clip(last + 1, 0, len(temperature.values) - 1)]
    held = temperature.at(times)
    line = np.interp(times, temperature.times, temperature.values)
    found: Array = np.where(np.abs(following - held) > ONE_STEP * quantum(temperature.values), line, held)
    return found
