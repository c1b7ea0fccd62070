"""In the running test home a stuck sensor, a lost command and a drift are told once, dealt with as ruled, and clear."""

from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.digital_twin.const import CONF_CORRECTIONS, DOMAIN, Priority
from custom_components.digital_twin.core.sync.correction import Extent

from ..common import async_add_home, twin_entry
from ..home_tests.conftest import set_up
from .common import last, told
from .conftest import Pass
from .test_corrections import forecast

LIGHT = "light.bedroom_ceiling"
KITCHEN = "sensor.kitchen_temperature"
LIVING_ROOM = "sensor.living_room_temperature"
WATCHED = ("command", "divergence", "correction")


@pytest.fixture(autouse=True)
async def _running(hass: HomeAssistant, freezer: FrozenDateTimeFactory, hass_storage: dict[str, Any]) -> None:
    """Have the test home run on a winter evening, its people sitting still, beside a home of twins."""
    freezer.move_to("2026-11-21T19:00:00+00:00")
    await set_up(hass)
    await async_add_home(hass)


async def twin_of(hass: HomeAssistant, kind: str, entity_id: str, **settings: Any) -> MockConfigEntry:
    source = er.async_get(hass).async_get(entity_id)
    assert source is not None
    entry = twin_entry(kind, source.id, device_id=source.device_id, priority=Priority.HIGH)
    entry.add_to_hass(hass)
    hass.config_entries.async_update_entry(entry, data={**entry.data, **settings})
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    return entry


async def fault(hass: HomeAssistant, device: str, **what: Any) -> None:
    await hass.services.async_call("test_home", "set_fault", {"device": device, **what}, blocking=True)


def reading(hass: HomeAssistant, entity_id: str) -> float:
    return float(hass.states.get(entity_id).state)


async def test_a_drift_is_told_not_corrected_and_clears(hass: HomeAssistant, time_passes: Pass) -> None:
    entry = await twin_of(hass, "sensor", KITCHEN)
    expected = {"entity_id": KITCHEN, "value": reading(hass, KITCHEN), "tolerance": 4}
    await hass.services.async_call(DOMAIN, "set_expected_state", expected, blocking=True, return_response=True)
    await fault(hass, "kitchen_climate", fault="drift", rate=12)
    await time_passes(900)
    kinds = told(entry, *WATCHED)
    assert kinds[0] == "diverged"
    assert kinds.count("diverged") == 1
    assert set(kinds) == {"diverged", "worse"}
    found = last(entry, "diverged")
    assert (found["meaning"], found["recommended"], found["automatic"]) == ("meaning_baseline", "recommend_look", False)
    await fault(hass, "kitchen_climate", fault="none")
    await time_passes(600)
    assert told(entry, *WATCHED) == [*kinds, "over"]


async def test_a_lost_command_is_sent_again_where_that_is_allowed(hass: HomeAssistant, time_passes: Pass) -> None:
    entry = await twin_of(hass, "light", LIGHT, **{CONF_CORRECTIONS: Extent.DEVICE.value})
    await fault(hass, "bedroom_ceiling", fault="lost_commands")
    await hass.services.async_call("light", "turn_on", {"entity_id": LIGHT}, blocking=True)
    await time_passes(20)
    await fault(hass, "bedroom_ceiling", fault="none")
    assert (hass.states.get(LIGHT).state, told(entry, *WATCHED)) == ("off", [])
    await time_passes(200)
    assert hass.states.get(LIGHT).state == "on"
    assert told(entry, *WATCHED) == ["disobeyed", "corrected", "over"]
    assert last(entry, "disobeyed")["automatic"] is True


async def test_a_stuck_sensor_is_marked_and_believed_again_once_it_moves(
    hass: HomeAssistant, time_passes: Pass
) -> None:
    entry = await twin_of(hass, "sensor", LIVING_ROOM)
    twin = entry.runtime_data
    now = reading(hass, LIVING_ROOM)
    forecast(entry, now, now, half_width=1.0)
    # The world goes on a little: a living sensor.
    await fault(hass, "living_room_climate", fault="drift", rate=1.5)
    await time_passes(1800, 30)
    await fault(hass, "living_room_climate", fault="stuck")
    assert told(entry, *WATCHED) == []
    now = reading(hass, LIVING_ROOM)
    forecast(entry, now, now + 6.0)
    await time_passes(3 * 3600, 30)
    assert told(entry, *WATCHED) == ["stuck", "corrected", "over"]
    assert (last(entry, "stuck")["correction"], last(entry, "stuck")["automatic"]) == ("mark_stuck", True)
    assert twin.assessment.stuck == {"value"}
    await fault(hass, "living_room_climate", fault="none")
    await time_passes(600, 30)
    assert twin.assessment.stuck == set()
