"""When snapshots are taken, what they hold, how many, and that nothing changes one."""

import asyncio
from dataclasses import FrozenInstanceError, replace
from datetime import timedelta
from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import EVENT_HOMEASSISTANT_FINAL_WRITE
from homeassistant.core import Context, HomeAssistant
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.digital_twin.const import Mode, Role
from custom_components.digital_twin.coordinator import TwinCoordinator
from custom_components.digital_twin.core.state import Source
from custom_components.digital_twin.history import BURST, KEPT, RENEWAL, SETTLED_AFTER, developed, is_intact
from custom_components.digital_twin.manager import Home
from custom_components.digital_twin.store import queries

from .common import add_entity, async_add_entry, async_add_home, twin_entry

PLUG, POWER, BLIND = "switch.plug", "sensor.plug_power", "cover.blind"
WATT = {"unit_of_measurement": "W"}


@pytest.fixture
async def home(hass: HomeAssistant) -> Home:
    """Set up a home."""
    entry = await async_add_home(hass)
    home: Home = entry.runtime_data
    return home


@pytest.fixture
async def plug(hass: HomeAssistant, home: Home) -> TwinCoordinator:
    """Give the twin of a plug that measures its power."""
    switch = add_entity(hass, PLUG, state="off")
    power = add_entity(hass, POWER, state="0.0", attributes=WATT)
    entry = await async_add_entry(hass, twin_entry("plug", switch.id, roles={Role.POWER: [power.id]}))
    assert home.twins
    twin: TwinCoordinator = entry.runtime_data
    return twin


async def report(
    hass: HomeAssistant, entity_id: str, state: str, context: Context | None = None, **attributes: Any
) -> None:
    """Have a device report."""
    hass.states.async_set(entity_id, state, attributes, context=context)
    await hass.async_block_till_done()


async def pass_time(hass: HomeAssistant, freezer: FrozenDateTimeFactory, seconds: float) -> None:
    """Let time go by."""
    freezer.tick(timedelta(seconds=seconds))
    async_fire_time_changed(hass)
    await hass.async_block_till_done()


async def test_starting_takes_none(plug: TwinCoordinator) -> None:
    assert (plug.history.taken, plug.history.in_memory) == (0, 0)


async def test_what_is_no_number_is_kept_at_once(hass: HomeAssistant, plug: TwinCoordinator) -> None:
    context = Context(user_id="anna", parent_id="parent")
    await report(hass, PLUG, "on", context)
    (record,) = plug.history.recent()
    assert (record.reason, record.source, dict(record.values)) == ("change", "user", {"on": True, "power": 0.0})
    assert record.context == {"id": context.id, "parent_id": "parent", "user_id": "anna"}
    assert record.revision == plug.state.revision
    assert record.changed["on"] == hass.states.get(PLUG).last_updated_timestamp
    await report(hass, PLUG, "on", friendly_name="Renamed")
    assert plug.history.taken == 1


async def test_a_measured_number_is_kept_every_hour(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, plug: TwinCoordinator
) -> None:
    for minute in range(90):
        hass.states.async_set(POWER, str(100.0 + minute), WATT)
        await pass_time(hass, freezer, 60)
    assert {record.reason for record in plug.history.recent()} == {"hourly"}
    assert 1 <= plug.history.taken <= 2
    taken = plug.history.taken
    for _ in range(3):
        await pass_time(hass, freezer, 3600)
    # The last reports since the last snapshot, and then nothing new.
    assert plug.history.taken <= taken + 1


async def test_a_number_that_is_set_is_kept_once_it_rests(
    hass: HomeAssistant, home: Home, freezer: FrozenDateTimeFactory
) -> None:
    entity = add_entity(hass, BLIND, state="open", attributes={"current_position": 100})
    entry = await async_add_entry(hass, twin_entry("cover", entity.id))
    twin: TwinCoordinator = entry.runtime_data
    for position in range(90, 0, -10):
        await report(hass, BLIND, "open", current_position=position)
        await pass_time(hass, freezer, 1)
    assert twin.history.taken == 0
    await pass_time(hass, freezer, SETTLED_AFTER + 1)
    (record,) = twin.history.recent()
    assert record.values["position"] == 10.0
    await pass_time(hass, freezer, 600)
    assert twin.history.taken == 1
    assert home.settling._timer is None  # noqa: SLF001 -- no timer runs while nobody waits


async def test_a_flapping_device_is_bounded_and_its_last_state_kept(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, plug: TwinCoordinator
) -> None:
    for number in range(BURST + 101):
        await report(hass, PLUG, "on" if number % 2 == 0 else "off")
    assert plug.history.taken == BURST
    assert plug.history.put_together == 101
    await pass_time(hass, freezer, RENEWAL + 2)
    assert plug.history.taken == BURST + 1
    assert plug.history.recent()[0].values["on"] is True
    await pass_time(hass, freezer, 3 * RENEWAL)
    await report(hass, PLUG, "off")
    assert plug.history.recent()[0].values["on"] is False


async def test_the_newest_are_in_memory_and_all_in_the_database(hass: HomeAssistant, plug: TwinCoordinator) -> None:
    for number in range(KEPT + 20):
        plug.history.async_take(f"number {number}", Source.USER)
    assert plug.history.in_memory == KEPT
    found, whole = await plug.history.async_between()
    assert (len(found), whole) == (KEPT + 20, True)
    assert all(is_intact(record) for record in found)
    assert {record.reason for record in found} == {f"number {number}" for number in range(KEPT + 20)}


async def test_they_are_there_after_a_restart(hass: HomeAssistant, plug: TwinCoordinator) -> None:
    await report(hass, PLUG, "on")
    await report(hass, PLUG, "off")
    before = plug.history.recent()
    await hass.config_entries.async_reload(plug.entry.entry_id)
    await hass.async_block_till_done()
    twin: TwinCoordinator = plug.entry.runtime_data
    assert twin is not plug
    assert twin.history.in_memory == 0
    found, _ = await twin.history.async_between()
    assert found == before
    await twin.history.async_fill()
    assert twin.history.recent() == before
    assert await twin.history.async_find(before[0].snapshot_id) == before[0]
    assert await twin.history.async_at(before[1].at) in before


async def test_memory_and_database_agree_to_the_last_bit(hass: HomeAssistant, plug: TwinCoordinator) -> None:
    await report(hass, POWER, "0.1", **WATT)
    await report(hass, PLUG, "on")
    (in_memory,) = plug.history.recent()
    await plug.home.database.async_flush()
    stored = await plug.home.database.async_read(lambda con: queries.snapshot(con, in_memory.snapshot_id))
    assert stored == in_memory


async def test_nothing_changes_a_snapshot_unnoticed(hass: HomeAssistant, plug: TwinCoordinator) -> None:
    await report(hass, PLUG, "on")
    (record,) = plug.history.recent()
    with pytest.raises(FrozenInstanceError):
        record.reason = "other"  # type: ignore[misc]  # the point of this test
    assert is_intact(record)
    changes: list[dict[str, Any]] = [
        {"values": {**record.values, "on": False}},
        {"changed": {**record.changed, "on": 1.0}},
        {"at": record.at + 1e-3},
        {"reason": "other"},
        {"source": "device"},
        {"revision": record.revision + 1},
        {"health": 1.0},
        {"context": None},
        {"twin_id": "another"},
        {"snapshot_id": "another"},
    ]
    for change in changes:
        changed = replace(record, **change)
        if changed != record:
            assert not is_intact(changed), change


async def test_a_second_write_of_a_snapshot_leaves_the_first(hass: HomeAssistant, plug: TwinCoordinator) -> None:
    record = plug.history.async_take("first", Source.USER)
    await plug.home.database.async_commit(replace(record, reason="second"))
    stored = await plug.home.database.async_read(lambda con: queries.snapshot(con, record.snapshot_id))
    assert stored == record


async def test_an_unloaded_twin_takes_none(hass: HomeAssistant, plug: TwinCoordinator) -> None:
    await hass.config_entries.async_unload(plug.entry.entry_id)
    await report(hass, PLUG, "on")
    assert plug.history.taken == 0


async def test_a_change_is_written_within_a_second_or_two(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, plug: TwinCoordinator
) -> None:
    hass.states.async_set(PLUG, "on")
    # Two turns: the event, and the flush that follows.
    for _ in range(3):
        await asyncio.sleep(0)
    assert [exposure.record().values["on"] for exposure in plug.history.exposed] == [True]
    freezer.tick(1.1)
    async_fire_time_changed(hass)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert plug.history.exposed == []
    await plug.home.database.async_flush()
    stored = await plug.home.database.async_read(lambda con: queries.snapshots(con, plug.entry.entry_id))
    assert stored == plug.history.recent()
    assert is_intact(stored[0])


async def test_what_somebody_looked_at_meanwhile_is_kept_once(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, plug: TwinCoordinator
) -> None:
    await report(hass, PLUG, "on")
    exposed = plug.history.exposed
    assert plug.history.in_memory == 1
    plug.history.async_developed([developed(exposure) for exposure in exposed])
    assert plug.history.in_memory == 1


async def test_nothing_is_lost_when_home_assistant_ends(hass: HomeAssistant, plug: TwinCoordinator) -> None:
    await report(hass, PLUG, "on")
    hass.bus.async_fire(EVENT_HOMEASSISTANT_FINAL_WRITE)
    await hass.async_block_till_done()
    assert plug.history.exposed == []
    await plug.home.database.async_flush()
    assert await plug.home.database.async_read(lambda con: queries.snapshots(con, plug.entry.entry_id))


async def test_a_sandbox_is_kept_as_it_is_shown(hass: HomeAssistant, home: Home) -> None:
    entity = add_entity(hass, "switch.heater", state="off")
    entry = await async_add_entry(hass, twin_entry("plug", entity.id, mode=Mode.SANDBOX))
    twin: TwinCoordinator = entry.runtime_data
    await report(hass, "switch.heater", "on")
    assert [(record.values["on"], record.source) for record in twin.history.recent()] == [(True, "device")]
    assert twin.stage is not None
    await twin.stage.async_command(twin.config.main, "turn_off", {}, Context(user_id="anna"))
    newest = twin.history.recent()[0]
    assert (newest.values["on"], newest.reason, newest.source) == (False, "command", "user")


@pytest.mark.parametrize("away", [False, True])
async def test_a_restart_does_not_begin_anew_what_lasts(
    hass: HomeAssistant, plug: TwinCoordinator, freezer: FrozenDateTimeFactory, *, away: bool
) -> None:
    await report(hass, PLUG, "on")
    since = plug.state.freeze().changed["on"]
    await pass_time(hass, freezer, 7200)
    entry = plug.entry
    assert await hass.config_entries.async_unload(entry.entry_id)
    freezer.tick(timedelta(minutes=5))
    await report(hass, PLUG, "unavailable")
    if not away:
        await report(hass, PLUG, "on")
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    twin: TwinCoordinator = entry.runtime_data
    if away:
        assert twin.snapshot().changed.keys() == {"power"}
        await report(hass, PLUG, "on")
    assert twin.snapshot().changed["on"] == since
    await report(hass, PLUG, "off")
    assert twin.snapshot().changed["on"] > since + 7200


async def test_what_comes_back_as_another_thing_is_new(
    hass: HomeAssistant, plug: TwinCoordinator, freezer: FrozenDateTimeFactory
) -> None:
    await report(hass, PLUG, "on")
    since = plug.snapshot().changed["on"]
    for state, still in (("on", True), ("off", False)):
        await pass_time(hass, freezer, 600)
        await report(hass, PLUG, "unavailable")
        await pass_time(hass, freezer, 60)
        await report(hass, PLUG, state)
        assert (plug.snapshot().changed["on"] == since) is still
