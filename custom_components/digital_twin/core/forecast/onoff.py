"""P(on) ahead by a learned on-off process: of what is on or off itself, and of the appliance behind a power meter."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ..clock import WallClock
from ..grid import Grid
from ..models.inputs import encoded
from ..models.onoff import OnOff, Past, past_of_series
from ..models.plug import ACTIVE_ABOVE, RELAY, RELAY_RUNS
from ..requests import Bands, ChannelForecast, PredictRequest
from ..series import Series
from .followed import LEVELS

type Array = NDArray[np.float64]

LIKE_DAY = "like_day"
"""The quantity of the surroundings that says how many days away from a holiday the usual day lies that it goes like."""
SWITCHED_TO_RUN = 0.9
"""Of the time that a relay is on: where its appliance runs for more of it, somebody switches it on to have it run."""


def course(request: PredictRequest, grid: Grid, key: str, usual: float | None = None) -> Array | None:
    """Return P(on) of a channel at each point (n,), or None where no process was learned or nothing is known now.

    usual: of an option channel, the index of the option whose holding counts as on.
    """
    process = None if request.twin.learned is None else OnOff.from_tables(request.twin.learned.tables)
    if process is None:
        return None
    past = past_of_series(_as_states(request, key, usual), request.start)
    return None if past is None else _told(request, process, past, grid.times)


def activity(request: PredictRequest, grid: Grid) -> dict[str, Array]:
    """Return P(off) and P(on) (n,) of the appliance behind a power meter; nothing where that was not learned."""
    learned = request.twin.learned
    limit = () if learned is None else learned.tables.get(ACTIVE_ABOVE, ())
    process = None if learned is None else OnOff.from_tables(learned.tables)
    power = request.twin.values.get("power")
    if not limit or process is None or not isinstance(power, float):
        return {}
    series = _with_now(request, "power", power)
    active = np.where(np.isnan(series.values), np.nan, series.values > limit[0])
    past = past_of_series(Series(series.times, active, series.end), request.start)
    if past is None:
        return {}
    on = _told(request, process, past, grid.times)
    return {"off": 1.0 - on, "on": on}


def with_activity(request: PredictRequest, grid: Grid, forecast: ChannelForecast) -> ChannelForecast:
    """Return a power's forecast with P(off) and P(on), and bands that hold each of the two that is likely enough.

    An edge that one in twenty may lie beyond is none while the appliance runs with a likelihood above that. Behind a
    relay that is off nothing runs by habit.
    """
    probability = activity(request, grid)
    learned, bands = request.twin.learned, forecast.bands
    if not probability or learned is None or request.twin.values.get(RELAY) is False:
        return replace(forecast, probability=probability)
    levels = [learned.parameters.get(name) for name in ("idle_power", "on_power")]
    if bands is None or levels[0] is None or levels[1] is None:
        return replace(forecast, probability=probability)
    idle, running = levels[0].value, levels[1].value
    edges = {}
    for level in LEVELS:
        tail, name = (1.0 - level) / 2.0, round(100.0 * level)
        low, high = getattr(bands, f"low{name}"), getattr(bands, f"high{name}")
        edges[f"low{name}"] = np.where(probability["off"] > tail, np.minimum(low, idle), low)
        edges[f"high{name}"] = np.where(probability["on"] > tail, np.maximum(high, running), high)
    return replace(forecast, probability=probability, bands=Bands(**edges))


def with_relay(request: PredictRequest, grid: Grid, forecast: ChannelForecast) -> ChannelForecast:
    """Return a relay's forecast with its appliance's P(off) and P(on), where it is on only to have that run."""
    learned = request.twin.learned
    runs = () if learned is None else learned.tables.get(RELAY_RUNS, ())
    limit = () if learned is None else learned.tables.get(ACTIVE_ABOVE, ())
    power = request.twin.values.get("power")
    if not runs or not limit or runs[0] < SWITCHED_TO_RUN or not isinstance(power, float):
        return forecast
    probability = activity(request, grid)
    # A relay that is on with nothing running, this once, is not switched on to have it run.
    if not probability or request.twin.values.get(RELAY) is not (power > limit[0]):
        return forecast
    return replace(forecast, value=(probability["on"] >= 0.5).astype(np.float64), probability=probability)


def _told(request: PredictRequest, process: OnOff, past: Past, times: Array) -> Array:
    """Return P(on) (n,) at times (n,) s ahead; what people switch goes by the wall clock, put forward or back."""
    learned = request.twin.learned
    clock = WallClock.since_learned(request.environment.clock, None if learned is None else learned.tables)
    walls, places = np.unique(clock.elapsed(request.start, times), return_inverse=True)
    past = replace(past, at=clock.times(past.at))
    result: Array = process.probability(past, walls, _like(request))[0][places]
    return result


def _like(request: PredictRequest) -> Series | None:
    around = request.environment
    days = around.values.get(LIKE_DAY)
    if days is None:
        return None
    times = around.start + around.step * np.arange(len(days), dtype=np.float64)
    return Series(times, days, float(times[-1]) + around.step)


def _as_states(request: PredictRequest, key: str, usual: float | None) -> Series:
    """Return a channel's last hours and its present value as 0/1."""
    channel = request.twin.spec.channels[key]
    series = _with_now(request, key, encoded(channel, request.twin.values.get(key)))
    if usual is None:
        return series
    known = np.isfinite(series.values)
    return replace(series, values=np.where(known, (series.values == usual).astype(np.float64), np.nan))


def _with_now(request: PredictRequest, key: str, now: float | None) -> Series:
    """Return a channel's last hours up to the start, with what it is then and since when, if they miss that."""
    recent = request.recent.get(key, Series(np.empty(0), np.empty(0), request.start))
    keep = recent.times <= request.start
    times, values = recent.times[keep], recent.values[keep]
    if now is not None and not (times.size and values[-1] == now):
        since = min(request.twin.changed.get(key, request.start), request.start)
        before = times < since
        times, values = np.append(times[before], since), np.append(values[before], now)
    return Series(times, values, request.start)
