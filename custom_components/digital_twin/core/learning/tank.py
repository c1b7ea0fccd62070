"""Learning water heaters: heating rate, standing loss, band, hot water drawn and the cycle against legionella.

dT/dt = r u − (T − T_room)/τ − w. Hot water drawn and the heating that follows come together, which would mislead a
regression: each is learned from what shows it alone, the draw from the balance of all (hot_water.py).
"""

import numpy as np
from numpy.typing import NDArray

from ..clock import UTC, WallClock
from ..messages import Message
from ..models.tank import ROOM_TEMPERATURE
from ..series import Series
from ..twin import Estimate, Learned
from .common import History, finished, prior_estimates, too_little
from .evaluate import evaluate
from .habit import segments
from .hot_water import Rates, drawn
from .messages import rounded, say
from .sampling import Grid, filled, grid_of

type Array = NDArray[np.float64]

LEAST_DAYS = 1.0
LONGEST_GAP = 6 * 3600.0
SPAN = 3600.0
ON_SHARE = 0.3
SHORTEST_HEATING = 600.0
FEWEST_HEATINGS = 3
FEWEST_REPORTS = 3
LEAST_RISE = 1.0
LAST_RISE = 2.0
"""K before the thermostat stops."""
DRAWN_SHARE = 0.25
HOT_LEAD = 4.0
LEAST_HOT = 58.0
SAME_TIME = 2.0
LEAD_HOURS = 1.0


def learn_tank(history: History) -> Learned:
    """Return heating rate, standing loss, draw, band and rated power of a water heater."""
    series = history.series.get("temperature")
    grid = None if series is None else grid_of(series)
    if series is None or grid is None or history.days < LEAST_DAYS:
        return too_little(history, LEAST_DAYS)
    values = filled(grid.held(series), round(LONGEST_GAP / grid.step))
    found: dict[str, Estimate] = {}
    tables: dict[str, tuple[float, ...]] = {}
    report: tuple[Message, ...] = ()
    clock = WallClock.of_today(history.request.clock, history.request.now)
    power = history.series.get("power")
    if power is not None and np.nanmax(power.values) > 50.0:
        rated = float(np.median(power.values[power.values > ON_SHARE * np.nanmax(power.values)]))
        found["rated_power"] = Estimate(rated, 0.03 * rated, identified=True)
        found |= _standing(grid, values, power, rated)
        constant = found.get("time_constant", prior_estimates(history.request)["time_constant"])
        found |= _heating(series, power, rated, constant.value)
        found |= _band(values, np.clip(grid.mean(power) / rated, 0.0, 1.0))
        if "heating_rate" in found and "time_constant" in found:
            rates = Rates(found["heating_rate"], rated, constant)
            taken, tables = drawn(grid, values, power, rates, history.request.environment, clock)
            found |= taken
            rate, hours = found["heating_rate"].value, constant.value
            report = (say("learned_tank", rate=rounded(rate), hours=rounded(hours)),)
    else:
        report = (say("learned_power_unknown"),)
    if (cycle := hot_cycle(series, history.series.get("target_temperature"), clock)) is not None:
        tables["hot_cycle"] = cycle
        report = (*report, say("learned_hot_cycle", temperature=rounded(cycle[3], 3), days=rounded(cycle[0])))
    return finished(
        history, "tank", found, evaluate(grid, values, {}, None, jumps=False), samples=int(np.isfinite(values).sum()),
        report=report, identified="heating_rate" in found and found["heating_rate"].identified,
        tables=tables,
    )  # fmt: skip


def hot_cycle(
    temperature: Series, target: Series | None, clock: WallClock = UTC
) -> tuple[float, float, float, float] | None:
    """Return the cycle against legionella (models/tank.py): period (days), phase (epoch s), duration (h), target (°C).

    Episodes well above the target that come every so many whole days at the same time of the day, at least twice; None
    where there are none. clock: people's (core/clock.py).
    """
    if target is None:
        return None
    aim = target.at(temperature.times)
    hot = temperature.values > aim + HOT_LEAD
    hot &= temperature.values >= LEAST_HOT
    edges = np.flatnonzero(np.diff(np.concatenate(([0], hot.astype(np.intp), [0]))))
    first, last = edges[::2], edges[1::2]
    if len(first) < 2:
        return None
    times = np.append(temperature.times, temperature.end)
    starts, ends = times[first], times[last]
    # Dips within a cycle make no new one.
    fresh = np.append(True, starts[1:] - ends[:-1] > 6 * 3600.0)
    starts, ends = starts[fresh], ends[np.append(np.flatnonzero(fresh)[1:] - 1, len(ends) - 1)]
    if len(starts) < 2:
        return None
    begun = clock.times(starts)
    days = np.diff(begun) / 86_400.0
    period = float(np.round(np.median(days)))
    if period < 1.0 or np.max(np.abs(days / period - np.round(days / period)) * period) * 24.0 > SAME_TIME:
        return None
    peaks = [float(np.nanmax(temperature.values[a:b])) for a, b in zip(first[fresh], last[fresh], strict=True)]
    # It is told to heat some time before it is hot: as long as it takes for the lead, at least.
    duration = float(np.median(ends - starts)) / 3600.0 + LEAD_HOURS
    return period, float(begun[-1]) - LEAD_HOURS * 3600.0, duration, float(np.median(peaks))


def _heating(temperature: Series, power: Series, rated: float, hours: float) -> dict[str, Estimate]:
    """Return how fast (K/h) rated power heats the tank, by the last kelvins of its stretches of heating.

    By then all of it has mixed, wherever the sensor sits, and mostly nobody draws. hours: the time constant of the
    standing loss.
    """
    on = Series(power.times, np.where(np.isnan(power.values), np.nan, power.values > ON_SHARE * rated), power.end)
    slopes = []
    for begin, state, end in zip(*segments(on), strict=True):
        if state < 0.5 or end - begin < SHORTEST_HEATING:
            continue
        since, until, rise, mean = _last_rise(temperature, begin, end)
        if rise > 0.0:
            inside = np.append(since, power.times[(power.times > since) & (power.times < until)])
            share = float(np.sum(power.at(inside) * np.diff(np.append(inside, until)))) / (until - since) / rated
            slopes.append((rise / (until - since) * 3600.0 + (mean - ROOM_TEMPERATURE) / hours) / share)
    found = np.array([slope for slope in slopes if np.isfinite(slope) and slope > 0.0])
    if len(found) < FEWEST_HEATINGS:
        return {}
    rate = float(np.median(found))
    scatter = float(np.std(found)) / np.sqrt(len(found)) + 0.03 * rate
    return {"heating_rate": Estimate(rate, float(scatter), identified=scatter < 0.25 * rate)}


def _last_rise(temperature: Series, begin: float, end: float) -> tuple[float, float, float, float]:
    """Return from and until when (epoch s) it rose last by some kelvins, by how much (K), and the mean then (°C)."""
    inside = (temperature.times > begin) & (temperature.times <= end)
    times, values = temperature.times[inside], temperature.values[inside]
    if len(times) < FEWEST_REPORTS or not values[-1] - values.min() >= LEAST_RISE:
        times, values = np.array([begin, end]), temperature.at(np.array([begin, end]))
    below = np.flatnonzero(values <= values[-1] - LAST_RISE)
    first = int(below[-1]) if below.size else int(np.argmin(values[:-1]))
    since, until = float(times[first]), float(times[-1])
    return since, until, float(values[-1] - values[first]), float(values[first] + values[-1]) / 2.0


def _standing(grid: Grid, values: Array, power: Series, rated: float) -> dict[str, Estimate]:
    """Return the standing loss as a time constant (h).

    Of the hours without heating, those that cool the most had water drawn.
    """
    rows = max(round(SPAN / grid.step), 1)
    sums = np.append(0.0, np.cumsum(np.nan_to_num(grid.mean(power), nan=rated)))
    idle = (sums[rows + 1 :] - sums[1:-rows]) / rows < 0.02 * rated
    drop = values[:-rows] - values[rows:]
    lead = (values[:-rows] + values[rows:]) / 2.0 - ROOM_TEMPERATURE
    usable = idle & np.isfinite(drop) & (lead > 5.0)
    if usable.sum() < 12 * rows:
        return {}
    drop, lead = drop[usable], lead[usable]
    at_rest = drop <= np.quantile(drop, 1.0 - DRAWN_SHARE)
    loss = float(np.clip(drop[at_rest].sum() / lead[at_rest].sum(), 1 / 500.0, 1 / 5.0))
    scatter = float(np.std(drop[at_rest] / lead[at_rest])) / np.sqrt(usable.sum() / rows)
    return {"time_constant": Estimate(1.0 / loss, float(scatter) / loss**2, identified=scatter < 0.3 * loss)}


def _band(values: Array, command: Array) -> dict[str, Estimate]:
    """Return the thermostat's band by where heating began and ended."""
    on = command > 0.5
    turns = np.flatnonzero(on[1:] != on[:-1]) + 1
    pairs = [values[row - 1 : row + 1] for row in turns if on[row]]
    starts = [float(pair.min()) for pair in pairs if np.isfinite(pair).all()]
    stops = [values[row] for row in turns if not on[row] and np.isfinite(values[row])]
    if min(len(starts), len(stops)) < 2:
        return {}
    # Hot water drawn takes the tank past where the thermostat switches: the warmest starts show that.
    band = float(np.clip(np.median(stops) - np.quantile(starts, 0.95), 0.5, 20.0))
    return {"control_band": Estimate(band, 0.2 * band, identified=True)}
