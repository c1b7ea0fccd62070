"""Channels beside the main one: bands and probabilities that held in the history (learning/aside.py, learning/pool.py).

What only people and chance move is told to stay as it is, as far as that holds; numbers that life moves are pooled.
"""

from dataclasses import fields, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..channel import Channel, Quantity
from ..clock import WallClock
from ..grid import Grid
from ..models.cells import BATTERY
from ..models.inputs import encoded
from ..models.plug import RELAY
from ..models.protocol import Array
from ..requests import Bands, ChannelForecast, PredictRequest
from .ensemble import LEVELS as PLAYED
from .ensemble import Spread
from .number import interpolated, usable
from .pool import Pool, atoms_of

DAY: Final = 86_400.0
PREFIX: Final = "aside_"
SEEN: Final = "seen_shares_"
"""Before a channel's key the table of how much of its history each of its states took."""
GROWN: Final = "grown_energy"
"""The table of how far an energy grows from when its device is off: per horizon (s) the quantiles of an ensemble."""
PLUGGED: Final = "plugged"
GROWN_UNPLUGGED: Final = "grown_energy_unplugged"
"""The same from when its device was not plugged in, for each part of the day that this was in."""
PARTS: Final = 8
"""Of the day: a car that is away in the morning is not back within the hour, one in the evening may be."""
SIMULATED: Final = frozenset({"energy", "power", "hvac_action", "valve", "travel"})
"""What a model tells from the rest, even where that stands still: a heating that is off does not begin by habit."""
PRIOR_HOURS: Final = 12.0
"""Hours in each state, with half a change, that count beside those seen."""
BATTERY_STEPS: Final = (1.0, 0.5)
"""%, in which what is left in a battery is reported."""
QUANTILES: Final = (0.25, 0.75, 0.1, 0.9, 0.05, 0.95)
"""Those that the edges of bands are, in their order."""
HARDLY_EVER: Final = 0.03
"""Of a history: what was set for less says nothing of what happens then."""
MOST_POINTS: Final = 700
"""In which a pool is worked out: a week by a quarter of an hour."""


def measured(
    request: PredictRequest, grid: Grid, channel: Channel, forecast: ChannelForecast, spread: Spread | None
) -> ChannelForecast:
    """Return a forecast with the band or the probabilities that held in the history; spread: what the model plays.

    One that moves, of which no pool was learned, is returned as it is, and so is one of which nothing was measured.
    What is left in a battery is told in the steps in which it is reported.
    """
    found = _held(request, grid, channel, forecast, spread)
    return _in_steps(request, found) if channel.key == BATTERY else found


def _held(
    request: PredictRequest, grid: Grid, channel: Channel, forecast: ChannelForecast, spread: Spread | None
) -> ChannelForecast:
    learned = request.twin.learned
    pool = None if learned is None or not usable(request) else Pool.from_tables(learned.tables, channel.key)
    if pool is not None and not _unusual(request):
        return _pooled(request, grid, channel, forecast, spread, pool)
    if channel.key == "energy":
        return _grown(request, grid, forecast)
    row = () if learned is None else learned.tables.get(PREFIX + channel.key, ())
    if not row:
        return forecast
    if channel.quantity is Quantity.NUMBER:
        return _number(grid, channel, forecast, np.reshape(row, (-1, 4)))
    seen = () if learned is None else learned.tables.get(SEEN + channel.key, ())
    return _state(channel, forecast, row[0], _possible(channel, np.array(row[1:]), np.array(seen)))


def _pooled(
    request: PredictRequest, grid: Grid, channel: Channel, forecast: ChannelForecast, spread: Spread | None, pool: Pool
) -> ChannelForecast:
    now, learned = encoded(channel, request.twin.values.get(channel.key)), request.twin.learned
    if now is None or learned is None:
        return forecast
    rows = np.unique(np.linspace(0, grid.steps - 1, min(grid.steps, MOST_POINTS)).astype(np.intp))
    times = grid.times[rows]
    played = None if spread is None else atoms_of(spread.quantiles[:, rows])
    wall = WallClock.since_learned(request.environment.clock, learned.tables)
    many = np.full(len(times), now), wall.times(request.start + times) - times
    median, edges = pool.edges(*pool.atoms(*many, times, played), times)
    lines = np.clip(np.concatenate((median[None], edges.reshape(-1, len(times)))), channel.lower, channel.upper)
    value, *sides = (np.interp(grid.times, times, line) for line in lines)
    return replace(forecast, value=value, bands=Bands(*sides))


def _unusual(request: PredictRequest) -> bool:
    """Return whether it is set to what it hardly ever was: of that the history tells nothing, the model may."""
    twin, learned = request.twin, request.twin.learned
    hours = 0.0 if learned is None else 24.0 * learned.days
    for key, channel in twin.spec.channels.items():
        row = () if learned is None else learned.tables.get(PREFIX + key, ())
        if channel.command and channel.quantity is not Quantity.NUMBER and row:
            index = encoded(channel, twin.values.get(key))
            everything = hours + PRIOR_HOURS * (len(row) - 1)
            # An option that came after it learned was not seen once.
            share = 0.0 if index is None or index >= len(row) - 1 else row[1 + int(index)]
            if index is not None and share * everything - PRIOR_HOURS < HARDLY_EVER * hours:
                return True
    return False


def _number(grid: Grid, channel: Channel, forecast: ChannelForecast, rows: Array) -> ChannelForecast:
    value, bands = forecast.value, forecast.bands
    if np.ptp(value) > 0.0 or (bands is not None and float(np.max(bands.high90 - bands.low90)) > 0.0):
        return forecast
    half = [interpolated(rows[:, 0], rows[:, 1 + level], grid.times) for level in range(3)]
    low = [np.maximum(value - width, np.minimum(channel.lower, value)) for width in half]
    high = [np.minimum(value + width, np.maximum(channel.upper, value)) for width in half]
    return replace(forecast, bands=Bands(low[0], high[0], low[1], high[1], low[2], high[2]))


def _grown(request: PredictRequest, grid: Grid, forecast: ChannelForecast) -> ChannelForecast:
    """Return an energy's forecast with what its device took in such a time, where the model holds it off for ever."""
    learned, bands, values = request.twin.learned, forecast.bands, request.twin.values
    unplugged = values.get(PLUGGED) is False
    row = () if learned is None else learned.tables.get(GROWN_UNPLUGGED if unplugged else GROWN, ())
    stands = bands is not None and float(np.max(bands.high90 - bands.low90)) <= 0.0
    held = unplugged or (stands and values.get(RELAY) is False)
    now = encoded(request.twin.spec.channels[forecast.channel], values.get(forecast.channel))
    if not row or not held or now is None or not usable(request):
        return forecast
    rows = np.reshape(row, (-1, 1 + len(PLAYED)))
    if unplugged and learned is not None:
        wall = WallClock.since_learned(request.environment.clock, learned.tables).times(np.array([request.start]))
        rows = np.reshape(rows, (PARTS, -1, 1 + len(PLAYED)))[int(part_of_day(wall)[0])]
    longer = np.maximum(grid.times / rows[-1, 0], 1.0)
    low90, low80, low50, median, high50, high80, high90 = (
        now + longer * interpolated(rows[:, 0], column, grid.times) for column in rows[:, 1:].T
    )
    return replace(forecast, value=median, bands=Bands(low50, high50, low80, high80, low90, high90))


def part_of_day(times: Array) -> NDArray[np.intp]:
    """Return in which of the parts of a day moments lie, epoch s by the clock (n,)."""
    found: NDArray[np.intp] = (times % DAY // (DAY / PARTS)).astype(np.intp)
    return found


def _in_steps(request: PredictRequest, forecast: ChannelForecast) -> ChannelForecast:
    """Return a battery's level as it will be reported, in whole or half per cents.

    How much of the step shown is used up already nobody knows: after a fall of a share of a step, that share of all
    batteries shows the next one.
    """
    now, bands = request.twin.values.get(BATTERY), forecast.bands
    if bands is None or not isinstance(now, int | float):
        return forecast
    left = float(now)
    step = next((step for step in BATTERY_STEPS if left % step == 0.0), None)
    if step is None:
        return forecast

    def shown(level: Array, quantile: float) -> Array:
        steps: Array = np.floor((left - level) / step + 1.0 - quantile)
        return left - step * steps

    edges = {
        one.name: shown(getattr(bands, one.name), quantile)
        for one, quantile in zip(fields(bands), QUANTILES, strict=True)
    }
    return replace(forecast, value=shown(forecast.value, 0.5), bands=Bands(**edges))


def _state(channel: Channel, forecast: ChannelForecast, fades: float, shares: Array) -> ChannelForecast:
    names = ("off", "on") if channel.quantity is Quantity.BINARY else channel.options
    told = np.array([np.broadcast_to(forecast.probability.get(name, 0.0), forecast.times.shape) for name in names])
    if len(names) != len(shares) or np.ptp(told, axis=1).max() > 0.0 or told.max() < 1.0:
        return forecast
    kept = np.exp(-fades * forecast.times / 3600.0)
    ahead = shares[:, None] + (told - shares[:, None]) * kept
    return replace(
        forecast,
        value=np.argmax(ahead, axis=0).astype(np.float64),
        probability={name: ahead[index] for index, name in enumerate(names)},
    )


def _possible(channel: Channel, shares: Array, seen: Array) -> Array:
    """Return the shares of a channel's options (k,) without those that its device neither offers nor was seen in.

    They were learned with some of the time for every option there is, as nobody knew better.
    """
    if not channel.offered or len(shares) != len(channel.options) or len(seen) != len(shares):
        return shares
    possible = (seen > 0.0) | np.array([name in channel.offered for name in channel.options])
    found: Array = np.where(possible, shares, 0.0)
    return found / found.sum() if found.any() else shares
