"""The steps of a forecast, and the surroundings on them."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..requests import Environment, PredictRequest

type Array = NDArray[np.float64]

LONGEST = 604_800.0
MOST_POINTS = 20_160
MOST_MEMBERS = 10_000
STEPWISE = frozenset({"people", "price", "window"})


@dataclass(frozen=True, slots=True)
class Plan:
    """n points, step s apart, from start (epoch s)."""

    start: float
    step: float
    points: int

    @property
    def times(self) -> Array:
        """Return the points in s after start (n,)."""
        return self.step * np.arange(1, self.points + 1, dtype=np.float64)


def plan(request: PredictRequest) -> Plan:
    """Return the points of a forecast. Raises ValueError naming what is out of bounds."""
    if not math.isfinite(request.start):
        raise ValueError("start must be a time in epoch seconds")
    if not 0.0 < request.horizon <= LONGEST:
        raise ValueError(f"horizon must lie above 0 and at or below {LONGEST:g} s, not {request.horizon:g}")
    if not 1.0 <= request.step <= request.horizon:
        raise ValueError(f"step must lie between 1 s and the horizon, not {request.step:g}")
    if not 1 <= request.members <= MOST_MEMBERS:
        raise ValueError(f"members must lie between 1 and {MOST_MEMBERS}, not {request.members}")
    points = math.ceil(request.horizon / request.step - 1e-9)
    if points > MOST_POINTS:
        raise ValueError(f"horizon and step make {points} points; at most {MOST_POINTS} are allowed")
    return Plan(request.start, request.step, points)


def surroundings(environment: Environment, steps: Plan) -> dict[str, Array]:
    """Return each known quantity over the steps (n,), without gaps.

    Continuous ones are interpolated at the middle of each step, stepwise ones (people, price, window) hold from their
    time on; before the first and behind the last value that value is held. Quantities without any number are left out.
    """
    begins = steps.start + steps.step * np.arange(steps.points, dtype=np.float64)
    result: dict[str, Array] = {}
    for name, values in environment.values.items():
        known = np.isfinite(values)
        if not known.any():
            continue
        times = (environment.start + environment.step * np.arange(len(values)))[known]
        if name in STEPWISE:
            index = np.searchsorted(times, begins + 1e-6, side="right") - 1
            result[name] = values[known][np.maximum(index, 0)]
        else:
            result[name] = np.interp(begins + steps.step / 2.0, times, values[known])
    return result
