"""What every test of the config flow needs."""

from collections.abc import AsyncIterator

import pytest
from homeassistant.core import HomeAssistant

from custom_components.digital_twin.const import DOMAIN


@pytest.fixture(autouse=True)
async def _twins_go_before_the_home(hass: HomeAssistant) -> AsyncIterator[None]:
    """Unload one by one, twins first: the plugin unloads all at once, and a home that goes reloads its twins."""
    yield
    for entry in reversed(hass.config_entries.async_loaded_entries(DOMAIN)):
        await hass.config_entries.async_unload(entry.entry_id)
