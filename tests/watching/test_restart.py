"""What was wrong before a restart of Home Assistant is wrong after it, is told once, and clears when it is over."""

import json
from typing import Any

import pytest
from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.digital_twin.const import CONF_CORRECTIONS, DOMAIN, Mode
from custom_components.digital_twin.core.sync.correction import Extent
from custom_components.digital_twin.core.sync.reconcile import Strategy

from ..platforms.physical import PhysicalClimate, PhysicalLight, PhysicalLock
from ..platforms.shadows import async_twin_of
from .common import last, told
from .conftest import Pass
from .test_conflicts import async_differ, issue_of
from .test_corrections import async_live, forecast, thermometer
from .test_obedience import DeafLight, async_turn_on


async def restart(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Set a twin up anew from what was written, as a start does; nothing is handed over in memory."""
    before = entry.runtime_data
    kept = json.loads(json.dumps(before.assessment._as_dict()))  # noqa: SLF001 -- what the disk would hold
    assert await hass.config_entries.async_unload(entry.entry_id)
    await before.assessment._store.async_save(kept)  # noqa: SLF001 -- see above
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    assert entry.runtime_data is not before


async def test_a_command_that_waits_is_found_lost_after_a_restart(hass: HomeAssistant, time_passes: Pass) -> None:
    lamp = DeafLight("Lamp", is_on=False)
    lamp.deaf = 5
    entry = await async_twin_of(hass, lamp)
    await async_turn_on(hass, lamp.entity_id)
    await time_passes(10)
    assert told(entry) == []
    await restart(hass, entry)
    await time_passes(60)
    assert told(entry) == ["disobeyed"]
    await restart(hass, entry)
    await time_passes(300)
    assert told(entry) == ["disobeyed"], "it is not over, nor told once more"
    lamp.show(is_on=True)
    await time_passes(120)
    assert told(entry) == ["disobeyed", "over"]


async def test_a_command_that_shows_while_nobody_looks_is_settled(hass: HomeAssistant, time_passes: Pass) -> None:
    lamp = DeafLight("Lamp", is_on=False)
    lamp.deaf = 5
    entry = await async_twin_of(hass, lamp)
    await async_turn_on(hass, lamp.entity_id)
    assert await hass.config_entries.async_unload(entry.entry_id)
    lamp.show(is_on=True)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await time_passes(300)
    assert told(entry) == []
    assert list(entry.runtime_data.assessment.obedience) == []


async def test_what_is_off_its_forecast_stays_off_it(hass: HomeAssistant, time_passes: Pass) -> None:
    room = PhysicalClimate("Room", current_temperature=20.0)
    entry = await async_twin_of(hass, room)
    forecast(entry, 20.0, 20.0)
    await async_live(room, time_passes, current_temperature=(20.1, 20.0))
    for step in range(10):
        room.show(current_temperature=18.0 + 0.1 * (step % 2))
        await time_passes(60, 60)
    assert told(entry, "divergence") == ["diverged"]
    since = last(entry, "diverged")["since"]
    await restart(hass, entry)
    entry.runtime_data.forecaster.async_stop()
    for step in range(10):
        room.show(current_temperature=18.0 + 0.1 * (step % 2))
        await time_passes(60, 60)
    assert told(entry, "divergence") == ["diverged"]
    (alert,) = entry.runtime_data.assessment.alerts.book.current.values()
    assert alert.finding.since == since
    room.show(current_temperature=20.0)
    await time_passes(180, 60)
    assert told(entry, "divergence") == ["diverged", "over"]


async def test_what_somebody_sets_meanwhile_ends_what_was_expected(hass: HomeAssistant, time_passes: Pass) -> None:
    room = PhysicalClimate("Room", current_temperature=20.0, target_temperature=20.0)
    entry = await async_twin_of(hass, room)
    forecast(entry, 20.0, 20.0)
    await async_live(room, time_passes, current_temperature=(20.1, 20.0))
    room.show(current_temperature=18.0)
    await time_passes(600, 60)
    assert told(entry, "divergence") == ["diverged"]
    room.show(target_temperature=17.0)
    await restart(hass, entry)
    room.show(target_temperature=16.0)
    entry.runtime_data.forecaster.async_stop()
    entry.runtime_data.forecaster.prediction = None
    await time_passes(180, 60)
    assert told(entry, "divergence") == ["diverged", "over"]


async def test_a_stuck_sensor_is_stuck_until_it_moves(hass: HomeAssistant, time_passes: Pass) -> None:
    sensor = thermometer(20.0)
    entry = await async_twin_of(hass, sensor)
    hass.config_entries.async_update_entry(entry, data={**entry.data, CONF_CORRECTIONS: Extent.NONE.value})
    assert await hass.config_entries.async_reload(entry.entry_id)
    forecast(entry, 20.0, 20.0)
    await async_live(sensor, time_passes, native_value=(20.1, 20.0))
    forecast(entry, 20.0, 24.0)
    await time_passes(2 * 3600, 60)
    assert told(entry, "divergence") == ["stuck"]
    await restart(hass, entry)
    # What is foretold from a value that stands still agrees with it.
    forecast(entry, 20.0, 20.0)
    await time_passes(8 * 3600, 300)
    assert told(entry, "divergence") == ["stuck"]
    forecast(entry, 21.0, 21.0)
    sensor.show(native_value=21.0)
    await time_passes(180, 60)
    assert told(entry, "divergence") == ["stuck", "over"]


async def test_a_door_that_was_open_too_long_before_is_open_too_long(hass: HomeAssistant, time_passes: Pass) -> None:
    door = PhysicalLock("Door", is_locked=True)
    entry = await async_twin_of(hass, door)
    await hass.services.async_call(
        DOMAIN, "set_expected_state", {ATTR_ENTITY_ID: door.entity_id, "value": "locked"}, blocking=True
    )
    door.show(is_locked=False)
    await time_passes(600)
    kinds = told(entry, "divergence")
    assert kinds == ["diverged", "worse"]
    await restart(hass, entry)
    await time_passes(120)
    (alert,) = entry.runtime_data.assessment.alerts.book.current.values()
    assert alert.finding.severity.value == "high", "it has not been right since before the restart"
    assert told(entry, "divergence") == kinds


@pytest.mark.parametrize("strategy", [Strategy.ASK, Strategy.TWIN, Strategy.NEWEST])
async def test_a_question_is_asked_again_and_answers_itself(
    hass: HomeAssistant, time_passes: Pass, strategy: Strategy
) -> None:
    lamp = PhysicalLight("Lamp", is_on=False)
    entry = await async_differ(hass, lamp, strategy, time_passes)
    kinds = told(entry, "approval")
    await restart(hass, entry)
    await time_passes(60)
    assert issue_of(hass, entry) is not None
    assert told(entry, "approval") == kinds, "what was told is not told once more"
    lamp.show(is_on=True)
    await time_passes(70)
    assert issue_of(hass, entry) is None
    assert entry.runtime_data.conflicts.open == {}
    assert told(entry, "approval") == [*kinds, "conflict_over"]


async def test_a_sleeping_twin_finds_a_lost_command_and_what_people_do_not_expect(
    hass: HomeAssistant, time_passes: Pass
) -> None:
    lamp = DeafLight("Lamp", is_on=False)
    lamp.deaf = 5
    entry = await async_twin_of(hass, lamp, mode=Mode.MIRROR)
    twin = entry.runtime_data
    await twin.hibernation.async_sleep()
    await async_turn_on(hass, lamp.entity_id)
    await time_passes(60)
    assert (told(entry), twin.hibernation.asleep) == (["disobeyed"], True)
    far: dict[str, Any] = {"now": twin.started_at + 10 * 86_400}
    assert not twin.hibernation.is_idle(**far), "what is wrong keeps a twin awake"
    lamp.show(is_on=True)
    await time_passes(120)
    assert told(entry) == ["disobeyed", "over"]
    twin.forecaster._short.wanted = 0  # noqa: SLF001 -- as when the prediction sensors are disabled
    assert twin.hibernation.is_idle(**far)
