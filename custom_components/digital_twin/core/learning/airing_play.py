"""What open windows exchange, where a contact tells when they stood open: each airing is played with its recovery.

While a window stands open the heat x (T − T_o) leaves the air; afterwards air and walls pay it back. The deviation y of
the air from its course without the window is that of the fitted network with the exchange x (models/room.py), and a
sensor of lag λ shows λ dz/dt = y − z: one that sleeps through an airing sees it later. What is measured, less what the
network tells of heating, outdoors and sun, less z, is wandering heat and noise (learning/room_likelihood.py).

One lag suits all airings. Each has an exchange of its own, as winds and openings differ, and what the next one
exchanges is as unsure as they scatter (a random-effects mean, DerSimonian and Laird 1986), the prior being one of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..models.thermostat import network
from ..twin import Estimate
from .room_data import RoomData
from .room_fit import SEARCHED, RoomFit
from .room_likelihood import left_over
from .room_priors import PRIOR
from .room_problem import stretches_of
from .room_steps import trailing
from .whitening import factored

type Array = NDArray[np.float64]

BEFORE, AFTER = 900.0, 5400.0
"""s that are looked at before a window opens, and from then on."""
EXCHANGES = np.geomspace(0.002, 4.0, 64)
LAGS = (0.0, 2.0, 4.0, 7.0, 10.0, 14.0, 20.0)
"""min by which sensors follow the air: hung in the room a few, in a radiator's thermostat a quarter of an hour."""
OPEN = 0.02
LEAST_LEAD = 3.0
MOST_AIRINGS = 30
OWN_SCATTER = 0.3
"""Logarithmic standard deviation by which an opening's exchange varies with wind and cold, however alike those that
were seen (single-sided ventilation: flow by the root of wind and lead, EN 16798-7), and by which a network misses it.
"""


@dataclass(frozen=True, slots=True)
class _Airings:
    """First rows (K,), how far windows stand open from there on (L, K), and the room's lead over outdoors (K) (K,)."""

    starts: NDArray[np.intp]
    share: Array
    lead: Array


def played(data: RoomData, fit: RoomFit, prior: Estimate) -> Estimate | None:
    """Return the exchange through windows that were seen open (1/h), None where none tells of it.

    prior: what is known without them, with a relative deviation.
    """
    if not data.outdoor_known or not data.command_known or data.unsure is not None:
        return None
    seen = _airings(data)
    if seen is None:
        return None
    values = {name: one.value for name, one in fit.estimates.items()}
    at = {name: values[name] for name in SEARCHED[fit.network]}
    linear = values | {f"life_{index}": value for index, value in enumerate(fit.life)}
    problem = stretches_of(data, seen.starts, len(seen.share), fit.usual)
    rest, covariance = left_over(problem, fit.network, at, linear)
    factor = factored(covariance)
    course = _course(at, fit.network, data.grid.step, seen)
    misfits = []
    for lag in LAGS:
        shown = _lagged(course, data.grid.step, lag)
        whitened = np.linalg.solve(factor, np.repeat(rest, len(EXCHANGES), axis=1) - shown)
        misfits.append((whitened**2).sum(axis=0).reshape(-1, len(EXCHANGES)))
    best = min(misfits, key=lambda one: float(one.min(axis=1).sum()))
    return _pooled(best, len(rest), prior)


def _airings(data: RoomData) -> _Airings | None:
    """Return the airings that begin after a quarter of an hour shut, with nothing unknown until they are paid back."""
    step, window = data.grid.step, data.window
    before, length = max(round(BEFORE / step), 1), round((BEFORE + AFTER) / step)
    is_open = window > OPEN
    opened = np.flatnonzero(is_open & ~np.append(False, is_open[:-1]))
    starts = opened - before
    inside = (starts > 0) & (starts + length <= len(window))
    starts = starts[inside]
    rows = starts[None, :] + np.arange(-1, length)[:, None]
    lead = data.temperature[starts + before - 1] - data.outdoor[starts + before]
    usable = ~np.isnan(data.temperature[rows]).any(axis=0) & ~is_open[rows[: before + 1]].any(axis=0)
    usable &= lead > LEAST_LEAD
    if not usable.any():
        return None
    latest = np.flatnonzero(usable)[-MOST_AIRINGS:]
    return _Airings(starts[latest], window[rows[1:, latest]], lead[latest])


def _course(at: Mapping[str, float], name: str, step: float, seen: _Airings) -> Array:
    """Return by how much each airing changes the air (K) at each of EXCHANGES, one airing after the other (L, K·X)."""
    share = np.repeat(seen.share, len(EXCHANGES), axis=1)
    exchange = np.tile(EXCHANGES, len(seen.starts))
    lead = np.repeat(seen.lead, len(EXCHANGES))
    count = len(exchange)
    theta = {key: np.full(count, one.prior) for key, one in PRIOR.items()}
    theta |= {key: np.full(count, value) for key, value in at.items()}
    off = np.zeros(count)
    shut = network(theta, step, off, name)
    nodes, course = np.zeros((shut.capacities, count)), np.empty(share.shape)
    for row, stands in enumerate(share):
        modes = network(theta, step, exchange * stands, name) if stands.any() else shut
        state = modes.decay * modes.project(nodes, off) - modes.by_air * (exchange * stands * lead)
        nodes = modes.nodes(state, off)
        course[row] = nodes[0]
    return course


def _lagged(course: Array, step: float, lag: float) -> Array:
    """Return what a sensor of a lag (min) shows of a course (L, N) that begins at nothing."""
    if lag == 0.0:
        return course
    keep = float(np.exp(-step / 60.0 / lag))
    middle = (course + np.vstack([np.zeros(course.shape[1]), course[:-1]])) / 2.0
    return np.column_stack([trailing(one, keep, 0.0) for one in middle.T])


def _pooled(misfit: Array, rows: int, prior: Estimate) -> Estimate:
    """Return what the next airing exchanges, by −2 log of the likelihood (K, X) of each one's, over so many rows.

    No network is the house: an airing that the best exchange leaves unexplained tells as much less of it.
    """
    grid = np.log(EXCHANGES)
    least = misfit.min(axis=1, keepdims=True)
    weights = np.exp(-0.5 * (misfit - least) / np.maximum(least / rows, 1.0))
    weights /= weights.sum(axis=1, keepdims=True)
    means = np.append(weights @ grid, np.log(prior.value))
    apart = float(grid[1] - grid[0])
    variances = np.append((weights * (grid - means[:-1, None]) ** 2).sum(axis=1), (prior.deviation / prior.value) ** 2)
    variances[:-1] = variances[:-1] + apart**2 / 12.0 + OWN_SCATTER**2
    scatter = _scatter(means[:-1], variances[:-1])
    precision = 1.0 / (variances + scatter)
    centre = float(means @ precision / precision.sum())
    deviation = float(np.sqrt(1.0 / precision.sum() + OWN_SCATTER**2 + scatter))
    rate = float(np.exp(centre))
    return Estimate(rate, rate * deviation, identified=deviation < 0.5 * prior.deviation / prior.value)


def _scatter(means: Array, variances: Array) -> float:
    """Return by how much (variance) means (K,) differ beyond their own variances: DerSimonian's and Laird's moments."""
    if len(means) < 2:
        return 0.0
    weights = 1.0 / variances
    spread = float(weights @ (means - means @ weights / weights.sum()) ** 2)
    free = float(weights.sum() - (weights**2).sum() / weights.sum())
    return max(spread - (len(means) - 1), 0.0) / free
