"""Rooms that an action reaches without commanding them: through a door or wall, by a heater in them, by their blinds.

A room's course hangs on the surroundings it has learned its losses in; what an action changes of them comes on top:
G (ΔT of the room beside it), a heater's ΔP, the sun that a shutter lets in. A room has its neighbours' usual warmth in
what it learned, so only the difference counts, and a room is taken to lose no more to a neighbour than to outdoors: it
never follows its neighbour by more than that one changes. Rooms that feel one another are run once more with what the
others did (one sweep of waveform relaxation, see home/rooms.py).
"""

import math
from collections.abc import Iterator, Mapping

import numpy as np

from ..grid import Array
from ..home.zones import SHADED
from ..models.room_heat import room_capacity
from ..requests import Beside
from ..scenario.simulation import Run
from ..twin import Trust, TwinSnapshot
from .situation import Situation

LEAST_HEAT = 150.0
"""W that a room must get more or less than without the action, on the mean of any six hours: that moves an ordinary
room, which loses 50 to 150 W/K, by a kelvin or more."""
LEAST_SUN = 0.1
"""Share of the sun by which the action must shade a room or lay it open."""
MEAN_OVER = 6 * 3600.0

type Pair = tuple[Array, Array]


def reached(situation: Situation, runs: Mapping[str, Run]) -> Iterator[tuple[TwinSnapshot, dict[str, Pair]]]:
    """Return the rooms that feel enough of what the runs do, each with its surroundings with the action and without.

    Rooms that are touched themselves are among them; of the others only those that are believed.
    """
    felt: dict[str, list[Beside]] = {}
    for one in situation.request.beside:
        if one.twin in runs and runs[one.twin].baseline is not runs[one.twin].outputs:
            felt.setdefault(one.room, []).append(one)
    for room, ways in felt.items():
        twin = situation.twins.get(room)
        if twin is None or not (room in runs or believed(twin)):
            continue
        apart = {**_heated(situation, runs, twin, ways), **_shone_on(situation, runs, ways)}
        if apart:
            yield twin, apart


def believed(twin: TwinSnapshot) -> bool:
    """Return whether a room that nobody commands is known well enough to be told of."""
    return twin.learned is not None and twin.learned.trust is not Trust.OBSERVING


def _heated(situation: Situation, runs: Mapping[str, Run], room: TwinSnapshot, ways: list[Beside]) -> dict[str, Pair]:
    total: Array | None = None
    most = to_outdoors(room)
    for one in ways:
        key, factor = ("temperature", min(one.conductance, most)) if one.conductance else ("heat", 1.0)
        run = runs[one.twin]
        if one.shades or key not in run.outputs or key not in run.baseline:
            continue
        more = factor * (run.outputs[key] - run.baseline[key])
        total = more if total is None else total + more
    if total is None or _strongest(total, situation.grid.step) < LEAST_HEAT:
        return {}
    return {"room_heat": (total, np.zeros_like(total))}


def to_outdoors(room: TwinSnapshot) -> float:
    """Return what a room loses to outdoors in W/K as it has learned; infinite where it has not."""
    if room.learned is None:
        return math.inf
    learned = room.learned.parameters
    if "heating_rate" not in learned or "time_constant" not in learned:
        return math.inf
    holds = room_capacity(room.spec.settings, np.array(learned["heating_rate"].value))
    return float(holds) / learned["time_constant"].value


def _strongest(heat: Array, step: float) -> float:
    """Return the largest mean (W) over MEAN_OVER of the members' mean."""
    course = heat.mean(axis=1)
    span = min(max(round(MEAN_OVER / step), 1), len(course))
    total = np.concatenate(([0.0], np.cumsum(course)))
    return float(np.abs(total[span:] - total[:-span]).max() / span)


def _shone_on(situation: Situation, runs: Mapping[str, Run], ways: list[Beside]) -> dict[str, Pair]:
    sun = situation.surroundings.get("sun")
    covers = [(one, runs[one.twin]) for one in ways if one.shades and "position" in runs[one.twin].outputs]
    if sun is None or not covers:
        return {}
    let_in, before = (
        sum(one.shades * (SHADED + (1.0 - SHADED) * courses["position"] / 100.0) for one, courses in some)
        for some in (
            [(one, run.outputs) for one, run in covers],
            [(one, run.baseline) for one, run in covers],
        )
    )
    rest = 1.0 - sum(one.shades for one, _ in covers)
    if np.abs(let_in - before).max() < LEAST_SUN:
        return {}
    return {"sun": (sun * (let_in + rest), sun * (before + rest))}
