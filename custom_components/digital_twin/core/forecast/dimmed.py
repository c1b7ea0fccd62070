"""How bright a light will be, how fast a fan: nothing while it is off, else as bright or fast as it was while on."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Final

import numpy as np

from ..models.protocol import Array
from ..requests import Bands, ChannelForecast, PredictRequest
from .aside import QUANTILES
from .number import usable

DIMMED: Final[Mapping[str, str]] = {"light": "brightness", "fan": "speed"}
"""The level, by kind, that is 0 while the channel of its switch is not on."""
SWITCH: Final = "on"
WHILE_ON: Final = "level_while_on"
"""The table of the level's quantiles (SHARES) over the time for which it was on."""
SHARES: Final = (0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95)


def is_dimmed(request: PredictRequest, key: str) -> bool:
    """Return whether a channel is a level that goes by what its switch does, and that was learned."""
    twin = request.twin
    learned = twin.learned
    known = learned is not None and len(learned.tables.get(WHILE_ON, ())) == len(SHARES)
    return known and usable(request) and DIMMED.get(twin.spec.kind) == key and SWITCH in twin.spec.channels


def by_switch(request: PredictRequest, forecast: ChannelForecast, switch: ChannelForecast) -> ChannelForecast:
    """Return a level's forecast (n,) as the mixture of 0 and the level while on, by its switch's P(on) (n,).

    A level that is on now is told to stay as it is for as long as it stays on. Without P(on) it is returned as it is.
    """
    learned, on = request.twin.learned, switch.probability.get("on")
    if on is None or learned is None:
        return forecast
    levels = np.array(learned.tables[WHILE_ON])
    now = request.twin.values.get(forecast.channel)
    if request.twin.values.get(SWITCH) is True and isinstance(now, int | float) and now > 0:
        levels = np.full(len(SHARES), float(now))
    edges = {one.name: _quantile(on, levels, share) for one, share in zip(fields(Bands), QUANTILES, strict=True)}
    return replace(forecast, value=_quantile(on, levels, 0.5), bands=Bands(**edges))


def _quantile(on: Array, levels: Array, share: float) -> Array:
    """Return the quantile (n,) of a level that is 0 but for P(on) (n,), then as its quantiles (SHARES) tell."""
    above = (share - (1.0 - on)) / np.maximum(on, 1e-9)
    return np.where(above > 0.0, np.interp(above, SHARES, levels), 0.0)
