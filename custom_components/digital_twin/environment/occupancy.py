"""Who will be at home: each person's habit by the time of the week, begun at where they are now.

P(home at t) = h(t) + (x − h(t₀)) e^(−(t − t₀)/τ): the habit, and what is now told away with the time it usually takes
(the lag at which the past differs from its habit, from its autocorrelation). Persons are independent of one another.
"""

from dataclasses import dataclass
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from ..core.series import Series
from .pattern import HOURS, SAMPLE, IsFree, Places, places, samples, weekend

type Array = NDArray[np.float64]

PRIOR: Final = 2.0
"""Hours of the person's overall share that each place of the week is counted in addition."""
LAG: Final = 2 * 3600.0
SHORTEST, LONGEST = 1800.0, 12 * 3600.0
LEAST_DAYS: Final = 2.0


@dataclass(frozen=True, slots=True)
class Habit:
    """One person's habit: P(home) by hour of working and free days (2 × 24), and τ in s."""

    share: Array
    fades: float

    @classmethod
    def of(cls, series: Series, start: float, end: float, is_free: IsFree = weekend) -> Self | None:
        """Return the habit of a series of 0/1 between two times; None where it knows less than two days."""
        known = samples(series, start, end, least_days=LEAST_DAYS)
        if known is None:
            return None
        times, values = known
        place = places(times, is_free)
        overall = float(values.mean())
        weight = SAMPLE / 3600.0
        hours = np.bincount(place, minlength=2 * HOURS) * weight
        home = np.bincount(place, values, minlength=2 * HOURS) * weight
        share = (home + PRIOR * overall) / (hours + PRIOR)
        return cls(share, _fades(times, values - share[place]))

    def at(self, times: Array, place: Places, present: float | None) -> Array:
        """Return P(home) at times (epoch s, the first of them now) and their places in the week.

        present: 1, 0, or None where nobody knows.
        """
        usual = self.share[place]
        if present is None:
            return usual
        result: Array = usual + (present - usual[0]) * np.exp(-(times - times[0]) / self.fades)
        return np.clip(result, 0.0, 1.0)


def count(shares: list[Array]) -> tuple[Array, Array, Array]:
    """Return the likeliest (median), 5 % and 95 % number of people at home, from each one's probability (n,)."""
    length = shares[0].shape[0]
    chances = np.zeros((len(shares) + 1, length))
    chances[0] = 1.0
    for share in shares:
        chances[1:] = chances[1:] * (1.0 - share) + chances[:-1] * share
        chances[0] *= 1.0 - share
    below = np.cumsum(chances, axis=0)
    median, low, high = (np.argmax(below >= level, axis=0).astype(np.float64) for level in (0.5, 0.05, 0.95))
    return median, low, high


def _fades(times: Array, rest: Array) -> float:
    steps = round(LAG / SAMPLE)
    if len(rest) <= 2 * steps:
        return LAG
    pairs = np.isclose(times[steps:] - times[:-steps], LAG)
    first, second = rest[:-steps][pairs], rest[steps:][pairs]
    power = float(first @ first)
    if power <= 1e-9:
        return LAG
    correlation = min(max(float(first @ second) / power, 0.02), 0.98)
    return float(np.clip(-LAG / np.log(correlation), SHORTEST, LONGEST))
