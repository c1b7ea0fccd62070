"""How the twins hang together: areas, doors, the mains, hubs and integrations, as Home Assistant knows them."""

import asyncio
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import TYPE_CHECKING, Final

from homeassistant.components.binary_sensor.const import BinarySensorDeviceClass
from homeassistant.components.sensor.const import SensorDeviceClass
from homeassistant.const import ATTR_DEVICE_CLASS, ATTR_UNIT_OF_MEASUREMENT, UnitOfTemperature
from homeassistant.core import HomeAssistant, State, callback
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.loader import IntegrationNotLoaded, async_get_loaded_integration
from homeassistant.util import slugify
from homeassistant.util.unit_conversion import TemperatureConverter

from .const import DOMAIN, Role
from .core.home.links import Adjacency, Circuit, Device, HomeLinks, Joint, Reach, Restore, Supply, Zone
from .core.settings import APPLIANCE, CIRCUIT, CIRCUIT_FUSE, PHASE, POWER_ON, Appliance, Phase
from .core.settings import number as number_of
from .environment import resolved
from .environment.states import PRESENCE, number, state_of
from .guard.facts import area_of, gather

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator
    from .manager import Home

MAIN: Final = "main"
PAIR: Final = "|"
"""Between the two areas of a door in the home's settings."""
UPS_MINUTES: Final = 30.0
AT_ONCE: Final = 25
"""Twins that are looked at in one turn of the loop."""
DEFAULT_RESIDENTS: Final = 2
_HALL: Final = re.compile(r"hall|corridor|landing|stair|flur|diele|treppe", re.IGNORECASE)
_OUTDOORS: Final = re.compile(r"garden|garten|balcon|balkon|terrac|terrass|outdoor|outside|au(ß|ss)en", re.IGNORECASE)
_POWER_ON: Final = re.compile(r"power_on|power_up|start_?up|restore", re.IGNORECASE)
_MEASURES: Final[Mapping[str, str]] = {
    SensorDeviceClass.TEMPERATURE: "temperature",
    SensorDeviceClass.HUMIDITY: "humidity",
    SensorDeviceClass.ILLUMINANCE: "illuminance",
    **dict.fromkeys(PRESENCE, "occupancy"),
}
_SHADES: Final = frozenset({"awning", "blind", "curtain", "shade", "shutter"})


async def async_home_links(hass: HomeAssistant, home: Home) -> HomeLinks:
    """Return the links of all twins; what nobody knows stays unknown. The loop gets its turns in between."""
    config = home.config
    areas = {area.id: area for area in ar.async_get(hass).async_list_areas()}
    gathered = _Gathered(hass, home)
    devices: dict[str, Device] = {}
    for index, twin in enumerate(tuple(home.twins.values())):
        if index % AT_ONCE == AT_ONCE - 1:
            await asyncio.sleep(0)
        devices[twin.spec.twin_id] = gathered.device(twin)
    network = [
        twin.spec.twin_id for twin in home.twins.values() if twin.config.settings.get(APPLIANCE) == Appliance.NETWORK
    ]
    return HomeLinks(
        zones={area_id: _zone(hass, area) for area_id, area in areas.items()},
        adjacency=tuple(_adjacency(home, areas, devices)),
        circuits=circuits_of(home),
        devices=devices,
        hubs=dict.fromkeys(gathered.hubs.used),
        network=tuple(network),
        measured_power=gather(hass, home, (), 0.0).get("home_power"),
        residents=len(config.persons) or DEFAULT_RESIDENTS,
    )


def circuits_of(home: Home) -> dict[str, Circuit]:
    """Return the main circuit and those that twins are said to hang on, each with the least fuse told of it."""
    config = home.config
    phases = max(config.phases, 1)
    found = {MAIN: Circuit(circuit_id=MAIN, name=config.name, limit=config.main_fuse, phases=phases, main=True)}
    only = _single_phases(home)
    for twin in home.twins.values():
        if (name := twin.config.settings.get(CIRCUIT)) is None:
            continue
        key, fuse = circuit_id(str(name)), number_of(twin.config.settings, CIRCUIT_FUSE)
        limits = [one for one in (fuse, found[key].limit if key in found else None) if one is not None]
        found[key] = Circuit(
            circuit_id=key, name=str(name), limit=min(limits, default=None), phases=1 if key in only else phases,
            parent=MAIN,
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


@callback
def proposed_doors(areas: Mapping[str, ar.AreaEntry]) -> list[str]:
    """Return the doors that areas suggest: on each floor from the hall to every other room."""
    found = []
    for first, second in _neighbours(areas):
        if _HALL.search(areas[first].name) or _HALL.search(areas[second].name):
            found.append(f"{first}{PAIR}{second}")
    return found


@callback
def possible_doors(areas: Mapping[str, ar.AreaEntry]) -> dict[str, str]:
    """Return every pair of rooms that a door could join, with its name."""
    return {
        f"{first}{PAIR}{second}": f"{areas[first].name} – {areas[second].name}" for first, second in _neighbours(areas)
    }


def _neighbours(areas: Mapping[str, ar.AreaEntry]) -> Iterator[tuple[str, str]]:
    """Yield pairs of areas on one floor; halls join floors, too."""
    for first, second in combinations(sorted(areas, key=lambda key: areas[key].name.casefold()), 2):
        same = areas[first].floor_id == areas[second].floor_id
        if same or (_HALL.search(areas[first].name) and _HALL.search(areas[second].name)):
            yield first, second


def _adjacency(home: Home, areas: Mapping[str, ar.AreaEntry], devices: Mapping[str, Device]) -> Iterator[Adjacency]:
    doors = set(proposed_doors(areas) if home.config.doors is None else home.config.doors)
    contacts = _door_contacts(home, devices)
    for first, second in _neighbours(areas):
        indoors = not any(_OUTDOORS.search(areas[area].name) for area in (first, second))
        if f"{first}{PAIR}{second}" in doors:
            contact = contacts.get(first) or contacts.get(second)
            yield Adjacency(first=first, second=second, joint=Joint.DOOR, door=contact)
        elif indoors and areas[first].floor_id is not None:
            yield Adjacency(first=first, second=second, joint=Joint.WALL)


def _door_contacts(home: Home, devices: Mapping[str, Device]) -> dict[str, str]:
    """Return by area its one contact at an inner door."""
    found: dict[str, list[str]] = {}
    for twin in home.twins.values():
        zone = devices[twin.spec.twin_id].zone
        state = twin.hass.states.get(twin.sources[twin.config.main])
        if zone is not None and state is not None and _class_of(state) == BinarySensorDeviceClass.DOOR:
            found.setdefault(zone, []).append(twin.spec.twin_id)
    return {zone: twins[0] for zone, twins in found.items() if len(twins) == 1}


def _zone(hass: HomeAssistant, area: ar.AreaEntry) -> Zone:
    temperature = None
    if (state := state_of(hass, area.temperature_entity_id)) is not None and (value := number(state)) is not None:
        unit = state.attributes.get(ATTR_UNIT_OF_MEASUREMENT, UnitOfTemperature.CELSIUS)
        if unit in TemperatureConverter.VALID_UNITS:
            temperature = TemperatureConverter.convert(value, unit, UnitOfTemperature.CELSIUS)
    return Zone(
        zone_id=area.id,
        name=area.name,
        temperature=temperature,
        humidity=number(state_of(hass, area.humidity_entity_id)),
        outdoors=_OUTDOORS.search(area.name) is not None,
    )


class _Gathered:
    """What is read once for all twins, and each twin's place in the home."""

    def __init__(self, hass: HomeAssistant, home: Home) -> None:
        self._hass = hass
        self._home = home
        self.hubs = _Hubs(hass, home)
        self._entities = er.async_get(hass)
        self._window_rooms = window_rooms(hass, home)
        self._ups = {resolved(hass, ref) for ref in home.config.ups}
        self._power = resolved(hass, home.config.home_power)
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
        supply = Supply.UPS if main in self._ups else _supply(hass, twin, entry)
        name = twin.config.settings.get(CIRCUIT)
        circuit = MAIN if name is None else circuit_id(str(name))
        return Device(
            twin_id=twin.spec.twin_id,
            zone=zone,
            circuit=circuit,
            phase=_phase(twin) or self._only.get(circuit, 0),
            supply=supply,
            backup=UPS_MINUTES if supply is Supply.UPS else 0.0,
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
    if twin.kind.id == "battery":
        return Supply.MAINS
    if twin.config.roles.get(Role.BATTERY):
        return Supply.BATTERY
    if entry is None or entry.device_id is None:
        return None
    for other in er.async_entries_for_device(er.async_get(hass), entry.device_id):
        state = hass.states.get(other.entity_id)
        if state is not None and _class_of(state) == SensorDeviceClass.BATTERY and other.platform != DOMAIN:
            return Supply.BATTERY
    return None


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
        word = "" if state is None else state.state.lower()
        if word in ("on", "off"):
            return Restore(word)
        if word in ("previous", "last", "restore", "last_state", "memory"):
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


class _Hubs:
    """The hubs by which devices are reached: what stands between them and Home Assistant."""

    def __init__(self, hass: HomeAssistant, home: Home) -> None:
        self._hass = hass
        self._devices = dr.async_get(hass)
        self.used: dict[str, None] = {}
        entries = Counter(
            entry.config_entry_id
            for twin in home.twins.values()
            if (entry := er.async_get(hass).async_get(twin.sources[twin.config.main])) is not None
        )
        self._shared = {entry_id for entry_id, count in entries.items() if entry_id is not None and count > 1}

    def of(self, entry: er.RegistryEntry | None) -> str | None:
        """Return the hub of an entity: the device it is connected through, else the integration that many share."""
        if entry is None:
            return None
        name = self._through(entry) or self._integration(entry)
        if name is None:
            return None
        hub = slugify(name)
        self.used[hub] = None
        return hub

    def _through(self, entry: er.RegistryEntry) -> str | None:
        device = self._devices.async_get(entry.device_id) if entry.device_id else None
        via = getattr(device, "via_device_id", None)
        through = None if via is None else self._devices.async_get(via)
        return None if through is None else through.name_by_user or through.name

    def _integration(self, entry: er.RegistryEntry) -> str | None:
        if entry.config_entry_id not in self._shared:
            return None
        found = self._hass.config_entries.async_get_entry(entry.config_entry_id or "")
        try:
            kind = async_get_loaded_integration(self._hass, entry.platform).integration_type
        except IntegrationNotLoaded:
            return None
        return found.title if found is not None and kind == "hub" else None
