"""The regular grid of time that forecasts and scenarios are worked out on."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from .clock import CLOCK, ahead
from .requests import Environment

type Array = NDArray[np.float64]

LONGEST = 604_800.0
MOST_STEPS = 20_160
"""A week in steps of 30 s, two weeks of minutes: beyond it an answer is no longer read, only stored."""
STEPWISE = frozenset({"carbon_intensity", "feed_in", "like_day", "people", "price", "window", "workday"})


def known_courses(environment: Environment) -> dict[str, tuple[Array, Array]]:
    """Return the times (epoch s) and values of each quantity of an environment of which any number is known."""
    found: dict[str, tuple[Array, Array]] = {}
    for name, values in environment.values.items():
        known = np.isfinite(values)
        if known.any():
            times = environment.start + environment.step * np.arange(len(values))
            found[name] = (times[known], values[known])
    return found


@dataclass(frozen=True, slots=True)
class Grid:
    """steps stretches of step s from start (epoch s); inputs hold from a stretch's beginning, outputs at its end."""

    start: float
    step: float
    steps: int

    @classmethod
    def over(cls, start: float, horizon: float, step: float) -> Self:
        """Return the grid that covers horizon (s) from start. Raises ValueError naming what is out of bounds."""
        if not math.isfinite(start):
            raise ValueError("start must be a time")
        if not 0 < horizon <= LONGEST:
            raise ValueError(f"horizon must lie above 0 and at or below {LONGEST:g} s, not {horizon:g}")
        if not 1 <= step <= horizon:
            raise ValueError(f"step must lie between 1 s and the horizon, not {step:g}")
        steps = math.ceil(horizon / step - 1e-9)
        if steps > MOST_STEPS:
            raise ValueError(f"horizon and step make {steps} steps; at most {MOST_STEPS} are allowed")
        return cls(start, step, steps)

    @property
    def times(self) -> Array:
        """Return the end of each stretch in s after start (steps,)."""
        return self.step * np.arange(1, self.steps + 1, dtype=np.float64)

    def index(self, at: float) -> int:
        """Return the stretch that begins nearest to at (s after start); may lie behind the last one."""
        return max(math.floor(at / self.step + 0.5), 0)

    def surroundings(self, environment: Environment) -> dict[str, Array]:
        """Return each quantity of the environment over the stretches (steps,), without gaps.

        Continuous ones are interpolated at the middle of each stretch, stepwise ones (people, prices, window) hold from
        their time; before the first and behind the last value that value is held. A quantity without any number is
        left out. Beside them stands the clock (CLOCK), where it is known.
        """
        found = self.along(known_courses(environment))
        if environment.clock:
            found[CLOCK] = ahead(environment.clock, self.start + self.step * np.arange(self.steps, dtype=np.float64))
        return found

    def along(self, courses: Mapping[str, tuple[Array, Array]]) -> dict[str, Array]:
        """Return the same of quantities by their times (epoch s) and values (n,)."""
        moments = self.start + self.step * np.arange(self.steps, dtype=np.float64)
        result: dict[str, Array] = {}
        for name, (times, values) in courses.items():
            if name in STEPWISE:
                index = np.searchsorted(times, moments + 1e-6, side="right") - 1
                result[name] = values[np.maximum(index, 0)]
            else:
                result[name] = np.interp(moments + self.step / 2, times, values)
        return result

    def uncovered(self, environment: Environment) -> float:
        """Return how many seconds of the grid's end no value of the environment covers; 0 when there is none at all."""
        longest = max((len(values) for values in environment.values.values()), default=0)
        if not longest:
            return 0.0
        end = environment.start + environment.step * longest
        return max(self.start + self.step * self.steps - end, 0.0)
