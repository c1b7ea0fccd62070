"""Channels that only people and chance move: how far it holds that they stay as they are (learning/aside.py)."""

from dataclasses import replace
from typing import Final

import numpy as np

from ..channel import Channel, Quantity
from ..grid import Grid
from ..models.protocol import Array
from ..requests import Bands, ChannelForecast, PredictRequest
from .number import interpolated

PREFIX: Final = "aside_"


def measured(request: PredictRequest, grid: Grid, channel: Channel, forecast: ChannelForecast) -> ChannelForecast:
    """Return a forecast that only holds what is now with the band or the probabilities that held in the history.

    One that moves is returned as it is, and so is one of which nothing was measured.
    """
    learned = request.twin.learned
    row = () if learned is None else learned.tables.get(PREFIX + channel.key, ())
    if not row:
        return forecast
    if channel.quantity is Quantity.NUMBER:
        return _number(grid, channel, forecast, np.reshape(row, (-1, 4)))
    return _state(channel, forecast, row[0], np.array(row[1:]))


def _number(grid: Grid, channel: Channel, forecast: ChannelForecast, rows: Array) -> ChannelForecast:
    value, bands = forecast.value, forecast.bands
    if np.ptp(value) > 0.0 or (bands is not None and float(np.max(bands.high90 - bands.low90)) > 0.0):
        return forecast
    half = [interpolated(rows[:, 0], rows[:, 1 + level], grid.times) for level in range(3)]
    low = [np.maximum(value - width, np.minimum(channel.lower, value)) for width in half]
    high = [np.minimum(value + width, np.maximum(channel.upper, value)) for width in half]
    return replace(forecast, bands=Bands(low[0], high[0], low[1], high[1], low[2], high[2]))


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
