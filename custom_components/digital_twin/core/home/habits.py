"""What people set by the clock, as far as their history told."""

from collections.abc import Mapping

import numpy as np

from ..clock import CLOCK, Clock, WallClock
from ..forecast.schedule import path
from ..grid import Array, Grid
from ..twin import Fidelity, TwinSnapshot


def habits(twin: TwinSnapshot, grid: Grid, around: Mapping[str, Array]) -> dict[str, Array]:
    """Return what people will set by the clock: per channel (T,), NaN where nothing is set.

    around: the surroundings (T, 1), of which only the clock counts (core/clock.py).
    """
    tables = {} if twin.learned is None else twin.learned.tables
    row = tables.get("target_schedule")
    now = twin.values.get("target_temperature")
    if not row or not isinstance(now, float | int) or "target_temperature" not in twin.spec.channels:
        return {}
    if twin.spec.fidelity not in (Fidelity.ADVANCED, Fidelity.EXPERT):
        return {}
    wall = WallClock.since_learned(_clock(grid, around.get(CLOCK)), tables)
    course = path(np.array(row), np.array([float(now)]), np.array([grid.start]), grid.step, grid.steps, wall)
    return {"target_temperature": course[:, 0]}


def _clock(grid: Grid, ahead: Array | None) -> Clock:
    """Return the clock that is ahead of UTC by so much (T, 1), s, over a grid; none where nobody knows."""
    if ahead is None or not len(ahead):
        return ()
    course = ahead[:, 0]
    rows = np.flatnonzero(np.append(True, course[1:] != course[:-1]))
    return tuple(zip((grid.start + grid.step * rows).tolist(), course[rows].tolist(), strict=True))
