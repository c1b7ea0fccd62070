"""Forecasting what is on or off, or in one of several states: probabilities by habit, or as the model plays it."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ..channel import Channel, Quantity, Value
from ..clock import WallClock
from ..grid import Grid
from ..models.inputs import encoded
from ..models.switching import HOURS, WORKDAY, by_hour, hour_of_day, probability
from ..requests import ChannelForecast, PredictRequest
from ..twin import Learned
from . import onoff
from .ensemble import Spread
from .experts import HORIZONS
from .number import interpolated

type Array = NDArray[np.float64]

LONGEST_STEP = 900.0


def habitual(request: PredictRequest, channel: Channel, grid: Grid, now: Value, learned: Learned) -> ChannelForecast:
    """Return the probabilities of the learned process, or of an older habit as far as it beat persistence."""
    if channel.quantity is Quantity.BINARY:
        on = onoff.course(request, grid, channel.key)
        return _binary(channel, grid, _course(request, learned, grid, 1.0 if now else 0.0) if on is None else on)
    shares = np.array(learned.tables.get("option_shares", ()))
    if len(shares) != len(channel.options) or str(now) not in channel.options:
        return certain(channel, grid, now)
    usual = int(np.argmax(shares))
    present = channel.options.index(str(now))
    by_process = onoff.course(request, grid, channel.key, float(usual))
    in_usual = _course(request, learned, grid, 1.0 if present == usual else 0.0) if by_process is None else by_process
    shares_ahead = _elsewhere(request, learned, grid, usual, present) * (1.0 - in_usual)
    shares_ahead[usual] += in_usual
    return _options(channel, grid, shares_ahead)


def passing(
    request: PredictRequest, channel: Channel, grid: Grid, spread: Spread, passes: frozenset[str], learned: Learned
) -> ChannelForecast:
    """Return the forecast of what is in a state that ends by itself: as the model plays it, and then by habit."""
    names = names_of(channel)
    played = np.array([name in passes for name in names])
    rest = np.where(played, 0.0, spread.shares[:, -1])
    if not rest.any():
        return modelled(channel, grid, spread)
    lasts = spread.shares[played].sum(axis=0)
    # Only the first time counts: when it comes to it again is what the habit tells.
    first = np.minimum.accumulate(lasts)
    share = np.divide(first, lasts, out=np.zeros_like(lasts), where=lasts > 0.0)
    kept = np.where(played[:, None], spread.shares * share, 0.0)
    then = channel.decode(float(np.argmax(rest)))
    twin = request.twin
    after = replace(
        twin, values={**twin.values, channel.key: then}, changed={**twin.changed, channel.key: request.start}
    )
    habit = habitual(replace(request, twin=after), channel, grid, then, learned).probability
    by_habit = np.array([np.broadcast_to(habit.get(name, 0.0), grid.times.shape) for name in names])
    shares = kept + (1.0 - first) * by_habit
    return _binary(channel, grid, shares[1]) if channel.quantity is Quantity.BINARY else _options(channel, grid, shares)


def unseen(request: PredictRequest, key: str) -> bool:
    """Return whether a channel is in a state now that it never was in while it was learned."""
    learned, channel = request.twin.learned, request.twin.spec.channels[key]
    shares = () if learned is None else learned.tables.get("option_shares", ())
    now = encoded(channel, request.twin.values.get(key))
    return now is not None and now < len(shares) == len(names_of(channel)) and shares[int(now)] == 0.0


def names_of(channel: Channel) -> tuple[str, ...]:
    """Return what the states of a channel are called, in their order."""
    return ("off", "on") if channel.quantity is Quantity.BINARY else channel.options


def name_of(value: Value | None) -> str:
    """Return what a state is called."""
    return value if isinstance(value, str) else "on" if value else "off"


def modelled(channel: Channel, grid: Grid, spread: Spread) -> ChannelForecast:
    """Return the shares of an ensemble as probabilities."""
    if channel.quantity is Quantity.BINARY:
        return _binary(channel, grid, spread.shares[1])
    return _options(channel, grid, spread.shares)


def certain(channel: Channel, grid: Grid, now: Value) -> ChannelForecast:
    """Return "stays as it is" for a state."""
    if channel.quantity is Quantity.BINARY:
        return _binary(channel, grid, np.full(grid.steps, 1.0 if now else 0.0))
    index = channel.options.index(str(now)) if str(now) in channel.options else 0
    return ChannelForecast(
        channel=channel.key,
        times=grid.times,
        value=np.full(grid.steps, float(index)),
        probability={str(now): np.ones(grid.steps)},
    )


def _course(request: PredictRequest, learned: Learned, grid: Grid, now: float) -> Array:
    """Return P(on, or in the usual state) at each point (n,)."""
    rates = learned.tables.get("rates")
    # Rates change by the hour; long steps are divided so that each hour counts.
    parts = max(int(np.ceil(grid.step / LONGEST_STEP)), 1)
    fine = Grid(grid.start, grid.step / parts, grid.steps * parts)
    clock = WallClock.since_learned(request.environment.clock, learned.tables)
    times = clock.times(fine.start + fine.times - fine.step)
    works = fine.surroundings(request.environment).get(WORKDAY)
    columns = None if works is None else works[:, None]

    def table(name: str) -> Array | None:
        row = learned.tables.get(name)
        return np.array(row) if row else None

    shape_on = by_hour(table, "rate_on_by_hour", times, columns)
    shape_off = by_hour(table, "rate_off_by_hour", times, columns)
    if not rates or shape_on is None or shape_off is None:
        return np.full(grid.steps, now)
    chances = probability(np.array([now]), fine.step, rates[0] * shape_on[:, 0], rates[1] * shape_off[:, 0])
    weights = _weights(learned.tables, grid.times)
    return weights * chances[parts - 1 :: parts, 0] + (1.0 - weights) * now


def _elsewhere(request: PredictRequest, learned: Learned, grid: Grid, usual: int, present: int) -> Array:
    """Return in which option it is at each point when not in the usual one (K, n): as usual at that hour of the day.

    Away from the usual state it stays where it is until it returns; what it is in when it left again since, or went on
    to another, is that of the hour.
    """
    shares = np.array(learned.tables["option_shares"])
    count = len(shares)
    others = np.where(np.arange(count) == usual, 0.0, shares)
    others = others / others.sum() if others.sum() > 0 else np.full(count, 1.0 / count)
    hourly = np.array(learned.tables.get("option_by_hour", ()))
    unbroken = np.array(learned.tables.get("option_unbroken", ()))
    known = len(hourly) == HOURS * count and len(unbroken) == len(HORIZONS)
    ahead = np.repeat(others[:, None], grid.steps, axis=1)
    if known:
        clock = WallClock.since_learned(request.environment.clock, learned.tables)
        ahead = hourly.reshape(HOURS, count)[hour_of_day(clock.times(grid.start + grid.times))].T
    if present == usual:
        return ahead
    stays = interpolated(np.array(HORIZONS, dtype=np.float64), unbroken, grid.times) if known else np.ones(grid.steps)
    result: Array = stays * (np.arange(count) == present)[:, None] + (1.0 - stays) * ahead
    return result


def _weights(tables: Mapping[str, tuple[float, ...]], times: Array) -> Array:
    horizons, weights = tables.get("habit_horizons"), tables.get("habit_weights")
    if not horizons or not weights:
        return np.zeros(len(times))
    return interpolated(np.array(horizons), np.array(weights), times)


def _binary(channel: Channel, grid: Grid, on: Array) -> ChannelForecast:
    value = (on >= 0.5).astype(np.float64)
    return ChannelForecast(channel=channel.key, times=grid.times, value=value, probability={"off": 1.0 - on, "on": on})


def _options(channel: Channel, grid: Grid, shares: Array) -> ChannelForecast:
    present = np.flatnonzero(np.any(shares > 0, axis=1))
    names = channel.options or ("",)
    return ChannelForecast(
        channel=channel.key,
        times=grid.times,
        value=np.argmax(shares, axis=0).astype(np.float64),
        probability={names[index]: shares[index] for index in present.tolist()},
    )
