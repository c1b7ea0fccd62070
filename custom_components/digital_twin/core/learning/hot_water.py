"""Learning how much hot water is drawn, and when: what a tank was heated with, less what it lost and holds more.

∫w dt = ∫r u dt − ∫(T − T_room)/τ dt − ΔT (K of the whole tank), over any stretch, whether it heats in it or not: a draw
starts the heating, so that the two nearly always come together. The sensor feels one height of the tank only: cold
water shows too much or too little until it has mixed. The sum of what was drawn cannot fall, which evens that out.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..clock import WallClock
from ..models.switching import HOURS, WORKDAY
from ..models.tank import COLD, DAY, FEWEST_DAYS, HOT, ROOM_TEMPERATURE, weekend
from ..series import Series
from ..twin import Estimate
from .sampling import Grid

type Array = NDArray[np.float64]

HOUR = 3600.0
LEAST_LEAD = 5.0
"""K over the cold water; what is drawn colder is not hot."""
TANKS = np.linspace(0.0, 4.0, 401)
TAKEN = 1.0 - np.exp(-2.0 * TANKS) * (1.0 + TANKS)
"""The share of a mixed tank's heat that so many tanks of water drawn take along, through two layers in a row."""
STAYS_HOT = 4
"""Hours for which what lies above is still as hot as the sensor was."""
LEAST_KNOWN = 20
"""Hours of a day without which it tells nothing of a day."""
MOST_DAYS = 28
SILVERMAN = 1.06
"""Of the days' deviation times n^(−1/5): the width of the kernel that smooths a few days into all that may come
(Silverman, Density Estimation, 1986, eq. 3.28)."""
NOTHING = 0.02
"""K/h: less is a matter of the standing loss."""
MODELLED = 0.05
"""Relative: what two layers and a sensor between them make wrong of the heat in a litre drawn."""
HEATED_OTHERWISE = 0.25
"""Of the heat that the power tells: a tank that warms by more without it is heated by something else as well."""


@dataclass(frozen=True, slots=True)
class Rates:
    """A tank's heating rate (K/h at rated power, W) and standing loss (time constant in h)."""

    heating: Estimate
    rated: float
    time_constant: Estimate


def drawn(
    grid: Grid, temperature: Array, power: Series, rates: Rates, around: Mapping[str, Series], clock: WallClock
) -> tuple[dict[str, Estimate], dict[str, tuple[float, ...]]]:
    """Return the mean draw (K/h at 55 °C) as an estimate, and tables of what days were like (models/tank.py).

    temperature: on the grid (n,), °C. around: people, how many were at home (days without anybody are no days of this
    home), and workday, 1 or 0 on free days. clock: people's (core/clock.py). Nothing is returned where something else
    heats the tank as well, or no whole day is known.
    """
    first = np.ceil(grid.start / HOUR) * HOUR
    count = int((grid.times[-1] - first) // HOUR)
    if count < HOURS:
        return {}, {}
    edges = first + HOUR * np.arange(count + 1, dtype=np.float64)
    heat, known = _heat(grid, temperature, power, rates, edges)
    level = np.interp(edges, grid.times[np.isfinite(temperature)], temperature[np.isfinite(temperature)])
    taken = np.where(known, heat - np.diff(level), 0.0)
    if -taken[taken < -1.0].sum() > HEATED_OTHERWISE * max(taken[taken > 0.0].sum(), 1.0):
        return {}, {}
    lead, taken = np.maximum(_hottest(level)[:-1] - COLD, LEAST_LEAD), _never_back(taken)
    flows = np.interp(taken / lead, TAKEN, TANKS) * (HOT - COLD)
    days, rows = _days(clock.times(edges[:-1]), np.where(known, flows, np.nan), around.get("people"))
    if not len(rows):
        return {}, {}
    seen = np.isfinite(rows)
    usual = np.where(seen, rows, 0.0).sum(axis=0) / np.maximum(seen.sum(axis=0), 1)
    rows = np.where(seen, rows, usual)
    mean = float(rows.mean())
    relative = np.hypot(rates.heating.deviation / rates.heating.value, MODELLED)
    scatter = float(np.std(rows.mean(axis=1))) / np.sqrt(len(rows)) if len(rows) >= FEWEST_DAYS else 0.3 * mean
    found = {"draw": Estimate(mean, float(np.hypot(scatter, relative * mean)) + NOTHING, identified=True)}
    if mean < NOTHING or len(rows) < FEWEST_DAYS:
        return found, {}
    apart = float(np.std(rows.mean(axis=1), ddof=1)) / mean * SILVERMAN * len(rows) ** -0.2
    tables = {"draw_days": tuple((rows / mean).ravel().tolist()), "draw_width": (apart,)}
    tables["draw_hot"] = (COLD + float(np.sum(lead * taken) / np.sum(taken)),)
    return found, tables | {"draw_free": _free(days, around.get(WORKDAY))}


def _heat(grid: Grid, temperature: Array, power: Series, rates: Rates, edges: Array) -> tuple[Array, NDArray[np.bool_]]:
    """Return by how much (K) heating less standing loss would have warmed the tank in each hour, and which are known.

    edges: of the hours (n + 1,), epoch s.
    """
    share = grid.mean(power) / rates.rated
    rest = rates.heating.value * share - (temperature - ROOM_TEMPERATURE) / rates.time_constant.value
    hours = grid.step / HOUR
    known = np.isfinite(rest)
    times = np.append(grid.start, grid.times)
    sums = np.append(0.0, np.cumsum(np.where(known, rest, 0.0) * hours))
    gaps = np.append(0.0, np.cumsum(~known))
    return np.diff(np.interp(edges, times, sums)), np.diff(np.interp(edges, times, gaps)) <= 0.0


def _never_back(taken: Array) -> Array:
    """Return what was drawn in each hour (n,), of readings that may fall: midway between the bounds of its sum."""
    total = np.append(0.0, np.cumsum(taken))
    upper, lower = np.maximum.accumulate(total), np.minimum.accumulate(total[::-1])[::-1]
    result: Array = np.diff((upper + lower) / 2.0)
    return result


def _hottest(level: Array) -> Array:
    """Return the hottest of each reading (n,) and those shortly before it."""
    hottest = level.copy()
    for back in range(1, min(STAYS_HOT, len(level))):
        hottest[back:] = np.maximum(hottest[back:], level[:-back])
    return hottest


def _days(hours: Array, flows: Array, people: Series | None) -> tuple[Array, Array]:
    """Return the latest whole days (epoch days (D,)) with somebody at home, and their flows by hour (D, 24)."""
    number = (hours // DAY).astype(np.intp)
    place = (hours // HOUR % HOURS).astype(np.intp)
    rows = np.full((int(number[-1] - number[0]) + 1, HOURS), np.nan)
    rows[number - number[0], place] = flows
    days = number[0] + np.arange(len(rows))
    kept = np.isfinite(rows).sum(axis=1) >= LEAST_KNOWN
    if people is not None and people.times.size:
        moments = (days[:, None] * HOURS + np.arange(HOURS)) * HOUR
        present = people.at(moments.ravel().astype(np.float64)).reshape(moments.shape)
        kept &= ~np.all(present <= 0.0, axis=1)
    return days[kept][-MOST_DAYS:].astype(np.float64), rows[kept][-MOST_DAYS:]


def _free(days: Array, works: Series | None) -> tuple[float, ...]:
    """Return for each epoch day (D,) whether it was a free one, by its noon; weekends where nobody knows."""
    usual = weekend(days * DAY)
    told = np.full(len(days), np.nan) if works is None or not works.times.size else works.at((days + 0.5) * DAY)
    return tuple(np.where(np.isnan(told), usual, told < 0.5).astype(np.float64).tolist())
