"""Source entities and their attributes as channels of a twin, in the core's units."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from homeassistant.components.climate.const import (
    ATTR_CURRENT_HUMIDITY,
    ATTR_CURRENT_TEMPERATURE,
    ATTR_HVAC_ACTION,
    ATTR_HVAC_MODES,
    ATTR_MAX_TEMP,
    ATTR_MIN_TEMP,
)
from homeassistant.components.cover import ATTR_CURRENT_POSITION
from homeassistant.components.fan.const import ATTR_PERCENTAGE
from homeassistant.components.humidifier.const import ATTR_HUMIDITY
from homeassistant.components.light.const import ATTR_BRIGHTNESS, ATTR_COLOR_TEMP_KELVIN
from homeassistant.components.media_player.const import ATTR_MEDIA_VOLUME_LEVEL, ATTR_MEDIA_VOLUME_MUTED
from homeassistant.components.number.const import ATTR_MAX, ATTR_MIN, ATTR_STEP
from homeassistant.components.select.const import ATTR_OPTIONS
from homeassistant.components.sensor.const import DOMAIN as SENSOR_DOMAIN
from homeassistant.components.sensor.const import SensorDeviceClass
from homeassistant.components.water_heater import ATTR_OPERATION_LIST
from homeassistant.const import (
    ATTR_DEVICE_CLASS,
    ATTR_TEMPERATURE,
    ATTR_UNIT_OF_MEASUREMENT,
    EVENT_CORE_CONFIG_UPDATE,
    PERCENTAGE,
    STATE_CLOSED,
    STATE_OFF,
    STATE_ON,
    STATE_OPEN,
    STATE_UNAVAILABLE,
    STATE_UNKNOWN,
    UnitOfEnergy,
    UnitOfPower,
    UnitOfTemperature,
)
from homeassistant.core import Event, HomeAssistant, State, callback, split_entity_id
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.entity import get_device_class_or_undefined
from homeassistant.util.hass_dict import HassKey
from homeassistant.util.unit_conversion import (
    BaseUnitConverter,
    EnergyConverter,
    PowerConverter,
    TemperatureConverter,
)

from .const import DOMAIN, Role
from .core.channel import Channel, InvalidValueError, Quantity, Refusal
from .core.models.kinds import Kind
from .rendering import converter_between

type Reader = Callable[[State], object]
type _MemberReader = tuple[str, Reader, str | None]

NOT_REPORTED = frozenset({STATE_UNAVAILABLE, STATE_UNKNOWN})
_ON_OFF = {STATE_ON: True, STATE_OFF: False}
_TELLS_VALUE = frozenset({"sensor", "number"})
_BRIGHTNESS_FULL = 255
_ABSOLUTE_ZERO = -273.15
_HAIR = 1e-9
_INVERTER_AT_NIGHT = 200.0
"""W that inverters take while the sun is down, or that their meters err by: more is a meter of something else."""
_MODES = {"hvac_mode": ATTR_HVAC_MODES, "operation": ATTR_OPERATION_LIST}
_SHARES = frozenset({SensorDeviceClass.HUMIDITY, SensorDeviceClass.BATTERY, SensorDeviceClass.MOISTURE})


@dataclass(frozen=True, slots=True)
class Binding:
    """One channel bound to a source entity; read gives the raw value, or None when the entity does not say."""

    entity_id: str
    channel: str
    read: Reader
    attribute: str | None = None


def _on_off(state: State) -> object:
    return _ON_OFF.get(state.state, state.state)


def _as_state(state: State) -> object:
    return state.state


def _attribute(name: str) -> Reader:
    def read(state: State) -> object:
        return state.attributes.get(name)

    return read


def _brightness(state: State) -> object:
    brightness = state.attributes.get(ATTR_BRIGHTNESS)
    return brightness / _BRIGHTNESS_FULL * 100 if isinstance(brightness, int | float) else brightness


def _volume(state: State) -> object:
    volume = state.attributes.get(ATTR_MEDIA_VOLUME_LEVEL)
    return volume * 100 if isinstance(volume, int | float) else volume


def _position(state: State) -> object:
    """Return the position; a device that reports none is fully open or closed when it stands still."""
    if (position := state.attributes.get(ATTR_CURRENT_POSITION)) is not None:
        return position
    return {STATE_OPEN: 100, STATE_CLOSED: 0}.get(state.state)


@dataclass(slots=True)
class _Degrees:
    """The unit in which states tell temperatures as attributes: unit from since (epoch s) on, and earlier before."""

    unit: str
    before: str
    since: float = -math.inf

    def celsius(self, value: float, state: State | None) -> float:
        """Return in °C what a state tells, or the registry where there is no state."""
        unit = self.unit if state is None or state.last_updated_timestamp >= self.since else self.before
        return TemperatureConverter.convert(float(value), unit, UnitOfTemperature.CELSIUS)


_DEGREES: HassKey[_Degrees] = HassKey(f"{DOMAIN}_degrees")


@callback
def _degrees(hass: HomeAssistant) -> _Degrees:
    """Return the home's unit of temperatures, which follows it; a state keeps the one it was written in."""
    if (found := hass.data.get(_DEGREES)) is None:
        unit = hass.config.units.temperature_unit
        found = hass.data[_DEGREES] = _Degrees(unit, unit)

        @callback
        def changed(event: Event[Any]) -> None:
            now = hass.config.units.temperature_unit
            if now != found.unit:
                found.before, found.unit, found.since = found.unit, now, event.time_fired_timestamp

        hass.bus.async_listen(EVENT_CORE_CONFIG_UPDATE, changed)
    return found


def _temperature_attribute(name: str, degrees: _Degrees) -> Reader:
    def read(state: State) -> object:
        value = state.attributes.get(name)
        return degrees.celsius(value, state) if isinstance(value, int | float) else value

    return read


type _Converter = type[TemperatureConverter | PowerConverter | EnergyConverter]


def _measured(converter: _Converter, unit: str) -> Reader:
    """Return a reader of a sensor's state in the given unit; another quantity's unit is refused."""
    valid = converter.VALID_UNITS

    def read(state: State) -> object:
        own = state.attributes.get(ATTR_UNIT_OF_MEASUREMENT)
        if own == unit:
            return state.state
        if own not in valid:
            raise InvalidValueError(Refusal.WRONG_UNIT)
        try:
            return converter.convert(float(state.state), own, unit)
        except ValueError:
            raise InvalidValueError(Refusal.NOT_A_NUMBER) from None

    return read


def _own_unit(expected: str | None) -> Reader:
    """Return a reader of a plain sensor, which keeps the unit it had when the twin was set up, or learned.

    What it says in another unit of the same quantity, as people may choose one at any time, is converted.
    """

    def read(state: State) -> object:
        own = state.attributes.get(ATTR_UNIT_OF_MEASUREMENT)
        if own == expected:
            return state.state
        quantity = state.attributes.get(ATTR_DEVICE_CLASS)
        converter = _between(split_entity_id(state.entity_id)[0], quantity, {own, expected})
        if converter is None:
            raise InvalidValueError(Refusal.WRONG_UNIT)
        try:
            return converter.convert(float(state.state), own, expected)
        except ValueError:
            raise InvalidValueError(Refusal.NOT_A_NUMBER) from None

    return read


def _between(domain: str, quantity: object, units: set[str | None]) -> type[BaseUnitConverter] | None:
    """Return what converts a sensor's units into each other, None where they are not all of its quantity.

    A number is set in its unit: that is not taken for another.
    """
    return converter_between(quantity, units) if domain == SENSOR_DOMAIN else None


def _any_on(hass: HomeAssistant, entity_ids: tuple[str, ...]) -> Reader:
    def read(_state: State) -> object:
        return any(
            (state := hass.states.get(entity_id)) is not None and state.state == STATE_ON for entity_id in entity_ids
        )

    return read


_TEMPERATURE = _measured(TemperatureConverter, UnitOfTemperature.CELSIUS)
_POWER = _measured(PowerConverter, UnitOfPower.WATT)
_ENERGY = _measured(EnergyConverter, UnitOfEnergy.KILO_WATT_HOUR)


def _production(state: State) -> object:
    """Return what a solar plant makes in W: nothing at night, when its inverter takes some for itself."""
    power = _POWER(state)
    try:
        return 0.0 if -_INVERTER_AT_NIGHT <= float(str(power)) < 0.0 else power
    except ValueError:
        return power


_ROLE_BINDINGS: dict[Role, tuple[str, Reader]] = {
    Role.ROOM_TEMPERATURE: ("temperature", _TEMPERATURE),
    Role.TEMPERATURE: ("temperature", _TEMPERATURE),
    Role.HUMIDITY: ("humidity", _as_state),
    Role.POWER: ("power", _POWER),
    Role.ENERGY: ("energy", _ENERGY),
    Role.VALVE: ("valve", _as_state),
    Role.DOOR: ("door", _on_off),
    Role.OBSTRUCTION: ("obstruction", _on_off),
    Role.LEVEL: ("level", _as_state),
    Role.BATTERY: ("battery", _as_state),
    Role.CHARGE: ("charge", _as_state),
    Role.PLUGGED: ("plugged", _on_off),
}


def _member_readers(degrees: _Degrees) -> dict[str, tuple[_MemberReader, ...]]:
    """Return, by domain, what an entity tells about its device: (channel, reader, attribute or None for the state)."""
    temperature = (
        "temperature",
        _temperature_attribute(ATTR_CURRENT_TEMPERATURE, degrees),
        ATTR_CURRENT_TEMPERATURE,
    )
    target = ("target_temperature", _temperature_attribute(ATTR_TEMPERATURE, degrees), ATTR_TEMPERATURE)
    humidity = ("humidity", _attribute(ATTR_CURRENT_HUMIDITY), ATTR_CURRENT_HUMIDITY)
    on_off = ("on", _on_off, None)
    travel = (("position", _position, ATTR_CURRENT_POSITION), ("travel", _as_state, None))
    return {
        "alarm_control_panel": (("arming", _as_state, None),),
        "binary_sensor": (on_off,),
        "climate": (
            temperature,
            target,
            ("hvac_mode", _as_state, None),
            ("hvac_action", _attribute(ATTR_HVAC_ACTION), ATTR_HVAC_ACTION),
            humidity,
        ),
        "cover": travel,
        "fan": (on_off, ("speed", _attribute(ATTR_PERCENTAGE), ATTR_PERCENTAGE)),
        "humidifier": (on_off, humidity, ("target_humidity", _attribute(ATTR_HUMIDITY), ATTR_HUMIDITY)),
        "input_boolean": (on_off,),
        "light": (
            on_off,
            ("brightness", _brightness, ATTR_BRIGHTNESS),
            ("color_temperature", _attribute(ATTR_COLOR_TEMP_KELVIN), ATTR_COLOR_TEMP_KELVIN),
        ),
        "lock": (("bolt", _as_state, None),),
        "media_player": (
            ("playback", _as_state, None),
            ("volume", _volume, ATTR_MEDIA_VOLUME_LEVEL),
            ("muted", _attribute(ATTR_MEDIA_VOLUME_MUTED), ATTR_MEDIA_VOLUME_MUTED),
        ),
        "siren": (on_off,),
        "switch": (on_off,),
        "vacuum": (("activity", _as_state, None),),
        "valve": travel,
        "water_heater": (temperature, target, ("operation", _as_state, None)),
    }


def bind(
    hass: HomeAssistant,
    kind: Kind,
    main: str,
    members: Iterable[str],
    roles: dict[Role, tuple[str, ...]],
    unit_before: str | None = None,
) -> tuple[list[Binding], dict[str, Channel]]:
    """Bind source entities (by entity id) to the channels of a kind.

    A role takes precedence over what a member says of the same channel, the main entity over the other members.
    unit_before: that in which a plain sensor was learned, kept where the sensor's own is one of the same quantity.
    Returns the bindings and the channels that have one.
    """
    bound: dict[str, list[Binding]] = {}
    readers = _member_readers(_degrees(hass))

    def add(channel: str, entity_ids: Iterable[str], read: Reader, attribute: str | None = None) -> None:
        if channel not in bound and kind.channel(channel) is not None:
            bound[channel] = [Binding(entity_id, channel, read, attribute) for entity_id in entity_ids]

    for role, entity_ids in roles.items():
        if role is Role.WINDOWS:
            add("window", entity_ids, _any_on(hass, entity_ids))
        elif entity_ids:
            channel, read = _ROLE_BINDINGS[role]
            add(channel, entity_ids[:1], read)
    unit: str | None = None
    own: dict[str, str] = {}
    for entity_id in (main, *(member for member in members if member != main)):
        for channel, read, attribute in readers.get(split_entity_id(entity_id)[0], ()):
            add(channel, (entity_id,), read, attribute)
        if (key := _setting_of(hass, kind, entity_id, main=entity_id == main)) is not None:
            unit = _kept_unit(hass, entity_id, unit_before) if key == "value" else unit
            read = _own_unit(unit) if key == "value" else _production if key == "production" else _as_state
            own.setdefault(key, entity_id)
            add(key, (entity_id,), read)
    channels = {channel.key: channel for channel in kind.channels if channel.key in bound}
    if "value" in channels:
        channels["value"] = _possible(hass, replace(channels["value"], unit=unit), own["value"])
    channels |= {key: _as_told(hass, channels[key], entity_id) for key, entity_id in own.items() if key in channels}
    channels |= {
        key: _within_limits(hass, channels[key], one.entity_id)
        for key, (one, *_) in bound.items()
        if key == "target_temperature" and one.attribute == ATTR_TEMPERATURE
    }
    channels |= {
        key: replace(channels[key], offered=_listed(hass, bound[key][0].entity_id, name))
        for key, name in _MODES.items()
        if key in channels
    }
    return [binding for group in bound.values() for binding in group], channels


def _setting_of(hass: HomeAssistant, kind: Kind, entity_id: str, *, main: bool) -> str | None:
    """Return the channel that an entity is by its part in the device: the main one, or a setting told by its unit."""
    domain = split_entity_id(entity_id)[0]
    if main:
        if kind.main == "value":
            return "value" if domain in _TELLS_VALUE else None
        return {"select": "option", "generic": "state", "pv": "production"}.get(kind.id)
    if kind.id != "battery":
        return None
    if domain == "number":
        return {"A": "current", PERCENTAGE: "charge_limit"}.get(_unit_of(hass, entity_id) or "")
    return "storage_mode" if domain == "select" else None


def _possible(hass: HomeAssistant, channel: Channel, entity_id: str) -> Channel:
    """Return a sensor's channel with what its quantity can be: no temperature is below absolute zero."""
    quantity = get_device_class_or_undefined(hass, entity_id)
    if quantity == SensorDeviceClass.TEMPERATURE and channel.unit in TemperatureConverter.VALID_UNITS:
        least = TemperatureConverter.convert(_ABSOLUTE_ZERO, UnitOfTemperature.CELSIUS, channel.unit)
        return replace(channel, lower=max(channel.lower, least))
    if quantity in _SHARES and channel.unit == PERCENTAGE:
        return replace(channel, lower=max(channel.lower, 0.0), upper=min(channel.upper, 100.0))
    return channel


def _options_of(hass: HomeAssistant, entity_id: str) -> tuple[str, ...]:
    """Return the options that an entity says it has."""
    return _listed(hass, entity_id, ATTR_OPTIONS)


def _listed(hass: HomeAssistant, entity_id: str, name: str) -> tuple[str, ...]:
    """Return what an entity lists, from its state, or from the registry while it is not there yet."""
    options = _capability(hass, entity_id, name)
    return tuple(dict.fromkeys(str(option) for option in options)) if isinstance(options, list | tuple) else ()


def _as_told(hass: HomeAssistant, channel: Channel, entity_id: str) -> Channel:
    """Return a channel with what the entity that it is bound to says it takes: its options, or the range it is set in.

    Readings outside that range are believed all the same: a charger that is off may say 0 A.
    """
    if channel.quantity is Quantity.OPTION:
        return replace(channel, options=_options_of(hass, entity_id))
    if channel.quantity is not Quantity.NUMBER or not channel.command:
        return channel

    def taken(name: str, unknown: float) -> float:
        value = _capability(hass, entity_id, name)
        return float(value) if isinstance(value, int | float) else unknown

    return replace(
        channel,
        least=taken(ATTR_MIN, channel.least),
        most=taken(ATTR_MAX, channel.most),
        step=taken(ATTR_STEP, channel.step),
    )


def _within_limits(hass: HomeAssistant, channel: Channel, entity_id: str) -> Channel:
    """Return the target temperature of a thermostat or boiler with the range that it says it takes."""

    def told(name: str, unknown: float) -> float:
        value = _capability(hass, entity_id, name)
        if not isinstance(value, int | float) or not math.isfinite(value):
            return unknown
        return _degrees(hass).celsius(value, hass.states.get(entity_id))

    least, most = told(ATTR_MIN_TEMP, channel.least), told(ATTR_MAX_TEMP, channel.most)
    # What is written in the home's unit comes back within a hair.
    return replace(channel, least=least - _HAIR, most=most + _HAIR) if least < most else channel


def _capability(hass: HomeAssistant, entity_id: str, name: str) -> Any:
    """Return what an entity says it can, from its state, or from the registry while it is not there yet."""
    state = hass.states.get(entity_id)
    value = None if state is None else state.attributes.get(name)
    if value is None and (entry := er.async_get(hass).async_get(entity_id)) is not None:
        value = (entry.capabilities or {}).get(name)
    return value


def _kept_unit(hass: HomeAssistant, entity_id: str, before: str | None) -> str | None:
    """Return the unit before where a sensor's present one is not known or can be converted, else the present one."""
    now = _unit_of(hass, entity_id)
    if before is None or before == now:
        return now
    if now is None:
        return before
    quantity = get_device_class_or_undefined(hass, entity_id)
    return now if _between(split_entity_id(entity_id)[0], quantity, {before, now}) is None else before


def _unit_of(hass: HomeAssistant, entity_id: str) -> str | None:
    """Return a sensor's unit from its state, or from the registry while the sensor is not loaded yet."""
    if (state := hass.states.get(entity_id)) is not None and ATTR_UNIT_OF_MEASUREMENT in state.attributes:
        unit: Any = state.attributes[ATTR_UNIT_OF_MEASUREMENT]
        return str(unit)
    entry = er.async_get(hass).async_get(entity_id)
    return entry.unit_of_measurement if entry else None
