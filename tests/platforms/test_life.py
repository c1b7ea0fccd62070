"""Shadows over their life: renamed sources and shadows, restarts, removal."""

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er

from custom_components.digital_twin.const import Mode

from .physical import PhysicalClimate, PhysicalLight
from .shadows import async_twin_of, shadow_of


async def test_a_renamed_shadow_follows_on(hass: HomeAssistant) -> None:
    light = PhysicalLight("Lamp")
    entry = await async_twin_of(hass, light)
    er.async_get(hass).async_update_entity(shadow_of(hass, entry, light), new_entity_id="light.mirror")
    await hass.async_block_till_done()
    light.show(brightness=9)
    await hass.async_block_till_done()
    assert hass.states.get("light.mirror").attributes["brightness"] == 9
    assert hass.states.get("light.lamp_twin") is None


async def test_a_disabled_shadow_costs_nothing_and_comes_back(hass: HomeAssistant) -> None:
    light = PhysicalLight("Lamp")
    entry = await async_twin_of(hass, light)
    shadow = shadow_of(hass, entry, light)
    er.async_get(hass).async_update_entity(shadow, disabled_by=er.RegistryEntryDisabler.USER)
    await hass.async_block_till_done()
    light.show(brightness=9)
    await hass.async_block_till_done()
    assert hass.states.get(shadow) is None
    er.async_get(hass).async_update_entity(shadow, disabled_by=None)
    assert await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()
    assert hass.states.get(shadow).attributes["brightness"] == 9


async def test_a_reload_shows_the_source_as_it_is_now(hass: HomeAssistant) -> None:
    climate = PhysicalClimate("Room")
    entry = await async_twin_of(hass, climate, mode=Mode.SANDBOX)
    shadow = shadow_of(hass, entry, climate)
    await hass.services.async_call(
        "climate", "set_temperature", {"entity_id": shadow, "temperature": 25}, blocking=True
    )
    await hass.async_block_till_done()
    assert hass.states.get(shadow).attributes["temperature"] == 25
    climate.show(target_temperature=18.5)
    assert await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()
    assert hass.states.get(shadow).attributes["temperature"] == 18.5


async def test_a_removed_twin_leaves_no_entity_and_no_device(hass: HomeAssistant) -> None:
    light = PhysicalLight("Lamp")
    entry = await async_twin_of(hass, light)
    own = {item.entity_id for item in er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id)}
    assert await hass.config_entries.async_remove(entry.entry_id)
    await hass.async_block_till_done()
    assert not er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id)
    assert not dr.async_entries_for_config_entry(dr.async_get(hass), entry.entry_id)
    assert not [entity_id for entity_id in own if hass.states.get(entity_id)]
    assert hass.states.get(light.entity_id).state == "on"
