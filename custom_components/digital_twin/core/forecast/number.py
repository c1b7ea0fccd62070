"""Forecasting a number: the blend that was measured on held-out history, or the model alone while nothing was."""

import numpy as np
from numpy.typing import NDArray

from ..channel import WATT, Channel
from ..grid import Grid
from ..requests import Bands, ChannelForecast, PredictRequest
from ..twin import Fidelity, Learned
from .bands import LEVELS, Widths, parts_of
from .ensemble import Spread
from .experts import NAMES, Regressions, expected, moved
from .frame import DAY
from .present import frame_now, weather_ahead

type Array = NDArray[np.float64]

WIDEST_GROWTH = 2.0


def measured(request: PredictRequest, channel: str, main: str | None) -> Learned | None:
    """Return what was learned, if it is there, of use at this fidelity, and scored the channel; else None."""
    learned = request.twin.learned
    usable = request.twin.spec.fidelity in (Fidelity.ADVANCED, Fidelity.EXPERT)
    if not usable or learned is None or channel != main or not learned.memory:
        return None
    return learned if learned.tables.get("horizons") else None


def blended(
    request: PredictRequest, grid: Grid, channel: Channel, now: float, learned: Learned, spread: Spread | None
) -> ChannelForecast:
    """Return the blend of all forecasters around the present value, with bands as wide as the present calls for."""
    times = grid.times
    horizons = tuple(round(horizon) for horizon in learned.tables["horizons"])
    seconds = np.array(horizons, dtype=np.float64)
    frame = frame_now(request, channel.key, now, learned)
    if frame is None:
        # Asked for a time that what is kept does not reach.
        return persistent(channel, grid, now) if spread is None else modelled(channel, grid, spread, Fidelity.ADVANCED)
    ahead = weather_ahead(request, frame, horizons)
    known = expected(frame, horizons, Regressions.from_tables(learned.tables), ahead)
    name = "plain" if known.informed is None else "informed"
    stack, share = _weights(learned, f"stack_{name}", seconds), _weights(learned, f"share_{name}", seconds)
    if stack is None or share is None or stack.shape[1] != len(NAMES):
        return persistent(channel, grid, now)
    parts = known.plain if known.informed is None else known.informed
    by_horizon = np.einsum("hj,jh->h", stack, parts[:, :, 0])
    changes = _over(seconds, by_horizon, times)
    if spread is not None:
        drawn = interpolated(seconds, share[:, 0], np.minimum(times, seconds[-1]))
        changes = changes + drawn * (spread.mean - now - changes)
    value = np.clip(now + changes, channel.lower, channel.upper)
    widths = Widths.from_tables(learned.tables, len(horizons))
    band = None
    if widths is not None:
        offsets = widths.offsets(parts_of(known.spread, moved(frame)[-1:]))[..., 0]
        band = _bands(offsets, seconds, channel, value, times, now)
    return ChannelForecast(channel=channel.key, times=times, value=value, bands=band)


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


def _weights(learned: Learned, name: str, horizons: Array) -> Array | None:
    """Return a table of weights by horizon (H, J), or None where it does not fit."""
    row = learned.tables.get(name, ())
    return np.reshape(row, (len(horizons), -1)) if row and len(row) % len(horizons) == 0 else None


def _over(horizons: Array, changes: Array, times: Array) -> Array:
    """Return changes (H,) at all times (n,): in straight lines between the horizons, each day as the first."""
    longest = horizons[-1]
    days = np.floor((times - 1e-6) / longest) if longest >= DAY else np.zeros(len(times))
    course: Array = np.interp(times - days * longest, np.append(0.0, horizons), np.append(0.0, changes))
    course += days * changes[-1]
    return course


def _bands(offsets: Array, horizons: Array, channel: Channel, value: Array, times: Array, now: float) -> Bands:
    """Return the bands (H, 3, 2) around value; between horizons over the root of time, as errors grow."""
    root, roots = np.sqrt(times), np.sqrt(horizons)
    factor = np.minimum(root / roots[0], 1.0) * np.clip(root / roots[-1], 1.0, WIDEST_GROWTH)
    lower = max(channel.lower, 0.0) if channel.unit == WATT and now >= 0.0 else channel.lower
    edges = [
        np.clip(value + factor * np.interp(root, roots, offsets[:, level, side]), lower, channel.upper)
        for level in range(len(LEVELS))
        for side in (0, 1)
    ]
    return Bands(*edges)
