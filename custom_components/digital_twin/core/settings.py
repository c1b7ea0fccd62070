"""The answers of the interview that models and hazards read: the keys of `TwinSpec.settings`, their units and values.

A missing key means that nobody was asked or nobody knows; what reads it falls back to its own prior.
"""

from collections.abc import Mapping
from datetime import time
from enum import StrEnum
from typing import Final

from .channel import Value

RATED_POWER: Final = "rated_power"
"""float, W: electrical power when fully on; of a thermostat the greatest heat its radiator or heater gives."""

APPLIANCE: Final = "appliance"
"""str, an Appliance: what hangs on a plug."""

EMITTER: Final = "emitter"
"""str, an Emitter: what gives a thermostat's room its heat."""

NEVER_OFF: Final = "never_off"
"""bool: whether switching it off does harm."""

CLOSES: Final = "closes"
"""str, a Closes: what a cover, a garage door or a lock closes."""

SOMEONE_OUTSIDE: Final = "someone_outside"
"""bool: whether people may stand outside, and be locked out or hit, when it closes."""

FEEDS: Final = "feeds"
"""str, a Feeds: what a valve or a water heater supplies."""

COMFORT_LOW: Final = "comfort_low"
"""float, °C (humidifier: %): the least that is comfortable; of a water heater the least that is wanted at the tap."""

COMFORT_HIGH: Final = "comfort_high"
"""float, °C (humidifier: %): the most that is comfortable; of a water heater the most that is safe at the tap."""

LONGEST_ON: Final = "longest_on"
"""float, min: the longest time it may stay on (a cover or a lock: open)."""

PLUG_LIMIT: Final = "plug_limit"
"""float, W: the most a plug, strip or its circuit is made for."""

LEVEL_LOW: Final = "level_low"
"""float, %: the level below which a pump runs dry."""

LEVEL_HIGH: Final = "level_high"
"""float, %: the level of soil or tank above which no more is to be filled in."""

CAPACITY: Final = "capacity"
"""float, kWh: what a battery holds between empty and full."""

RESERVE: Final = "reserve"
"""float, %: the charge of a storage that is kept for an outage."""

QUIET_START: Final = "quiet_start"
"""str, HH:MM:SS of the home's local time: from when it is to be quiet. Later than QUIET_END: over midnight."""

QUIET_END: Final = "quiet_end"
"""str, HH:MM:SS of the home's local time: until when it is to be quiet."""

PHASE: Final = "phase"
"""str, a Phase: which phase of the mains it hangs on; missing: all of them, or nobody knows."""

CIRCUIT: Final = "circuit"
"""str: the name of the circuit (the fuse) it hangs on; missing: the main one."""

CIRCUIT_FUSE: Final = "circuit_fuse"
"""float, A: what that circuit's fuse carries on each phase."""

POWER_ON: Final = "power_on"
"""str, a PowerOn: how it comes back when the power does."""

BACKUP: Final = "backup"
"""float, min: how long a UPS carries it without the mains."""

FEEDS_HUB: Final = "feeds_hub"
"""str: the hub that runs on it (HomeLinks.hubs)."""

DOOR_BETWEEN: Final = "door_between"
"""str: of a contact, the two areas ("area|area") that its door joins."""

DRIES: Final = "dries"
"""bool: whether a humidifier takes water out of the air. Nobody is asked: its device class tells (traits.py)."""

RARE: Final = "rare"
"""bool: whether a binary sensor is hardly ever on, as what warns of smoke. Nobody is asked: its device class tells."""

SOUTHERN: Final = "southern"
"""bool: whether a plant stands south of the equator, where roofs look north. The home's place tells (traits.py)."""

SETTINGS: Final[Mapping[str, type[Value]]] = {
    RATED_POWER: float,
    APPLIANCE: str,
    EMITTER: str,
    NEVER_OFF: bool,
    CLOSES: str,
    SOMEONE_OUTSIDE: bool,
    FEEDS: str,
    COMFORT_LOW: float,
    COMFORT_HIGH: float,
    LONGEST_ON: float,
    PLUG_LIMIT: float,
    LEVEL_LOW: float,
    LEVEL_HIGH: float,
    CAPACITY: float,
    RESERVE: float,
    QUIET_START: str,
    QUIET_END: str,
    PHASE: str,
    CIRCUIT: str,
    CIRCUIT_FUSE: float,
    POWER_ON: str,
    BACKUP: float,
    FEEDS_HUB: str,
    DOOR_BETWEEN: str,
    DRIES: bool,
    RARE: bool,
    SOUTHERN: bool,
}

WIRING: Final = frozenset({PHASE, CIRCUIT, CIRCUIT_FUSE, POWER_ON, BACKUP, FEEDS_HUB, DOOR_BETWEEN})
"""The settings that say how a device hangs in the home: on the mains, or between its rooms."""


class Phase(StrEnum):
    """A phase of the mains."""

    L1 = "l1"
    L2 = "l2"
    L3 = "l3"


class PowerOn(StrEnum):
    """How a device comes back when the power does."""

    LAST = "last"
    ON = "on"
    OFF = "off"


class Appliance(StrEnum):
    """What hangs on a plug."""

    FRIDGE = "fridge"
    FREEZER = "freezer"
    HEATER = "heater"
    WASHER = "washer"
    DRYER = "dryer"
    DISHWASHER = "dishwasher"
    EV = "ev"
    NETWORK = "network"
    MEDICAL = "medical"
    BABY_MONITOR = "baby_monitor"
    TV = "tv"
    LAMP = "lamp"
    KETTLE = "kettle"
    OVEN = "oven"
    IRON = "iron"
    PUMP = "pump"
    CAMERA = "camera"
    DETECTOR = "detector"
    OTHER = "other"


class Emitter(StrEnum):
    """What gives a room its heat, or takes it away."""

    RADIATOR = "radiator"
    FLOOR = "floor"
    FAN_COIL = "fan_coil"
    AIR_CONDITIONER = "air_conditioner"
    HEATER = "heater"


class Closes(StrEnum):
    """What a cover, a garage door or a lock closes."""

    WINDOW = "window"
    TERRACE_DOOR = "terrace_door"
    AWNING = "awning"
    GARAGE = "garage"
    GATE = "gate"
    FRONT_DOOR = "front_door"
    SIDE_DOOR = "side_door"
    INNER_DOOR = "inner_door"
    OTHER = "other"


class Feeds(StrEnum):
    """What a valve or a water heater supplies."""

    HOME = "home"
    KITCHEN = "kitchen"
    BATHROOM = "bathroom"
    APPLIANCE = "appliance"
    GARDEN = "garden"
    SPRINKLER = "sprinkler"
    HEATING = "heating"
    GAS = "gas"
    OTHER = "other"


NEVER_OFF_APPLIANCES: Final = frozenset(
    {Appliance.FRIDGE, Appliance.FREEZER, Appliance.NETWORK, Appliance.MEDICAL, Appliance.DETECTOR}
)
"""Appliances that are to stay on unless the user says otherwise."""

HEATING_APPLIANCES: Final = frozenset(
    {Appliance.HEATER, Appliance.KETTLE, Appliance.DRYER, Appliance.OVEN, Appliance.IRON}
)
"""Appliances that can start a fire when they are left on alone."""


def number(settings: Mapping[str, Value], key: str) -> float | None:
    """Return a numeric setting, or None when it is unknown."""
    value = settings.get(key)
    return None if value is None or isinstance(value, str) else float(value)


def never_off(settings: Mapping[str, Value]) -> bool:
    """Return whether it must stay on: as answered, else by what hangs on it."""
    if (answer := settings.get(NEVER_OFF)) is not None:
        return bool(answer)
    return settings.get(APPLIANCE) in NEVER_OFF_APPLIANCES


def quiet_hours(settings: Mapping[str, Value]) -> tuple[time, time] | None:
    """Return from when until when (local time) it is to be quiet, or None. Raises ValueError for no time of day."""
    start, end = settings.get(QUIET_START), settings.get(QUIET_END)
    if start is None or end is None:
        return None
    return time.fromisoformat(str(start)), time.fromisoformat(str(end))


def in_quiet_hours(settings: Mapping[str, Value], now: time) -> bool:
    """Return whether now (local time of day) lies in the quiet hours; they may reach over midnight."""
    if (hours := quiet_hours(settings)) is None:
        return False
    start, end = hours
    return start <= now < end if start <= end else now >= start or now < end
