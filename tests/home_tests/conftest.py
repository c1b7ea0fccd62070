"""A running test home in a real `hass`."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

OPTIONS = {"seed": 1, "speed": 1.0, "people": False}

type Wait = Callable[[float], Awaitable[None]]


@pytest.fixture(autouse=True)
def _storage_in_memory(request: pytest.FixtureRequest) -> None:
    """Keep what the home writes down from reaching other tests."""
    if "hass" in request.fixturenames:
        request.getfixturevalue("hass_storage")


@pytest.fixture
async def home(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> MockConfigEntry:
    """Set up a home without MQTT whose people sit still, on a winter evening."""
    freezer.move_to("2026-11-21T19:00:00+00:00")
    return await set_up(hass)


@pytest.fixture
def wait(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> Wait:
    """Give a function that lets seconds pass, one by one where that is bearable."""

    async def wait_seconds(seconds: float) -> None:
        step = 1.0 if seconds <= 120.0 else 60.0
        while seconds > 0.0:
            freezer.tick(timedelta(seconds=min(step, seconds)))
            seconds -= step
            async_fire_time_changed(hass)
            await hass.async_block_till_done()

    return wait_seconds


async def set_up(hass: HomeAssistant, **options: Any) -> MockConfigEntry:
    """Set up a home with these options."""
    entry = MockConfigEntry(domain="test_home", title="Test home", options=OPTIONS | options)
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    return entry
