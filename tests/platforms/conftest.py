"""What the tests of entities share."""

from collections.abc import AsyncGenerator

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component

from custom_components.digital_twin.const import DOMAIN

from ..common import HOME_UNIQUE_ID


@pytest.fixture(autouse=True)
async def _home_assistant_itself(hass: HomeAssistant) -> AsyncGenerator[None]:
    """Set up the core integration, as every Home Assistant has it; in the end unload the twins, then their home."""
    assert await async_setup_component(hass, "homeassistant", {})
    yield
    entries = hass.config_entries.async_loaded_entries(DOMAIN)
    for entry in sorted(entries, key=lambda entry: entry.unique_id == HOME_UNIQUE_ID):
        assert await hass.config_entries.async_unload(entry.entry_id)
