"""Learning first-order balances under a two-point controller: water tanks and humidified rooms.

dx/dt = r u − (x − x_rest)/τ − w. A room's by regression of the hourly change on the mean command and the level, with
the model's priors as a penalty (Bayesian linear regression with a normal prior). A tank's from its stretches of heating
and of rest: hot water drawn and the heating that follows come together, which would mislead a regression.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .. import settings
from ..messages import Message
from ..models.tank import ROOM_TEMPERATURE
from ..series import Series
from ..twin import Estimate, Learned
from .common import History, finished, prior_estimates, too_little
from .evaluate import evaluate
from .habit import segments
from .messages import rounded, say
from .sampling import Grid, filled, grid_of

type Array = NDArray[np.float64]

LEAST_DAYS = 1.0
LONGEST_GAP = 6 * 3600.0
SPAN = 3600.0
ON_SHARE = 0.3
SHORTEST_HEATING = 600.0
DRAWN_SHARE = 0.25
HOT_LEAD = 4.0
LEAST_HOT = 58.0
SAME_TIME = 2.0
LEAD_HOURS = 1.0


@dataclass(frozen=True, slots=True)
class _Rates:
    """Rate (per h) under full command, loss rate (1/h) and constant drift (per h), each with its deviation."""

    rate: tuple[float, float]
    loss: tuple[float, float]
    drift: tuple[float, float]


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
    power = history.series.get("power")
    if power is not None and np.nanmax(power.values) > 50.0:
        rated = float(np.median(power.values[power.values > ON_SHARE * np.nanmax(power.values)]))
        found["rated_power"] = Estimate(rated, 0.03 * rated, identified=True)
        found |= _heating(series, power, rated) | _standing(grid, values, power, rated)
        found |= _band(values, np.clip(grid.mean(power) / rated, 0.0, 1.0))
        if "heating_rate" in found and "time_constant" in found:
            rate, hours = found["heating_rate"].value, found["time_constant"].value
            report = (say("learned_tank", rate=rounded(rate), hours=rounded(hours)),)
    else:
        report = (say("learned_power_unknown"),)
    if (cycle := hot_cycle(series, history.series.get("target_temperature"))) is not None:
        tables["hot_cycle"] = cycle
        report = (*report, say("learned_hot_cycle", temperature=rounded(cycle[3], 3), days=rounded(cycle[0])))
    return finished(
        history, "tank", found, evaluate(grid, values, {}, None), samples=int(np.isfinite(values).sum()), report=report,
        identified="heating_rate" in found and found["heating_rate"].identified, tables=tables,
    )  # fmt: skip


def hot_cycle(temperature: Series, target: Series | None) -> tuple[float, float, float, float] | None:
    """Return the cycle against legionella (models/tank.py): period (days), phase (epoch s), duration (h), target (°C).

    Episodes well above the target that come every so many whole days at the same time of the day, at least twice; None
    where there are none.
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
    days = np.diff(starts) / 86_400.0
    period = float(np.round(np.median(days)))
    if period < 1.0 or np.max(np.abs(days / period - np.round(days / period)) * period) * 24.0 > SAME_TIME:
        return None
    peaks = [float(np.nanmax(temperature.values[a:b])) for a, b in zip(first[fresh], last[fresh], strict=True)]
    # It is told to heat some time before it is hot: as long as it takes for the lead, at least.
    duration = float(np.median(ends - starts)) / 3600.0 + LEAD_HOURS
    return period, float(starts[-1]) - LEAD_HOURS * 3600.0, duration, float(np.median(peaks))


def learn_humidifier(history: History) -> Learned:
    """Return how fast a humidifier raises the humidity (a dehumidifier: lowers), and where and how fast it returns to.

    A dehumidifier is learned in mirrored humidity, in which it raises as well.
    """
    series = history.series.get("humidity")
    grid = None if series is None else grid_of(series)
    if grid is None or history.days < LEAST_DAYS:
        return too_little(history, LEAST_DAYS)
    values = filled(grid.held(series), round(LONGEST_GAP / grid.step))
    found: dict[str, Estimate] = {}
    report: tuple[Message, ...] = ()
    way = -1.0 if history.request.spec.settings.get(settings.DRIES) is True else 1.0
    command = _running(history, grid, values, way)
    usual = prior_estimates(history.request)["rest_humidity"].value
    centre = (6.0, 1 / 3.0, way * usual / 3.0)
    rates = None if command is None else _regress(grid, way * values, command, centre, (0.8, 0.8, 0.8))
    if rates is not None and rates.loss[0] > 0.01:
        tau = 1.0 / rates.loss[0]
        rest = way * rates.drift[0] / rates.loss[0]
        known = rates.rate[1] < 0.3 * rates.rate[0]
        found = {
            "rate": Estimate(max(rates.rate[0], 0.2), rates.rate[1], identified=known),
            "time_constant": Estimate(float(np.clip(tau, 0.2, 48.0)), tau * rates.loss[1] / rates.loss[0], known),
            "rest_humidity": Estimate(float(np.clip(rest, 5.0, 95.0)), 3.0, identified=known),
        }
        report = (say("learned_humidity_rate", rate=rounded(found["rate"].value)),)
    return finished(
        history, "moisture", found, evaluate(grid, values, {}, None), samples=int(np.isfinite(values).sum()),
        report=report, identified=bool(found),
    )  # fmt: skip


def _regress(
    grid: Grid, level: Array, command: Array, centre: tuple[float, float, float], spread: tuple[float, float, float]
) -> _Rates | None:
    """Return the balance of an hour's changes of level (n,) under command (n,), or None with too few hours of each.

    centre: prior of rate, loss and drift; spread: their deviations as shares of the prior.
    """
    rows = max(round(SPAN / grid.step), 1)
    count = len(level) // rows
    if count < 8:
        return None
    change = (level[rows:] - level[:-rows]) / (rows * grid.step / 3600.0)
    sums = np.append(0.0, np.cumsum(np.nan_to_num(command, nan=0.0)))
    mean = (sums[rows + 1 :] - sums[1:-rows]) / rows
    middle = (level[rows:] + level[:-rows]) / 2.0
    x = np.column_stack((mean, -middle, np.ones(len(mean))))
    usable = np.isfinite(change) & np.isfinite(middle)
    if usable.sum() < 8 * rows or np.sum(mean[usable] > 0.1) < 2 * rows or np.sum(mean[usable] < 0.05) < 2 * rows:
        return None
    x, y = x[usable], change[usable]
    prior = np.array(centre)
    precision = np.diag((np.array(spread) * np.abs(prior)) ** -2.0)
    solution, deviation = prior, np.abs(prior)
    sigma = max(float(np.std(y)), 1e-3)
    for _ in range(3):
        weight = 1.0 / (rows * sigma**2)
        gram = weight * (x.T @ x) + precision
        solution = np.linalg.solve(gram, weight * (x.T @ y) + precision @ prior)
        sigma = max(float(np.std(y - x @ solution)), 1e-3)
        deviation = np.sqrt(np.diag(np.linalg.inv(gram)))
    pairs = [(float(value), float(one)) for value, one in zip(solution, deviation, strict=True)]
    return _Rates(pairs[0], pairs[1], pairs[2])


def _heating(temperature: Series, power: Series, rated: float) -> dict[str, Estimate]:
    """Return how fast (K/h) full power heats the tank: the median over the stretches of heating."""
    on = Series(power.times, np.where(np.isnan(power.values), np.nan, power.values > ON_SHARE * rated), power.end)
    times, states, ends = segments(on)
    long = (states > 0.5) & (ends - times >= SHORTEST_HEATING)
    rise = temperature.at(ends[long]) - temperature.at(times[long])
    slopes = rise / ((ends - times)[long] / 3600.0)
    slopes = slopes[np.isfinite(slopes) & (slopes > 0)]
    if len(slopes) < 3:
        return {}
    rate = float(np.median(slopes))
    scatter = float(np.std(slopes)) / np.sqrt(len(slopes)) + 0.03 * rate
    return {"heating_rate": Estimate(rate, float(scatter), identified=scatter < 0.25 * rate)}


def _standing(grid: Grid, values: Array, power: Series, rated: float) -> dict[str, Estimate]:
    """Return the standing loss as a time constant (h), and the mean cooling by water drawn (K/h).

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
    draw = max(float(np.mean(drop - loss * lead)), 0.0)
    return {
        "time_constant": Estimate(1.0 / loss, float(scatter) / loss**2, identified=scatter < 0.3 * loss),
        "draw": Estimate(draw, 0.3 * draw + 0.05, identified=True),
    }


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


def _running(history: History, grid: Grid, values: Array, way: float) -> Array | None:
    """Return the share of each interval that a humidifier ran (n,): by its power, else while on below its target.

    way: 1, or −1 of a dehumidifier, which runs above its target.
    """
    power, on = history.series.get("power"), history.series.get("on")
    if power is not None and np.nanmax(power.values) > 2.0:
        return np.clip(grid.mean(power) / float(np.nanquantile(power.values, 0.9)), 0.0, 1.0)
    if on is None:
        return None
    running = grid.mean(on)
    target = grid.held(history.series.get("target_humidity"))
    with np.errstate(invalid="ignore"):
        return np.where(way * (values - target) > 1.0, 0.0, running)
