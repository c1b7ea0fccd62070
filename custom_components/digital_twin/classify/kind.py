"""Which of a device's entities is what the device is for, and what kind of device that makes it."""

from collections.abc import Iterable
from dataclasses import dataclass

from .survey import Facts

# What acts, the most telling first: the kind of a device is decided by its first domain here.
ACTUATOR_KINDS = {
    "climate": "thermostat",
    "water_heater": "water_heater",
    "lock": "lock",
    "cover": "cover",
    "valve": "valve",
    "alarm_control_panel": "generic",
    "humidifier": "humidifier",
    "fan": "fan",
    "vacuum": "generic",
    "lawn_mower": "generic",
    "media_player": "generic",
    "light": "light",
    "switch": "plug",
}
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
_SIREN = len(_ACTUATORS) + len(_BINARY) + len(_SENSORS)


@dataclass(frozen=True, slots=True)
class Choice:
    """The kind of a device, its main entity and the entities to shadow, main first."""

    kind: str
    main: Facts
    members: tuple[Facts, ...]


def choose(entities: Iterable[Facts]) -> Choice | None:
    """Choose among the usable entities of a device. None when it has nothing that a twin could mirror."""
    placed = sorted(
        ((place, entity) for entity in entities if (place := _place(entity)) is not None),
        key=lambda item: (item[0], item[1].name is not None, item[1].entity_id),
    )
    if not placed:
        return None
    main = placed[0][1]
    if not is_actuator(main):
        return Choice(_kind(main), main, (main,))
    return Choice(_kind(main), main, tuple(entity for _, entity in placed if is_actuator(entity)))


def is_actuator(entity: Facts) -> bool:
    """Return whether a command to the entity changes the device."""
    return entity.domain in _ACTUATORS


def _place(entity: Facts) -> int | None:
    """Return how telling an entity is, 0 the most; None for one that says nothing of what the device is for."""
    if entity.domain == "binary_sensor":
        return _BINARY.get(entity.device_class or "")
    if entity.domain == "sensor":
        return _SENSORS.get(entity.device_class or "")
    if entity.domain == "siren":
        return _SIREN
    return _ACTUATORS.get(entity.domain)


def _kind(main: Facts) -> str:
    if main.domain == "cover" and main.device_class in GARAGE_CLASSES:
        return "garage_door"
    if main.domain in ("sensor", "binary_sensor"):
        return main.domain
    return ACTUATOR_KINDS.get(main.domain, "generic")
