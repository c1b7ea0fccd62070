"""Between the horizons that were learned: the course of earlier days, as far as it was seen to come again.

A straight line from 12 to 24 h knows no noon and no night. How a day bends between two horizons is told from the last
days at the same time of the clock, weighted by how well they told it before (least squares shrunk to the straight
line); what is interpolated is by how much the forecasts at the learned horizons depart from that course. Where days
differ little, as a solar plant's at night, the departure ends, and bands are as narrow as days are alike there.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .blend import shrinkage, weights_of
from .followed import nested
from .frame import DAY, Frame

type Array = NDArray[np.float64]

GAPS = (6 * 3600.0, 12 * 3600.0)
"""s, between the learned horizons of hours: over these a day's bend is compared with that of earlier days."""
FEWEST_DAYS = 3
STEADILY = 0.95
"""Of the times at which a number is compared with what it was a day before: what grew at so many of them goes on."""
NEIGHBOURHOOD = 1800.0
ALIKE = 0.5
"""Of the spread at the learned horizons, below which days are so much alike that departures end."""
OWN_SPREAD = 0.5
"""Of the day's mean spread, that the spread at the learned horizons must outweigh to tell how wide bands are to it."""
SCORES = np.array((0.6745, 1.2816, 1.6449))
"""Of the 50, 80 and 90 % bands of what is normally distributed."""


@dataclass(frozen=True, slots=True)
class Daily:
    """A day from now on, in rows of the frame from now (row 0) to a day ahead (day + 1,).

    course: what earlier days tell of the change, shrunk by how far they are to be believed; trust: that, 0 to 1;
    spread: how far days lay apart at this time of the clock, all alike where too few are known; step: s. growth: by how
    much a day ends higher than it began, of what only grows, as meters do, or only falls; 0 of anything else.
    """

    course: Array
    spread: Array
    trust: float
    step: float
    growth: float = 0.0

    def changes(self, horizons: Array, changes: Array, times: Array) -> Array:
        """Return changes (H,) at horizons (H,) s at all times (n,) s: exact there, bent as days between them."""
        knots, until = np.append(0.0, horizons), np.minimum(times, horizons[-1])
        straight = np.interp(until, knots, np.append(0.0, changes))
        expected = np.interp(until, knots, self._at(knots, self.course))
        if horizons[-1] >= DAY:
            # Each further day begins where the one before ended.
            share = np.mod(np.maximum(times - 1e-6, 0.0), DAY) / DAY
            further = self.course[0] + share * (self.course[-1] - self.course[0])
            expected = np.where(times > horizons[-1], further, expected)
        spread = np.interp(until, knots, self._at(knots, self.spread))
        narrowed = np.minimum(self._at(times, self.spread) / np.maximum(ALIKE * spread, 1e-12), 1.0)
        narrowed = np.where(spread > 0, narrowed, 1.0)
        departed = self.trust * straight - expected
        grown = self.growth * np.maximum(times - DAY, 0.0) / DAY if horizons[-1] >= DAY else 0.0
        result: Array = straight + self._at(times, self.course) - expected + (narrowed - 1.0) * departed + grown
        return result

    def offsets(self, horizons: Array, offsets: Array, times: Array) -> Array:
        """Return the bands' offsets (H, 3, 2) at all times (3, 2, n), wider where days lie further apart.

        Between horizons straight over the root of time, as errors grow.
        """
        roots, root = np.sqrt(horizons), np.sqrt(np.minimum(times, horizons[-1]))
        result = np.empty((*offsets.shape[1:], len(times)))
        spread = np.interp(root, roots, self._at(horizons, self.spread))
        more = self._at(np.maximum(times, horizons[0]), self.spread) - spread
        usual = OWN_SPREAD * float(self.spread.mean())
        for level, side in np.ndindex(*offsets.shape[1:]):
            reach = np.interp(root, roots, np.abs(offsets[:, level, side]))
            per_spread = (reach + usual * SCORES[level]) / np.maximum(spread + usual, 1e-12)
            wide = np.maximum(reach + self.trust * per_spread * more, 0.0)
            result[level, side] = np.sign(side - 0.5) * wide
        # Where days are alike the wider level would narrow by more than the one within it.
        return nested(result)

    def _at(self, times: Array, values: Array) -> Array:
        """Return rows (day + 1,) at times (n,) s, each further day as the first."""
        days = np.floor(np.maximum(times - 1e-6, 0.0) / DAY)
        result: Array = np.interp(times - days * DAY, self.step * np.arange(len(values)), values)
        return result


def daily(frame: Frame) -> Daily:
    """Return how a day goes from the frame's last row on; without trust where too little is known to tell."""
    day, count = frame.day, len(frame.values)
    flat = Daily(np.zeros(day + 1), np.ones(day + 1), 0.0, frame.step, _growth(frame.values, day))
    days = count // day
    if days < FEWEST_DAYS:
        return flat
    weights = _weights(frame)
    now = float(frame.values[-1])
    ahead = np.stack([past[count - 1 :] for past in (frame.past.week, frame.past.yesterday)])
    if not weights.any() or not np.isfinite(ahead).all() or not np.isfinite(now):
        return flat
    course = weights @ (ahead - now)
    # What now is unlike earlier days is none of their course.
    spread = _spread(frame.values[count - days * day :], days, frame.step)
    return Daily(course, spread, float(weights.sum()), frame.step, flat.growth)


def _growth(values: Array, day: int) -> float:
    """Return by how much values (n,) changed in a day (rows), where nearly all days went the same way; else 0."""
    changes = values[day:] - values[:-day] if len(values) >= FEWEST_DAYS * day else np.empty(0)
    changes = changes[np.isfinite(changes)]
    grew = max(float(np.mean(changes > 0.0)), float(np.mean(changes < 0.0))) if changes.size else 0.0
    return float(np.mean(changes)) if grew >= STEADILY else 0.0


def _weights(frame: Frame) -> Array:
    """Return how far the week's mean and yesterday (2,) are to be believed, by how they told each day's bends."""
    gram, moment, size, known = np.zeros((2, 2)), np.zeros(2), 0.0, 0.0
    count = len(frame.values)
    told = (frame.past.week[:count], frame.past.yesterday[:count])
    for gap in GAPS:
        half = round(gap / 2.0 / frame.step)
        if count <= 2 * half:
            continue
        bends = np.stack([_bend(values, half) for values in (*told, frame.values)])
        bends = bends[:, np.isfinite(bends).all(axis=0)]
        gram += bends[:2] @ bends[:2].T
        moment += bends[:2] @ bends[2]
        size += float(bends[2] @ bends[2])
        known += bends.shape[1] * frame.step / gap
    penalty = shrinkage(np.array([known])) * size
    weights: Array = weights_of(gram[None], moment[None], penalty)[0]
    return weights


def _bend(values: Array, half: int) -> Array:
    """Return how far values (n,) lie from the middle of what they were and will be, half rows off (n − 2 half,)."""
    middle: Array = values[half:-half] - (values[: -2 * half] + values[2 * half :]) / 2.0
    return middle


def _spread(values: Array, days: int, step: float) -> Array:
    """Return the standard deviation over days (day + 1,) by row from the last one on, over a neighbourhood."""
    table = values.reshape(days, -1)
    known = np.isfinite(table)
    number = np.maximum(known.sum(axis=0), 1)
    mean = np.where(known, table, 0.0).sum(axis=0) / number
    apart = (np.where(known, table - mean, 0.0) ** 2).sum(axis=0) / np.maximum(number - 1, 1)
    reach = round(NEIGHBOURHOOD / step)
    around = np.concatenate((apart[-reach - 1 :], apart, apart[: reach + 1]))
    total = np.append(0.0, np.cumsum(around))
    width = 2 * reach + 1
    # The first row of the table is one after now.
    smooth: Array = np.sqrt(np.maximum(total[width:] - total[:-width], 0.0) / width)
    return smooth[: len(apart) + 1]
