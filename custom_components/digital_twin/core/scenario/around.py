"""What a scenario took for the surroundings: each quantity with its 90 % band, beside what it would have been."""

from dataclasses import dataclass, replace

import numpy as np

from ..grid import Grid
from ..home.columns import Array
from ..home.course import Course
from ..home.system import System
from ..requests import Environment
from .summary import quantiles

TOLD = ("outdoor_temperature", "outdoor_humidity", "sun", "people", "price", "feed_in", "carbon_intensity")
EDGES = np.array((0.05, 0.5, 0.95))


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """A quantity of the surroundings over time: times (s after start) at which each step begins, values (n,).

    low, high: 5 and 95 % (None: it is sure); baseline: what it would be (None: the same, or nothing was compared).
    """

    quantity: str
    times: Array
    value: Array
    low: Array | None = None
    high: Array | None = None
    baseline: Array | None = None


def surroundings(
    environment: Environment, system: System, course: Course, baseline: Course | None, grid: Grid
) -> tuple[Around, ...]:
    """Return the surroundings of a course as far as they are known, in core units."""
    times: Array = grid.step * np.arange(grid.steps, dtype=np.float64)
    found = []
    for quantity in TOLD:
        values = course.surroundings.get(quantity)
        if values is None:
            continue
        low, middle, high = quantiles(values, EDGES)
        if quantity in environment.bands and values.shape[1] == 1:
            low, high = _edges(environment, system, quantity, values, grid)
        usual = None if baseline is None else baseline.surroundings.get(quantity)
        before = None if usual is None else quantiles(usual, EDGES)[1]
        differs = before is not None and not np.array_equal(before, middle, equal_nan=True)
        sure = np.array_equal(low, high, equal_nan=True)
        found.append(
            Around(
                quantity=quantity,
                times=times,
                value=middle,
                low=None if sure else low,
                high=None if sure else high,
                baseline=before if differs else None,
            )
        )
    return tuple(found)


def _edges(environment: Environment, system: System, quantity: str, values: Array, grid: Grid) -> tuple[Array, Array]:
    """Return the band (n,) of what every member meets alike; what the scenario sets is sure."""
    value, usual = values[:, 0], system.surroundings.get(quantity, values)[:, 0]
    edges = []
    for edge in environment.bands[quantity]:
        over = grid.surroundings(replace(environment, values={quantity: edge})).get(quantity, value)
        edges.append(np.where(value == usual, over, value))
    return np.minimum(edges[0], value), np.maximum(edges[1], value)
