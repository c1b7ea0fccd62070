"""Learning how long a battery lasts: the share it loses a day, between changes of the cells."""

import numpy as np
from numpy.typing import NDArray

from ..messages import Message
from ..series import Series
from ..twin import Estimate
from .messages import rounded, say

type Array = NDArray[np.float64]

CHANGED = 8.0
"""A level that jumps up by this much (%) has new cells."""
LEAST_DAYS = 3.0
LEAST_LOSS = 1.0


def learn_cells(level: Series) -> tuple[dict[str, Estimate], tuple[Message, ...]]:
    """Return the drain (%/day) since the last change of cells, and how many days are left, or at least are.

    Nothing of too short a time.
    By the line through first and last report: a level comes in steps of a per cent and more, so that a regression over
    its reports would weigh where it was reported often. Its deviation is that of one step at either end.
    """
    known = np.isfinite(level.values)
    times, values = level.times[known], level.values[known]
    if len(times) < 2:
        return {}, ()
    # A measured voltage wavers with the temperature; only a lasting jump upwards is a change of cells.
    jumps = np.flatnonzero(np.diff(values) >= CHANGED)
    first = int(jumps[-1]) + 1 if jumps.size else 0
    days = (level.end - times[first]) / 86_400.0
    loss = float(values[first] - values[-1])
    if days < LEAST_DAYS or loss < LEAST_LOSS:
        return {}, ()
    steps = np.abs(np.diff(values[first:]))
    step = float(np.min(steps[steps > 0])) if np.any(steps > 0) else 1.0
    drain, deviation = loss / days, step / days
    found = {"battery_drain": Estimate(drain, deviation, identified=deviation < 0.5 * drain)}
    left = float(values[-1])
    if found["battery_drain"].identified:
        return found, (say("learned_battery_days", days=rounded(left / drain)),)
    return found, (say("learned_battery_least", days=rounded(left / (drain + deviation))),)
