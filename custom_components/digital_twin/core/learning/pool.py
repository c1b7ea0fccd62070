"""Learning how numbers beside the main one move: what their bands take of the model, of staying and of the usual hour.

The tables of the first half of a history foretell its second half; there the parts are weighted by the continuous
ranked probability score, in which a pool's is a quadratic form of its weights (Gneiting and Raftery 2007), and there is
measured how much of the pool holds as many truths as a band says. The tables that stay are those of all of it.
"""

from collections.abc import Mapping
from dataclasses import replace
from itertools import product
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..channel import Channel, Quantity
from ..clock import WallClock
from ..forecast.ensemble import simulate
from ..forecast.experts import DIRECT
from ..forecast.pool import ATOMS, HOURS, LEVELS, PARTS, PROBABILITIES, SHARES, VALUES, Pool, atoms_of, beyond
from ..grid import Grid
from ..models.protocol import Array
from ..models.switching import hour_of_day
from ..series import Series
from ..twin import Learned
from .common import History
from .replay import request_at

LEAST_DAYS: Final = 3.0
STEP: Final = 900.0
HORIZONS: Final = np.array([float(horizon) for horizon in DIRECT if horizon >= STEP])
COUNTERS: Final = frozenset({"energy"})
"""What only ever grows is no value that comes again."""
FEWEST_MOVES: Final = 30
FEWEST_NEAR: Final = 40
ORIGINS: Final = 400
PLAYS: Final = 100
MEMBERS: Final = 16
ROUNDS: Final = 12
FARTHEST: Final = 0.995
CLEARLY: Final = 0.97
"""Of the score without the model, below which the pool with it is clearly better."""
CHOICES: Final = np.array([mix for mix in product(range(11), repeat=PARTS) if sum(mix) == 10]) / 10.0


def with_pools(history: History, learned: Learned) -> Learned:
    """Return learned with how each number that moves beside the main one is pooled, in tables of forecast/pool.py.

    Nothing for a history shorter than LEAST_DAYS, nor where all that moves is known for minutes only.
    """
    if history.days < LEAST_DAYS or learned.structure == "prior":
        return learned
    moving = {key: series for key, series in history.series.items() if _moves(history, key, series)}
    if not moving:
        return learned
    end = max(series.end for series in moving.values())
    start = max(min(float(series.times[0]) for series in moving.values()), end - 30 * 86_400.0)
    times: Array = np.arange(start, end, STEP, dtype=np.float64)
    half = float(times[len(times) // 2])
    last = end - HORIZONS[0]
    if last <= half:
        return learned
    origins = np.linspace(half, last, ORIGINS)
    played = _played(history, learned, tuple(moving), origins)
    tables: dict[str, tuple[float, ...]] = {}
    clock = WallClock.of_today(history.request.clock, history.request.now)
    for key, series in moving.items():
        if (pool := _pool(series, times, origins, half, played.get(key), clock)) is not None:
            tables |= pool.tables(key)
    return replace(learned, tables={**learned.tables, **tables}) if tables else learned


def _moves(history: History, key: str, series: Series) -> bool:
    channel: Channel | None = history.request.spec.channels.get(key)
    if channel is None or key == history.main or channel.command or channel.quantity is not Quantity.NUMBER:
        return False
    known = series.values[np.isfinite(series.values)]
    return key not in COUNTERS and int(np.count_nonzero(np.diff(known))) >= FEWEST_MOVES


def _pool(
    series: Series, times: Array, origins: Array, half: float, played: Array | None, clock: WallClock
) -> Pool | None:
    """Return the pool of a number; None where too little of its second half is known to weigh anything."""
    values = series.at(times)
    early = times < half
    first = _tables(series, times[early], values[early], half, clock)
    final = _tables(series, times, values, series.end, clock)
    if first is None or final is None:
        return None
    weights, reach = np.tile((0.0, 0.5, 0.5), (len(HORIZONS), 1)), np.ones((len(HORIZONS), len(LEVELS)))
    now = series.at(origins)
    for which, horizon in enumerate(HORIZONS.tolist()):
        truths = series.at(origins + horizon)
        known = np.isfinite(now) & np.isfinite(truths)
        if known.sum() < FEWEST_NEAR:
            continue
        ahead = np.full(int(known.sum()), horizon)
        own = None if played is None else played[known, which]
        begins = clock.times(origins[known] + horizon) - horizon
        parts = first.atoms(now[known], begins, ahead, own)[0].reshape(-1, PARTS, ATOMS)
        rows = np.isfinite(parts[:, 0, 0])
        weights[which] = _weighed(
            parts, truths[known], rows if own is not None else np.zeros(len(rows), dtype=np.bool_)
        )
        # What the model plays was worked out from some of the origins only; without it all of them count.
        rows |= weights[which, 0] == 0.0
        atoms = np.nan_to_num(parts[rows]).reshape(-1, PARTS * ATOMS)
        likely = np.broadcast_to((weights[which][:, None] * SHARES).ravel(), atoms.shape)
        taken = beyond(atoms, likely, truths[known][rows], first.spread)
        # One more truth is to come, and the weights were chosen by these ones.
        asked = np.minimum(np.array(LEVELS) * (1.0 + 2.0 / _alone(taken)), FARTHEST)
        reach[which] = np.sort(taken)[np.minimum(np.ceil(len(taken) * asked).astype(np.intp), len(taken)) - 1]
    return replace(final, weights=weights, reach=reach)


def _tables(series: Series, times: Array, values: Array, until: float, clock: WallClock) -> Pool | None:
    """Return a pool without weights of what a number did at times (n,), until a time (epoch s)."""
    known = np.isfinite(values)
    if known.sum() < FEWEST_NEAR or not np.ptp(values[known]) > 0.0:
        return None
    centres = _centres(values[known])
    near = np.argmin(np.abs(values[:, None] - centres), axis=1)
    stays = np.zeros((len(HORIZONS), VALUES, ATOMS))
    for which, horizon in enumerate(HORIZONS.tolist()):
        gone = np.where(times + horizon <= until, series.at(times + horizon), np.nan) - values
        told = np.isfinite(gone)
        if not told.any():
            stays[which:] = stays[max(which - 1, 0)]
            break
        for one in range(VALUES):
            own = gone[told & (near == one)]
            stays[which, one] = np.quantile(own if len(own) >= FEWEST_NEAR else gone[told], PROBABILITIES)
    every = np.quantile(values[known], PROBABILITIES)
    hours = hour_of_day(clock.times(times))
    usual = np.stack([
        np.quantile(own, PROBABILITIES) if len(own := values[known & (hours == hour)]) else every
        for hour in range(HOURS)
    ])  # fmt: skip
    blank = np.zeros((len(HORIZONS), PARTS))
    return Pool(HORIZONS, centres, stays, usual, blank, blank, float(np.std(values[known])))


def _centres(values: Array) -> Array:
    """Return the values (3,) that a number is mostly near (k-means in one dimension, Lloyd 1982)."""
    centres = np.array([values.min(), np.median(values), values.max()])
    for _ in range(ROUNDS):
        near = np.argmin(np.abs(values[:, None] - centres), axis=1)
        centres = np.array([values[near == one].mean() if np.any(near == one) else centres[one] for one in range(3)])
    return centres


def _weighed(parts: Array, truths: Array, played: NDArray[np.bool_]) -> Array:
    """Return the weights (3,) whose pool of parts (n, 3, A) scores best against truths (n,).

    The model's part is in it where that is clearly better, by those that it played (n,): of the others more are known.
    """
    plain, _ = _best(parts[:, 1:], truths, CHOICES[CHOICES[:, 0] == 0.0][:, 1:])
    without = np.append(0.0, plain)
    if played.sum() < FEWEST_NEAR:
        return without
    _, still = _best(parts[played], truths[played], without[None])
    mixed, score = _best(parts[played], truths[played], CHOICES)
    return mixed if score < CLEARLY * still else without


def _best(parts: Array, truths: Array, choices: Array) -> tuple[Array, float]:
    """Return which of the choices (c, k) of weights of parts (n, k, A) scores best against truths (n,), and how."""
    count = parts.shape[1]
    missed = (np.abs(parts - truths[:, None, None]) @ SHARES).mean(axis=0)
    apart = np.empty((count, count))
    for one, other in product(range(count), repeat=2):
        gaps = np.abs(parts[:, one, :, None] - parts[:, other, None, :]).mean(axis=0)
        apart[one, other] = SHARES @ gaps @ SHARES
    scores = choices @ missed - 0.5 * np.einsum("ci,ij,cj->c", choices, apart, choices)
    best = int(np.argmin(scores))
    return choices[best], float(scores[best])


def _alone(taken: Array) -> float:
    """Return how many of consecutive figures (n,) do not repeat one another, by how alike neighbours are."""
    apart = taken - taken.mean()
    alike = float(apart[1:] @ apart[:-1]) / max(float(apart @ apart), 1e-12)
    alike = min(max(alike, 0.0), 1.0)
    return max(len(taken) * (1.0 - alike) / (1.0 + alike), 1.0)


def _played(history: History, learned: Learned, keys: tuple[str, ...], origins: Array) -> Mapping[str, Array]:
    """Return by channel the model's atoms at the horizons (n, H, A) from PLAYS of the origins (n,), NaN at others."""
    found: dict[str, Array] = {}
    ahead = float(HORIZONS[-1])
    rows = np.rint(HORIZONS / STEP).astype(np.intp) - 1
    for index in np.unique(np.linspace(0, len(origins) - 1, PLAYS).astype(np.intp)).tolist():
        at = float(origins[index])
        request = request_at(history, learned, keys, at, ahead, STEP, informed=False, members=MEMBERS)
        spreads = simulate(request, Grid.over(at, ahead, STEP), keys).channels
        for key, spread in spreads.items():
            atoms = found.setdefault(key, np.full((len(origins), len(HORIZONS), ATOMS), np.nan))
            atoms[index] = atoms_of(spread.quantiles[:, rows])
    return found
