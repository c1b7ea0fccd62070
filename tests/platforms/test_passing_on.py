"""A state beside which nothing changed is passed on by a short way; whatever else changes is shown all the same."""

from unittest.mock import patch

import pytest
from homeassistant.const import STATE_UNAVAILABLE, STATE_UNKNOWN
from homeassistant.core import HomeAssistant
from homeassistant.core_config import DATA_CUSTOMIZE
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.entity import Entity
from homeassistant.helpers.entity_values import EntityValues

from .physical import Physical, PhysicalBinarySensor, PhysicalSwitch
from .shadows import async_twin_of, shadow_of


async def shown(hass: HomeAssistant, device: Physical, shadow: str, **values: object) -> str:
    """Have a device show something, and return what its shadow shows then."""
    device.show(**values)
    await hass.async_block_till_done()
    state = hass.states.get(shadow)
    assert state is not None
    return state.state


@pytest.fixture(params=[PhysicalSwitch, PhysicalBinarySensor])
def device(request: pytest.FixtureRequest) -> Physical:
    """Return a device that is off."""
    made: Physical = request.param("Device", is_on=False)
    return made


async def test_a_state_alone_is_not_put_together_anew(hass: HomeAssistant, device: Physical) -> None:
    entry = await async_twin_of(hass, device)
    shadow = shadow_of(hass, entry, device)
    before = hass.states.get(shadow)
    written: list[str] = []
    original = Entity._async_write_ha_state  # noqa: SLF001 -- the long way, to be counted

    def write(entity: Entity) -> None:
        written.append(entity.entity_id)
        original(entity)

    with patch.object(Entity, "_async_write_ha_state", write):
        assert await shown(hass, device, shadow, is_on=True) == "on"
        assert await shown(hass, device, shadow, is_on=False) == "off"
    assert shadow not in written
    after = hass.states.get(shadow)
    assert (before.attributes, before.state_info) == (after.attributes, after.state_info)
    assert after.last_changed > before.last_changed


async def test_what_else_changes_is_shown_with_the_next_state(hass: HomeAssistant, device: Physical) -> None:
    entry = await async_twin_of(hass, device)
    shadow = shadow_of(hass, entry, device)
    assert await shown(hass, device, shadow, is_on=True) == "on"

    er.async_get(hass).async_update_entity(shadow, icon="mdi:star")
    assert await shown(hass, device, shadow, is_on=False) == "off"
    assert hass.states.get(shadow).attributes["icon"] == "mdi:star"

    hass.data[DATA_CUSTOMIZE] = EntityValues({shadow: {"place": "cellar"}})
    assert await shown(hass, device, shadow, is_on=True) == "on"
    assert hass.states.get(shadow).attributes["place"] == "cellar"

    device.show(icon="mdi:flash", is_on=False)
    await hass.async_block_till_done()
    assert hass.states.get(shadow).state == "off"
    assert await shown(hass, device, shadow, is_on=True) == "on"


async def test_states_that_are_none_and_the_way_back(hass: HomeAssistant, device: Physical) -> None:
    entry = await async_twin_of(hass, device)
    shadow = shadow_of(hass, entry, device)
    assert await shown(hass, device, shadow, is_on=None) == STATE_UNKNOWN
    assert await shown(hass, device, shadow, is_on=True) == "on"
    assert await shown(hass, device, shadow, available=False) == STATE_UNAVAILABLE
    assert await shown(hass, device, shadow, available=True) == "on"
    assert await shown(hass, device, shadow, is_on=False) == "off"


async def test_words_that_are_no_states_of_the_domain_are_read_as_home_assistant_does(hass: HomeAssistant) -> None:
    device = PhysicalSwitch("Device", is_on=True)
    entry = await async_twin_of(hass, device)
    shadow = shadow_of(hass, entry, device)
    hass.states.async_set(device.entity_id, "onn", hass.states.get(device.entity_id).attributes)
    await hass.async_block_till_done()
    assert hass.states.get(shadow).state == "off"
