"""Heatings that are asked now and then what they do, and switch about as fast: what happened between two answers."""

import numpy as np
from numpy.typing import NDArray

from ..series import Series
from .sampling import Grid

type Array = NDArray[np.float64]

FEWEST = 20
"""Switches from which on their rhythm shows."""
PARTS = (1, 2, 3, 4)
"""Of the shortest time between two switches, what the interval may be."""
REGULAR = 0.9
"""Mean resultant length of the switches' phases from which on they lie on one rhythm (cf. Mardia and Jupp 2000)."""
SHORT = 3.0
"""Intervals up to which half of the heating time lies in runs that say more of the asking than of the heating."""
MOMENTS = 6
"""Moments between two answers at which a switch is tried."""


def interval_of(heating: Series) -> float:
    """Return the interval (s) at which a heating (0..1) is asked that switches about as fast, else 0.

    What is asked seems to switch when it answers: the times between its switches are whole numbers of intervals.
    """
    told = np.isfinite(heating.values)
    times, values = heating.times[told], heating.values[told]
    switched = np.flatnonzero(np.diff(values) != 0.0) + 1
    gaps = np.diff(times[switched])
    if len(switched) < FEWEST or not gaps.all():
        return 0.0
    shortest = float(np.quantile(gaps, 0.05))
    interval = next((shortest / part for part in PARTS if _regular(gaps, shortest / part)), 0.0)
    runs = np.sort(gaps[values[switched[:-1]] > 0.5])
    if not interval or not runs.size:
        return 0.0
    total = np.cumsum(runs)
    usual = float(runs[np.searchsorted(total, total[-1] / 2.0)])
    return interval if usual <= (SHORT + 0.5) * interval else 0.0


def between(heating: Series, grid: Grid, interval: float) -> tuple[Array, Array]:
    """Return the heating to be expected in each row (n,) and its variance (n,), of answers every interval (s).

    A switch came at any moment between two answers, each as likely. Runs that begin and end between two stay unseen.
    """
    earlier = interval * (np.arange(MOMENTS) + 0.5) / MOMENTS
    tried = np.array([grid.mean(Series(heating.times - one, heating.values, heating.end)) for one in earlier])
    return tried.mean(axis=0), tried.var(axis=0)


def _regular(gaps: Array, interval: float) -> bool:
    return bool(abs(np.exp(2j * np.pi * gaps / interval).mean()) > REGULAR)
