"""What was shown to who wants notifications goes away with what it told of."""

from collections.abc import Callable

import pytest
from homeassistant.components.persistent_notification import (
    Notification,
    UpdateType,
    async_register_callback,
)
from homeassistant.core import HomeAssistant, callback
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.digital_twin.const import DOMAIN
from tests.common import async_add_entry, home_entry

from ..platforms.physical import PhysicalSensor
from ..platforms.shadows import async_add_physical, async_add_twin
from .conftest import Pass

type Shown = Callable[[], list[str]]

FAR = "value of Cellar is 16 °C, expected is 12 °C."


@pytest.fixture
async def sensor(hass: HomeAssistant) -> PhysicalSensor:
    """Return a sensor of a home whose user wants notifications."""
    sensor = PhysicalSensor("Cellar", native_value=12.0, device_class="temperature", native_unit_of_measurement="°C")
    await async_add_physical(hass, sensor)
    await async_add_entry(hass, home_entry(notify=True))
    return sensor


@pytest.fixture
async def entry(hass: HomeAssistant, sensor: PhysicalSensor) -> MockConfigEntry:
    """Return the sensor's twin, which expects 12 °C."""
    entry = await async_add_twin(hass, sensor)
    expected = {"entity_id": sensor.entity_id, "value": 12, "tolerance": 4}
    await hass.services.async_call(DOMAIN, "set_expected_state", expected, blocking=True)
    return entry


@pytest.fixture
def shown(hass: HomeAssistant) -> Shown:
    """Return what tells the notifications that are shown."""
    there: dict[str, Notification] = {}

    @callback
    def note(update: UpdateType, notifications: dict[str, Notification]) -> None:
        for key, notification in notifications.items():
            if update is UpdateType.REMOVED:
                there.pop(key)
            else:
                there[key] = notification

    async_register_callback(hass, note)
    return lambda: [notification["message"] for notification in there.values()]


async def test_what_is_over_is_shown_no_more(
    sensor: PhysicalSensor, entry: MockConfigEntry, shown: Shown, time_passes: Pass
) -> None:
    sensor.show(native_value=16.0)
    await time_passes(180)
    assert sorted(shown()) == ["The health of Cellar has fallen to 57 of 100.", FAR]
    sensor.show(native_value=12.0)
    await time_passes(180)
    assert FAR not in shown()
    await time_passes(86_400, 600)
    assert shown() == []


async def test_what_somebody_knows_of_is_shown_no_more(
    hass: HomeAssistant, sensor: PhysicalSensor, entry: MockConfigEntry, shown: Shown, time_passes: Pass
) -> None:
    sensor.show(native_value=16.0)
    await time_passes(180)
    assert FAR in shown()
    rest = {"entity_id": sensor.entity_id, "duration": {"hours": 1}}
    await hass.services.async_call(DOMAIN, "snooze_alert", rest, blocking=True, return_response=True)
    assert FAR not in shown()
