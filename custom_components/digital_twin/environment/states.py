"""What entities say now: their state, as a number, as a price per kWh; who is at home."""

import math
from collections.abc import Iterable
from typing import Final

from homeassistant.components.binary_sensor.const import BinarySensorDeviceClass
from homeassistant.components.person.const import PersonEntityStateAttribute
from homeassistant.const import ATTR_DEVICE_CLASS, ATTR_UNIT_OF_MEASUREMENT, STATE_HOME, STATE_ON
from homeassistant.core import HomeAssistant, State, callback
from homeassistant.helpers import entity_registry as er

from ..const import DOMAIN
from ..sources import NOT_REPORTED
from .tariff import per_kwh

PRESENCE: Final = frozenset(
    {BinarySensorDeviceClass.OCCUPANCY, BinarySensorDeviceClass.MOTION, BinarySensorDeviceClass.PRESENCE}
)
STILL: Final = 1800.0
"""s after a motion for which somebody counts as there."""


@callback
def resolved(hass: HomeAssistant, ref: str | None) -> str | None:
    """Return the present entity id of an entity id or registry id."""
    return None if ref is None else er.async_resolve_entity_id(er.async_get(hass), ref)


@callback
def state_of(hass: HomeAssistant, ref: str | None) -> State | None:
    """Return the state of an entity that reports one."""
    entity_id = resolved(hass, ref)
    state = hass.states.get(entity_id) if entity_id else None
    return None if state is None or state.state in NOT_REPORTED else state


def number(state: State | None) -> float | None:
    """Return a state as a finite number; None for anything else."""
    try:
        value = math.nan if state is None else float(state.state)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def factor(state: State | None) -> float:
    """Return what a state is to be multiplied by to be per kWh, 1 for a unit that says nothing of it."""
    unit = None if state is None else state.attributes.get(ATTR_UNIT_OF_MEASUREMENT)
    return per_kwh(None if unit is None else str(unit)) or 1.0


@callback
def tells_presence(state: State) -> bool:
    """Return whether a person's state tells where they are; without a tracker nobody ever says."""
    return state.state not in NOT_REPORTED or state.attributes.get(PersonEntityStateAttribute.DEVICE_TRACKERS) != []


@callback
def tracked(hass: HomeAssistant, persons: Iterable[str]) -> tuple[str, ...]:
    """Return the entity ids of persons that something tracks, by their entity or registry ids."""
    present = [entity_id for ref in persons if (entity_id := resolved(hass, ref)) is not None]
    return tuple(
        entity_id for entity_id in present if (state := hass.states.get(entity_id)) is None or tells_presence(state)
    )


@callback
def people_home(hass: HomeAssistant, persons: Iterable[str]) -> int:
    """Return how many of the persons are at home."""
    return sum((state := state_of(hass, ref)) is not None and state.state == STATE_HOME for ref in persons)


@callback
def detectors(hass: HomeAssistant) -> list[str]:
    """Return the sensors of motion and presence in the home."""
    registry = er.async_get(hass)
    return [
        state.entity_id
        for state in hass.states.async_all("binary_sensor")
        if state.attributes.get(ATTR_DEVICE_CLASS) in PRESENCE
        and ((entry := registry.async_get(state.entity_id)) is None or entry.platform != DOMAIN)
    ]


@callback
def somebody(hass: HomeAssistant, entity_ids: Iterable[str], now: float) -> bool:
    """Return whether a detector sees somebody, or saw somebody just before."""
    states = [state for entity_id in entity_ids if (state := state_of(hass, entity_id)) is not None]
    return any(state.state == STATE_ON or now - state.last_changed_timestamp < STILL for state in states)
