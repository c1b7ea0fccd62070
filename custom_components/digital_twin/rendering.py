"""Channel values as a source entity of each domain would show them: the inverse of what sources.py reads."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from homeassistant.components.climate.const import ATTR_CURRENT_HUMIDITY, ATTR_CURRENT_TEMPERATURE, ATTR_HVAC_ACTION
from homeassistant.components.cover import ATTR_CURRENT_POSITION
from homeassistant.components.fan.const import ATTR_PERCENTAGE
from homeassistant.components.humidifier.const import ATTR_HUMIDITY
from homeassistant.components.light.const import ATTR_BRIGHTNESS, ATTR_COLOR_TEMP_KELVIN
from homeassistant.components.media_player.const import ATTR_MEDIA_VOLUME_LEVEL, ATTR_MEDIA_VOLUME_MUTED
from homeassistant.components.sensor.const import UNIT_CONVERTERS
from homeassistant.const import (
    ATTR_DEVICE_CLASS,
    ATTR_TEMPERATURE,
    ATTR_UNIT_OF_MEASUREMENT,
    STATE_OFF,
    STATE_ON,
    UnitOfEnergy,
    UnitOfPower,
    UnitOfTemperature,
)
from homeassistant.core import State
from homeassistant.util.unit_conversion import (
    BaseUnitConverter,
    EnergyConverter,
    PowerConverter,
    TemperatureConverter,
)

from .core.channel import Value

STATE_KEY: Final = "state"
"""The key under which an entity's state stands beside its attributes."""

_BRIGHTNESS_FULL = 255


@dataclass(frozen=True, slots=True)
class Shown:
    """Where a domain shows a channel (an attribute, or STATE_KEY), and how: show(value, unit for temperatures)."""

    channel: str
    key: str
    show: Callable[[Value, str], Any]


def _on_off(value: Value, _unit: str) -> str:
    return STATE_ON if value else STATE_OFF


def _option(value: Value, _unit: str) -> str:
    return str(value)


def _whole(value: Value, _unit: str) -> int:
    return round(float(value))


def _brightness(value: Value, _unit: str) -> int | None:
    """Return 1..255 for a light that shines at all: 0 would read as off."""
    return max(1, round(float(value) / 100 * _BRIGHTNESS_FULL)) if float(value) > 0 else None


def _volume(value: Value, _unit: str) -> float:
    return round(float(value) / 100, 3)


def _truth(value: Value, _unit: str) -> bool:
    return bool(value)


def _plain_number(value: Value, _unit: str) -> str:
    """Return a number as the state machine has it, without digits that floating point made up."""
    return f"{float(value):.10g}"


def _temperature(value: Value, unit: str) -> float:
    return round(TemperatureConverter.convert(float(value), UnitOfTemperature.CELSIUS, unit), 1)


_ON: Final = Shown("on", STATE_KEY, _on_off)
_TEMPERATURE: Final = Shown("temperature", ATTR_CURRENT_TEMPERATURE, _temperature)
_TARGET: Final = Shown("target_temperature", ATTR_TEMPERATURE, _temperature)
_HUMIDITY: Final = Shown("humidity", ATTR_CURRENT_HUMIDITY, _whole)
_TRAVEL: Final = (Shown("position", ATTR_CURRENT_POSITION, _whole), Shown("travel", STATE_KEY, _option))

SHOWN: Final[Mapping[str, tuple[Shown, ...]]] = {
    "alarm_control_panel": (Shown("arming", STATE_KEY, _option),),
    "binary_sensor": (_ON,),
    "climate": (
        _TEMPERATURE,
        _TARGET,
        Shown("hvac_mode", STATE_KEY, _option),
        Shown("hvac_action", ATTR_HVAC_ACTION, _option),
        _HUMIDITY,
    ),
    "cover": _TRAVEL,
    "fan": (_ON, Shown("speed", ATTR_PERCENTAGE, _whole)),
    "humidifier": (_ON, _HUMIDITY, Shown("target_humidity", ATTR_HUMIDITY, _whole)),
    "light": (
        _ON,
        Shown("brightness", ATTR_BRIGHTNESS, _brightness),
        Shown("color_temperature", ATTR_COLOR_TEMP_KELVIN, _whole),
    ),
    "lock": (Shown("bolt", STATE_KEY, _option),),
    "media_player": (
        Shown("playback", STATE_KEY, _option),
        Shown("volume", ATTR_MEDIA_VOLUME_LEVEL, _volume),
        Shown("muted", ATTR_MEDIA_VOLUME_MUTED, _truth),
    ),
    "number": tuple(Shown(channel, STATE_KEY, _plain_number) for channel in ("value", "current", "charge_limit")),
    "select": tuple(Shown(channel, STATE_KEY, _option) for channel in ("option", "storage_mode")),
    "siren": (_ON,),
    "switch": (_ON,),
    "vacuum": (Shown("activity", STATE_KEY, _option),),
    "valve": _TRAVEL,
    "water_heater": (_TEMPERATURE, _TARGET, Shown("operation", STATE_KEY, _option)),
}
"""What the actuator domains show of which channel."""

_SENSOR_CONVERTERS: Final = {
    "temperature": (TemperatureConverter, UnitOfTemperature.CELSIUS),
    "power": (PowerConverter, UnitOfPower.WATT),
    "production": (PowerConverter, UnitOfPower.WATT),
    "energy": (EnergyConverter, UnitOfEnergy.KILO_WATT_HOUR),
}


def shown_by(domain: str) -> tuple[Shown, ...]:
    """Return what an entity of a domain shows of channels; nothing for domains that are not known."""
    return SHOWN.get(domain, ())


def render(domain: str, values: Mapping[str, Value], temperature_unit: str) -> dict[str, Any]:
    """Return channel values (core units) as the attributes, and the STATE_KEY, of an entity of that domain.

    Temperatures are in temperature_unit, Home Assistant's own. Channels that the domain does not show are left out.
    """
    return {
        shown.key: shown.show(values[shown.channel], temperature_unit)
        for shown in shown_by(domain)
        if shown.channel in values
    }


def converter_between(quantity: object, units: set[str | None]) -> type[BaseUnitConverter] | None:
    """Return what converts units of a sensor's quantity (its device class), None where they are not all of it."""
    converter = UNIT_CONVERTERS.get(quantity) if isinstance(quantity, str) else None
    return converter if converter is not None and units <= converter.VALID_UNITS else None


def sensor_state(channel: str, value: Value, source: State, digits: int, own_unit: str | None = None) -> str | None:
    """Return a channel's value as the state of a sensor like source, in its unit and with its number of decimals.

    own_unit: that of a plain sensor's value, whose source may be shown in another by now. None when the sensor's unit
    cannot show that quantity.
    """
    number = float(value)
    now = source.attributes.get(ATTR_UNIT_OF_MEASUREMENT)
    chosen = converter_between(source.attributes.get(ATTR_DEVICE_CLASS), {own_unit, now})
    if own_unit != now and chosen is not None:
        number = chosen.convert(number, own_unit, now)
    elif (known := _SENSOR_CONVERTERS.get(channel)) is not None:
        converter, own = known
        if now not in converter.VALID_UNITS:
            return None
        number = converter.convert(number, own, now)
    return f"{number:.{digits}f}"


def decimals(state: str) -> int:
    """Return how many decimals a number was reported with."""
    return len(state.partition(".")[2]) if "." in state else 0
