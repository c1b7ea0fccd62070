"""Sensors that nothing of the home moves by known physics: they go as their own forecast says.

So a scenario without changes agrees with the forecast, and what changes moves them from there. A forecast that is too
high stays too high: member m shows its value + z_m σ with σ of the forecast's 90 % band, member 0 the forecast itself.
"""

import zlib
from collections.abc import Mapping

import numpy as np

from ..channel import Quantity
from ..forecast.number import measured
from ..forecast.predict import predict
from ..grid import LONGEST, Grid
from ..models.inputs import encoded
from ..requests import Environment, PredictRequest
from ..series import Series
from ..twin import TwinSnapshot
from .columns import Array, kept, normals
from .outlook import NINETY

VALUE = "value"
COARSE = 900.0
"""s between two points of a forecast; between them it is linear."""


def foretold(
    twin: TwinSnapshot,
    environment: Environment,
    grid: Grid,
    *,
    members: int,
    seed: int,
    recent: Mapping[str, Series] | None = None,
) -> Array | None:
    """Return what a sensor is foretold to show (T, N); None: its history foretells nothing.

    recent: what it and what is around it reported since it was learned.
    """
    channel = twin.spec.channels.get(VALUE)
    if twin.spec.kind != "sensor" or channel is None or channel.quantity is not Quantity.NUMBER:
        return None
    now = encoded(channel, twin.values.get(VALUE))
    # Whole steps may reach beyond the longest that is foretold; what is foretold last holds there.
    horizon = min(grid.step * grid.steps, LONGEST)
    request = PredictRequest(
        twin=twin, channels=(VALUE,), horizon=horizon, step=min(max(COARSE, grid.step), horizon), start=grid.start,
        recent=recent or {}, environment=environment, seed=seed,
    )  # fmt: skip
    if now is None or measured(request, VALUE, VALUE) is None:
        return None
    forecast = predict(request).channels[0]
    if forecast.bands is None:
        return None
    times = np.concatenate(([0.0], forecast.times))
    value, low, high = (
        np.interp(grid.times, times, np.concatenate(([now], row)))[:, None]
        for row in (forecast.value, forecast.bands.low90, forecast.bands.high90)
    )
    rng = np.random.default_rng((seed, zlib.crc32(twin.spec.twin_id.encode()), 2))
    # Evenly spread, in an order of its own: sensors do not err alike.
    spread = normals(members)
    spread[1:] = rng.permutation(spread[1:])
    reach = np.where(spread > 0, np.maximum(high - value, 0.0), np.maximum(value - low, 0.0))
    return kept(np.clip(value + spread * reach / NINETY, channel.lower, channel.upper))
