"""How a room's heating is controlled: two-point, proportional or ideal, its band and offset, as its history shows."""

import numpy as np
from numpy.typing import NDArray

from ..models.thermostat_parameters import PROPORTIONAL, RELAY
from ..twin import Estimate
from .common import History
from .room_data import RoomData

type Array = NDArray[np.float64]

FEWEST_SWITCHES = 6
LEAST_MOVED = 0.02
"""The least a valve must have moved, as a standard deviation of 0 to 1, for its control band to show."""
MODULATING = 0.4
"""Share of the heating time at part load from which on a plant counts as modulating."""
NARROWEST = 0.05
SETTLED = 4


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
    return _two_point(data)


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


def _two_point(data: RoomData) -> dict[str, Estimate]:
    command = data.command if data.told is None else data.told
    on = np.abs(command) > 0.5
    with np.errstate(invalid="ignore"):
        gap = np.where(command < 0, -1.0, 1.0) * (data.target - data.temperature)
    rows = np.arange(SETTLED, len(on))
    target = np.nan_to_num(data.target, nan=0.0)
    moved = np.append(True, target[1:] != target[:-1])
    # A target that has just moved switches at once; only what the room's own drift switches shows the band.
    since = rows - np.maximum.accumulate(np.where(moved, np.arange(len(on)), -1))[rows]
    usable = (since >= SETTLED) & np.isfinite(gap[rows]) & np.isfinite(gap[rows - 1]) & data.valid[rows]
    was, now, before = on[rows - 1][usable], on[rows][usable], gap[rows - 1][usable]
    starts, stays_off = before[~was & now], before[~was & ~now]
    stops, stays_on = before[was & ~now], before[was & now]
    if min(len(starts), len(stops)) < FEWEST_SWITCHES // 2:
        return {}
    low, high = _edge(starts, stays_off, above=True), _edge(stops, stays_on, above=False)
    band = float(np.clip(low - high, 0.1, 4.0))
    scatter = float(np.hypot(np.std(starts), np.std(stops))) / np.sqrt(min(len(starts), len(stops))) + 0.03
    return {
        "control_band": Estimate(band, min(scatter, band), identified=True),
        "control_offset": Estimate(float(np.clip(-(low + high) / 2.0, -4.0, 4.0)), scatter, identified=True),
    }


def _edge(switched: Array, stayed: Array, *, above: bool) -> float:
    """Return the gap (K) at which it switches: what best parts the samples that did from those that did not.

    above: it switches at gaps above the edge.
    """
    if not stayed.size:
        return float(np.median(switched))
    edges = np.unique(np.round(np.concatenate([switched, stayed]), 2))
    edges = np.concatenate([edges - 0.025, edges[-1:] + 0.025])
    ordered, others = np.sort(switched), np.sort(stayed)
    below_switched = np.searchsorted(ordered, edges) / len(ordered)
    below_stayed = np.searchsorted(others, edges) / len(others)
    wrong = below_switched + (1.0 - below_stayed) if above else (1.0 - below_switched) + below_stayed
    best = wrong <= wrong.min() + 1e-9
    return float(np.median(edges[best]))
