"""What is around a number in its history, on the grid: the columns that its regressions look at."""

import numpy as np
from numpy.typing import NDArray

from ..forecast.frame import LONGEST_AROUND, held_over, near_of, signals
from .common import History
from .sampling import Grid

type Array = NDArray[np.float64]

LEAST_KNOWN = 0.3


def around(history: History, grid: Grid) -> tuple[dict[str, Array], frozenset[str]]:
    """Return the columns (n,) by name, as far as they are known for a good part, and which are in the number's unit."""
    if history.main is None or history.main_series is None:
        return {}, frozenset()
    channels = history.request.spec.channels
    known = signals(channels, history.main, {**history.request.environment, **history.series})
    columns = {
        name: held_over(series.at(grid.times), round(LONGEST_AROUND / grid.step))
        for name, series in known.items()
        if name != history.main
    }
    columns = {
        name: column
        for name, column in columns.items()
        if np.isfinite(column).mean() > LEAST_KNOWN and np.nanmax(column) > np.nanmin(column)
    }
    return columns, near_of(channels, history.main, columns)
