"""Faults, a changed world and flying time, through Home Assistant's actions."""

from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import device_registry as dr
from pytest_homeassistant_custom_component.common import MockConfigEntry

from .conftest import Wait


async def act(hass: HomeAssistant, action: str, **data: Any) -> None:
    await hass.services.async_call("test_home", action, data, blocking=True)


def state(hass: HomeAssistant, entity_id: str) -> str:
    return hass.states.get(entity_id).state


async def test_a_device_becomes_unavailable_and_comes_back(hass: HomeAssistant, home: MockConfigEntry) -> None:
    await act(hass, "set_fault", device="kitchen_ceiling", fault="unavailable")
    assert state(hass, "light.kitchen_ceiling") == "unavailable"
    await act(hass, "set_fault", device="kitchen_ceiling", fault="none")
    assert state(hass, "light.kitchen_ceiling") == "off"


async def test_a_device_may_be_named_by_its_id(hass: HomeAssistant, home: MockConfigEntry, wait: Wait) -> None:
    device = dr.async_get(hass).async_get_device_by_identifier(("test_home", "living_room_climate"), home.entry_id)
    before = float(state(hass, "sensor.living_room_temperature"))
    await act(hass, "set_fault", device=device.id, fault="drift", rate=360.0)
    await wait(60)
    assert float(state(hass, "sensor.living_room_temperature")) > before + 4.0


async def test_lost_and_delayed_commands(hass: HomeAssistant, home: MockConfigEntry, wait: Wait) -> None:
    turn_on = ("light", "turn_on", {"entity_id": "light.kitchen_ceiling"})
    await act(hass, "set_fault", device="kitchen_ceiling", fault="lost_commands")
    await hass.services.async_call(*turn_on, blocking=True)
    await wait(5)
    assert state(hass, "light.kitchen_ceiling") == "off"
    await act(hass, "set_fault", device="kitchen_ceiling", fault="delayed_commands", delay=10)
    await hass.services.async_call(*turn_on, blocking=True)
    await wait(8)
    assert state(hass, "light.kitchen_ceiling") == "off"
    await wait(3)
    assert state(hass, "light.kitchen_ceiling") == "on"


async def test_unknown_devices_are_refused(hass: HomeAssistant, home: MockConfigEntry) -> None:
    with pytest.raises(ServiceValidationError, match="no device toaster"):
        await act(hass, "set_fault", device="toaster", fault="stuck")


async def test_without_a_home_the_actions_say_so(hass: HomeAssistant, home: MockConfigEntry) -> None:
    await hass.config_entries.async_unload(home.entry_id)
    with pytest.raises(ServiceValidationError, match="not running"):
        await act(hass, "advance", minutes=5)


@pytest.mark.parametrize(
    ("change", "entity_id", "expected"),
    [
        ({"leak": True}, "binary_sensor.utility_leak", "on"),
        ({"smoke": True}, "binary_sensor.hallway_smoke", "on"),
        ({"window": "bedroom"}, "binary_sensor.bedroom_window", "on"),
        ({"outage": True}, "switch.kitchen_fridge", "unavailable"),
        ({"outage": True}, "lock.hallway_front_door", "locked"),
    ],
)
async def test_the_world_changes_at_once(
    hass: HomeAssistant, home: MockConfigEntry, change: dict[str, Any], entity_id: str, expected: str
) -> None:
    await act(hass, "set_world", **change)
    assert state(hass, entity_id) == expected


async def test_people_can_be_sent_away_and_the_cold_be_called(
    hass: HomeAssistant, home: MockConfigEntry, wait: Wait
) -> None:
    before = float(state(hass, "sensor.outdoor_temperature"))
    await act(hass, "set_world", people="away", temperature_offset=-15)
    assert float(state(hass, "sensor.outdoor_temperature")) == pytest.approx(before - 15.0, abs=0.5)
    await wait(60)
    assert state(hass, "device_tracker.anna_phone") == "not_home"
    await act(hass, "set_world", people="home")
    await wait(60)
    assert state(hass, "device_tracker.anna_phone") == "home"


async def test_time_flies_and_each_entity_speaks_once(hass: HomeAssistant, home: MockConfigEntry) -> None:
    world = home.runtime_data.world
    time, energy = world.time, float(state(hass, "sensor.main_meter_energy"))
    changes: list[str] = []
    hass.bus.async_listen("state_changed", lambda event: changes.append(event.data["entity_id"]))
    await act(hass, "advance", minutes=600)
    await hass.async_block_till_done()
    assert world.time - time == pytest.approx(36_000.0, abs=1.0)
    assert float(state(hass, "sensor.main_meter_energy")) > energy + 0.8
    assert len(changes) == len(set(changes)) > 10
