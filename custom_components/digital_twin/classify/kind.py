"""Which of a device's entities is what the device is for, and what kind of device that makes it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..core.models.kinds import KINDS
from .survey import Facts

# What acts, the most telling first: the kind of a device is decided by its first domain here.
ACTUATOR_KINDS = {
    "climate": "thermostat",
    "water_heater": "water_heater",
    "lock": "lock",
    "cover": "cover",
    "valve": "valve",
    "alarm_control_panel": "alarm",
    "humidifier": "humidifier",
    "fan": "fan",
    "vacuum": "vacuum",
    "lawn_mower": "generic",
    "media_player": "media_player",
    "light": "light",
    "switch": "plug",
    "siren": "siren",
}
# What is set on a device beside what it does; alone it makes a device only when there is nothing else.
SETTING_KINDS = {"number": "number", "select": "select"}
CLAIMS: dict[str, str] = {}
"""By integration: the kind that its devices are, where another integration brought one of its own (kinds.py)."""
_SOLAR = re.compile(r"\bpv\b|photovolt|solar|wechselrichter|balkonkraftwerk|\bsun\b", re.IGNORECASE)
# Consumption, and what an inverter measures of a battery or the grid, is not what the sun gives.
_NOT_SOLAR = re.compile(
    r"batter|akku|grid|netz|consum|verbrauch|load|hausverbrauch|import|export|einspeis", re.IGNORECASE
)
GARAGE_CLASSES = frozenset({"garage", "gate"})
SAFETY_CLASSES = ("smoke", "gas", "carbon_monoxide", "moisture")
BINARY_CLASSES = (
    *SAFETY_CLASSES,
    "window", "door", "garage_door", "opening", "occupancy", "presence", "motion", "moving", "vibration", "sound",
    "heat", "cold", "light",
)  # fmt: skip
SENSOR_CLASSES = (
    "temperature", "humidity", "carbon_dioxide", "power", "energy", "water", "gas", "moisture", "illuminance",
    "volatile_organic_compounds", "volatile_organic_compounds_parts", "pm25", "pm10", "pm1", "pm4", "aqi",
    "carbon_monoxide", "nitrogen_dioxide", "ozone", "radon", "absolute_humidity", "atmospheric_pressure", "pressure",
    "wind_speed", "precipitation", "precipitation_intensity", "irradiance", "sound_pressure", "volume",
    "volume_storage", "volume_flow_rate", "weight", "ph", "conductivity", "distance", "speed", "current", "voltage",
    "energy_storage",
)  # fmt: skip
_ACTUATORS = {domain: place for place, domain in enumerate(ACTUATOR_KINDS)}
_BINARY = {device_class: place for place, device_class in enumerate(BINARY_CLASSES, len(_ACTUATORS))}
_SENSORS = {device_class: place for place, device_class in enumerate(SENSOR_CLASSES, len(_ACTUATORS) + len(_BINARY))}
_SETTINGS = len(_ACTUATORS) + len(_BINARY) + len(_SENSORS)


@dataclass(frozen=True, slots=True)
class Choice:
    """The kind of a device, its main entity and the entities to shadow, main first."""

    kind: str
    main: Facts
    members: tuple[Facts, ...]


def choose(entities: Iterable[Facts]) -> Choice | None:
    """Choose among the usable entities of a device. None when it has nothing that a twin could mirror."""
    everything = tuple(entities)
    placed = sorted(
        ((place, entity) for entity in everything if (place := _place(entity)) is not None),
        key=lambda item: (item[0], item[1].name is not None, item[1].entity_id),
    )
    if not placed:
        return None
    main = placed[0][1]
    if (own := _electrical(main, [entity for _, entity in placed], everything)) is not None:
        return own
    if not is_actuator(main):
        return Choice(_kind(main), main, (main,))
    return Choice(_kind(main), main, _shadowed(placed))


def is_actuator(entity: Facts) -> bool:
    """Return whether a command to the entity changes the device."""
    return entity.domain in _ACTUATORS


def claim(choice: Choice, kind: str, usable: Iterable[Facts]) -> Choice:
    """Return the choice for a device of a kind from outside: one that tells a value goes by its main sensor."""
    choice = replace(choice, kind=kind)
    if KINDS[kind].main != "value" or choice.main.domain in ("sensor", "number"):
        return choice
    sensors = sorted(
        (entity for entity in usable if entity.domain == "sensor"),
        key=lambda entity: (_place(entity) is None, _place(entity), entity.name is not None, entity.entity_id),
    )
    return replace(choice, main=sensors[0], members=(sensors[0], *choice.members)) if sensors else choice


def is_charge(entity: Facts) -> bool:
    """Return whether an entity tells how full a battery is that the device charges, not one it runs on."""
    return entity.domain == "sensor" and entity.device_class == "battery" and entity.category is None


def _electrical(main: Facts, placed: list[Facts], everything: tuple[Facts, ...]) -> Choice | None:
    """Return the choice for what stores or makes electricity: its entities alone do not say so, together they do."""
    measures = any(entity.device_class in ("power", "energy_storage") for entity in everything)
    charge = next((entity for entity in everything if is_charge(entity)), None)
    if charge is not None and measures and main.domain in ("switch", "sensor", "number", "select", "binary_sensor"):
        members = tuple(entity for entity in placed if is_actuator(entity) or entity.domain in SETTING_KINDS)
        acts = next((entity for entity in members if is_actuator(entity)), charge)
        return Choice("battery", acts, tuple(dict.fromkeys((acts, *members))))
    if main.domain != "sensor":
        return None
    producing = [
        entity
        for entity in placed
        if entity.device_class == "power"
        and not _NOT_SOLAR.search(words := f"{entity.name or ''} {entity.entity_id}".replace("_", " "))
        and _SOLAR.search(words)
    ]
    return Choice("pv", producing[0], (producing[0],)) if producing else None


def _shadowed(placed: Iterable[tuple[int, Facts]]) -> tuple[Facts, ...]:
    """Return what gets a shadow of a device that acts: what it is commanded by, what it is set to last."""
    return tuple(entity for _, entity in placed if is_actuator(entity) or entity.domain in SETTING_KINDS)


def _place(entity: Facts) -> int | None:
    """Return how telling an entity is, 0 the most; None for one that says nothing of what the device is for."""
    if entity.domain == "binary_sensor":
        return _BINARY.get(entity.device_class or "")
    if entity.domain == "sensor":
        return _SENSORS.get(entity.device_class or "")
    if entity.domain in SETTING_KINDS:
        return _SETTINGS
    return _ACTUATORS.get(entity.domain)


def _kind(main: Facts) -> str:
    if main.domain == "cover" and main.device_class in GARAGE_CLASSES:
        return "garage_door"
    if main.domain in ("sensor", "binary_sensor"):
        return main.domain
    return ACTUATOR_KINDS.get(main.domain) or SETTING_KINDS.get(main.domain, "generic")
