"""How much heat a plant gives by what is told of it: by its valve's opening, and by how cold it is outdoors."""

from dataclasses import replace

import numpy as np

from ..models.supply import FOLLOWED, MILDEST, heat_factor, slope_of
from ..models.valve_curve import CURVES, LINEAR
from .common import History
from .room_data import RoomData, room_data
from .room_fit import RoomFit, fit_room, predictive

SURELY = 6.0
"""By how much −2 log of a likelihood must fall for anything but the simplest plant."""
TELLING = 0.005
"""Log likelihood per temperature of other days by which a heating curve must tell more."""
LEAST_VARIED = 0.5
"""K of standard deviation of outdoors from which on they may show in the heat."""


def valve_curve(history: History, data: RoomData, half: int, first: RoomFit | None) -> float:
    """Return how heat follows a valve's opening (heat_share); LINEAR unless the first half surely tells otherwise.

    first: the fit of that half with the linear one.
    """
    if first is None or not data.by_valve:
        return LINEAR
    losses, start = [first.loss], first
    for curve in CURVES[1:]:
        curved = replace(room_data(history.request, history.series, data.grid, curve), lost=data.lost)
        fit = fit_room(curved.part(0, half), "2r2c", start)
        if fit is None:
            break
        losses.append(fit.loss)
        if fit.loss >= losses[-2]:
            break
        start = fit
    best = int(np.argmin(losses))
    return _between(losses, best) if losses[best] < losses[0] - SURELY else LINEAR


def _between(losses: list[float], best: int) -> float:
    """Return the curve at which a parabola through the best one's loss and its neighbours' is least."""
    curves = np.log(CURVES)
    if not 0 < best < len(losses) - 1:
        return CURVES[best]
    bend, slope, _ = np.polyfit(curves[best - 1 : best + 2] - curves[best], losses[best - 1 : best + 2], 2)
    return float(np.exp(curves[best] - slope / (2.0 * bend)))


def supplied(
    data: RoomData, half: int, first: RoomFit | None, *, water: bool
) -> tuple[RoomFit | None, RoomData, tuple[float, float] | None]:
    """Return the fit of the first half, the data, and the slope (1/K) and mean (°C) of a heating curve that it shows.

    first: the fit of that half with heat that does not know the weather, which is kept unless the history surely tells
    otherwise, and other days as well. water: whether a valve tells that hot water heats the room.
    """
    mean = float(np.mean(data.outdoor))
    told = water and data.command_known and not data.asked and data.outdoor_known
    if first is None or not told or mean > MILDEST or np.std(data.outdoor) < LEAST_VARIED:
        return first, data, None
    rows = data.grid.steps
    best, later = first.loss - SURELY, predictive(first, data.part(half, rows)) + TELLING
    found: tuple[RoomFit, RoomData, tuple[float, float] | None] = first, data, None
    for share in FOLLOWED:
        slope = slope_of(share, mean)
        moved = replace(data, supply=heat_factor(data.outdoor, slope, mean))
        fit = fit_room(moved.part(0, half), "2r2c", found[0])
        if fit is None or fit.loss >= best or (told_later := predictive(fit, moved.part(half, rows))) < later:
            break
        best, later, found = fit.loss, told_later, (fit, moved, (slope, mean))
    return found
