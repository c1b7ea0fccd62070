"""What the registries suggest for the home's settings."""

import re
from typing import Any

from homeassistant.components.sensor import SensorDeviceClass
from homeassistant.const import ATTR_DEVICE_CLASS, ATTR_UNIT_OF_MEASUREMENT, UnitOfPower
from homeassistant.core import HomeAssistant, State
from homeassistant.helpers import entity_registry as er

from ..const import (
    CONF_CARBON,
    CONF_HOME_POWER,
    CONF_OUTDOOR_TEMPERATURE,
    CONF_PERSONS,
    CONF_PRICE,
    CONF_WEATHER,
    CONF_WORKDAY,
    DOMAIN,
)
from ..environment.energy_settings import async_energy_settings
from ..environment.states import tells_presence

_OUTDOORS = re.compile(r"outdoor|outside|exterior|garden|au(ß|ss)en|garten|balcon|balkon|terra(ce|sse)", re.IGNORECASE)
_MAIN_METER = re.compile(
    r"(?<![a-z])mains?[ _-](meter|power)|(?<![a-z])grid[ _-](meter|power|import|consumption)|(?<![a-z])smart[ _-]?meter"
    r"|(?<![a-z])hauptz(ä|ae)hler|(?<![a-z])stromz(ä|ae)hler|(?<![a-z])netzbezug|(?<![a-z])hausanschluss",
    re.IGNORECASE,
)
_CARBON_UNIT = re.compile(r"^k?g\s?(CO[2₂]\s?-?(eq?)?)?/[kM]Wh$", re.IGNORECASE)
_PRICE_UNIT = re.compile(r"^[^/]{1,10}/[kM]Wh$")


async def async_found(hass: HomeAssistant) -> dict[str, Any]:
    """Return the entities that most likely describe the home's surroundings, by the setting's key."""
    registry = er.async_get(hass)

    def usable(state: State) -> bool:
        entry = registry.async_get(state.entity_id)
        return entry is None or (entry.platform != DOMAIN and not entry.hidden)

    def states(domain: str) -> list[State]:
        return sorted(filter(usable, hass.states.async_all(domain)), key=lambda state: state.entity_id)

    def platform(state: State) -> str | None:
        return entry.platform if (entry := registry.async_get(state.entity_id)) else None

    sensors = states("sensor")
    suggestions = {
        CONF_WEATHER: _first(states("weather")),
        CONF_OUTDOOR_TEMPERATURE: _first(
            state
            for state in sensors
            if state.attributes.get(ATTR_DEVICE_CLASS) == SensorDeviceClass.TEMPERATURE
            and _OUTDOORS.search(_words(state))
        ),
        CONF_PERSONS: [state.entity_id for state in states("person") if tells_presence(state)],
        CONF_WORKDAY: _first(state for state in states("binary_sensor") if platform(state) == "workday"),
        CONF_PRICE: _first(state for state in sensors if is_price(state)),
        CONF_CARBON: _first(state for state in sensors if is_carbon_intensity(state)),
        CONF_HOME_POWER: await _async_main_meter(hass, sensors),
    }
    return {key: value for key, value in suggestions.items() if value}


async def _async_main_meter(hass: HomeAssistant, sensors: list[State]) -> str | None:
    """Return the meter of the energy settings, else the first that is called one."""
    told = (await async_energy_settings(hass)).grid_power
    meters = [state for state in sensors if is_power(state)]
    if told in {state.entity_id for state in meters}:
        return told
    return _first(state for state in meters if _MAIN_METER.search(_words(state)))


def _first(states: Any) -> str | None:
    return next((state.entity_id for state in states), None)


def _words(state: State) -> str:
    return f"{state.entity_id.replace('.', ' ')} {state.name}"


def is_price(state: State) -> bool:
    """Return whether a sensor tells what energy costs."""
    return _PRICE_UNIT.match(_unit(state)) is not None and not is_carbon_intensity(state)


def is_carbon_intensity(state: State) -> bool:
    """Return whether a sensor tells how much carbon dioxide a kWh stands for."""
    return _CARBON_UNIT.match(_unit(state)) is not None


def is_power(state: State) -> bool:
    """Return whether a sensor measures power."""
    return _unit(state) in set(UnitOfPower)


def _unit(state: State) -> str:
    return str(state.attributes.get(ATTR_UNIT_OF_MEASUREMENT, ""))
