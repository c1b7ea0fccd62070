"""What really happens: outages, absence, open windows, hot and cold days are recognised, earlier answers scored."""

import asyncio
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from homeassistant.const import STATE_ON
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.util import dt as dt_util

from ..actions.response import shown_as
from ..const import LOGGER
from ..core.home.links import HomeLinks, Reach, Supply
from ..environment import people_home, resolved, state_of, tracked
from ..guard.facts import area_of
from ..home_links import async_home_links, window_rooms
from ..recorder_history import Gap, Wanted, async_gap, async_read
from ..sources import NOT_REPORTED
from ..store.errors import StoreError
from ..units import units_of
from ..weather_forecast import OUTDOOR, outdoor_wanted
from .blackout import Blackout, async_blackout
from .conduct import KIND
from .described import AWAY, HUB, INTERNET, POWER, WINDOW, Described, described
from .occurring import GAP, Occurring
from .scored import Occurrence, iso, of_silence, of_values, of_wave, silenced
from .waves import HEAT_WAVE, Wave, waves

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator
    from ..manager import Home
    from ..store.records import ScenarioRecord

LOOKS: Final = timedelta(seconds=30)
WEATHER_LOOKS: Final = timedelta(hours=6)
WEATHER_DAYS: Final = 45
FEWEST_DEVICES: Final = 3
FEWEST_SHARED: Final = 2
MOST_SILENT: Final = 0.6
"""Share of the devices on the mains that fall silent together in an outage."""
SHORTEST: Final[Mapping[str, float]] = {POWER: 60.0, INTERNET: 60.0, HUB: 60.0, AWAY: 3600.0, WINDOW: 1800.0}
"""s that something must last to count: a restart of an integration is none, nor is airing."""
SILENCES: Final = frozenset({POWER, INTERNET, HUB})
LOOKED_AT: Final = 100
SETTLED: Final = 300.0
TOO_LATE: Final = 1800.0
"""s after the start of Home Assistant at which most devices are heard again, and after which no more is waited for."""
LONGER: Final = 0.25
MOMENTS: Final = 600.0
"""Share, and s, by which something may last longer than an answer told, whose values can still be held against it."""
GRADUAL: Final = frozenset({"temperature", "humidity"})
"""Channels that do not jump, so that the least change of late is their sensor's step."""
SAME: Final = 1e-9
RESOLUTION: Final = "resolution"
DECIMALS: Final = (0.1, 0.01, 0.001)
CLOSE: Final = 0.02
"""Share of a decimal by which a reading that is kept in single precision may miss it."""
FEWEST_MOVES: Final = 3
"""Changes of a reading that tell its sensor's step."""


class Occurrences:
    """Watches for what scenarios describe."""

    def __init__(self, hass: HomeAssistant, home: Home) -> None:
        """Nothing is happening yet."""
        self._hass = hass
        self._home = home
        self._present: dict[tuple[str, str], Occurrence] = {}
        self._seen: set[str] = set()
        self._store = Occurring(hass)
        self._began: float | None = None
        self._gap: Gap | None = None
        self._lock = asyncio.Lock()

    @callback
    def async_start(self) -> CALLBACK_TYPE:
        """Begin to watch; call what is returned to end it."""
        agenda = self._home.agenda
        ends = (
            agenda.async_add("scenarios that occur", LOOKS, lambda: self._begin(self.async_look)),
            agenda.async_add("weather that occurs", WEATHER_LOOKS, lambda: self._begin(self.async_look_back)),
        )

        @callback
        def end() -> None:
            for one in ends:
                one()

        return end

    @callback
    def _begin(self, look: Any) -> None:
        self._home.entry.async_create_background_task(
            self._hass, look(time.time()), "digital_twin scenarios that occur"
        )

    async def async_look(self, now: float) -> None:
        """Take note of what is happening now, and score what is over."""
        async with self._lock:
            if self._began is None:
                self._began, self._present = now, await self._store.async_load(now)
                self._seen |= {twin_id for one in self._present.values() for twin_id in one.twins}
                if not any(one.kind == POWER for one in self._present.values()):
                    self._gap = await async_gap(self._hass)
            found = await self._async_found()
            for key, twins in found.items():
                one = self._present.setdefault(key, Occurrence(key[0], now))
                one.twins.update(twins)
                # What goes on long after a restart has its end seen.
                one.interrupted = one.interrupted and now - self._began < GAP
            over = [self._present.pop(key) for key in [key for key in self._present if key not in found]]
            await self._store.async_keep(self._present, now)
        for one in over:
            unknown = one.interrupted and one.kind not in SILENCES
            if now - one.since >= SHORTEST[one.kind] and not unknown:
                await self._async_score(one, now)
        if self._gap is not None and now - self._gap.until >= SETTLED:
            found_out = await async_blackout(self._hass, self._gap)
            if found_out is not None or now - self._gap.until >= TOO_LATE:
                self._gap = None
            if found_out is not None and found_out.until - found_out.since >= SHORTEST[POWER]:
                await self._async_score_blackout(found_out)

    async def _async_score_blackout(self, over: Blackout) -> None:
        """Score an answer about a power cut that took Home Assistant along, of the devices that tell what it did."""
        twins = {twin_id: twin.config.device_id for twin_id, twin in self._twins() if twin.config.device_id is not None}
        hit = {twin_id for twin_id, device_id in twins.items() if device_id in over.hit}
        spared = {twin_id for twin_id, device_id in twins.items() if device_id in over.spared}
        one = Occurrence(POWER, over.since, hit, known=frozenset(hit | spared))
        await self._async_score(one, over.until)

    async def _async_found(self) -> dict[tuple[str, str], set[str]]:
        """Return what is happening, by its kind and what it is about, with the twins it concerns."""
        home, hass = self._home, self._hass
        silent = {twin_id for twin_id, twin in self._twins() if not self._is_heard(twin)}
        self._seen |= {twin_id for twin_id, _ in self._twins()} - silent
        silent &= self._seen
        found: dict[tuple[str, str], set[str]] = {}
        if len(silent) >= FEWEST_SHARED:
            links = await async_home_links(hass, home)
            found = {(kind, ""): twins for kind, twins in recognise(links, silent, self._seen)}
        persons = tracked(hass, home.config.persons)
        if persons and all(state_of(hass, person) for person in persons) and not people_home(hass, persons):
            found[AWAY, ""] = set()
        for entity_id, area in window_rooms(hass, home).items():
            if (state := hass.states.get(entity_id)) is not None and state.state == STATE_ON:
                room = {twin_id for twin_id, twin in self._rooms() if area_of(hass, twin) == area}
                if room:
                    found[WINDOW, area] = room
        return found

    async def async_look_back(self, now: float) -> None:
        """Score answers about hot and cold days that are over, as the recorder has them."""
        hass, config = self._hass, self._home.config
        source = resolved(hass, config.outdoor_temperature) or resolved(hass, config.weather)
        if source is None:
            return
        start = now - WEATHER_DAYS * 86_400.0
        outdoor = (await async_read(hass, [outdoor_wanted(source)], start, now)).series.get(OUTDOOR.key)
        if outdoor is None:
            return
        found = await hass.async_add_executor_job(waves, outdoor, dt_util.get_default_time_zone())
        async with self._lock:
            for wave in found:
                await self._async_score_wave(wave)

    async def _async_score_wave(self, wave: Wave) -> None:
        """Hold the last answer about a wave against it, once."""
        found = await self._async_record(wave.kind, wave.since)
        if found is None or (found[0].outcome or {}).get("since") == iso(wave.since):
            return
        record, _ = found
        rooms = {twin.sources[twin.config.main]: twin for _, twin in self._rooms()}
        extremes = await self._async_extremes(wave, rooms)
        self._keep(record, wave.kind, of_wave(record, wave, rooms, extremes, self._shown, self._step_of))

    async def _async_extremes(self, wave: Wave, rooms: Mapping[str, TwinCoordinator]) -> dict[str, float]:
        """Return how warm (of cold days how cold) it became in each room in °C."""
        found: dict[str, float] = {}
        for entity_id, twin in rooms.items():
            binding = next((one for one in twin.bindings if one.channel == "temperature"), None)
            if binding is None:
                continue
            wanted = Wanted(twin.channels["temperature"], (binding.entity_id,), binding.read)
            series = (await async_read(self._hass, [wanted], wave.since, wave.until)).series.get("temperature")
            if series is not None and np.isfinite(series.values).any():
                extreme = np.nanmax if wave.kind == HEAT_WAVE else np.nanmin
                found[entity_id] = float(extreme(series.values))
        return found

    def _twins(self) -> Iterator[tuple[str, TwinCoordinator]]:
        return ((twin.spec.twin_id, twin) for twin in self._home.twins.values())

    def _rooms(self) -> Iterator[tuple[str, TwinCoordinator]]:
        return ((twin_id, twin) for twin_id, twin in self._twins() if twin.kind.id == "thermostat")

    def _is_heard(self, twin: TwinCoordinator) -> bool:
        state = self._hass.states.get(twin.sources[twin.config.main])
        return state is not None and state.state not in NOT_REPORTED

    async def _async_record(
        self, kind: str, before: float, fits: Callable[[ScenarioRecord, Described], bool] = lambda *_: True
    ) -> tuple[ScenarioRecord, Described] | None:
        """Return the last answer about a kind that was given before a time and fits, and what it is about."""
        try:
            records = await self._home.scenarios.async_records((KIND,), LOOKED_AT)
        except StoreError as err:
            LOGGER.debug("An earlier scenario cannot be scored: %s", err)
            return None
        zone, units = dt_util.get_default_time_zone(), units_of(self._hass)
        for record in records:
            told = described(record, zone, units) if record.at < before else None
            if told is not None and told.kind == kind and fits(record, told):
                return record, told
        return None

    async def _async_score(self, over: Occurrence, end: float) -> None:
        """Hold the last answer about what happened against it, and keep what comes of that; once."""
        twins = dict(self._twins())
        about = {twins[one].sources[twins[one].config.main] for one in over.twins if one in twins}
        areas = {area_of(self._hass, twins[one]) for one in over.twins if one in twins}
        contacts = {entity_id for entity_id, area in window_rooms(self._hass, self._home).items() if area in areas}

        def fits(record: ScenarioRecord, told: Described) -> bool:
            """Return whether an answer is about this room, or this hub, and not another."""
            if over.kind == WINDOW and told.entities is not None:
                return bool((about | contacts) & told.entities)
            if over.kind == WINDOW:
                return bool(about & record.result.get("twins", {}).keys())
            return over.kind != HUB or bool(about & silenced(record))

        found = await self._async_record(over.kind, over.since, fits)
        if found is None or (found[0].outcome or {}).get("since") == iso(over.since):
            return
        record, told = found
        lasted = end - over.since
        alike = told.lasting is None or lasted <= told.lasting * (1.0 + LONGER) + MOMENTS
        if over.kind in SILENCES:
            outcome = of_silence(record, over, end, twins, self._value_of, self._step_of, told.at, alike=alike)
            self._keep(record, over.kind, outcome)
        elif alike:
            self._keep(record, over.kind, of_values(record, over, end, twins, self._value_of, self._step_of, told.at))

    @callback
    def _keep(self, record: ScenarioRecord, kind: str, outcome: dict[str, Any]) -> None:
        self._home.database.write(replace(record, outcome=outcome))
        self._home.events.async_add(
            "scenario_checked",
            twin=None,
            category="scenario",
            data={
                "scenario_id": record.scenario_id,
                "name": str(record.name or kind),
                "percent": round(100.0 * outcome["right"]),
            },
        )

    def _value_of(self, twin: TwinCoordinator, channel: str) -> float | None:
        """Return what a channel is now, in the unit that answers are kept in; None: its source is not heard."""
        source = next((one.entity_id for one in twin.bindings if one.channel == channel), None)
        state = None if source is None else self._hass.states.get(source)
        if state is None or state.state in NOT_REPORTED:
            return None
        value = twin.state.get(channel) if channel in twin.channels else None
        return None if value is None or isinstance(value, str | bool) else self._shown(twin, channel, float(value))

    def _step_of(self, twin: TwinCoordinator, channel: str) -> float:
        """Return in what steps a channel is reported, in the unit that answers are kept in."""
        return abs(reported_step(twin, channel) * shown_as(self._hass, twin, channel).factor)

    def _shown(self, twin: TwinCoordinator, channel: str, value: float) -> float:
        shown = shown_as(self._hass, twin, channel).number(value)
        return value if shown is None else shown


def reported_step(twin: TwinCoordinator, channel: str) -> float:
    """Return in what steps a channel was reported of late, else at least in what steps it is; 0: nobody knows.

    That is as its channel says, as its history showed, or as many decimals as its readings have.
    """
    ring = twin.state.recent.get(channel)
    values = np.zeros(0) if ring is None else np.asarray(ring.values[: ring.count], dtype=np.float64)
    values = values[np.isfinite(values)]
    if channel in GRADUAL:
        moved = np.abs(np.diff(values))
        moved = moved[moved > SAME]
        if moved.size >= FEWEST_MOVES:
            return float(moved.min())
    learned = None if twin.learned is None else twin.learned.parameters.get(RESOLUTION)
    shown = 0.0 if learned is None or not learned.identified or channel != twin.main_channel else learned.value
    return max(twin.channels[channel].resolution, shown, _written(values))


def _written(values: np.ndarray) -> float:
    """Return the step that the decimals of readings leave open; whole numbers may have lost a decimal that was 0."""
    if not values.size:
        return 0.0
    fitting = (step for step in DECIMALS if np.all(np.abs(values / step - np.round(values / step)) < CLOSE))
    return next(fitting, 0.0)


def recognise(links: HomeLinks, silent: set[str], known: set[str]) -> Iterator[tuple[str, set[str]]]:
    """Yield what the devices that fell silent (of those known) tell has failed, with the devices it took.

    Power comes before all: without it nothing can be said of hub and internet.
    """
    mains = {twin_id for twin_id in known if links.device(twin_id).supply not in (Supply.BATTERY, Supply.UPS)}
    gone = mains & silent
    if len(gone) >= FEWEST_DEVICES and len(gone) >= MOST_SILENT * len(mains):
        yield POWER, silent
        return
    cloud = {twin_id for twin_id in known if links.device(twin_id).reach is Reach.CLOUD}
    if len(cloud) >= FEWEST_SHARED and cloud <= silent and len(cloud) < len(known):
        yield INTERNET, cloud
    for hub in links.hubs:
        behind = {twin_id for twin_id in known if links.device(twin_id).hub == hub}
        if len(behind) >= FEWEST_SHARED and behind <= silent and behind < known:
            yield HUB, behind
            return
