"""What the home's main meter shows: power, what is imported and exported, and what that costs."""

import numpy as np

from ..grid import Grid
from ..home.columns import Array
from ..home.course import Course

KWH = 3.6e6
"""J."""


def main_flow(course: Course) -> Array:
    """Return the power of the whole home in W (T, N)."""
    flows = course.flows.values()
    return next((flow.power for flow in flows if flow.circuit.main), next(iter(flows)).power)


def imported(course: Course, grid: Grid) -> Array:
    """Return what the home takes from the grid in each step, in kWh (T, N)."""
    found: Array = np.maximum(main_flow(course), 0.0) * (grid.step / KWH)
    return found


def exported(course: Course, grid: Grid) -> Array:
    """Return what the home gives to the grid in each step, in kWh (T, N)."""
    found: Array = np.maximum(-main_flow(course), 0.0) * (grid.step / KWH)
    return found


def spent(course: Course, grid: Grid, priced: Course | None = None) -> Array | None:
    """Return what each step costs (T, N): price and feed_in (currency/kWh, 0 where it is unknown); None: no price.

    priced: the course whose prices count, else its own.
    """
    priced = course if priced is None else priced
    if (price := priced.throughout("price")) is None:
        return None
    feed_in = np.nan_to_num(priced.surroundings.get("feed_in", np.zeros((1, 1))), nan=0.0)
    return imported(course, grid) * price - exported(course, grid) * feed_in
