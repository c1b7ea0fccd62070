"""What people set by the clock, as far as their history told."""

import numpy as np

from ..forecast.schedule import path
from ..grid import Array, Grid
from ..twin import Fidelity, TwinSnapshot


def habits(twin: TwinSnapshot, grid: Grid) -> dict[str, Array]:
    """Return what people will set by the clock: per channel (T,), NaN where nothing is set."""
    row = None if twin.learned is None else twin.learned.tables.get("target_schedule")
    now = twin.values.get("target_temperature")
    if not row or not isinstance(now, float | int) or "target_temperature" not in twin.spec.channels:
        return {}
    if twin.spec.fidelity not in (Fidelity.ADVANCED, Fidelity.EXPERT):
        return {}
    course = path(np.array(row), np.array([float(now)]), np.array([grid.start]), grid.step, grid.steps)
    return {"target_temperature": course[:, 0]}
