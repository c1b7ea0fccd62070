"""What everybody has: persistence, the day before, a line, the clock's mean change, a ridge regression, a 2R2C room."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from custom_components.digital_twin.core.forecast.regression import DAY, prequential
from custom_components.digital_twin.core.learning import room, room_priors
from custom_components.digital_twin.core.series import Series

type Array = NDArray[np.float64]

STEPS = (300.0, 600.0, 900.0, 1800.0, 3600.0)
LINE = 10
LAGS = 12
MEMORY = 7 * DAY
OLDEST = 60 * DAY


def baselines(series: Series, origins: Array, horizons: tuple[int, ...], usual: float) -> dict[str, Array]:
    """Return by name what each baseline foretells from origins (epoch s) (m,): values (m, H).

    usual: how often the sensor speaks (s); straight lines and lags are in steps of that.
    """
    step = step_of(usual)
    now = series.at(origins)
    return {
        "persistence": np.repeat(now[:, None], len(horizons), axis=1),
        "same time yesterday": _or_now(now, [series.at(origins + h - DAY) for h in horizons]),
        "straight line of 10": _or_now(now, _lines(series, origins, horizons, step)),
        "last + mean 7-day change": _or_now(now, _weekly(series, origins, horizons)),
        "ridge ARX, online": _or_now(now, _arx(series, origins, horizons, step)),
    }


def step_of(usual: float) -> float:
    """Return the step (s) of a grid for a sensor that speaks so often (s)."""
    return next((step for step in STEPS if step >= 0.75 * usual), STEPS[-1])


def _or_now(now: Array, columns: list[Array]) -> Array:
    return np.stack([np.where(np.isfinite(column), column, now) for column in columns], axis=1)


def _lines(series: Series, origins: Array, horizons: tuple[int, ...], step: float) -> list[Array]:
    back = step * np.arange(LINE - 1, -1, -1)
    past = series.at((origins[:, None] - back).ravel()).reshape(len(origins), LINE)
    away = -back - (-back).mean()
    slope = (past * away).sum(axis=1) / (away**2).sum()
    middle = past.mean(axis=1)
    return [middle + slope * (horizon + back.mean()) for horizon in horizons]


def _weekly(series: Series, origins: Array, horizons: tuple[int, ...]) -> list[Array]:
    now = series.at(origins)
    result = []
    for horizon in horizons:
        changes = np.stack(
            [series.at(origins + horizon - day * DAY) - series.at(origins - day * DAY) for day in range(1, 8)]
        )
        known = np.isfinite(changes)
        total = np.where(known, changes, 0.0).sum(axis=0)
        result.append(now + total / np.maximum(known.sum(axis=0), 1))
    return result


def _arx(series: Series, origins: Array, horizons: tuple[int, ...], step: float) -> list[Array]:
    """Return a direct ridge regression on the last hours' changes and two harmonics of the day, refitted all along."""
    first = max(float(series.times[0]), float(origins[0]) - OLDEST)
    times = np.arange(origins[-1], first, -step)[::-1]
    values = series.at(times)
    lagged = [values - np.concatenate((np.full(lag, np.nan), values[:-lag])) for lag in range(1, LAGS + 1)]
    angle = 2.0 * np.pi * times / DAY
    matrix = np.column_stack([*lagged, np.sin(angle), np.cos(angle), np.sin(2 * angle), np.cos(2 * angle), values])
    rows = tuple(max(round(horizon / step), 1) for horizon in horizons)
    truths = np.full((len(rows), len(times)), np.nan)
    for which, row in enumerate(rows):
        truths[which, :-row] = values[row:] - values[:-row]
    foretold, _ = prequential(np.broadcast_to(matrix, (len(rows), *matrix.shape)), truths, rows, step, MEMORY)
    index = np.clip(np.searchsorted(times, origins - 1e-6), 0, len(times) - 1)
    nearest = np.where(times[index] > origins + 1e-6, np.maximum(index - 1, 0), index)
    now = series.at(origins)
    return [now + foretold[which, nearest] for which in range(len(rows))]


@contextmanager
def only_2r2c(*, loose: bool) -> Iterator[None]:
    """Let rooms be learned as 2R2C networks alone; loose: with next to nothing known of their parameters beforehand."""
    networks, priors = room.NETWORKS, dict(room_priors.PRIOR)
    room.NETWORKS = ("2r2c",)
    if loose:
        room_priors.PRIOR.update({name: replace(one, deviation=20.0 * one.deviation) for name, one in priors.items()})
    try:
        yield
    finally:
        room.NETWORKS = networks
        room_priors.PRIOR.update(priors)
