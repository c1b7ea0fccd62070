"""Learning a device: its recorded history to the worker, what was learned back."""

import math
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np
from homeassistant.const import STATE_HOME, STATE_OFF, STATE_ON
from homeassistant.core import HomeAssistant, State

from .beside import beside
from .clock_change import on_todays_clock, wall_clock
from .const import LOGGER
from .core.channel import Channel, Quantity
from .core.clock import Clock
from .core.hourly import HOUR, Hourly
from .core.learning.common import MONTHS_READ, MONTHS_SINCE
from .core.learning.poison import HABITS
from .core.messages import Message
from .core.models.kinds import KINDS
from .core.models.switching import WORKDAY
from .core.requests import MONTHS, LearnRequest
from .core.series import Series
from .core.twin import Learned, TwinSpec, named
from .environment import resolved, tracked
from .environment.days import async_free_days, by_local_day
from .recorder_history import Combine, Wanted, async_read, async_states_seen
from .recorder_months import Statistic, async_months, async_sun
from .solar import SOLAR_KIND, SUN_DIRECTION, direction, irradiance
from .sources import Binding, bind
from .storage_around import around_storage
from .traits import traits
from .weather_forecast import OUTDOOR, outdoor_wanted
from .worker.errors import WorkerError

if TYPE_CHECKING:
    from .data import HomeConfig, TwinConfig
    from .manager import Home

LEARN_DAYS: Final = 30
MONTHS_BACK: Final = 365
"""Days of hourly statistics: every season once, some 9,000 rows of a channel."""
MONTHS_STAY: Final = 7 * 86_400.0
ROOM: Final = "thermostat"
SET_BY_CLOCK: Final = frozenset({ROOM, "battery", "water_heater"})
"""Kinds of which people go by the clock on the wall, and the rest by the sun; a storage with modes by the sun alone."""
MONTHLY: Final[Mapping[str, tuple[str, ...]]] = {SOLAR_KIND: ("production",), ROOM: ("temperature", "valve", "power")}
"""Channels by kind of which months of hours tell what days do not."""
TIMEOUT: Final = 300.0
SUN_STEP: Final = 900.0
READING_SHARE: Final = 0.6
WINDOW: Final = "window"
STATISTICS: Final = frozenset({"temperature", "humidity"})
"""Channels whose hourly means tell as much as their samples; a mean of power hides every cycle."""
PEOPLE: Final = Channel(key="people", quantity=Quantity.NUMBER, lower=0, upper=100)
MESSAGES: dict[str, tuple[str, ...]] = {
    "learning_failed": (),
    "learning_source_missing": ("entity",),
}


async def async_learn(
    hass: HomeAssistant,
    home: Home,
    config: TwinConfig,
    on_progress: Callable[[float], None] | None = None,
    *,
    since: float = 0.0,
    days: float | None = None,
    before: Learned | None = None,
    unit: str | None = None,
) -> Learned:
    """Learn a device from what the recorder kept of its entities; on_progress is told the share done, 0 to 1.

    days: how far back (default LEARN_DAYS, and MONTHS_BACK of hourly statistics); nothing before since (epoch s)
    counts. before: what was learned of it before, which the months are not read again for in MONTHS_STAY.
    unit: that a plain sensor is followed in.

    Never raises for a missing recorder, history, entity or worker: the report then says what is missing.
    """
    kind = KINDS[config.kind]
    main = resolved(hass, config.main)
    if main is None:
        return _nothing(config, Message("learning_source_missing", {"entity": config.main}))
    bindings, channels = bind(
        hass,
        kind,
        main,
        [entity_id for ref in config.members if (entity_id := resolved(hass, ref))],
        {
            role: tuple(entity_id for ref in refs if (entity_id := resolved(hass, ref)))
            for role, refs in config.roles.items()
        },
        unit,
    )
    now = time.time()
    start = max(now - (LEARN_DAYS if days is None else days) * 86_400, min(since, now))
    options = {
        binding.channel: seen
        for binding in bindings
        if (channel := channels[binding.channel]).quantity is Quantity.OPTION and not channel.options
        if (seen := await async_states_seen(hass, binding.entity_id, start))
    }
    channels = named(channels, options)
    device = wanted_of(bindings, channels)
    read = {binding.entity_id for binding in bindings}
    foretold = channels.get(kind.main)
    surroundings = [
        *surroundings_of(hass, home.config),
        *beside(hass, home, config.kind, main, read, foretold),
        *around_storage(hass, home, config.kind, set(channels)),
    ]

    def on_read(share: float) -> None:
        if on_progress is not None:
            on_progress(READING_SHARE * share)

    history = await async_read(hass, [*device, *surroundings], start, now, on_read)
    keys = {wish.channel.key for wish in surroundings}
    own = {key: series for key, series in history.series.items() if key not in keys}
    if not own and history.notes:
        return _nothing(config, *history.notes)
    notes = history.notes
    works: dict[str, Series] = {}
    if config.kind in HABITS:
        moved, changed = on_todays_clock(own | await _async_days(hass, home, own, now), now)
        own = {key: series for key, series in moved.items() if key in own}
        works = {key: series for key, series in moved.items() if key not in own}
        notes += changed
    earlier = {name: row for name, row in _earlier(before).items() if days is None or name == MONTHS_SINCE}
    months: dict[str, Hourly] = {}
    months_sun: Mapping[str, Series] = {}
    if days is None and now - earlier.get(MONTHS_READ, (0.0,))[0] >= MONTHS_STAY:
        # The hour in which what counts began is left out: its mean holds what was before.
        first = max(now - MONTHS_BACK * 86_400, math.ceil(min(since, now) / HOUR) * HOUR)
        months = await async_months(hass, statistics_of(hass, home.config, config.kind, bindings, channels), first, now)
        if months:
            months_sun = await async_sun(hass, first, now, where=config.kind == SOLAR_KIND)
    environment = works | {key: series for key, series in history.series.items() if key in keys}
    if own:
        first = min(series.times[0] for series in own.values())
        environment |= _sun(hass, first, now, where=config.kind == SOLAR_KIND)
    request = LearnRequest(
        spec=TwinSpec(
            twin_id=config.key,
            name=config.name,
            kind=config.kind,
            fidelity=config.fidelity,
            channels=channels,
            settings={**traits(hass, main, config.kind), **config.settings},
        ),
        history=own,
        environment=environment,
        months=months,
        months_sun=months_sun,
        earlier=earlier,
        clock=_clock(config.kind, own, now),
        now=now,
    )
    try:
        learned: Learned = await home.worker.run("learn", request, timeout=TIMEOUT)
    except WorkerError as err:
        LOGGER.warning("%s could not be learned: %s", config.name, err)
        return _nothing(config, Message("learning_failed"))
    if on_progress is not None:
        on_progress(1.0)
    return replace(learned, options=options, report=(*learned.report, *notes))


async def _async_days(hass: HomeAssistant, home: Home, own: Mapping[str, Series], now: float) -> dict[str, Series]:
    """Return which days of a history were working days."""
    starts = [float(series.times[0]) for series in own.values() if series.times.size]
    if not starts or WORKDAY in own:
        return {}
    is_free = await async_free_days(hass, home, resolved(hass, home.config.workday), now)
    times = np.arange(min(starts), now, SUN_STEP, dtype=np.float64)
    works = by_local_day(times, lambda day: float(not is_free(day)))
    turns = np.flatnonzero(np.append(True, works[1:] != works[:-1]))
    return {WORKDAY: Series(times[turns], works[turns], now)}


def _clock(kind: str, own: Mapping[str, Series], now: float) -> Clock:
    """Return the clock that a kind's habits are learned by: of what was laid onto today's, as it stands now."""
    if kind in HABITS:
        return wall_clock(now, now)
    starts = [float(series.times[0]) for series in own.values() if series.times.size]
    by_sun = kind not in SET_BY_CLOCK or "storage_mode" in own
    return () if by_sun or not starts else wall_clock(min(starts), now)


def _nothing(config: TwinConfig, *report: Message) -> Learned:
    return Learned(kind=config.kind, structure="prior", learned_at=time.time(), report=report)


def wanted_of(bindings: list[Binding], channels: dict[str, Channel]) -> list[Wanted]:
    """Return what to read of the device's own entities; the contacts of a room's windows make one channel."""
    windows = tuple(binding.entity_id for binding in bindings if binding.channel == WINDOW)
    wanted = [
        Wanted(
            channels[binding.channel],
            (binding.entity_id,),
            binding.read,
            statistics=binding.attribute is None and binding.channel in STATISTICS,
        )
        for binding in bindings
        if binding.channel != WINDOW
    ]
    return [*wanted, Wanted(channels[WINDOW], windows, _is_open)] if windows else wanted


def statistics_of(
    hass: HomeAssistant, settings: HomeConfig, kind: str, bindings: list[Binding], channels: Mapping[str, Channel]
) -> list[Statistic]:
    """Return whose hourly statistics tell of a device what its last days may not: only sensors keep any."""
    own = {one.channel: one.entity_id for one in bindings if one.attribute is None}
    wanted = [Statistic(channels[key], own[key]) for key in MONTHLY.get(kind, ()) if key in own]
    if "power" in MONTHLY.get(kind, ()) and "energy" in own and (power := KINDS[kind].channel("power")) is not None:
        wanted.append(Statistic(power, own["energy"], metered=True))
    outdoor = resolved(hass, settings.outdoor_temperature)
    if kind == ROOM and wanted and outdoor is not None:
        wanted.append(Statistic(OUTDOOR, outdoor))
    return wanted


def _earlier(before: Learned | None) -> dict[str, tuple[float, ...]]:
    """Return what months of hours told an earlier learning."""
    return {} if before is None else {name: row for name, row in before.tables.items() if name.startswith(MONTHS)}


def _is_open(state: State) -> object:
    return {STATE_ON: True, STATE_OFF: False}.get(state.state)


def _is_home(state: State) -> object:
    return 1.0 if state.state == STATE_HOME else 0.0


def surroundings_of(hass: HomeAssistant, settings: HomeConfig) -> list[Wanted]:
    """Return what to read of the home: the outdoor temperature, and how many people are in."""
    wanted: list[Wanted] = []
    if outdoor := resolved(hass, settings.outdoor_temperature) or resolved(hass, settings.weather):
        wanted.append(outdoor_wanted(outdoor))
    if persons := tracked(hass, settings.persons):
        wanted.append(Wanted(PEOPLE, persons, _is_home, Combine.SUM))
    return wanted


def _sun(hass: HomeAssistant, start: float, end: float, *, where: bool) -> dict[str, Series]:
    """Return the irradiance under a clear sky, as clouds are not recorded anywhere, and where the sun stood."""
    times = np.arange(start, end, SUN_STEP, dtype=np.float64)
    home = hass.config.latitude, hass.config.longitude
    columns = {"sun": irradiance(times, *home)}
    if where:
        columns |= dict(zip(SUN_DIRECTION, direction(times, *home), strict=True))
    return {name: Series(times, values, end) for name, values in columns.items()}
