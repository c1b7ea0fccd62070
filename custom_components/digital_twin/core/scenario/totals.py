"""What a course takes: energy, cost, carbon, comfort, peak."""

from collections.abc import Collection, Sequence

import numpy as np

from .. import settings
from ..grid import Grid
from ..home.columns import Array
from ..home.course import Course
from ..home.system import System
from ..models.room_heat import is_electric
from .meter import KWH, exported, imported, main_flow, spent
from .result import Range, Totals
from .summary import quantiles


def spread(values: Array) -> Range:
    """Return 5 %, 50 % and 95 % of the members' values (N,)."""
    low, middle, high = quantiles(values[None], np.array((0.05, 0.5, 0.95)))[:, 0]
    return float(low), float(middle), float(high)


def totals(system: System, course: Course, grid: Grid, aside: Collection[str] = ()) -> Totals:
    """Return what a course takes over its whole time.

    Energy is what the main meter counts, both ways; cost uses price and feed_in (currency/kWh, feed_in 0 where it is
    unknown), carbon carbon_intensity (g/kWh). Comfort adds up the K·h by which rooms leave their comfort range (the
    settings comfort_low, comfort_high) while anybody is home, but for those aside, of which nobody knows how warm they
    are.
    """
    drawn, cost, carbon = imported(course, grid), spent(course, grid), course.throughout("carbon_intensity")
    missed = _discomfort(system, course, aside)
    return Totals(
        energy=spread(drawn.sum(axis=0)),
        exported=spread(exported(course, grid).sum(axis=0)),
        cost=None if cost is None else spread(cost.sum(axis=0)),
        carbon=None if carbon is None else spread((drawn * carbon / 1000.0).sum(axis=0)),
        comfort=None if missed is None else spread(missed.sum(axis=0) * (grid.step / 3600.0)),
        peak=spread(main_flow(course).max(axis=0)),
    )


def _discomfort(system: System, course: Course, aside: Collection[str]) -> Array | None:
    """Return by how many K the rooms are out of their comfort ranges together (T, N); None: no room has one."""
    found: Array | None = None
    present = course.people > 0
    for twin_id, twin in system.twins.items():
        low = settings.number(twin.spec.settings, settings.COMFORT_LOW)
        high = settings.number(twin.spec.settings, settings.COMFORT_HIGH)
        air = course.rooms.get(twin_id)
        if air is None or twin_id in aside or (low is None and high is None):
            continue
        below = 0.0 if low is None else np.maximum(low - air, 0.0)
        above = 0.0 if high is None else np.maximum(air - high, 0.0)
        missed: Array = np.asarray((below + above) * present, dtype=np.float64)
        found = missed if found is None else found + missed
    return found


def unmetered(system: System) -> tuple[str, ...]:
    """Return the rooms whose heat is not known to be electricity: energy and cost leave it out."""
    return tuple(
        twin_id
        for twin_id, twin in system.twins.items()
        if twin.spec.kind == "thermostat" and not is_electric(twin.spec)
    )


def counted(system: System, courses: Sequence[Course | None], rooms: Collection[str]) -> tuple[str, ...]:
    """Return those of some rooms that energy, cost, carbon and peak count: what heats them draws in a course."""
    return tuple(
        twin_id
        for twin_id in sorted(rooms)
        if is_electric(system.twins[twin_id].spec)
        and any(one is not None and np.any(one.taken(twin_id).get("power", 0.0)) for one in courses)
    )


def heat(system: System, course: Course, grid: Grid, aside: Collection[str] = ()) -> Range:
    """Return the heat (kWh) that the rooms get which no power shows, but for those aside."""
    found = np.zeros(system.members)
    for twin_id in unmetered(system):
        warmed = course.outputs[twin_id].get("heat")
        if warmed is not None and twin_id not in aside:
            found = found + np.maximum(warmed, 0.0).sum(axis=0) * (grid.step / KWH)
    return spread(found)
