"""Twins of `physical` entities, and their shadows."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.digital_twin.const import DOMAIN, Mode

from ..common import async_add_entry, async_add_home, twin_entry
from .physical import Physical, async_add_physical

KIND_OF = {
    "alarm_control_panel": "alarm",
    "binary_sensor": "binary_sensor",
    "climate": "thermostat",
    "cover": "cover",
    "fan": "fan",
    "humidifier": "humidifier",
    "light": "light",
    "lock": "lock",
    "media_player": "media_player",
    "number": "number",
    "select": "select",
    "sensor": "sensor",
    "siren": "siren",
    "switch": "plug",
    "vacuum": "vacuum",
    "valve": "valve",
    "water_heater": "water_heater",
}


async def async_add_twin(
    hass: HomeAssistant, *sources: Physical, mode: Mode = Mode.MIRROR, **settings: Any
) -> MockConfigEntry:
    """Set up a twin of sources that are there already; the first one is its main entity."""
    entries = [er.async_get(hass).async_get(source.entity_id) for source in sources]
    assert all(entries)
    entry = twin_entry(
        KIND_OF[sources[0].domain],
        entries[0].id,
        name=sources[0].unique_id,
        device_id=entries[0].device_id,
        members=[entry.id for entry in entries],
        mode=mode,
        **settings,
    )
    return await async_add_entry(hass, entry)


async def async_twin_of(hass: HomeAssistant, *sources: Physical, **settings: Any) -> MockConfigEntry:
    """Set up the physical integration with these sources, the home, and a twin of them."""
    await async_add_physical(hass, *sources)
    await async_add_home(hass)
    return await async_add_twin(hass, *sources, **settings)


def shadow_of(hass: HomeAssistant, entry: MockConfigEntry, source: Physical) -> str:
    """Return the entity id of a source's shadow."""
    registry = er.async_get(hass)
    ref = registry.async_get(source.entity_id)
    assert ref is not None
    entity_id = registry.async_get_entity_id(source.domain, DOMAIN, f"{entry.entry_id}_{ref.id}")
    assert entity_id is not None
    return entity_id


def own_sensor(hass: HomeAssistant, entry: MockConfigEntry, key: str, domain: str = "sensor") -> str:
    """Return the entity id of one of the twin's own sensors."""
    entity_id = er.async_get(hass).async_get_entity_id(domain, DOMAIN, f"{entry.entry_id}_{key}")
    assert entity_id is not None
    return entity_id
