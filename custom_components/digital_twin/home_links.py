"""How the twins hang together: areas, doors, the mains, hubs and integrations, as Home Assistant knows them."""

import asyncio
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from homeassistant.components.binary_sensor.const import BinarySensorDeviceClass
from homeassistant.components.sensor.const import SensorDeviceClass
from homeassistant.const import ATTR_DEVICE_CLASS, ATTR_UNIT_OF_MEASUREMENT, UnitOfTemperature
from homeassistant.core import HomeAssistant, State, callback
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import entity_registry as er
from homeassistant.loader import IntegrationNotLoaded, async_get_loaded_integration
from homeassistant.util import slugify
from homeassistant.util.unit_conversion import TemperatureConverter

from .const import DOMAIN, Role
from .core.home.links import Adjacency, Circuit, Device, HomeLinks, Reach, Restore, Supply, Zone
from .core.settings import (
    APPLIANCE,
    CIRCUIT,
    CIRCUIT_FUSE,
    FEEDS_HUB,
    PHASE,
    POWER_ON,
    Appliance,
    Phase,
)
from .core.settings import number as number_of
from .environment import resolved
from .environment.states import PRESENCE, number, state_of
from .guard.facts import area_of, home_power
from .home_doors import OUTDOORS, adjacency, lived_in
from .home_supplies import Hubs, Supplies
from .sources import NOT_REPORTED

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator
    from .manager import Home

MAIN: Final = "main"
AT_ONCE: Final = 25
"""Twins that are looked at in one turn of the loop."""
DEFAULT_RESIDENTS: Final = 2
_POWER_ON: Final = re.compile(r"power_on|power_up|start_?up|restore", re.IGNORECASE)
_AS_BEFORE: Final = frozenset({
    "previous", "previousvalue", "previousstate", "last", "laststate", "lastvalue", "restore", "restorelast", "memory",
})  # fmt: skip
GRID_TIED: Final = frozenset({"battery", "pv"})
"""Kinds that stop with the mains though a battery of theirs may be full: chargers and inverters."""
_MEASURES: Final[Mapping[str, str]] = {
    SensorDeviceClass.TEMPERATURE: "temperature",
    SensorDeviceClass.HUMIDITY: "humidity",
    SensorDeviceClass.ILLUMINANCE: "illuminance",
    **dict.fromkeys(PRESENCE, "occupancy"),
}
_SHADES: Final = frozenset({"awning", "blind", "curtain", "shade", "shutter"})


async def async_home_links(hass: HomeAssistant, home: Home, then: Mapping[str, State] | None = None) -> HomeLinks:
    """Return the links of all twins; what nobody knows stays unknown. The loop gets its turns in between.

    then: what the entities of read_for_links said at another time, where the links are those of that time.
    """
    config = home.config

    def told(ref: str | None) -> State | None:
        if then is None:
            return state_of(hass, ref)
        state = then.get(resolved(hass, ref) or "")
        return None if state is None or state.state in NOT_REPORTED else state

    areas = {area.id: area for area in ar.async_get(hass).async_list_areas()}
    gathered = _Gathered(hass, home)
    devices: dict[str, Device] = {}
    for index, twin in enumerate(tuple(home.twins.values())):
        if index % AT_ONCE == AT_ONCE - 1:
            await asyncio.sleep(0)
        devices[twin.spec.twin_id] = gathered.device(twin)
    await asyncio.sleep(0)
    network = [
        twin.spec.twin_id for twin in home.twins.values() if twin.config.settings.get(APPLIANCE) == Appliance.NETWORK
    ]
    return HomeLinks(
        zones={area_id: _zone(area, told) for area_id, area in areas.items()},
        adjacency=tuple(adjacency(home, areas, devices)),
        circuits=circuits_of(home),
        devices=devices,
        hubs=_fed(home, gathered.hubs),
        hub_names=gathered.hubs.names,
        mains_hubs=gathered.hubs.on_mains(gathered.supplies.by_device),
        network=tuple(network),
        router_backup=gathered.supplies.router(),
        measured_power=home_power(told(config.home_power)),
        residents=len(config.persons) or DEFAULT_RESIDENTS,
    )


def circuits_of(home: Home) -> dict[str, Circuit]:
    """Return the main circuit and those that twins are said to hang on, each with the least fuse told of it."""
    config = home.config
    phases = max(config.phases, 1)
    meter = resolved(home.hass, config.home_power)
    shown_by = next((twin for twin in home.twins.values() if meter == twin.sources[twin.config.main]), None)
    found = {
        MAIN: Circuit(
            circuit_id=MAIN, name=config.name, limit=config.main_fuse, phases=phases, main=True,
            meter=None if shown_by is None else shown_by.spec.twin_id,
        )
    }  # fmt: skip
    only = _single_phases(home)
    for twin in home.twins.values():
        if (name := twin.config.settings.get(CIRCUIT)) is None:
            continue
        key, fuse = circuit_id(str(name)), number_of(twin.config.settings, CIRCUIT_FUSE)
        limits = [one for one in (fuse, found[key].limit if key in found else None) if one is not None]
        found[key] = Circuit(
            circuit_id=key, name=str(name), limit=min(limits, default=None), phases=1 if key in only else phases,
            phase=only.get(key, 0), parent=MAIN,
        )  # fmt: skip
    return found


def _single_phases(home: Home) -> dict[str, int]:
    """Return the circuits of which all that is told is one phase, with that: whatever hangs on them hangs on it."""
    told: dict[str, set[int]] = {}
    for twin in home.twins.values():
        if (name := twin.config.settings.get(CIRCUIT)) is not None and (phase := _phase(twin)):
            told.setdefault(circuit_id(str(name)), set()).add(phase)
    return {key: next(iter(phases)) for key, phases in told.items() if len(phases) == 1}


def _phase(twin: TwinCoordinator) -> int:
    answer = twin.config.settings.get(PHASE)
    return 0 if answer is None else list(Phase).index(Phase(str(answer))) + 1


def circuit_id(name: str) -> str:
    """Return the id of a circuit by its name; none is that of the main one."""
    found = slugify(name)
    return f"{found}_" if found == MAIN else found


def _fed(home: Home, hubs: Hubs) -> dict[str, str | None]:
    """Return per hub the twin that it runs on, or that it is itself; None: unknown."""
    feeding = {
        str(hub): twin.spec.twin_id
        for twin in home.twins.values()
        if (hub := twin.config.settings.get(FEEDS_HUB)) is not None
    }
    own = {
        twin.config.device_id: twin.spec.twin_id for twin in home.twins.values() if twin.config.device_id is not None
    }
    return {hub: feeding.get(hub) or own.get(device_id or "") for hub, device_id in hubs.used.items()}


@callback
def adjacency_of(hass: HomeAssistant, home: Home, zones: Mapping[str, str]) -> tuple[Adjacency, ...]:
    """Return what separates the home's areas; zones: the area of each twin that is in one."""
    areas = {area.id: area for area in ar.async_get(hass).async_list_areas()}
    places = {twin_id: Device(twin_id=twin_id, zone=zones.get(twin_id)) for twin_id in home.twins}
    return tuple(adjacency(home, areas, places))


@callback
def shades_of(hass: HomeAssistant, twin: TwinCoordinator) -> bool:
    """Return whether a cover shades a window."""
    state = hass.states.get(twin.sources[twin.config.main])
    return twin.kind.id == "cover" and state is not None and _class_of(state) in _SHADES


@callback
def hubs_of(hass: HomeAssistant, home: Home) -> tuple[str, ...]:
    """Return the names of the hubs by which the home's twins are reached."""
    hubs, entities = Hubs(hass, home), er.async_get(hass)
    for twin in home.twins.values():
        hubs.of(entities.async_get(twin.sources[twin.config.main]))
    return tuple(hubs.used)


@callback
def read_for_links(hass: HomeAssistant, home: Home) -> set[str]:
    """Return the entities whose states the links hold: what areas show, and the main meter."""
    areas = ar.async_get(hass).async_list_areas()
    refs = [home.config.home_power]
    refs += [ref for area in areas for ref in (area.temperature_entity_id, area.humidity_entity_id)]
    return {entity_id for ref in refs if (entity_id := resolved(hass, ref)) is not None}


def _zone(area: ar.AreaEntry, told: Callable[[str | None], State | None]) -> Zone:
    temperature = None
    if (state := told(area.temperature_entity_id)) is not None and (value := number(state)) is not None:
        unit = state.attributes.get(ATTR_UNIT_OF_MEASUREMENT, UnitOfTemperature.CELSIUS)
        if unit in TemperatureConverter.VALID_UNITS:
            temperature = TemperatureConverter.convert(value, unit, UnitOfTemperature.CELSIUS)
    return Zone(
        zone_id=area.id,
        name=area.name,
        temperature=temperature,
        humidity=number(told(area.humidity_entity_id)),
        outdoors=OUTDOORS.search(area.name) is not None,
        lived_in=lived_in(area.name),
    )


class _Gathered:
    """What is read once for all twins, and each twin's place in the home."""

    def __init__(self, hass: HomeAssistant, home: Home) -> None:
        self._hass = hass
        self._home = home
        self.hubs = Hubs(hass, home)
        self._entities = er.async_get(hass)
        self._window_rooms = window_rooms(hass, home)
        self.supplies = Supplies(hass, home)
        self._power = resolved(hass, home.config.home_power)
        self._outdoors = resolved(hass, home.config.outdoor_temperature)
        areas = ar.async_get(hass).async_list_areas()
        self._open_air = frozenset(area.id for area in areas if OUTDOORS.search(area.name))
        self._only = _single_phases(home)

    def device(self, twin: TwinCoordinator) -> Device:
        """Return how a twin hangs in the home."""
        hass = self._hass
        main = twin.sources[twin.config.main]
        state = hass.states.get(main)
        kind = "" if state is None else _class_of(state)
        zone = area_of(hass, twin)
        entry = self._entities.async_get(main)
        measures = _MEASURES.get(kind) if twin.kind.id in ("sensor", "binary_sensor") else None
        if main == self._power:
            measures = "power"
        elif main == self._outdoors or (measures == "temperature" and zone in self._open_air):
            measures = "outdoor_temperature"
        backup, unsure = self.supplies.of(twin, main)
        supply = Supply.UPS if backup > 0.0 else _supply(hass, twin, entry)
        name = twin.config.settings.get(CIRCUIT)
        circuit = MAIN if name is None else circuit_id(str(name))
        return Device(
            twin_id=twin.spec.twin_id,
            zone=zone,
            circuit=circuit,
            phase=_phase(twin) or self._only.get(circuit, 0),
            supply=supply,
            backup=backup,
            unsure=unsure,
            restore=_restore(hass, twin),
            reach=Reach.of(_iot_class(hass, entry)),
            hub=self.hubs.of(entry),
            measures=measures,
            shades=zone if twin.kind.id == "cover" and kind in _SHADES else None,
            window_of=self._window_rooms.get(main, zone) if kind == BinarySensorDeviceClass.WINDOW else None,
        )


@callback
def window_rooms(hass: HomeAssistant, home: Home) -> dict[str, str]:
    """Return the rooms of windows (entity to area): of the thermostat that reads it as answered, else as learned."""
    found = dict(home.windows.rooms)
    for twin in home.twins.values():
        windows = twin.config.roles.get(Role.WINDOWS, ())
        if windows and (area := area_of(hass, twin)) is not None:
            found |= {twin.sources[ref]: area for ref in windows}
    return found


def _supply(hass: HomeAssistant, twin: TwinCoordinator, entry: er.RegistryEntry | None) -> Supply | None:
    """Return what keeps a device running: a battery where it reports one, else nobody knows."""
    if twin.kind.id in GRID_TIED:
        return Supply.MAINS
    if twin.config.roles.get(Role.BATTERY) or (entry is not None and runs_on_battery(hass, entry)):
        return Supply.BATTERY
    return None


@callback
def runs_on_battery(hass: HomeAssistant, entry: er.RegistryEntry) -> bool:
    """Return whether the device of an entity reports a battery."""
    if entry.device_id is None:
        return False
    others = er.async_entries_for_device(er.async_get(hass), entry.device_id)
    states = (hass.states.get(other.entity_id) for other in others if other.platform != DOMAIN)
    return any(state is not None and _class_of(state) == SensorDeviceClass.BATTERY for state in states)


def _restore(hass: HomeAssistant, twin: TwinCoordinator) -> Restore | None:
    """Return how a device comes back with the power: as answered, else where a setting of the device says."""
    if (answer := twin.config.settings.get(POWER_ON)) is not None:
        return Restore(str(answer))
    if twin.config.device_id is None:
        return None
    for other in er.async_entries_for_device(er.async_get(hass), twin.config.device_id):
        if other.domain != "select" or not _POWER_ON.search(f"{other.entity_id} {other.translation_key or ''}"):
            continue
        state = state_of(hass, other.entity_id)
        word = "" if state is None else re.sub(r"[^a-z]", "", state.state.lower())
        if word in ("on", "off"):
            return Restore(word)
        if word in _AS_BEFORE:
            return Restore.LAST
    return None


def _iot_class(hass: HomeAssistant, entry: er.RegistryEntry | None) -> str | None:
    if entry is None:
        return None
    try:
        return async_get_loaded_integration(hass, entry.platform).iot_class
    except IntegrationNotLoaded:
        return None


def _class_of(state: State) -> str:
    return str(state.attributes.get(ATTR_DEVICE_CLASS, ""))
