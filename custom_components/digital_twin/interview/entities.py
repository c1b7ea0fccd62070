"""Entities named in the interview: how they are kept, and whether they can be what the user takes them for."""

from collections.abc import Callable
from enum import StrEnum

from homeassistant.const import ATTR_UNIT_OF_MEASUREMENT, PERCENTAGE
from homeassistant.core import HomeAssistant, split_entity_id
from homeassistant.helpers import entity_registry as er
from homeassistant.util.unit_conversion import EnergyConverter, PowerConverter, TemperatureConverter

from ..const import DOMAIN, Role


class Problem(StrEnum):
    """Why an entity cannot be used; each is an error text of the config flow."""

    NOT_FOUND = "entity_not_found"
    DISABLED = "entity_disabled"
    OWN = "own_entity"
    NO_TEMPERATURE = "no_temperature"
    NO_POWER = "no_power"
    NO_ENERGY = "no_energy"
    NO_PERCENTAGE = "no_percentage"
    NO_CONTACT = "no_contact"


def to_ref(hass: HomeAssistant, entity_id: str) -> str:
    """Return what survives renaming: the registry id, or the entity id of an entity that is not in the registry."""
    entry = er.async_get(hass).async_get(entity_id)
    return entry.id if entry else entity_id


def to_entity_id(hass: HomeAssistant, ref: str) -> str | None:
    """Return the present entity id, or None when the entity is gone."""
    entity_id = er.async_resolve_entity_id(er.async_get(hass), ref)
    return entity_id if entity_id is not None and is_known(hass, entity_id) else None


def is_known(hass: HomeAssistant, entity_id: str) -> bool:
    """Return whether Home Assistant knows an entity, loaded or not."""
    return er.async_get(hass).async_get(entity_id) is not None or hass.states.get(entity_id) is not None


def display_name(hass: HomeAssistant, ref: str) -> str:
    """Return an entity's name as the user sees it."""
    if (entity_id := to_entity_id(hass, ref)) is None:
        return ref
    if (state := hass.states.get(entity_id)) is not None:
        return state.name
    entry = er.async_get(hass).async_get(entity_id)
    return (entry.name or entry.original_name if entry else None) or entity_id


def unit_of(hass: HomeAssistant, entity_id: str) -> str | None:
    """Return a sensor's unit from its state, or from the registry while it is not loaded."""
    if (state := hass.states.get(entity_id)) is not None and ATTR_UNIT_OF_MEASUREMENT in state.attributes:
        return str(state.attributes[ATTR_UNIT_OF_MEASUREMENT])
    entry = er.async_get(hass).async_get(entity_id)
    return entry.unit_of_measurement if entry else None


def _in(units: set[str | None]) -> Callable[[str | None], bool]:
    def measures(unit: str | None) -> bool:
        return unit is not None and unit in units

    return measures


_MEASURES: dict[Role, tuple[Callable[[str | None], bool], Problem]] = {
    Role.ROOM_TEMPERATURE: (_in(TemperatureConverter.VALID_UNITS), Problem.NO_TEMPERATURE),
    Role.TEMPERATURE: (_in(TemperatureConverter.VALID_UNITS), Problem.NO_TEMPERATURE),
    Role.POWER: (_in(PowerConverter.VALID_UNITS), Problem.NO_POWER),
    Role.ENERGY: (_in(EnergyConverter.VALID_UNITS), Problem.NO_ENERGY),
    Role.HUMIDITY: (_in({PERCENTAGE}), Problem.NO_PERCENTAGE),
    Role.VALVE: (_in({PERCENTAGE}), Problem.NO_PERCENTAGE),
    Role.LEVEL: (_in({PERCENTAGE}), Problem.NO_PERCENTAGE),
    Role.CHARGE: (_in({PERCENTAGE}), Problem.NO_PERCENTAGE),
    Role.BATTERY: (_in({PERCENTAGE}), Problem.NO_PERCENTAGE),
}

_CONTACTS = frozenset({Role.WINDOWS, Role.DOOR, Role.OBSTRUCTION, Role.PLUGGED})


def problem_of(hass: HomeAssistant, entity_id: str, role: Role | None = None) -> Problem | None:
    """Return why an entity cannot be a source of a twin (in that role), or None when it can."""
    entry = er.async_get(hass).async_get(entity_id)
    if entry is None and hass.states.get(entity_id) is None:
        return Problem.NOT_FOUND
    if entry is not None and entry.platform == DOMAIN:
        return Problem.OWN
    if entry is not None and entry.disabled:
        return Problem.DISABLED
    if role in _CONTACTS:
        return None if split_entity_id(entity_id)[0] == "binary_sensor" else Problem.NO_CONTACT
    if role is not None:
        measures, otherwise = _MEASURES[role]
        return None if measures(unit_of(hass, entity_id)) else otherwise
    return None
