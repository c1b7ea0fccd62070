"""Forecasting a number: the blend that was measured on held-out history, or the model alone while nothing was."""

from dataclasses import fields, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..channel import CELSIUS, WATT, Channel
from ..clock import WallClock
from ..grid import Grid
from ..learning.poison import HABITS
from ..models.travel import TYPICAL_TIME
from ..requests import Bands, ChannelForecast, PredictRequest
from ..twin import Fidelity, Learned
from .bands import Widths, parts_of
from .daily import daily
from .ensemble import Spread
from .experts import NAMES, Regressions, expected, horizon_rows, moved
from .followed import LEVELS
from .frame import DAY, Frame
from .memory import unpack
from .present import frame_now, weather_ahead

type Array = NDArray[np.float64]

WIDEST_GROWTH = 2.0
SOLAR = "pv"
LOOKED_AT = 1800.0
FEWEST_ORIGINS = 12
TRUSTED_SURPRISE = 0.7
"""The power of the measured factor: half a day's errors repeat one another."""
MOST_SURPRISE = 5.0
SHORTEST_SURPRISE = 1800
LEAST_FED_IN = 5.0
SCATTER = 0.01
"""W, and of the greatest power: what a meter shows below 0 W up to there is its scatter."""
RESTS, MOSTLY = 0.1, 0.8
"""Of the time: what travels rests where it is for as much, and has places to rest if it is in them for as much."""
UNNOTICED = 2.0
"""%."""
HEADROOM = 0.25
"""Of the greatest power ever seen, beyond it: what an appliance draws has an end."""
ZERO_IS_A_MARK: Final = (CELSIUS, "°F", "/kWh", "/MWh")
"""How units end of which 0 is a place on a scale, not nothing: of temperatures, and of prices, which fall below it."""
FEWEST_RISES = 8
"""Of what is kept: what rose so often and never fell is a meter, that does not run backwards."""
ROUNDED = 1e-4
"""Of a number's range, that what is kept of it is exact to."""


def usable(request: PredictRequest) -> bool:
    """Return whether what was learned is of use at the twin's fidelity."""
    return request.twin.spec.fidelity in (Fidelity.ADVANCED, Fidelity.EXPERT)


def measured(request: PredictRequest, channel: str, main: str | None) -> Learned | None:
    """Return what was learned, if it is there, of use at this fidelity, and scored the channel; else None."""
    learned = request.twin.learned
    if not usable(request) or learned is None or channel != main or not learned.memory:
        return None
    return learned if learned.tables.get("horizons") else None


def blended(
    request: PredictRequest, grid: Grid, channel: Channel, now: float, learned: Learned, spread: Spread | None
) -> ChannelForecast:
    """Return the blend of all forecasters around the present value, with bands as wide as the present calls for."""
    times = grid.times
    horizons = tuple(round(horizon) for horizon in learned.tables["horizons"])
    seconds = np.array(horizons, dtype=np.float64)
    kept = unpack(learned.memory)
    frame = frame_now(request, channel.key, now, learned, kept.series)
    if frame is None:
        # Asked for a time that what is kept does not reach.
        return persistent(channel, grid, now) if spread is None else modelled(channel, grid, spread, Fidelity.ADVANCED)
    stack = _of_all(_weights(learned, "stack_plain", seconds))
    widths = Widths.from_tables(learned.tables, len(horizons))
    if stack is None or widths is None:
        return persistent(channel, grid, now)
    origins = _looked_at(frame)
    ahead = weather_ahead(request, frame, horizons)
    known = expected(frame, horizons, Regressions.from_rows(kept.numbers), ahead, origins)
    told = known.informed
    informed = None if told is None else _of_all(_weights(learned, "stack_informed", seconds))
    name = "plain" if informed is None or told is None else "informed"
    earlier = np.einsum("hj,jhm->hm", stack, known.plain)
    by_horizon = earlier[:, -1] if informed is None or told is None else np.einsum("hj,jh->h", informed, told[..., 0])
    course, walls = daily(frame), _walls(request, learned, times)
    changes = course.changes(seconds, by_horizon, walls)
    share = _weights(learned, f"share_{name}", seconds)
    if spread is not None and share is not None:
        drawn = interpolated(seconds, share[:, 0], np.minimum(times, seconds[-1]))
        changes = changes + drawn * (spread.mean - now - changes)
    limits = _limits(channel, now, frame, learned)
    value = np.clip(now + changes, *limits)
    centre = earlier.copy()
    if spread is not None and share is not None and name == "plain":
        drawn = share[:, 0] * (np.interp(seconds, times, spread.mean) - now - earlier[:, -1])
        centre[:, -1] += drawn
    followed = known.followed - centre[:, None, None, :]
    offsets = widths.offsets(parts_of(known.spread, moved(frame)[origins]), followed)
    truth = np.stack([frame.ahead(row)[origins] for row in horizon_rows(frame, horizons)])
    wider = _surprise(truth - earlier, offsets[:, LEVELS.index(0.9)], horizons)
    reach = course.offsets(seconds, offsets[..., -1] * wider[:, None, None], walls)
    # A time of the day at which days lie apart widens them, but to nothing that no error came near to.
    most = float(np.max(np.maximum(widths.most(len(horizons)), np.abs(offsets[..., -1]).max(axis=(1, 2))) * wider))
    reach = np.clip(reach, -most, most)
    band = as_reported(_bands(reach, seconds, limits, value, times), frame.values, now)
    if spread is not None and request.twin.spec.kind == SOLAR:
        value, band = _by_day(value, band, spread.quantiles[-1] <= 0.0, frame, times)
    if request.twin.spec.kind in TYPICAL_TIME:
        value, band = _at_rest(value, band, frame, now)
    return ChannelForecast(channel=channel.key, times=times, value=value, bands=band)


def modelled(channel: Channel, grid: Grid, spread: Spread, fidelity: Fidelity) -> ChannelForecast:
    """Return the ensemble's median and quantiles; at basic, which knows no spread, without bands."""
    low90, low80, low50, median, high50, high80, high90 = spread.quantiles
    bands = None if fidelity is Fidelity.BASIC else Bands(low50, high50, low80, high80, low90, high90)
    return ChannelForecast(channel=channel.key, times=grid.times, value=median, bands=bands)


def held(forecast: ChannelForecast, now: float) -> ChannelForecast:
    """Return what is now, to stay, with the forecast's bands as far as it may be otherwise."""
    bands = forecast.bands
    if bands is not None:
        edges = {one.name: getattr(bands, one.name) for one in fields(bands)}
        outer = (np.minimum if name.startswith("low") else np.maximum for name in edges)
        bands = Bands(*(side(edge, now) for edge, side in zip(edges.values(), outer, strict=True)))
    return replace(forecast, value=np.full(forecast.times.shape, now), bands=bands)


def persistent(channel: Channel, grid: Grid, now: float) -> ChannelForecast:
    """Return "stays as it is", without bands: nothing is known of how it moves."""
    return ChannelForecast(channel=channel.key, times=grid.times, value=np.full(grid.steps, now))


def interpolated(horizons: Array, values: Array, times: Array) -> Array:
    """Return values (k,) at horizons (k,) s, interpolated over the logarithm of time, constant outside."""
    result: Array = np.interp(np.log(np.maximum(times, 1.0)), np.log(horizons), values)
    return result


def _walls(request: PredictRequest, learned: Learned, times: Array) -> Array:
    """Return by how much later (s) the wall clock stands at times (n,) s ahead: what people move goes by that."""
    if request.twin.spec.kind not in HABITS:
        return times
    return WallClock.since_learned(request.environment.clock, learned.tables).elapsed(request.start, times)


def _weights(learned: Learned, name: str, horizons: Array) -> Array | None:
    """Return a table of weights by horizon (H, J), or None where it does not fit."""
    row = learned.tables.get(name, ())
    return np.reshape(row, (len(horizons), -1)) if row and len(row) % len(horizons) == 0 else None


def _of_all(weights: Array | None) -> Array | None:
    """Return the forecasters' weights (H, J), none for those that came after they were learned; None for too many."""
    missing = -1 if weights is None else len(NAMES) - weights.shape[1]
    return None if weights is None or missing < 0 else np.pad(weights, ((0, 0), (0, missing)))


def _looked_at(frame: Frame) -> NDArray[np.intp]:
    """Return rows of the last day, and the last one."""
    last = len(frame.values) - 1
    every = max(round(LOOKED_AT / frame.step), 1)
    origins: NDArray[np.intp] = np.arange(last % every, last + 1, every)
    return origins[origins >= last - round(DAY / frame.step)]


def _surprise(residuals: Array, reach: Array, horizons: tuple[int, ...]) -> Array:
    """Return by what factor (H,), at least 1, the last day's errors ask for wider bands than those calibrated at night.

    residuals: (H, m), NaN where the truth is not known yet; reach: of the 90 % bands, lower and upper (H, 2, m). When
    life changes, as on the return from a holiday, errors outgrow their bands within hours; what shorter horizons show
    then holds for the long ones by as much of their error as it makes: errors grow with the root of time.
    """
    sided = np.maximum(np.where(residuals < 0, -reach[:, 0], reach[:, 1]), 1e-9)
    own, ahead = np.ones(len(horizons)), np.array(horizons, dtype=np.float64)
    for which in range(len(horizons)):
        known = np.isfinite(residuals[which])
        if known.sum() >= FEWEST_ORIGINS:
            ratio = np.abs(residuals[which, known]) / sided[which, known]
            own[which] = max(float(np.quantile(ratio, 0.9)) ** TRUSTED_SURPRISE, 1.0)
    shorter = (ahead < ahead[:, None]) & (ahead >= SHORTEST_SURPRISE)
    shown = np.where(shorter, own ** np.sqrt(ahead / ahead[:, None]), 1.0)
    result: Array = np.minimum(np.maximum(own, shown.max(axis=1, initial=1.0)), MOST_SURPRISE)
    return result


def _limits(channel: Channel, now: float, frame: Frame, learned: Learned) -> tuple[float, float]:
    """Return what to expect at least and at most: the channel's bounds, and what the number was ever seen to do.

    A power goes a quarter beyond its greatest, and below 0 W only where something fed in; other numbers go beyond what
    they ever were by as much as they ever moved, but not to the other side of 0, and a meter not backwards. A
    temperature is held by physics alone.
    """
    if channel.unit == CELSIUS:
        return channel.lower, channel.upper
    seen = [now, *learned.tables.get("seen", ())]
    low = float(np.nanmin(frame.values, initial=min(seen)))
    high = float(np.nanmax(frame.values, initial=max(seen)))
    if channel.unit == WATT:
        # A meter's own scatter around 0 W feeds nothing in.
        fed_in = low < -max(LEAST_FED_IN, SCATTER * high)
        low, high = (1.0 + HEADROOM) * low if fed_in else 0.0, max((1.0 + HEADROOM) * high, 0.0)
    else:
        least, most = 2.0 * low - high, 2.0 * high - low
        if not (channel.unit or "").endswith(ZERO_IS_A_MARK):
            least, most = max(least, 0.0) if low >= 0.0 else least, min(most, 0.0) if high <= 0.0 else most
        low, high = max(least, now) if _only_grows(frame.values) else least, most
    return max(channel.lower, low), min(channel.upper, high)


def _only_grows(values: Array) -> bool:
    """Return whether values (n,), NaN where unknown, are those of a meter."""
    known = values[np.isfinite(values)]
    changes, exact = np.diff(known), ROUNDED * float(np.ptp(known)) if known.size else 0.0
    return int(np.sum(changes > exact)) >= FEWEST_RISES and bool(np.all(changes >= -exact))


def as_reported(bands: Bands, values: Array, now: float) -> Bands:
    """Return bands with the present value in them where they miss it by less than half of a sensor's step.

    values: (n,), NaN where unknown. What has moved by less than that is reported as it was.
    """
    step = step_of(values)
    sides = (np.minimum, np.maximum) * len(LEVELS)
    edges = [getattr(bands, one.name) for one in fields(bands)]
    return Bands(
        *(
            np.where(np.abs(edge - now) < step / 2.0, side(edge, now), edge)
            for side, edge in zip(sides, edges, strict=True)
        )
    )


def step_of(values: Array) -> float:
    """Return the step in which a sensor reports: the least change of its values (n,), NaN where unknown; 0: unknown."""
    known = values[np.isfinite(values)]
    changes = np.abs(np.diff(known))
    changes = changes[changes > ROUNDED * float(np.ptp(known))] if known.size else changes
    return float(changes.min()) if changes.size else 0.0


def _by_day(value: Array, bands: Bands, dark: NDArray[np.bool_], frame: Frame, times: Array) -> tuple[Array, Bands]:
    """Return both with nothing where it is dark (n,): of the sun a plant's model is sure, of a cloud nobody.

    The bands there are as wide as the meter was seen to scatter at these times of the clock, with a sound one 0.
    """
    back = frame.day * np.arange(1, len(frame.values) // frame.day + 1)
    rows = len(frame.values) - 1 + np.round(times[dark] / frame.step).astype(np.intp) - back[:, None]
    seen = frame.values[rows[(rows >= 0) & (rows < len(frame.values))]]
    seen = np.append(seen[np.isfinite(seen)], 0.0)
    tails = [(1.0 + side * level) / 2.0 for level in LEVELS for side in (-1, 1)]
    idle = np.quantile(seen, tails).tolist()
    sides = (np.minimum, np.maximum) * len(LEVELS)
    edges = (getattr(bands, one.name) for one in fields(bands))
    at_night = (np.where(dark, side(night, 0.0), edge) for edge, night, side in zip(edges, idle, sides, strict=True))
    return np.where(dark, 0.0, value), Bands(*at_night)


def _at_rest(value: Array, bands: Bands, frame: Frame, now: float) -> tuple[Array, Bands]:
    """Return both with what travels in one of the places where it rests (n,): it is hardly ever between two of them.

    An edge of a band is moved to the next of them only by what nobody would notice. What stops anywhere has no such
    places, and stays as it is told.
    """
    known = frame.values[np.isfinite(frame.values)]
    places, counts = np.unique(np.round(known), return_counts=True)
    often = counts >= RESTS * len(known)
    if counts[often].sum() < MOSTLY * len(known):
        return value, bands
    places = np.append(places[often], now)

    def nearest(course: Array) -> Array:
        found: Array = places[np.argmin(np.abs(course[:, None] - places), axis=1)]
        return found

    def moved_to(edge: Array) -> Array:
        place = nearest(edge)
        return np.where(np.abs(edge - place) <= UNNOTICED, place, edge)

    rested, sides = nearest(value), (np.minimum, np.maximum) * len(LEVELS)
    edges = (side(moved_to(getattr(bands, one.name)), rested) for one, side in zip(fields(bands), sides, strict=True))
    return rested, Bands(*edges)


def _bands(offsets: Array, horizons: Array, limits: tuple[float, float], value: Array, times: Array) -> Bands:
    """Return the bands (3, 2, n) around value; before and beyond the horizons (H,) with the root of time."""
    root, roots = np.sqrt(times), np.sqrt(horizons)
    factor = np.minimum(root / roots[0], 1.0) * np.clip(root / roots[-1], 1.0, WIDEST_GROWTH)
    edges = [np.clip(value + factor * offsets[level, side], *limits) for level in range(len(LEVELS)) for side in (0, 1)]
    return Bands(*edges)
