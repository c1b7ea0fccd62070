"""What the rehearsal's tests share: one process for all of them, since it takes seconds to start."""

from collections.abc import AsyncIterator, Iterator

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_mock_service

from tests.common import add_device, add_entity, async_add_entry, async_add_home, twin_entry

from .kitchen import CLIMATE, LAMP, MORNING, THERMOSTAT, WARM
from .warm import WarmProcess


@pytest.fixture(scope="session")
def warm() -> Iterator[WarmProcess]:
    """Keep one rehearsal process over all tests; it is asked through plain pipes, whatever loop a test has."""
    process = WarmProcess()
    yield process
    process.end()


@pytest.fixture
def noon(freezer: FrozenDateTimeFactory) -> None:
    """Let it be noon at home, long before anything of the morning."""
    freezer.move_to("2026-11-21T20:00:00+00:00")


@pytest.fixture
async def home(hass: HomeAssistant) -> AsyncIterator[MockConfigEntry]:
    """Set up a home with a thermostat and a lamp, their twins, and two automations that hang together."""
    kitchen = add_device(hass, "kitchen", area="Kitchen")
    add_entity(hass, CLIMATE, device=kitchen, state="heat", attributes=THERMOSTAT)
    hall = add_device(hass, "hall", area="Hall")
    add_entity(hass, LAMP, device=hall, state="off", attributes={"supported_color_modes": ["onoff"]})
    for domain, service in (
        ("climate", "set_temperature"), ("climate", "set_hvac_mode"), ("light", "turn_on"), ("light", "turn_off"),
        ("notify", "me"),
    ):  # fmt: skip
        async_mock_service(hass, domain, service)
    assert await async_setup_component(hass, "automation", {"automation": [MORNING, WARM]})
    entry = await async_add_home(hass)
    await async_add_entry(hass, twin_entry("thermostat", CLIMATE, name="Kitchen", device_id=kitchen.id))
    await async_add_entry(hass, twin_entry("light", LAMP, name="Hall lamp", device_id=hall.id))
    yield entry
    await hass.services.async_call("automation", "turn_off", {"entity_id": "all"}, blocking=True)
