"""Learning humidified rooms: a first-order balance under a two-point controller.

dx/dt = r u − (x − x_rest)/τ, by regression of the hourly change on the mean command and the level, with the model's
priors as a penalty (Bayesian linear regression with a normal prior).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .. import settings
from ..messages import Message
from ..twin import Estimate, Learned
from .common import History, finished, prior_estimates, too_little
from .evaluate import evaluate
from .messages import rounded, say
from .sampling import Grid, filled, grid_of

type Array = NDArray[np.float64]

LEAST_DAYS = 1.0
LONGEST_GAP = 6 * 3600.0
SPAN = 3600.0


@dataclass(frozen=True, slots=True)
class _Rates:
    """Rate (per h) under full command, loss rate (1/h) and constant drift (per h), each with its deviation."""

    rate: tuple[float, float]
    loss: tuple[float, float]
    drift: tuple[float, float]


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
