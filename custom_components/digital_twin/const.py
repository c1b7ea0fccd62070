"""Names shared by the whole integration."""

import logging
from datetime import timedelta
from enum import StrEnum
from typing import Final

from homeassistant.const import Platform

DOMAIN: Final = "digital_twin"
LOGGER = logging.getLogger(__package__)

PLATFORMS_HOME: Final = (Platform.EVENT, Platform.SENSOR)
PLATFORMS_TWIN: Final = (
    Platform.ALARM_CONTROL_PANEL,
    Platform.BINARY_SENSOR,
    Platform.CLIMATE,
    Platform.COVER,
    Platform.EVENT,
    Platform.FAN,
    Platform.HUMIDIFIER,
    Platform.LIGHT,
    Platform.LOCK,
    Platform.MEDIA_PLAYER,
    Platform.NUMBER,
    Platform.SELECT,
    Platform.SENSOR,
    Platform.SIREN,
    Platform.SWITCH,
    Platform.VACUUM,
    Platform.VALVE,
    Platform.WATER_HEATER,
)

HOME_UNIQUE_ID: Final = "home"
TWIN_MODEL: Final = "Digital twin"

CONF_CORRECTIONS: Final = "corrections"
CONF_DEVICE_KEY: Final = "key"
CONF_FIDELITY: Final = "fidelity"
CONF_FORECAST_STATISTICS: Final = "forecast_statistics"
CONF_HORIZONS: Final = "horizons"
CONF_KIND: Final = "kind"
CONF_MAIN: Final = "main"
CONF_MEMBERS: Final = "members"
CONF_PRIORITY: Final = "priority"
CONF_ROLES: Final = "roles"
CONF_SETTINGS: Final = "settings"
CONF_STRATEGY: Final = "strategy"
CONF_VOICE: Final = "voice"
CONF_VOICED: Final = "voiced"
CONF_ENTRY_TYPE: Final = "entry_type"

CONF_WEATHER: Final = "weather"
CONF_OUTDOOR_TEMPERATURE: Final = "outdoor_temperature"
CONF_PERSONS: Final = "persons"
CONF_WORKDAY: Final = "workday"
CONF_ASLEEP: Final = "asleep"
CONF_PRICE: Final = "price"
CONF_CARBON: Final = "carbon_intensity"
CONF_MAIN_FUSE: Final = "main_fuse"
CONF_PHASES: Final = "phases"
CONF_MAX_POWER: Final = "max_power"
CONF_HOME_POWER: Final = "home_power"
CONF_DOORS: Final = "doors"
CONF_UPS: Final = "ups"
CONF_NOTIFY: Final = "notify"
CONF_APPROVAL_CODE: Final = "approval_code"
CONF_APPROVAL_PHONES: Final = "approval_phones"
CONF_PROPOSE: Final = "propose"
CONF_PROPOSE_AT_ONCE: Final = "propose_at_once"
CONF_DB_URL: Final = "db_url"
CONF_ENCRYPT: Final = "encrypt"
CONF_KEEP_DAYS: Final = "keep_days"
CONF_KEY_NUMBER: Final = "key_number"
CONF_MAX_SIZE: Final = "max_size"
CONF_NEW_KEY: Final = "new_key"

STANDARD_HORIZON: Final = 3600
"""s; what a prediction sensor shows unless the user chose otherwise."""

MAX_HORIZON: Final = timedelta(days=7)
DISCOVERY_DELAY: Final = timedelta(seconds=10)
SIGNAL_HOME_READY: Final = f"{DOMAIN}_home_ready"
SIGNAL_HOME_ENDED: Final = f"{DOMAIN}_home_ended"

SANDBOX_RETURN: Final = timedelta(minutes=30)


class EntryType(StrEnum):
    """What a config entry of this integration stands for."""

    HOME = "home"
    TWIN = "twin"


class Mode(StrEnum):
    """How a twin treats commands to its shadow entities."""

    MIRROR = "mirror"
    SANDBOX = "sandbox"
    GUARD = "guard"


class Priority(StrEnum):
    """How often a twin is reconciled with its device's states."""

    HIGH = "high"
    NORMAL = "normal"
    BATTERY = "battery"


RECONCILE_INTERVAL: Final = {
    Priority.HIGH: timedelta(seconds=10),
    Priority.NORMAL: timedelta(seconds=60),
    Priority.BATTERY: timedelta(seconds=300),
}


class Role(StrEnum):
    """What an entity is to a twin, beside the main entity: the part it plays in the model."""

    ROOM_TEMPERATURE = "room_temperature"
    HUMIDITY = "humidity"
    WINDOWS = "windows"
    POWER = "power"
    ENERGY = "energy"
    VALVE = "valve"
    TEMPERATURE = "temperature"
    BATTERY = "battery"
    CHARGE = "charge"
    PLUGGED = "plugged"
    DOOR = "door"
    OBSTRUCTION = "obstruction"
    LEVEL = "level"
