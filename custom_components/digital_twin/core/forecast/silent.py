"""Of what a device does not report now: a forecast from when it last did, and so as unsure as that is long ago.

A value that stands still because nobody tells it moves on all the same. The forecast is therefore made as of the moment
until which the value was told, over the time since and the horizon, and its end is the answer: the bands of six hours
and not of one, five hours into an outage.
"""

from dataclasses import fields, replace
from typing import Final

import numpy as np

from ..channel import Channel, InvalidValueError, Quantity, Value
from ..grid import LONGEST, MOST_STEPS
from ..models.registry import main_channel
from ..requests import Bands, ChannelForecast, PredictRequest
from ..series import Series
from .frame import LONGEST_HOLD
from .memory import MAIN, unpack

FARTHEST: Final = 48 * 3600.0
"""s; of what was told longer ago a forecast is hardly wider."""
TAILS: Final = {"low90": 0.05, "low80": 0.1, "low50": 0.25, "high50": 0.75, "high80": 0.9, "high90": 0.95}


def last_told(request: PredictRequest, key: str) -> tuple[Value, float] | None:
    """Return the value of a channel that is not told now, and until when (epoch s) it was; None where nobody knows."""
    channel = request.twin.spec.channels[key]
    if (lost := request.lost.get(key)) is not None:
        return lost
    if channel.quantity is Quantity.OPTION and not channel.options:
        return None
    if (last := _last_of(channel, request.recent.get(key), request.start)) is not None:
        return last
    learned = request.twin.learned
    if learned is None or not learned.memory or key != main_channel(request.twin.spec):
        return None
    kept = unpack(learned.memory).series.get(MAIN)
    last = _last_of(channel, kept, request.start)
    if kept is None or last is None:
        return None
    # What is kept holds the last value over a silence that begins, so that nobody can tell from when on it was held.
    return last[0], max(_changed(kept), last[1] - LONGEST_HOLD)


def _changed(series: Series) -> float:
    """Return when (epoch s) the last value known in a series was taken."""
    known = np.isfinite(series.values)
    times, values = series.times[known], series.values[known]
    return float(times[np.flatnonzero(np.append(True, np.diff(values) != 0.0))[-1]])


def _last_of(channel: Channel, series: Series | None, start: float) -> tuple[Value, float] | None:
    """Return the last value known in a series up to start (epoch s), and until when it was."""
    if series is None:
        return None
    known = np.flatnonzero(np.isfinite(series.values) & (series.times <= start))
    if not known.size:
        return None
    index = int(known[-1])
    until = float(series.times[index + 1]) if index + 1 < len(series.times) else series.end
    try:
        return channel.decode(float(series.values[index])), min(until, start)
    except (IndexError, InvalidValueError):  # fmt: skip
        return None


def earlier(request: PredictRequest, until: float) -> tuple[PredictRequest, float]:
    """Return the request as of when a value was told until (epoch s), and by how much (s, whole steps) earlier it is.

    What else the twin reports is taken as it is now: that is known better than what was then.
    """
    step = request.step
    room = min(LONGEST - request.horizon, MOST_STEPS * step - request.horizon - step, FARTHEST)
    back = step * max(min(round((request.start - until) / step), int(room / step)), 0)
    if not back:
        return request, 0.0
    start, twin = request.start - back, request.twin
    changed = {key: min(at, start) for key, at in twin.changed.items()}
    recent = {
        key: Series(series.times[past], series.values[past], start)
        for key, series in request.recent.items()
        if (past := series.times <= start).any()
    }
    return replace(
        request, start=start, horizon=request.horizon + back, recent=recent, twin=replace(twin, changed=changed)
    ), back


def ended(forecast: ChannelForecast, back: float) -> ChannelForecast:
    """Return the end of a forecast that was made so many s earlier, by its time from now on."""
    if not back:
        return forecast
    rows = forecast.times > back + 1e-6
    bands = forecast.bands
    return replace(
        forecast,
        times=forecast.times[rows] - back,
        value=forecast.value[rows],
        bands=None if bands is None else Bands(*(getattr(bands, one.name)[rows] for one in fields(bands))),
        probability={
            name: np.broadcast_to(shares, forecast.times.shape)[rows] for name, shares in forecast.probability.items()
        },
    )


def anywhere(forecast: ChannelForecast, seen: tuple[float, ...]) -> ChannelForecast:
    """Return the forecast of a number that was never told: anywhere in what it was seen to be (least, most).

    Where that is not known there are no bands: a typical value to begin with says nothing of how far off it is.
    """
    if forecast.bands is None or not seen:
        return replace(forecast, bands=None)
    low, high = seen
    edges = {
        name: (np.minimum if name.startswith("low") else np.maximum)(
            getattr(forecast.bands, name), low + share * (high - low)
        )
        for name, share in TAILS.items()
    }
    return replace(forecast, bands=Bands(**edges))
