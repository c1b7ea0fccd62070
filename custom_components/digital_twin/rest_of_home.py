"""What the home draws beside its twins, as its meter showed it: the last weeks by day and hour, read once a day."""

import asyncio
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from homeassistant.components.recorder.statistics import statistics_during_period
from homeassistant.const import UnitOfEnergy, UnitOfPower
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.recorder import DATA_INSTANCE
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey
from numpy.typing import NDArray
from sqlalchemy.exc import SQLAlchemyError

from .const import DOMAIN, LOGGER
from .core.channel import Channel, Quantity
from .core.footprint import HOUR, Span
from .core.home.rest import HOURS, PastRest, Rest
from .core.models.room_heat import drawn_most
from .core.settings import RATED_POWER
from .core.settings import number as number_of
from .energy_use import of_meter, of_power
from .environment.days import async_free_days
from .environment.states import resolved
from .guard.facts import home_power
from .recorder_history import Wanted, async_read

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator
    from .environment.pattern import IsFree
    from .manager import Home
    from .sources import Binding

type Array = NDArray[np.float64]

DAYS: Final = 28
DAYS_OF_STATES: Final = 7
"""Of what keeps no statistics fewer days are read."""
FRESH: Final = 86_400.0
FIRST_PATIENCE: Final = 1.0
FEWEST: Final = 3
"""Hours of the meter from which on anything is usual."""
BEHIND: Final = 600.0
"""s that statistics of five minutes may lag behind."""
KNOWN: Final = 0.5
ACTING: Final = Channel(key="acting", quantity=Quantity.BINARY)
ACTS: Final = frozenset({"cooling", "heating", "preheating"})
METER: Final = Channel(key="meter", quantity=Quantity.NUMBER, lower=-1e6, upper=1e6)
UNITS: Final[dict[str, str]] = {"power": UnitOfPower.WATT, "energy": UnitOfEnergy.KILO_WATT_HOUR}


@dataclass(frozen=True, slots=True)
class _Source:
    """An entity that tells a power: sign of it in the sum; energy: it counts kWh; rated: W while it is on."""

    wanted: Wanted
    sign: float = 1.0
    energy: bool = False
    rated: float | None = None
    statistics: bool = True

    @property
    def entity_id(self) -> str:
        return self.wanted.entity_ids[0]


class _UnreadableError(Exception):
    """The recorder could not be read, which tells nothing of what it holds."""


@dataclass(slots=True)
class _Cached:
    past: PastRest | None = None
    at: float = -math.inf
    task: asyncio.Task[None] | None = None
    late: asyncio.Task[float | None] | None = None
    """A reading of the last hour that took longer than anybody waits."""


_CACHE: HassKey[dict[tuple[str, ...], _Cached]] = HassKey(f"{DOMAIN}_rest_of_home")


async def async_rest(
    hass: HomeAssistant, home: Home, start: float, horizon: float, *, beside: Iterable[TwinCoordinator] | None = None
) -> Rest | None:
    """Return what will be drawn beside the twins from start (epoch s) over horizon (s); None where no meter tells.

    What is known of the past is read in the background, and anew every day. beside: only these twins (None: all).
    A recorder that is busy holds nobody up: what it does not tell in time counts as unknown.
    """
    meter = resolved(hass, home.config.home_power)
    if meter is None or DATA_INSTANCE not in hass.data:
        return None
    twins = home.twins.values() if beside is None else beside
    sources = (_Source(Wanted(METER, (meter,), home_power)), *_twins(twins, meter))
    is_free = await async_free_days(hass, home, resolved(hass, home.config.workday), start)
    cached = hass.data.setdefault(_CACHE, {}).setdefault(tuple(one.entity_id for one in sources), _Cached())
    now = dt_util.utcnow().timestamp()
    if not 0.0 <= now - cached.at < FRESH and (cached.task is None or cached.task.done()):
        reading = _async_renew(hass, cached, sources, is_free, now)
        cached.task = home.entry.async_create_background_task(hass, reading, "digital_twin rest of the home")
        await asyncio.wait({cached.task}, timeout=FIRST_PATIENCE)
    if cached.past is None:
        return None
    lately = await _async_in_time(hass, home, cached, sources, start)
    first = start // HOUR * HOUR - HOUR
    hours = first + HOUR * np.arange(math.ceil((start + horizon - first) / HOUR), dtype=np.float64)
    days, places, free = _local(hours, is_free)
    return cached.past.ahead(days, places, free, start, lately)


@callback
def _twins(twins: Iterable[TwinCoordinator], meter: str) -> list[_Source]:
    """Return what tells the powers of the twins: a sensor of it, a meter of its own, or that it is on."""
    others = (twin for twin in twins if meter != twin.sources[twin.config.main])
    return [source for twin in others if (source := _source(twin)) is not None]


def _source(twin: TwinCoordinator) -> _Source | None:
    bound = {binding.channel: binding for binding in twin.bindings}
    for key in ("power", "production", "energy"):
        if (binding := bound.get(key)) is not None:
            return _Source(
                Wanted(twin.channels[key], (binding.entity_id,), binding.read),
                sign=-1.0 if twin.kind.id == "pv" or key == "production" else 1.0,
                energy=key == "energy",
                statistics=binding.attribute is None,
            )
    if twin.kind.id == "thermostat":
        return _heater(twin, bound)
    rated, binding = number_of(twin.config.settings, RATED_POWER), bound.get("on")
    if rated is None or binding is None:
        return None
    wanted = Wanted(twin.channels["on"], (binding.entity_id,), binding.read)
    return _Source(wanted, rated=rated, statistics=False)


def _heater(twin: TwinCoordinator, bound: Mapping[str, Binding]) -> _Source | None:
    """Return what tells that electricity heats or cools which nothing measures: a valve's opening, or an action."""
    most = drawn_most(twin.snapshot())
    if not most:
        return None
    if (valve := bound.get("valve")) is not None:
        return _Source(
            Wanted(twin.channels["valve"], (valve.entity_id,), valve.read), rated=most / 100, statistics=False
        )
    if (action := bound.get("hvac_action")) is None:
        return None
    read = action.read
    wanted = Wanted(ACTING, (action.entity_id,), lambda state: read(state) in ACTS)
    return _Source(wanted, rated=most, statistics=False)


async def _async_renew(
    hass: HomeAssistant, cached: _Cached, sources: tuple[_Source, ...], is_free: IsFree, now: float
) -> None:
    """Read the past anew: soon again where that failed or told nothing, and what was known before stays."""
    cached.at = now - FRESH + HOUR
    end = now // HOUR * HOUR
    hours = end - HOUR * np.arange(DAYS * HOURS, 0, -1, dtype=np.float64)
    try:
        powers = await _async_statistics(hass, sources, hours, HOUR)
        for index in np.flatnonzero(np.isnan(powers).all(axis=1)):
            powers[index] = await _async_states(hass, sources[index], hours)
    except _UnreadableError:
        return
    if (past := await hass.async_add_executor_job(_past, powers, hours, is_free)) is not None:
        cached.past, cached.at = past, now


def _past(powers: Array, hours: Array, is_free: IsFree) -> PastRest | None:
    """Return the past of powers (n, H) W, the first of them the main meter's, in hours from these times (epoch s)."""
    days, places, free = _local(hours, is_free)
    rest = _beyond(powers, places)
    if (~np.isnan(rest)).sum() < FEWEST:
        return None
    order = days - days[0]
    shape = (int(order[-1]) + 1, HOURS)
    known = ~np.isnan(rest)
    sums, counts = np.zeros(shape), np.zeros(shape)
    np.add.at(sums, (order[known], places[known]), rest[known])
    np.add.at(counts, (order[known], places[known]), 1.0)
    table = np.where(counts > 0, sums / np.maximum(counts, 1.0), np.nan)
    of_day = np.zeros(shape[0])
    of_day[order] = free
    seen = counts.any(axis=1)
    return PastRest.of(table[seen], of_day[seen])


def _beyond(powers: Array, places: NDArray[np.intp]) -> Array:
    """Return what the meter (first row) shows beyond the twins, W; where one of them is unknown, beyond its mean then.

    No more than the meter shows is a twin's; only what is fed into the grid may be more than any twin tells of.
    """
    meter, twins = powers[0], np.zeros(powers.shape[1])
    for power in powers[1:]:
        if np.isnan(power).all():
            continue
        usual = np.full(HOURS, np.nanmean(power))
        for hour in range(HOURS):
            own = power[(places == hour) & ~np.isnan(power)]
            if own.size:
                usual[hour] = own.mean()
        twins += np.where(np.isnan(power), usual[places], power)
    return np.where(meter < 0.0, meter - twins, np.maximum(meter - twins, 0.0))


async def _async_in_time(
    hass: HomeAssistant, home: Home, cached: _Cached, sources: tuple[_Source, ...], start: float
) -> float | None:
    """Return what the last hour tells, None where that takes too long; until such a reading ends nobody waits again."""
    if cached.late is not None and not cached.late.done():
        return None
    reading = _async_lately(hass, sources, start)
    task = home.entry.async_create_background_task(hass, reading, "digital_twin last hour of the home")
    await asyncio.wait({task}, timeout=FIRST_PATIENCE)
    if not task.done():
        cached.late = task
        return None
    return None if task.cancelled() else task.result()


async def _async_lately(hass: HomeAssistant, sources: tuple[_Source, ...], start: float) -> float | None:
    """Return the mean power (W) beside the twins in the hour before start; None where that is not known of the meter.

    Of what keeps no statistics the states tell; a twin of which neither tells counts as drawing nothing.
    """
    step = 300.0
    times = start // step * step - step * np.arange(HOUR // step + BEHIND // step, 0, -1, dtype=np.float64)
    try:
        powers = await _async_statistics(hass, sources, times, step)
        told = ~np.isnan(powers).all(axis=1)
        known = ~np.isnan(powers[told]).any(axis=0)
        if known.sum() * step < KNOWN * HOUR:
            return None
        powers = powers[:, known]
        for index in np.flatnonzero(~told):
            powers[index] = await _async_states(hass, sources[index], np.array([start - HOUR]))
    except _UnreadableError:
        return None
    meter, twins = powers[0], np.nan_to_num(powers[1:]).sum(axis=0)
    if np.isnan(meter).any():
        return None
    return max(float((meter - twins).mean()), min(float(meter.min()), 0.0))


async def _async_statistics(hass: HomeAssistant, sources: tuple[_Source, ...], times: Array, step: float) -> Array:
    """Return the mean power (n, T) W of each source in steps from these times, NaN where no statistics tell.

    Raises _UnreadableError where the recorder fails.
    """
    found = np.full((len(sources), times.size), np.nan)
    wanted = {source.entity_id for source in sources if source.statistics}
    try:
        rows = await hass.data[DATA_INSTANCE].async_add_executor_job(_rows, hass, wanted, times, step)
    except (SQLAlchemyError, RuntimeError) as err:
        LOGGER.warning("The recorder's statistics could not be read: %s", err)
        raise _UnreadableError from err
    for index, source in enumerate(sources):
        for row in rows.get(source.entity_id, []) if source.statistics else []:
            place = round((float(row["start"]) - float(times[0])) / step)
            value = row.get("change") if source.energy else row.get("mean")
            if 0 <= place < times.size and value is not None:
                scale = 1000.0 * HOUR / step if source.energy else 1.0
                found[index, place] = source.sign * scale * float(value)
    return found


def _rows(hass: HomeAssistant, wanted: set[str], times: Array, step: float) -> dict[str, list[Any]]:
    """Return the statistics of entities. Runs in the recorder's executor."""
    found: dict[str, list[Any]] = statistics_during_period(
        hass,
        dt_util.utc_from_timestamp(float(times[0])),
        dt_util.utc_from_timestamp(float(times[-1]) + step),
        wanted,
        "hour" if step == HOUR else "5minute",
        UNITS,
        {"mean", "change"},
    )
    return found


async def _async_states(hass: HomeAssistant, source: _Source, hours: Array) -> Array:
    """Return the mean power (H,) W of a source by its recorded states.

    Raises _UnreadableError where the recorder fails.
    """
    lately = hours[-DAYS_OF_STATES * HOURS :]
    found = np.full(hours.shape, np.nan)
    key = source.wanted.channel.key
    history = await async_read(hass, [source.wanted], float(lately[0]), float(lately[-1]) + HOUR)
    if history.notes:
        raise _UnreadableError
    if (series := history.series.get(key)) is None:
        return found
    span = Span(lately, lately + HOUR)
    energy = of_meter(series.at, span) if source.energy else of_power(series.at, span)
    scale = 1000.0 if source.rated is None else 1000.0 * source.rated
    found[-lately.size :] = source.sign * scale * energy
    return found


def _local(hours: Array, is_free: IsFree) -> tuple[NDArray[np.intp], NDArray[np.intp], Array]:
    """Return of hours from these times (epoch s) the number of the local day, its hour, and whether the day is free."""
    middles = [dt_util.as_local(dt_util.utc_from_timestamp(at + HOUR / 2)) for at in hours.tolist()]
    return (
        np.array([moment.date().toordinal() for moment in middles], dtype=np.intp),
        np.array([moment.hour for moment in middles], dtype=np.intp),
        np.array([float(is_free(moment.date())) for moment in middles]),
    )
