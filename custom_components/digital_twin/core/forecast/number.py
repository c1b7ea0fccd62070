"""Forecasting a number: the blend that was measured on held-out history, or the model alone while nothing was."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from ..channel import WATT, Channel
from ..grid import Grid
from ..requests import Bands, ChannelForecast, PredictRequest
from ..series import Series
from ..twin import Fidelity, Learned
from .ensemble import Spread
from .experts import AROUND, LAGS, Ridge, at_lags, features, profile_at

type Array = NDArray[np.float64]

WIDEST_GROWTH = 2.0


def measured(request: PredictRequest, channel: str, main: str | None) -> Learned | None:
    """Return what was learned, if it is there, of use at this fidelity, and scored the channel; else None."""
    learned = request.twin.learned
    usable = request.twin.spec.fidelity in (Fidelity.ADVANCED, Fidelity.EXPERT)
    return learned if usable and learned is not None and channel == main and learned.tables.get("horizons") else None


def blended(
    request: PredictRequest, grid: Grid, channel: Channel, now: float, learned: Learned, spread: Spread | None
) -> ChannelForecast:
    """Return the blend of clock, regression and model around the present value, with the measured bands."""
    times = grid.times
    horizons = np.array(learned.tables["horizons"])
    changes: Array = np.zeros(len(times))
    profile, ridge = learned.tables.get("profile"), learned.tables.get("ridge")
    if profile:
        row = np.array(profile)
        moments = request.start + times
        by_clock = profile_at(row, moments) - profile_at(row, np.array([request.start]))
        changes += _weights(learned, "clock", horizons, times) * by_clock
    if ridge and (fitted := Ridge.from_row(np.array(ridge))) is not None:
        changes += _weights(learned, "ridge", horizons, times) * _by_ridge(
            request, channel, now, learned, fitted, times
        )
    if spread is not None:
        changes += _weights(learned, "model", horizons, times) * (spread.mean - now)
    value = np.clip(now + changes, channel.lower, channel.upper)
    return ChannelForecast(
        channel=channel.key, times=times, value=value, bands=_bands(learned, channel, value, times, now)
    )


def modelled(channel: Channel, grid: Grid, spread: Spread, fidelity: Fidelity) -> ChannelForecast:
    """Return the ensemble's median and quantiles; at basic, which knows no spread, without bands."""
    low90, low80, low50, median, high50, high80, high90 = spread.quantiles
    bands = None if fidelity is Fidelity.BASIC else Bands(low50, high50, low80, high80, low90, high90)
    return ChannelForecast(channel=channel.key, times=grid.times, value=median, bands=bands)


def persistent(channel: Channel, grid: Grid, now: float) -> ChannelForecast:
    """Return "stays as it is", without bands: nothing is known of how it moves."""
    return ChannelForecast(channel=channel.key, times=grid.times, value=np.full(grid.steps, now))


def interpolated(horizons: Array, values: Array, times: Array) -> Array:
    """Return values (k,) at horizons (k,) s, interpolated over the logarithm of time, constant outside."""
    result: Array = np.interp(np.log(np.maximum(times, 1.0)), np.log(horizons), values)
    return result


def _weights(learned: Learned, name: str, horizons: Array, times: Array) -> Array:
    row = learned.tables.get(f"weight_{name}")
    return (
        np.zeros(len(times))
        if row is None or len(row) != len(horizons)
        else interpolated(horizons, np.array(row), times)
    )


def _by_ridge(
    request: PredictRequest, channel: Channel, now: float, learned: Learned, ridge: Ridge, times: Array
) -> Array:
    """Return the regression's expected change at times (n,), between its horizons in a straight line."""
    recent = request.recent.get(channel.key)
    start = np.array([request.start])
    past = _past(recent, start)
    present = _around(request)
    names = [name for name, used in zip(AROUND, learned.tables.get("ridge_around", ()), strict=False) if used]
    matrix = features(start, np.array([now]), past, {name: np.array([present.get(name, np.nan)]) for name in names})
    if matrix.shape[1] != len(ridge.mean):
        return np.zeros(len(times))
    changes = ridge.predict(matrix)[0]
    horizons = np.array(learned.tables["ridge_horizons"])
    result: Array = np.interp(times, np.append(0.0, horizons), np.append(0.0, changes))
    return result


def _past(recent: Series | None, start: Array) -> Array:
    if recent is None or not recent.times.size:
        return np.full((1, len(LAGS)), np.nan)
    return at_lags(recent.times, recent.values, start)


def _around(request: PredictRequest) -> Mapping[str, float]:
    """Return the present surroundings that regressions know."""
    result: dict[str, float] = {}
    target = request.twin.values.get("target_temperature")
    if isinstance(target, float):
        result["target"] = target
    outdoor = request.environment.values.get("outdoor_temperature")
    if outdoor is not None and np.isfinite(outdoor).any():
        result["outdoor"] = float(outdoor[np.isfinite(outdoor)][0])
    return result


def _bands(learned: Learned, channel: Channel, value: Array, times: Array, now: float) -> Bands | None:
    """Return the measured half-widths around value; between horizons over the root of time, as errors grow."""
    if not learned.bands:
        return None
    horizons = np.array(sorted(learned.bands), dtype=np.float64)
    widths = np.array([learned.bands[int(horizon)] for horizon in horizons])
    root, roots = np.sqrt(times), np.sqrt(horizons)
    inside = np.stack([np.interp(root, roots, widths[:, level]) for level in range(3)])
    before = np.minimum(root / roots[0], 1.0)
    beyond = np.clip(root / roots[-1], 1.0, WIDEST_GROWTH)
    half = inside * before * beyond
    lower = max(channel.lower, 0.0) if channel.unit == WATT and now >= 0.0 else channel.lower
    low, high = np.clip(value - half, lower, channel.upper), np.clip(value + half, lower, channel.upper)
    return Bands(low[0], high[0], low[1], high[1], low[2], high[2])
