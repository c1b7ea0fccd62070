"""Structural breaks: from a day on a device behaves otherwise, as after a new heater or a sensor that was moved.

Each day is described by a few figures: the middle of its values, how far they swing, how fast they move, how much is
drawn while something is on. A figure breaks where one step explains the days far better than a constant or a drift does
(least squares, each with the change where it fits best; compare Bai and Perron 1998 for one break). Seasons drift and
weather swings: the level of a temperature is judged after what the outdoor temperature explains of it, and a step must
be large in itself and stand out by several times the days' scatter.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..channel import CELSIUS, WATT, Channel, Quantity
from ..series import Series

type Array = NDArray[np.float64]

DAY: Final = 86_400.0
STEP: Final = 900.0
ROWS: Final = round(DAY / STEP)
LEAST_ROWS: Final = ROWS // 2
LEAST_DAYS: Final = 5
"""On either side of a break, of those with enough values to describe them."""
EXPLAINED: Final = 0.4
"""Most that a step may leave unexplained of what a constant or a drift leaves."""
STANDS_OUT: Final = 4.0
"""In robust standard deviations of the days on either side."""
RELATIVE: Final = 0.5
"""Least change of a swing, a pace or a power, as a share of the smaller side."""
LEVEL: Final = 1.0
"""Least change of a temperature's level, K."""
LEVEL_PERCENT: Final = 10.0


@dataclass(frozen=True, slots=True)
class Break:
    """Which trait broke (level, swing, pace, power), from when on (epoch s), and the figure before and after."""

    trait: str
    at: float
    before: float
    after: float


def find_break(series: Series, channel: Channel, outdoor: Series | None = None) -> Break | None:
    """Return the latest break in a number's history, None where there is none.

    The days end at the series' end, so that they need no time zone.
    """
    if channel.quantity is not Quantity.NUMBER or channel.command or not series.times.size:
        return None
    days = int((series.end - float(series.times[0])) // DAY)
    if days < 2 * LEAST_DAYS:
        return None
    start = series.end - days * DAY
    grid = start + STEP * np.arange(1, days * ROWS + 1, dtype=np.float64)
    values = series.at(grid).reshape(days, ROWS)
    found = [
        Break(trait, start + index * DAY, before, after)
        for trait, figures in _described(values, channel, None if outdoor is None else outdoor.at(grid)).items()
        if (step := _step(figures, _least(trait, channel))) is not None
        for index, before, after in [step]
    ]
    return max(found, key=lambda item: item.at, default=None)


def _described(values: Array, channel: Channel, outdoor: Array | None) -> Mapping[str, Array]:
    """Return the figures of each day (D,), NaN for days of which too little is known."""
    known = np.isfinite(values).sum(axis=1) >= LEAST_ROWS
    if not known.any():
        return {}
    if channel.unit == WATT:
        return {"power": _while_on(values, known)}
    if channel.unit != CELSIUS and channel.key != "humidity":
        return {}
    quantiles = np.full((3, len(values)), np.nan)
    quantiles[:, known] = np.nanquantile(values[known], (0.1, 0.5, 0.9), axis=1)
    pace = np.full(len(values), np.nan)
    moves = np.abs(np.diff(values[known], axis=1))
    pace[known] = np.nansum(moves, axis=1) / np.maximum(np.isfinite(moves).sum(axis=1), 1)
    figures = {"swing": quantiles[2] - quantiles[0], "pace": pace}
    if outdoor is not None and channel.unit == CELSIUS:
        around = outdoor.reshape(values.shape)
        warm = np.full(len(values), np.nan)
        told = np.isfinite(around).sum(axis=1) >= LEAST_ROWS
        warm[told] = np.nanmean(around[told], axis=1)
        figures["level"] = _beyond_weather(quantiles[1], warm)
    elif channel.key == "humidity":
        figures["level"] = quantiles[1]
    return figures


def _while_on(values: Array, known: NDArray[np.bool_]) -> Array:
    """Return the median power of the busy part of each day; NaN for days on which nothing was on."""
    busy = 0.2 * float(np.nanquantile(values[known], 0.99))
    result = np.full(len(values), np.nan)
    if not busy > 0:
        return result
    for index in np.flatnonzero(known):
        row = values[index]
        on = row[np.isfinite(row) & (row > busy)]
        if on.size >= 2:
            result[index] = float(np.median(on))
    return result


def _beyond_weather(level: Array, warm: Array) -> Array:
    """Return what a straight line over the outdoor temperature leaves of the level, around its mean.

    The slope is that of day-to-day changes, which a single step hardly bends.
    """
    both = np.isfinite(level) & np.isfinite(warm)
    if both.sum() < 2 * LEAST_DAYS:
        return np.full(len(level), np.nan)
    y, x = np.diff(level[both]), np.diff(warm[both])
    slope = float(x @ y / (x @ x)) if x @ x > 0 else 0.0
    result: Array = level - slope * (warm - float(warm[both].mean()))
    return result


def _least(trait: str, channel: Channel) -> float | None:
    """Return the least absolute change of a figure, None where it is relative."""
    if trait != "level":
        return None
    return LEVEL if channel.unit == CELSIUS else LEVEL_PERCENT


def _step(figures: Array, least: float | None) -> tuple[int, float, float] | None:
    """Return the day of the step, and the middle before and after it, where a step is what happened."""
    days = np.flatnonzero(np.isfinite(figures))
    y = figures[days]
    if len(y) < 2 * LEAST_DAYS:
        return None
    sums, squares = np.cumsum(y), np.cumsum(y * y)
    cut = np.arange(LEAST_DAYS, len(y) - LEAST_DAYS + 1)
    left, right = sums[cut - 1], sums[-1] - sums[cut - 1]
    unexplained = squares[-1] - left**2 / cut - right**2 / (len(y) - cut)
    at = int(cut[np.argmin(unexplained)])
    stepped = max(float(unexplained.min()), 0.0)
    line = np.polynomial.Polynomial.fit(days.astype(np.float64), y, 1)
    drifted = float(np.sum((y - line(days.astype(np.float64))) ** 2))
    if stepped > EXPLAINED * min(drifted, float(np.sum((y - y.mean()) ** 2))):
        return None
    before, after = float(np.median(y[:at])), float(np.median(y[at:]))
    change = abs(after - before)
    off = np.concatenate((y[:at] - before, y[at:] - after))
    scatter = 1.4826 * float(np.median(np.abs(off)))
    enough = least if least is not None else RELATIVE * min(abs(before), abs(after))
    if change < STANDS_OUT * scatter or not change >= enough or not change > 0:
        return None
    return int(days[at]), before, after
