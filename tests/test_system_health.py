"""The lines of this integration under System information."""

from typing import Any

from homeassistant.components.recorder import Recorder
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import get_system_health_info

from custom_components.digital_twin.const import DOMAIN
from tests.common import add_entity, async_add_entry, async_add_home, twin_entry


async def info(hass: HomeAssistant) -> dict[str, Any]:
    assert await async_setup_component(hass, "system_health", {})
    await hass.async_block_till_done()
    return await get_system_health_info(hass, DOMAIN)


async def test_a_running_home_tells_its_figures(recorder_mock: Recorder, hass: HomeAssistant) -> None:
    await async_add_home(hass)
    source = add_entity(hass, "switch.a", state="on")
    await async_add_entry(hass, twin_entry("plug", source.id))
    assert await info(hass) == {
        "home": True,
        "recorder": True,
        "entries": 2,
        "twins": 1,
        "diverged": 0,
        "worker": "process",
    }


async def test_without_a_home_the_rest_is_still_told(hass: HomeAssistant) -> None:
    home = await async_add_home(hass)
    await hass.config_entries.async_unload(home.entry_id)
    assert await info(hass) == {"home": False, "recorder": False, "entries": 1}
