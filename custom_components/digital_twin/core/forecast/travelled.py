"""Whether what travels will be open or closed: as its position is told, so that the two never contradict each other."""

from dataclasses import replace
from typing import Final

import numpy as np

from ..models.inputs import encoded
from ..models.protocol import Array
from ..requests import ChannelForecast, PredictRequest

TRAVEL: Final = "travel"
POSITION: Final = "position"
RESTS: Final = ("open", "closed")
EDGES: Final = ("low90", "low80", "low50", "high50", "high80", "high90")
SHARES: Final = np.array((0.0, 0.075, 0.175, 0.375, 0.625, 0.825, 0.925, 1.0))
"""How likely a number lies below a limit by how many of its band's edges and its median do: between their levels."""
CLOSED: Final = 0.5
"""%, up to which a position is reported as 0."""


def is_travel(request: PredictRequest, key: str) -> bool:
    """Return whether a channel is the state of what travels, whose position is known."""
    twin = request.twin
    whole = all(name in twin.spec.channels[key].options for name in RESTS)
    return key == TRAVEL and whole and POSITION in twin.spec.channels and POSITION in twin.values


def by_position(request: PredictRequest, forecast: ChannelForecast, position: ChannelForecast) -> ChannelForecast:
    """Return a travel's forecast (n,) that rests open or closed as its position's (n,) tells, on its way as before."""
    channel = request.twin.spec.channels[TRAVEL]
    told = {
        name: np.array(np.broadcast_to(forecast.probability.get(name, 0.0), forecast.times.shape))
        for name in channel.options
    }
    resting = told["open"] + told["closed"]
    limit = CLOSED
    now = encoded(request.twin.spec.channels[POSITION], request.twin.values.get(POSITION))
    if request.twin.values.get(TRAVEL) == "closed" and now is not None:
        # Where a device calls itself closed, its position is one of those that are.
        limit = max(limit, now)
    closed = _below(position, limit)
    told["closed"], told["open"] = resting * closed, resting * (1.0 - closed)
    return replace(
        forecast,
        value=np.argmax(np.array(list(told.values())), axis=0).astype(np.float64),
        probability={name: shares for name, shares in told.items() if shares.any()},
    )


def _below(forecast: ChannelForecast, limit: float) -> Array:
    """Return how likely a number (n,) is at most as large as a limit."""
    bands = forecast.bands
    if bands is None:
        return (forecast.value <= limit).astype(np.float64)
    levels = np.stack([forecast.value, *(getattr(bands, name) for name in EDGES)])
    result: Array = SHARES[(levels <= limit).sum(axis=0)]
    return result
