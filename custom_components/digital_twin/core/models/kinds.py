"""The kinds of devices: their possible channels, main channel and risk."""

from dataclasses import dataclass
from enum import StrEnum

from ..channel import AMPERE, CELSIUS, COLOUR_KELVIN, KILOWATT_HOUR, PERCENT, WATT, Channel, Quantity


class Risk(StrEnum):
    """How much harm a wrong action on a kind can do; decides what an unsure check answers (DESIGN section 7)."""

    HARMLESS = "harmless"
    COSTLY = "costly"
    RISKY = "risky"


def _number(key: str, unit: str | None, lower: float, upper: float, *, command: bool = False) -> Channel:
    return Channel(key=key, quantity=Quantity.NUMBER, unit=unit, lower=lower, upper=upper, command=command)


def _binary(key: str, *, command: bool = False) -> Channel:
    return Channel(key=key, quantity=Quantity.BINARY, command=command)


def _option(key: str, *options: str, command: bool = False) -> Channel:
    return Channel(key=key, quantity=Quantity.OPTION, options=options, command=command)


ON = _binary("on", command=True)
BATTERY = _number("battery", PERCENT, 0, 100)
POWER = _number("power", WATT, -100_000, 100_000)
ENERGY = _number("energy", KILOWATT_HOUR, -1e9, 1e9)
WINDOW = _binary("window")
OBSTRUCTION = _binary("obstruction")
LEVEL = _number("level", PERCENT, 0, 100)
TEMPERATURE = _number("temperature", CELSIUS, -60, 150)
TARGET_TEMPERATURE = _number("target_temperature", CELSIUS, -30, 100, command=True)
HUMIDITY = _number("humidity", PERCENT, 0, 100)
TRAVEL_OPTIONS = ("closed", "opening", "open", "closing")
LOCK_OPTIONS = ("locked", "unlocking", "unlocked", "locking", "jammed", "opening", "open")
HVAC_MODES = ("off", "heat", "cool", "heat_cool", "auto", "dry", "fan_only")
HVAC_ACTIONS = ("off", "idle", "heating", "cooling", "preheating", "drying", "fan", "defrosting")
PLAYBACK_OPTIONS = ("off", "on", "idle", "playing", "paused", "buffering", "standby")
VACUUM_OPTIONS = ("docked", "cleaning", "returning", "paused", "idle", "error")
ALARM_OPTIONS = (
    "disarmed", "armed_home", "armed_away", "armed_night", "armed_vacation", "armed_custom_bypass", "arming", "pending",
    "triggered", "disarming",
)  # fmt: skip
TANK_MODES = ("off", "eco", "electric", "gas", "heat_pump", "high_demand", "performance")


@dataclass(frozen=True, slots=True)
class Kind:
    """What the whole project knows about one kind of device."""

    id: str
    main: str
    risk: Risk
    channels: tuple[Channel, ...]

    def channel(self, key: str) -> Channel | None:
        """Return the channel of that key, if the kind can have it."""
        return next((channel for channel in self.channels if channel.key == key), None)


KINDS: dict[str, Kind] = {
    kind.id: kind
    for kind in (
        Kind(
            "light",
            "on",
            Risk.HARMLESS,
            (
                ON,
                _number("brightness", PERCENT, 0, 100, command=True),
                _number("color_temperature", COLOUR_KELVIN, 1000, 20000, command=True),
                POWER,
                ENERGY,
            ),
        ),
        Kind("plug", "power", Risk.COSTLY, (ON, POWER, ENERGY, TEMPERATURE, LEVEL)),
        Kind(
            "thermostat",
            "temperature",
            Risk.RISKY,
            (
                TEMPERATURE,
                TARGET_TEMPERATURE,
                _option("hvac_mode", *HVAC_MODES, command=True),
                _option("hvac_action", *HVAC_ACTIONS),
                _number("valve", PERCENT, 0, 100),
                HUMIDITY,
                WINDOW,
                POWER,
                ENERGY,
            ),
        ),
        Kind(
            "water_heater",
            "temperature",
            Risk.RISKY,
            (
                TEMPERATURE,
                TARGET_TEMPERATURE,
                _option("operation", *TANK_MODES, command=True),
                POWER,
                ENERGY,
            ),
        ),
        *(
            Kind(
                kind_id,
                "position",
                risk,
                (
                    _number("position", PERCENT, 0, 100, command=True),
                    _option("travel", *TRAVEL_OPTIONS),
                    POWER,
                    OBSTRUCTION,
                    LEVEL,
                ),
            )
            for kind_id, risk in (("cover", Risk.COSTLY), ("garage_door", Risk.RISKY), ("valve", Risk.RISKY))
        ),
        Kind("lock", "bolt", Risk.RISKY, (_option("bolt", *LOCK_OPTIONS, command=True), _binary("door"), BATTERY)),
        Kind(
            "fan",
            "on",
            Risk.HARMLESS,
            (ON, _number("speed", PERCENT, 0, 100, command=True), POWER, ENERGY),
        ),
        Kind(
            "humidifier",
            "humidity",
            Risk.COSTLY,
            (ON, HUMIDITY, _number("target_humidity", PERCENT, 0, 100, command=True), POWER, ENERGY),
        ),
        Kind(
            "battery",
            "charge",
            Risk.COSTLY,
            (
                _number("charge", PERCENT, 0, 100),
                ON,
                _number("current", AMPERE, 0, 1000, command=True),
                _number("charge_limit", PERCENT, 0, 100, command=True),
                _option("storage_mode", command=True),
                _binary("plugged"),
                POWER,
                ENERGY,
            ),
        ),
        Kind("pv", "production", Risk.HARMLESS, (_number("production", WATT, 0, 1_000_000), ENERGY)),
        Kind(
            "media_player",
            "playback",
            Risk.HARMLESS,
            (
                _option("playback", *PLAYBACK_OPTIONS, command=True),
                _number("volume", PERCENT, 0, 100, command=True),
                _binary("muted", command=True),
                POWER,
                ENERGY,
            ),
        ),
        Kind("vacuum", "activity", Risk.COSTLY, (_option("activity", *VACUUM_OPTIONS, command=True), BATTERY, POWER)),
        Kind("siren", "on", Risk.COSTLY, (ON, POWER)),
        Kind("alarm", "arming", Risk.RISKY, (_option("arming", *ALARM_OPTIONS, command=True),)),
        Kind("sensor", "value", Risk.HARMLESS, (_number("value", None, -1e12, 1e12), BATTERY)),
        Kind("binary_sensor", "on", Risk.HARMLESS, (_binary("on"), BATTERY)),
        Kind("number", "value", Risk.COSTLY, (_number("value", None, -1e12, 1e12, command=True),)),
        Kind("select", "option", Risk.COSTLY, (_option("option", command=True),)),
        Kind("generic", "state", Risk.COSTLY, (_option("state"),)),
    )
}
