"""What every test of the config flow needs."""

from collections.abc import AsyncIterator

import pytest
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.digital_twin.const import DOMAIN
from tests.common import async_add_home
from tests.flow.common import Lesson


@pytest.fixture(autouse=True)
async def _twins_go_before_the_home(hass: HomeAssistant) -> AsyncIterator[None]:
    """Unload one by one, twins first: the plugin unloads all at once, and a home that goes reloads its twins."""
    yield
    for entry in reversed(hass.config_entries.async_loaded_entries(DOMAIN)):
        await hass.config_entries.async_unload(entry.entry_id)


@pytest.fixture
async def home(hass: HomeAssistant) -> MockConfigEntry:
    """Give the home, set up."""
    return await async_add_home(hass)


@pytest.fixture
def lesson(monkeypatch: pytest.MonkeyPatch) -> Lesson:
    """Let a stand-in teach the twins of the interview."""
    stand_in = Lesson()
    monkeypatch.setattr("custom_components.digital_twin.flow.twin_flow.async_learn", stand_in)
    return stand_in
