"""Entries of the home and of twins: loading side by side, a home that is missing, leaving nothing behind."""

import time
from dataclasses import replace
from datetime import timedelta
from unittest.mock import patch

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.digital_twin.const import DOMAIN
from custom_components.digital_twin.coordinator import TwinCoordinator, TwinStatus
from custom_components.digital_twin.core.twin import Estimate, Learned
from custom_components.digital_twin.data import DATA
from custom_components.digital_twin.learning import async_learn

from .common import add_device, add_entity, async_add_entry, async_add_home, home_entry, twin_entry

LEARNED = Learned(
    kind="light", structure="curve", parameters={"x": Estimate(1.0, 0.1)}, days=3.0, learned_at=time.time()
)


@pytest.fixture(autouse=True)
def lamp(hass: HomeAssistant) -> str:
    """Return the registry id of a lamp on a device."""
    device = add_device(hass, "Lamp")
    return add_entity(hass, "light.lamp", device=device, state="on", attributes={"brightness": 128}).id


async def test_a_twin_without_a_home_waits_and_starts_when_the_home_comes(hass: HomeAssistant, lamp: str) -> None:
    twin = await async_add_entry(hass, twin_entry("light", lamp))
    assert twin.state is ConfigEntryState.SETUP_RETRY
    assert twin.error_reason_translation_key == "home_missing"

    await async_add_home(hass)
    assert twin.state is ConfigEntryState.LOADED
    assert twin.runtime_data.state.get("on") is True


async def test_home_and_twins_may_be_set_up_in_any_order(hass: HomeAssistant, lamp: str) -> None:
    twin, home = twin_entry("light", lamp), home_entry()
    twin.add_to_hass(hass)
    home.add_to_hass(hass)
    await hass.config_entries.async_setup(twin.entry_id)
    await hass.async_block_till_done()
    assert twin.state is ConfigEntryState.LOADED
    assert home.state is ConfigEntryState.LOADED
    assert twin.runtime_data.home is home.runtime_data
    assert list(home.runtime_data.twins) == [twin.entry_id]


async def test_a_twin_says_that_its_home_is_gone_goes_on_following_and_resumes(hass: HomeAssistant, lamp: str) -> None:
    home = await async_add_home(hass)
    twin = await async_add_entry(hass, twin_entry("light", lamp))
    await hass.config_entries.async_unload(home.entry_id)
    coordinator: TwinCoordinator = twin.runtime_data
    assert coordinator.status is TwinStatus.HOME_MISSING
    hass.states.async_set("light.lamp", "off")
    await hass.async_block_till_done()
    assert coordinator.state.get("on") is False

    await hass.config_entries.async_setup(home.entry_id)
    await hass.async_block_till_done()
    assert twin.state is ConfigEntryState.LOADED
    assert twin.runtime_data is not coordinator
    assert twin.runtime_data.status is TwinStatus.FOLLOWING
    assert twin.runtime_data.home is home.runtime_data


async def test_a_reloaded_home_takes_its_twins_with_it(hass: HomeAssistant, lamp: str) -> None:
    home = await async_add_home(hass)
    twin = await async_add_entry(hass, twin_entry("light", lamp))
    await hass.config_entries.async_reload(home.entry_id)
    await hass.async_block_till_done()
    assert twin.state is ConfigEntryState.LOADED
    assert twin.runtime_data.home is home.runtime_data
    assert list(home.runtime_data.twins) == [twin.entry_id]


async def test_what_the_interview_learned_is_taken_over_and_survives_a_restart(hass: HomeAssistant, lamp: str) -> None:
    await async_add_home(hass)
    entry = twin_entry("light", lamp)
    hass.data[DATA].learned[entry.unique_id] = LEARNED
    twin = await async_add_entry(hass, entry)
    assert twin.runtime_data.learned == LEARNED
    assert hass.data[DATA].learned == {}
    await hass.config_entries.async_reload(twin.entry_id)
    assert twin.runtime_data.learned == LEARNED


async def test_unreadable_learning_is_learned_anew(
    hass: HomeAssistant, lamp: str, hass_storage: dict[str, object], caplog: pytest.LogCaptureFixture
) -> None:
    entry = twin_entry("light", lamp)
    key = f"{DOMAIN}/{entry.entry_id}"
    hass_storage[key] = {"version": 1, "minor_version": 1, "key": key, "data": {"kind": "light"}}
    await async_add_home(hass)
    twin = await async_add_entry(hass, entry)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert "is learned anew" in caplog.text
    assert twin.runtime_data.learned is not None
    assert twin.runtime_data.learned.kind == "light"


@pytest.mark.parametrize(
    ("days", "age", "asked"),
    [(3.0, 3600.0, 0), (3.0, 130_000.0, 1), (0.0, 60.0, 1)],
    ids=["known and fresh", "a day and a half old", "nothing learned yet"],
)
async def test_a_twin_learns_anew_when_that_is_due(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, lamp: str, days: float, age: float, asked: int
) -> None:
    await async_add_home(hass)
    entry = twin_entry("light", lamp)
    known = replace(LEARNED, days=days, learned_at=time.time() - age)
    hass.data[DATA].learned[entry.unique_id or ""] = known
    with patch("custom_components.digital_twin.training.async_learn", side_effect=async_learn) as learn:
        twin = await async_add_entry(hass, entry)
        await hass.async_block_till_done(wait_background_tasks=True)
        assert learn.call_count == asked
        for _ in range(7):
            freezer.tick(timedelta(hours=6, seconds=1))
            async_fire_time_changed(hass)
            await hass.async_block_till_done(wait_background_tasks=True)
        assert learn.call_count > asked
    if days:
        assert twin.runtime_data.learned == known, "what was known stays when the history says nothing"
    else:
        assert twin.runtime_data.learned.report[0].id == "history_no_recorder"


async def test_unloading_leaves_nothing_tracked_and_removal_nothing_stored(
    hass: HomeAssistant, lamp: str, hass_storage: dict[str, object]
) -> None:
    home = await async_add_home(hass)
    entry = twin_entry("light", lamp)
    hass.data[DATA].learned[entry.unique_id or ""] = LEARNED
    twin = await async_add_entry(hass, entry)
    key = f"{DOMAIN}/{twin.entry_id}"
    assert key in hass_storage
    assert home.runtime_data.tracker.tracked == 1
    await hass.config_entries.async_unload(twin.entry_id)
    assert home.runtime_data.tracker.tracked == 0
    assert home.runtime_data.twins == {}
    assert home.runtime_data.health is None
    await hass.config_entries.async_remove(twin.entry_id)
    await hass.async_block_till_done()
    assert key not in hass_storage
    assert er.async_entries_for_config_entry(er.async_get(hass), twin.entry_id) == []
    assert [device.name for device in dr.async_get(hass).devices if device.model == "Digital twin"] == []


async def test_a_twin_of_a_twin_is_refused(hass: HomeAssistant, lamp: str) -> None:
    await async_add_home(hass)
    first = await async_add_entry(hass, twin_entry("light", lamp))
    shadow = next(
        entry
        for entry in er.async_entries_for_config_entry(er.async_get(hass), first.entry_id)
        if entry.domain == "light"
    )
    second = await async_add_entry(hass, twin_entry("light", shadow.id))
    assert second.state is ConfigEntryState.SETUP_ERROR
    assert second.error_reason_translation_key == "own_entity_as_source"


async def test_the_home_finds_twins_by_source_shadow_and_device(hass: HomeAssistant) -> None:
    device = add_device(hass, "Fan")
    main = add_entity(hass, "fan.fan", device=device, state="on")
    home = (await async_add_home(hass)).runtime_data
    entry = await async_add_entry(hass, twin_entry("fan", main.id, device_id=device.id))
    twin = entry.runtime_data
    registry = er.async_get(hass)
    own = er.async_entries_for_config_entry(registry, entry.entry_id)
    assert home.twin_of_entity("fan.fan") is twin
    assert {home.twin_of_entity(entity.entity_id) for entity in own} == {twin}
    assert home.twin_of_device(device.id) is twin
    assert home.twin_of_device(own[0].device_id) is twin
    assert home.twin_of_entity("light.lamp") is None
    assert home.twin_of_device("unknown") is None
