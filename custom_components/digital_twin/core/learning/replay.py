"""The model's own forecasts of the past, made just as predict makes them, so that the blend weighs what it will get."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from ..channel import Value
from ..forecast.ensemble import simulating
from ..grid import Grid
from ..models.thermostat_together import together
from ..requests import Environment, PredictRequest
from ..series import Series
from ..twin import Learned, TwinSnapshot
from . import sampling
from .common import History

type Array = NDArray[np.float64]

MOST = 120
SHORTEST = 3 * 3600.0
"""Below it the reports themselves tell more than a model of what lies behind them: at an hour, measured rooms lost."""
MEMBERS = 8
LOOKED_BACK = 6 * 3600.0
DAY = 86_400.0
WEATHER = ("outdoor_temperature", "sun", "window")


class Replay:
    """The forecasts of a model, learned from the part of a history before the origins asked for."""

    def __init__(self, history: History, grid: sampling.Grid, learned: Learned) -> None:
        self._history = history
        self._grid = grid
        self._learned = learned

    def __call__(self, origins: NDArray[np.intp], rows: tuple[int, ...], *, informed: bool) -> Array:
        """Return the expected changes (n, H) from rows of the grid (n,) to horizons in rows.

        At most MOST of the origins are worked out, and no horizon below SHORTEST; the others are NaN. informed: whether
        the weather to come is known.
        """
        result = np.full((len(origins), len(rows)), np.nan)
        main = self._history.main
        if main is None or not len(origins):
            return result
        step, ahead = self._grid.step, np.array(rows)
        chosen = np.unique(np.linspace(0, len(origins) - 1, MOST).astype(np.intp)).tolist()
        requests = [
            request_at(self._history, self._learned, (main,), at, max(rows) * step, step, informed=informed)
            for at in self._grid.times[origins[chosen]].tolist()
        ]
        played = together(
            simulating(request, Grid.over(request.start, max(rows) * step, step), (main,)) for request in requests
        )
        for index, request, found in zip(chosen, requests, played, strict=True):
            now, spread = request.twin.values.get(main), found.channels.get(main)
            if spread is not None and isinstance(now, float):
                result[index] = np.where(ahead * step >= SHORTEST, spread.mean[ahead - 1] - now, np.nan)
        return result


def request_at(
    history: History,
    learned: Learned,
    keys: tuple[str, ...],
    at: float,
    horizon: float,
    step: float,
    *,
    informed: bool,
    members: int = MEMBERS,
) -> PredictRequest:
    """Return what predict would have been asked for channels (keys) at a time (epoch s) of the history.

    informed: whether the weather to come is known.
    """
    spec = history.request.spec
    values: dict[str, Value] = {}
    changed: dict[str, float] = {}
    recent: dict[str, Series] = {}
    for key, series in history.series.items():
        last = int(np.searchsorted(series.times, at + 1e-6, side="right"))
        if key not in spec.channels or not last or np.isnan(series.values[last - 1]):
            continue
        values[key] = spec.channels[key].decode(float(series.values[last - 1]))
        changed[key] = float(series.times[last - 1])
        first = max(int(np.searchsorted(series.times, at - LOOKED_BACK)) - 1, 0)
        recent[key] = Series(series.times[first:last], series.values[first:last], at)
    return PredictRequest(
        twin=TwinSnapshot(spec=spec, learned=learned, values=values, changed=changed),
        channels=keys,
        horizon=horizon,
        step=step,
        start=at,
        recent=recent,
        environment=Environment(
            start=at,
            step=900.0,
            values=_weather(history, at, horizon, informed=informed),
            clock=history.request.clock,
        ),
        members=members,
    )


def _weather(history: History, at: float, horizon: float, *, informed: bool) -> Mapping[str, Array]:
    times: Array = at + 900.0 * np.arange(int(horizon // 900.0) + 2, dtype=np.float64)
    around = history.request.environment
    values = {name: around[name].at(times) for name in WEATHER if name in around}
    if not informed:
        values |= {name: np.full(len(times), column[0]) for name, column in values.items()}
        if "sun" in around:
            # The sun's course is known without a forecast, what the clouds will be is not.
            values["sun"] = around["sun"].at(np.subtract(times, DAY))
    return {name: column for name, column in values.items() if np.isfinite(column).any()}
